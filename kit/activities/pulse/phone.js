// @ts-check
/** A pulse on the phone: a few statements, one to five each, in secret and once. */

import { follow, h, put, say, store } from "../../widgets/dom.js";
import { draftKey } from "../../widgets/entry.js";
import { stateLine, stateOf } from "../../widgets/form.js";
import { ratings } from "../../widgets/scales.js";
import { t } from "../../widgets/words.js";

/** @param {HTMLElement} el @param {any} room */
function pulsePart(el, room) {
  const { current } = room.view;
  // Kept until it is sent: a page that reloads meanwhile must not make anybody begin anew.
  const key = draftKey(room, `pulse:${current.id}`);
  let given = /** @type {Record<string, number>} */ (store.get(key) || {});
  const rows = ratings(current.criteria, (value) => {
    given = value || {};
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
    const now = room.view.current;
    if (!now || now.id !== current.id) return;
    const entry = (room.view.items || [])[0];
    const waiting = room.pending.find((/** @type {any} */ p) =>
      p.command.do === "answer" && p.command.activity === current.id);
    const over = Boolean(entry && entry.my_vote === "secret") ||
      Boolean(waiting && waiting.state !== "refused");
    if (entry && entry.my_vote === "secret") store.drop(key);
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

/** @type {import("../../server/static/activities.js").OnPhone} */
export const phone = { part: pulsePart, name: () => t("Pulse") };
