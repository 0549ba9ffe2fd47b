// @ts-check
/** The middle of the page: the current activity, or a quiet card while there is none. */

import { follow, h, put, say } from "../../widgets/dom.js";
import { capital, t } from "../../widgets/words.js";
import { ownList } from "../../widgets/entry.js";
import { resultsPart } from "../../widgets/results.js";
import { activityOf } from "./activities.js";
import { during } from "./during.js";

/** @param {string} privacy */
function privacyNote(privacy) {
  if (privacy === "named") return t("The facilitator sees your name beside your answers.");
  if (privacy === "secret") {
    return t("Secret vote: it cannot be traced to you, and cannot be changed afterwards.");
  }
  return t("Nobody sees who wrote or voted.");
}

/** A quiet card for the moments when nothing is to be done. @param {string} title @param {string} text */
export function calm(title, text) {
  return h("div", { class: "kit-card kit-calm" }, h("h2", { text: title }),
    text && h("p", { class: "kit-quiet", text }));
}

/** Show an activity: its words, one's part in it, and the results once they are shown.
 * @param {HTMLElement} el @param {any} room */
export function activityScreen(el, room) {
  const { current } = room.view;
  const { part, name, privacy, resultsFirst, ownResults } = activityOf(current.does);
  const title = current.title ? t(current.title) : capital(t(current.kind_many || ""));
  const closed = h("p", { class: "kit-closed", role: "status" });
  const body = h("div", {});
  const results = h("section", { class: "kit-shown" });
  // As on the wall: the question is what counts, the activity's name stands small above it.
  const above = current.prompt ? title : name ? name() : "";
  const asked = current.prompt ? t(current.prompt) : title;
  const note = part && (privacy ? privacy(current) : privacyNote(current.privacy));
  put(el, h("div", { class: "kit-intro" },
    above && above !== asked && h("p", { class: "kit-eyebrow", text: above }),
    asked && h("h1", { tabindex: "-1", text: asked }),
    note && h("p", { class: "kit-privacy", text: note })),
  closed, ...(resultsFirst ? [results, body] : [body, results]));
  const stops = [part ? part(body, during(room, room.view)) : waitingPart(body, room)];
  /** @type {(() => void) | null} */
  let stopResults = null;
  function draw() {
    const now = room.view.current;
    if (!now || now.id !== current.id) return;
    const over = Boolean(part) && now.state !== "open";
    closed.hidden = !over;
    say(closed, over ? t("This activity is closed. Look at the wall for what comes next.") : "");
    const shown = now.shown && Boolean(room.view.results) && !ownResults;
    results.hidden = !shown;
    if (shown && !stopResults) {
      const box = h("div", {});
      put(results, part ? h("h2", { text: t("Results") }) : null, box);
      stopResults = resultsPart(box, room) || (() => {});
    } else if (!shown && stopResults) {
      stopResults();
      stopResults = null;
      put(results);
    }
  }
  draw();
  stops.push(follow(room, draw));
  return () => {
    for (const stop of stops) stop();
    if (stopResults) stopResults();
  };
}

/** Nothing to answer: look up, and see what became of one's own entries.
 * @param {HTMLElement} el @param {any} room */
export function waitingPart(el, room) {
  const { waiting } = activityOf(room.view.current ? room.view.current.does : "");
  const text = waiting ? waiting() : t("The next step will appear here by itself.");
  const card = calm(t("Look at the wall"), text);
  const own = ownList(room, () => {});
  put(el, card, own.el);
  function draw() {
    const { current } = room.view;
    card.hidden = Boolean(current && current.shown && room.view.results);
    if (current) own.draw();
    else own.el.hidden = true;
  }
  draw();
  return follow(room, draw);
}
