// @ts-check
/** What one has answered on a ballot, and sending a vote. */

import { stateOf } from "../../widgets/form.js";
import { forgetRefused } from "../../widgets/pending.js";
import { gradesOf } from "../../widgets/scales.js";

/** @import { ItemPart } from "../../widgets/protocol.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** @typedef {Pick<ActivityRoom, "view" | "pending" | "state">} Answered */

/** What one has answered so far, with everything under way laid over it.
 * @param {Answered} room @param {ItemPart} item
 * @returns {{value: unknown, state: string, why: string}} */
export function given(room, item) {
  const { current } = room.view;
  /** @type {unknown} */
  let value = item.my_vote === undefined ? null : item.my_vote;
  let [state, why] = [value === null ? "" : "saved", ""];
  for (const one of room.pending) {
    const { command } = one;
    if (command.do !== "vote" || command.item !== item.id) continue;
    if (command.activity !== current.id) continue;
    state = stateOf(room, one);
    why = one.why;
    if (state === "refused") continue;
    if (current.privacy === "secret") value = "secret";
    else if (current.method === "ratings" && value && command.value) {
      value = { ...gradesOf(value), ...gradesOf(command.value) };
    } else value = command.value;
  }
  if (state === "saved" && value === "secret") state = "secret";
  if (state === "saved" && !value) state = "";
  return { value, state, why };
}

/** Forget what was refused about an item.
 * @param {Pick<ActivityRoom, "view" | "pending" | "dismiss">} room @param {string} item */
export function forget(room, item) {
  const activity = room.view.current.id;
  forgetRefused(room, (command) =>
    command.do === "vote" && command.item === item && command.activity === activity);
}

/** Send a vote. @param {ActivityRoom} room @param {string} item @param {unknown} value */
export function cast(room, item, value) {
  forget(room, item);
  room.send({ do: "vote", activity: room.view.current.id, item, value });
}

/** The room adds ratings to those given, so taking one criterion back means giving the rest anew.
 * @param {ActivityRoom} room @param {ItemPart} item @param {unknown} before
 * @param {unknown} value */
export function change(room, item, before, value) {
  const less = room.view.current.method === "ratings" && before && value
    && Object.keys(gradesOf(before)).some((name) => !(name in gradesOf(value)));
  if (less) cast(room, item.id, null);
  cast(room, item.id, value);
}
