// @ts-check
/** The middle of the page: the current activity, or a quiet card while there is none. */

import { follow, h, put, say } from "../../widgets/dom.js";
import { capital, t } from "../../widgets/words.js";
import { moreButton } from "../../widgets/batch.js";
import { ownList } from "../../widgets/entry.js";
import { resultsPart } from "../../widgets/results.js";
import { activityOf } from "./activities.js";
import { during, isActive } from "./during.js";

/** @import { Current } from "../../widgets/protocol.js" */
/** @import { ActivityRoom, ActivityView, Room } from "../../widgets/room.js" */

/** Of fewer people than this, nothing is opened or shown: kit/domain/few.py. */
const FEW = 5;

/** @param {Current["privacy"]} privacy */
function privacyNote(privacy) {
  if (privacy === "named") return t("The facilitator sees your name beside your answers.");
  if (privacy === "secret") {
    return t("Secret vote: it cannot be changed. "
      + "The urn is opened only for what at least five have voted on; "
      + "until then only who runs this server could look into it.");
  }
  return t("Nobody sees who wrote or voted.");
}

/** What to do when an activity has ended, and that an urn with few ballots was not opened.
 * @param {ActivityView} view */
function closedNote({ current, turnout }) {
  const few = current.privacy === "secret" && turnout && turnout.voted > 0 && turnout.voted < FEW;
  return few ? t("Fewer than five have voted: the urn stays closed.")
    : t("This activity is closed. Look at the wall for what comes next.");
}

/** A quiet card for the moments when nothing is to be done.
 * @param {string} title @param {string} text */
export function calm(title, text) {
  return h("div", { class: "kit-card kit-calm" }, h("h2", { text: title }),
    text && h("p", { class: "kit-quiet", text }));
}

/** Nothing is current: look up. @param {string} [text] what to expect */
export function lookUp(text = t("The next step will appear here by itself.")) {
  return calm(t("Look at the wall"), text);
}

/** The words above an activity: what it asks, and who sees the answers.
 * @param {Current} current */
function intro(current) {
  const { part, name, privacy } = activityOf(current.does);
  const title = current.title ? t(current.title) : capital(t(current.kind_many));
  // As on the wall: the question is what counts, the activity's name stands small above it.
  const above = current.prompt ? title : name ? name() : "";
  const asked = current.prompt ? t(current.prompt) : title;
  const note = part && (privacy ? privacy(current) : privacyNote(current.privacy));
  return h("div", { class: "kit-intro" },
    above && above !== asked && h("p", { class: "kit-eyebrow", text: above }),
    asked && h("h1", { tabindex: "-1", text: asked }),
    note && h("p", { class: "kit-privacy", text: note }));
}

/** Show the current activity: its words, one's part in it, and the results once they are shown.
 * @param {HTMLElement} el @param {Room} room @returns {() => void} */
export function activityScreen(el, room) {
  if (!isActive(room.view)) return () => {};
  const own = during(room, room.view);
  const { current } = own.view;
  const { part, resultsFirst, ownResults } = activityOf(current.does);
  const closed = h("p", { class: "kit-closed", role: "status" });
  const body = h("div", {});
  const results = h("section", { class: "kit-shown" });
  const more = moreButton(body, own);
  const work = [body, more.el];
  put(el, intro(current), closed, resultsFirst ? [results, work] : [work, results]);
  const stops = [(part || waitingPart)(body, own), more.stop];
  /** @type {(() => void) | null} */
  let stopResults = null;
  function draw() {
    const { current: now, results: told } = own.view;
    const over = Boolean(part) && now.state !== "open";
    closed.hidden = !over;
    say(closed, over ? closedNote(own.view) : "");
    const shown = now.shown && Boolean(told) && !ownResults;
    results.hidden = !shown;
    if (shown && !stopResults) {
      const box = h("div", {});
      put(results, part ? h("h2", { text: t("Results") }) : null, box);
      stopResults = resultsPart(box, own);
    } else if (!shown && stopResults) {
      stopResults();
      stopResults = null;
      put(results);
    }
  }
  draw();
  stops.push(follow(own, draw));
  return () => {
    for (const stop of stops) stop();
    if (stopResults) stopResults();
  };
}

/** The room as if an activity that runs beside were the current one.
 * @param {Room} room @param {string} id @returns {Room} */
function roomOf(room, id) {
  const found = () => (room.view.beside || []).find((one) => one.current.id === id);
  const view = () => ({ ...room.view, current: null, items: [], batch: null, results: null,
    ...found() });
  return Object.create(room, { view: { get: view } });
}

/** What runs beside the current activity, all of it one under the other.
 * @param {HTMLElement} el @param {Room} room */
export function besideScreen(el, room) {
  const { beside = [] } = room.view;
  const places = beside.map(() => h("section", { class: "kit-shown" }));
  const stops = beside.map((one, n) => activityScreen(places[n], roomOf(room, one.current.id)));
  put(el, places);
  return () => stops.forEach((stop) => stop());
}

/** Nothing to answer in an activity: look up, and see what became of one's own entries.
 * @param {HTMLElement} el @param {ActivityRoom} room */
function waitingPart(el, room) {
  const { waiting } = activityOf(room.view.current.does);
  const card = lookUp(waiting && waiting());
  const own = ownList(room, () => {});
  put(el, card, own.el);
  function draw() {
    const { current, results } = room.view;
    card.hidden = current.shown && Boolean(results);
    own.draw();
  }
  draw();
  return follow(room, draw);
}
