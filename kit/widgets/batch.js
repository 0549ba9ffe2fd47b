// @ts-check
/** In a large room items come a batch at a time: how many are left, and asking for more. */

import { follow, h, say } from "./dom.js";
import { stateLine } from "./form.js";
import { forgetRefused, tellPending } from "./pending.js";
import { t } from "./words.js";

/** @import { ActivityRoom, Command } from "./room.js" */

/** Whether there is more than this phone shows or has been given.
 * @param {ActivityRoom} room */
export function isMore(room) {
  const { batch } = room.view;
  return Boolean(batch && batch.left > 0);
}

/** How far one is beyond what is shown: nothing in a small room.
 * @param {ActivityRoom} room */
export function beyond(room) {
  return room.view.batch || { done: 0, left: 0, shown: 0 };
}

/**
 * Show how many are left below `list`, with the button that brings the next; the first come by
 * themselves.
 * @param {HTMLElement} list what the items stand in
 * @param {ActivityRoom} room
 */
export function moreButton(list, room) {
  const state = stateLine();
  const button = h("button", { type: "button", class: "kit-button kit-second kit-wide",
    on: { click: ask } });
  const el = h("div", { class: "kit-more-items", hidden: true }, button, state.el);
  let turning = false;
  /** @param {Command} command */
  const isAsking = (command) =>
    command.do === "more" && command.activity === room.view.current.id;
  const asked = () => room.pending.some((one) => isAsking(one.command));
  async function ask() {
    forgetRefused(room, isAsking);
    if (asked()) return;
    turning = beyond(room).shown > 0;
    await room.send({ do: "more", activity: room.view.current.id });
  }
  let before = beyond(room);
  function draw() {
    const { current } = room.view;
    const now = beyond(room);
    el.hidden = !isMore(room) || !(current.state === "open" || current.shown);
    say(button, t("Show others ({n} left)", { n: now.left }));
    tellPending(state, room, isAsking);
    if (!el.hidden && !now.shown && !asked()) ask();
    // The new ones stand first.
    if (turning && now !== before && now.left < before.left) {
      turning = false;
      list.scrollIntoView({ block: "start" });
    }
    before = now;
  }
  draw();
  return { el, stop: follow(room, draw) };
}
