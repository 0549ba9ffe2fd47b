// @ts-check
/** A pulse on the phone: a few statements, one to five each, in secret and once. */

import { follow, h, put, say, store } from "../../widgets/dom.js";
import { draftKey } from "../../widgets/entry.js";
import { stateLine, stateOf } from "../../widgets/form.js";
import { gradesOf, ratings } from "../../widgets/scales.js";
import { t } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** @param {HTMLElement} el @param {ActivityRoom} room */
function pulsePart(el, room) {
  const { current } = room.view;
  // Kept until it is sent: a page that reloads meanwhile must not make anybody begin anew.
  const key = draftKey(room, `pulse:${current.id}`);
  let given = gradesOf(store.get(key));
  const rows = ratings(current, (value) => {
    given = value;
    store.set(key, given);
    draw();
  });
  const problem = h("p", { class: "kit-refused", role: "alert" });
  const state = stateLine();
  const send = h("button", { type: "button", class: "kit-button", text: t("Send"), on: {
    click: () => {
      if (Object.keys(given).length < current.criteria.length) {
        say(problem, t("Answer every statement, please."));
        return;
      }
      say(problem, "");
      room.send({ do: "answer", activity: current.id, values: given });
    } } });
  const card = h("div", { class: "kit-card" }, rows.el, problem, send);
  const done = h("p", { class: "kit-card kit-calm", role: "status" });
  put(el, card, done, state.el);

  function draw() {
    const { current: now, items: [entry] } = room.view;
    const waiting = room.pending.find(({ command }) =>
      command.do === "answer" && command.activity === current.id);
    const kept = Boolean(entry && entry.my_vote === "secret");
    const over = kept || Boolean(waiting && waiting.state !== "refused");
    if (kept) store.drop(key);
    card.hidden = over || now.state !== "open";
    done.hidden = !over;
    say(done, over ? t("Thank you. Your answers are in the urn and cannot be traced to you.") : "");
    rows.set(given, now.state === "open");
    state.set(waiting && waiting.state !== "saved" ? stateOf(room, waiting) : "",
      waiting && waiting.why);
  }
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = { part: pulsePart, name: () => t("Pulse") };
