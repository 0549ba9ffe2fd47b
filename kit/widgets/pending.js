// @ts-check
/** Answers under way: where the last of some stands, and forgetting those that were refused. */

import { stateOf } from "./form.js";

/** @import { Command, Room } from "./room.js" */

/** Show where the last of the answers under way stands; nothing once all are saved.
 * @param {{set: (state: string, why?: string) => void}} line
 * @param {Pick<Room, "pending" | "state"> & Partial<Pick<Room, "view">>} room
 * @param {(command: Command) => boolean} isOne which commands are meant */
export function tellPending(line, room, isOne) {
  const under = room.pending.filter((one) => isOne(one.command) && one.state !== "saved");
  const last = under[under.length - 1];
  line.set(last ? stateOf(room, last) : "", last && last.why);
}

/** Forget the refused ones, since another answer is given instead.
 * @param {Pick<Room, "pending" | "dismiss">} room
 * @param {(command: Command) => boolean} isOne which commands are meant */
export function forgetRefused(room, isOne) {
  for (const { command, state } of [...room.pending]) {
    if (state === "refused" && isOne(command)) room.dismiss(command.id);
  }
}
