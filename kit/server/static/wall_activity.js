// @ts-check
/** An activity on the wall: what is asked, how far it is, and the results once revealed. */

import { h, put, say } from "../../widgets/dom.js";
import { resultsPart } from "../../widgets/results.js";
import { t } from "../../widgets/words.js";
import { activityOf } from "./activities.js";
import { herePart } from "./wall_here.js";

/** @import { Turnout } from "../../widgets/protocol.js" */
/** @import { On, Opening, Seen, Shown, WallView } from "../../widgets/room.js" */

/** @typedef {Opening<Seen>} WallRoom a room whose first view may still be on its way */

const LAST_SECONDS = 10;
const LONG_PROMPT = 90;

/** A room as one activity saw it last, so that its slide can be shown again later.
 * @param {WallRoom} room @param {string} id */
function remembered(room, id) {
  /** @type {WallView} */
  const view = { current: null, results: null, turnout: null, agenda: [] };
  function keep() {
    const now = room.view;
    if (!now) return;
    view.agenda = now.agenda;
    if (!now.current || now.current.id !== id) return;
    const turnout = now.turnout && now.turnout.activity === id ? now.turnout : view.turnout;
    Object.assign(view, now, { turnout });
  }
  keep();
  /** @type {On} */
  const on = (fn) => room.on((changed) => {
    keep();
    fn(changed);
  });
  return { view, on };
}

/**
 * What is asked in an activity, and how it stands; `null` while the room knows nothing of it.
 * @param {WallView} view @param {string} id
 */
function askedIn({ current, agenda }, id) {
  const entry = agenda.find((one) => one.id === id);
  const known = entry || current;
  if (!known) return null;
  return {
    does: known.does, title: known.title, state: known.state,
    prompt: current ? current.prompt : "", shown: Boolean(current && current.shown),
    answered: Boolean(entry && entry.answered),
    counts_items: Boolean(entry && entry.counts_items),
  };
}

/** @typedef {NonNullable<ReturnType<typeof askedIn>>} Asked */

/** @param {HTMLElement} el @param {WallRoom} room @param {string} id of the activity */
export function activityPart(el, room, id) {
  const own = remembered(room, id);
  const kicker = h("p", { class: "kit-kicker" });
  const state = h("p", { class: "kit-state" });
  const prompt = h("h1", { class: "kit-prompt" });
  const timer = h("p", { class: "kit-timer", role: "timer" });
  const timerName = h("p", { class: "kit-timer-name" });
  const answered = h("p", { class: "kit-answered" });
  const fill = h("div", { class: "kit-progress-fill" });
  const progress = h("div", { class: "kit-progress", "aria-hidden": "true" }, fill);
  const collected = h("p", { class: "kit-collected" });
  const here = herePart(room);
  const status = h("aside", { class: "kit-status" },
    h("div", { class: "kit-clock" }, timer, timerName), answered, progress, collected, here);
  const results = h("div", { class: "kit-wall-results" });
  put(el, h("header", { class: "kit-asked" },
    h("div", { class: "kit-kickers" }, kicker, state), prompt), status, results);
  el.classList.add("kit-wall-activity");
  /** @type {(() => void) | null} */
  let stopResults = null;

  function draw() {
    const { turnout } = own.view;
    const now = askedIn(own.view, id);
    if (!now) return;
    const live = Boolean(room.view && room.view.current && room.view.current.id === id);
    const part = partOf(now, own.view);
    const shown = Boolean(part);
    el.classList.toggle("kit-shown", shown);
    say(kicker, now.prompt ? now.title : "");
    say(prompt, now.prompt || now.title);
    prompt.classList.toggle("kit-long", prompt.textContent.length > LONG_PROMPT);
    say(state, now.answered ? stateName(now, own.view) : "");
    state.className = `kit-state kit-state-${now.state}`;
    const begun = now.answered && now.state !== "waiting";
    const anybody = Boolean(turnout && (turnout.present || turnout.voted));
    drawTurnout(begun && anybody ? turnout : null, now);
    // Once people answer, "12 of 17" says who is here; "0 of 0" would say nothing.
    here.hidden = begun && (anybody || !turnout);
    if (shown && !stopResults && part) stopResults = part(results, own);
    if (!shown && stopResults) {
      stopResults();
      stopResults = null;
      put(results);
    }
    tick();
    status.hidden = shown ? !live || !begun || now.state !== "open" : begun && !turnout;
  }
  /** @param {Turnout | null} turnout @param {Asked} now */
  function drawTurnout(turnout, now) {
    for (const part of [answered, progress]) part.hidden = !turnout;
    collected.hidden = !turnout || !now.counts_items;
    if (!turnout) return;
    const of = Math.max(turnout.present, turnout.voted);
    say(answered, far(now.does, { voted: turnout.voted, present: of }));
    fill.style.width = `${of ? (100 * turnout.voted) / of : 0}%`;
    say(collected, t("Collected so far: {n}", { n: turnout.items }));
  }
  function tick() {
    const { current } = own.view;
    const ends = current && current.state === "open" ? current.closes_at : null;
    const left = ends ? Math.max(0, Math.ceil(ends - room.clock())) : null;
    timer.hidden = timerName.hidden = left === null;
    if (left === null) return;
    say(timer, `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
    say(timerName, left ? t("minutes left") : t("Time is up"));
    timer.classList.toggle("kit-last", left <= LAST_SECONDS);
  }
  draw();
  const stop = own.on(draw);
  const clock = setInterval(tick, 250);
  return () => {
    stop();
    clearInterval(clock);
    if (stopResults) stopResults();
  };
}

/** What is shown below the question: results, or what comes before them; `null` for nothing yet.
 * @param {Asked} now @param {WallView} view
 * @returns {((el: HTMLElement, room: Shown) => () => void) | null} */
function partOf(now, view) {
  const { results, below } = activityOf(now.does);
  if (!now.shown || !view.results) return below ? below(view) : null;
  return results || ((el, room) => resultsPart(el, room, { big: true }));
}

/** @param {Asked} now @param {WallView} view */
function stateName({ state, does }, view) {
  const { invites } = activityOf(does);
  if (state === "open") return invites ? invites(view) : t("Answer now on your phone");
  if (state === "closed") return t("Closed");
  return t("We begin in a moment");
}

/** Say how far the room is.
 * @param {string} does @param {{voted: number, present: number}} counts */
function far(does, counts) {
  const said = activityOf(does).far;
  return said ? said(counts) : t("{voted} of {present} have answered", counts);
}
