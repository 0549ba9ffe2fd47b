// @ts-check
/** Writing something down: the form of the current activity, and one's own entries. */

import { follow, h, put } from "../../widgets/dom.js";
import { draftKey, ownList } from "../../widgets/entry.js";
import { draftForm, stateLine, stateOf } from "../../widgets/form.js";
import { t } from "../../widgets/words.js";
import { suggestedList } from "./suggested.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/**
 * The participant's part of a collect activity.
 * @param {HTMLElement} el
 * @param {ActivityRoom} room
 * @returns {() => void}
 */
export function collectPart(el, room) {
  const { current } = room.view;
  const { find } = room;
  const state = stateLine();
  let under = false;
  const key = draftKey(room, current.id);
  const form = draftForm({
    specs: current.form, key, within: current.within ? t("What is it about?") : "",
    find: find && ((query) => find(current.id, query)),
    submit: t("Send"),
    async onSubmit(fields, within) {
      const sent = room.send({ do: "add", activity: current.id, kind: current.kind, fields,
        ...(within ? { within } : {}) });
      under = true;
      draw();
      const answer = await sent;
      under = false;
      state.set(answer.ok ? "saved" : "refused", answer.why);
    },
  });
  const none = h("p", { class: "kit-note", text: t("There is nothing to write about yet.") });
  const own = ownList(room, (entry) => {
    form.write({ fields: entry.fields, within: entry.command && entry.command.within });
    form.keep();
    form.focus();
  });
  const kept = h("p", { class: "kit-note", text: t("What you were writing stays on this phone.") });
  const box = h("div", { class: "kit-card kit-writing" }, form.el, state.el, kept);
  const suggested = suggestedList(room);
  put(el, none, box, suggested.el, own.el);

  form.el.addEventListener("input", () => state.set(""));

  function draw() {
    const { choices, current: now } = room.view;
    const open = now.state === "open";
    const orphan = Boolean(now.within) && !choices.length;
    form.offer(choices);
    form.renew(now.form);
    form.enable(open);
    none.hidden = !open || !orphan;
    kept.hidden = open;
    box.hidden = open ? orphan : form.isEmpty();
    if (under) state.set(stateOf(room, { state: "waiting" }));
    suggested.draw();
    own.draw();
  }
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = { part: collectPart, name: () => t("Write") };
