// @ts-check
/** The participant's page: one room, one current activity, in one's own language. */

import { attribute, h, put, say, store } from "../../widgets/dom.js";
import { LANGUAGES, capital, currentLanguage, setWords, t, tn } from "../../widgets/words.js";
import { collectPart } from "../../widgets/collect.js";
import { contributePart } from "../../widgets/contribute.js";
import { ownList } from "../../widgets/entry.js";
import { resultsPart } from "../../widgets/results.js";
import { votePart } from "../../widgets/vote.js";
import { joinScreen, languageChoice } from "./join.js";
import { openRoom } from "./socket.js";

const PARTS = { collect: collectPart, vote: votePart, contribute: contributePart };

/** @param {string} name */
function meta(name) {
  const found = document.querySelector(`meta[name="kit-${name}"]`);
  return (found && found.getAttribute("content")) || "";
}

/** The language this phone prefers among ours; the page's own if none of them is. */
function preferred() {
  const known = LANGUAGES.map(([code]) => code);
  const wishes = [store.get("kit:language"), ...(navigator.languages || [navigator.language])]
    .filter(Boolean).map((one) => one.slice(0, 2).toLowerCase());
  return wishes.find((one) => known.includes(one)) || document.documentElement.lang || "en";
}

/** The notebook's texts by activity: each stands before the activity it belongs to. */
function readNotes() {
  const notes = new Map();
  /** @type {Element[]} */
  let waiting = [];
  let last = "";
  for (const section of document.querySelectorAll(".kit-cell")) {
    const activities = section.querySelectorAll("kit-activity");
    if (!activities.length) waiting.push(section);
    for (const one of activities) {
      last = one.id;
      notes.set(last, waiting);
    }
    if (activities.length) waiting = [];
  }
  const opening = document.querySelector('kit-activity[does="opening"]');
  const first = opening || document.querySelector("kit-activity");
  return {
    /** @param {string} id of the current activity, "" before the first */
    show(id) {
      const shown = notes.get(id || (first ? first.id : "")) || [];
      for (const section of document.querySelectorAll(".kit-cell")) {
        /** @type {HTMLElement} */ (section).hidden = !shown.includes(section);
      }
      return shown.length > 0;
    },
  };
}

/** The bar on top: which room, whether one is connected, who is here, how long it goes on.
 * @param {any} room @param {(code: string) => void} speak */
function header(room, speak) {
  const title = h("strong", { class: "kit-room" });
  const line = h("span", { class: "kit-line", role: "status" });
  const present = h("span", { class: "kit-present" });
  const timer = h("p", { class: "kit-timer", role: "timer" });
  const language = h("span", {});
  const lost = h("p", { class: "kit-lost", role: "status" });
  const head = /** @type {Element} */ (document.querySelector("#kit-head"));
  put(head, title, h("div", { class: "kit-bar kit-quiet" }, line, present, language), lost);
  document.body.insertBefore(timer, head.nextSibling);
  function tick() {
    const { current } = room.view || {};
    const ends = current && current.state === "open" && current.closes_at;
    timer.hidden = !ends;
    if (!ends) return;
    const left = Math.max(0, Math.round(ends - room.clock()));
    attribute(timer, "data-soon", left <= 30);
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    say(timer, t("Time left: {time}", { time }));
  }
  setInterval(tick, 500);
  let spoken = "";
  return () => {
    const states = { live: t("Connected"), waiting: t("Connecting…"), lost: t("No connection") };
    attribute(line, "data-state", room.state);
    say(line, states[/** @type {keyof typeof states} */ (room.state)]);
    lost.hidden = room.state !== "lost";
    say(lost, lost.hidden ? "" : t("What you write stays on this phone and is sent later."));
    if (spoken !== currentLanguage()) put(language, languageChoice(speak));
    spoken = currentLanguage();
    language.hidden = !(room.view && room.view.me);
    if (!room.view) return;
    say(title, room.view.room.title);
    const n = room.view.room.present;
    say(present, room.view.me && n ? tn("{n} here", "{n} here", n) : "");
    tick();
  };
}

/** @param {string} privacy */
function privacyNote(privacy) {
  if (privacy === "named") return t("The facilitator sees your name beside your answers.");
  if (privacy === "secret") {
    return t("Secret vote: it cannot be traced to you, and cannot be changed afterwards.");
  }
  return t("Nobody sees who wrote or voted.");
}

/** A quiet card for the moments when nothing is to be done. @param {string} title @param {string} text */
function calm(title, text) {
  return h("div", { class: "kit-card kit-calm" }, h("h2", { text: title }),
    text && h("p", { class: "kit-quiet", text }));
}

/** Show an activity: its words, one's part in it, and the results once they are shown.
 * @param {HTMLElement} el @param {any} room */
function activityScreen(el, room) {
  const { current } = room.view;
  const part = PARTS[/** @type {keyof typeof PARTS} */ (current.does)];
  const kinds = { collect: t("Write"), vote: t("Vote"), contribute: t("Build on it"),
    results: t("Results"), decide: t("Decision"), opening: t("Welcome") };
  const title = current.title ? t(current.title) : capital(t(current.kind_many || ""));
  const closed = h("p", { class: "kit-closed", role: "status" });
  const body = h("div", {});
  const results = h("section", { class: "kit-shown" });
  put(el, h("div", { class: "kit-intro" },
    h("p", { class: "kit-eyebrow", text: kinds[/** @type {keyof typeof kinds} */ (current.does)] }),
    title && h("h1", { tabindex: "-1", text: title }),
    current.prompt && h("p", { class: "kit-lead", text: t(current.prompt) }),
    part && h("p", { class: "kit-privacy", text: privacyNote(current.privacy) })),
  closed, body, results);
  const stops = [part ? part(body, room) : waitingPart(body, room)];
  /** @type {(() => void) | null} */
  let stopResults = null;
  function draw() {
    const now = room.view.current;
    if (!now || now.id !== current.id) return;
    const over = Boolean(part) && now.state !== "open";
    closed.hidden = !over;
    say(closed, over ? t("This activity is closed. Look at the wall for what comes next.") : "");
    const shown = now.shown && Boolean(room.view.results);
    results.hidden = !shown;
    if (shown && !stopResults) {
      const box = h("div", {});
      put(results, current.does === "results" ? null : h("h2", { text: t("Results") }), box);
      stopResults = resultsPart(box, room) || (() => {});
    } else if (!shown && stopResults) {
      stopResults();
      stopResults = null;
      put(results);
    }
  }
  draw();
  stops.push(room.on(draw));
  return () => {
    for (const stop of stops) stop();
    if (stopResults) stopResults();
  };
}

/** Nothing to answer: look up, and see what became of one's own entries.
 * @param {HTMLElement} el @param {any} room */
function waitingPart(el, room) {
  const does = room.view.current ? room.view.current.does : "";
  const text = does === "decide" ? t("The room decides together what goes into the standard.")
    : t("The next step will appear here by itself.");
  const card = calm(t("Look at the wall"), text);
  const own = ownList(room, () => {});
  put(el, card, own.el);
  function draw() {
    const { current } = room.view;
    card.hidden = Boolean(current && current.does === "results" && current.shown && room.view.results);
    if (current) own.draw();
    else own.el.hidden = true;
  }
  draw();
  return room.on(draw);
}

/** What should be on the screen now. @param {any} room @param {boolean} editing */
function screenOf(room, editing) {
  const { view } = room;
  if (!view) return "connecting";
  if (!view.me || editing) return "join";
  if (!view.room.prepared) return "preparing";
  return view.current ? `activity ${view.current.id} ${JSON.stringify(
    [view.current.form, view.current.method, view.current.prompt, view.current.privacy])}` : "waiting";
}

/** Take the page's newer version, but never while somebody is typing. @param {any} room */
function freshPage(room) {
  const wanted = room.view && room.view.room.page;
  const typing = document.activeElement && /^(TEXTAREA|INPUT)$/.test(document.activeElement.tagName);
  if (!wanted || wanted === meta("page") || typing) return;
  try {
    // A server that keeps giving the old page must not make the phone reload for ever.
    if (sessionStorage.getItem("kit:page") === wanted) return;
    sessionStorage.setItem("kit:page", wanted);
  } catch (_) {
    return;
  }
  location.reload();
}

/** Fetch the words of a language; English needs none. @param {string} code */
async function fetchWords(code) {
  if (code === "en") return null;
  const got = await fetch(`${meta("assets")}words.${code}.json`);
  if (!got.ok) throw new Error(String(got.status));
  return got.json();
}

async function start() {
  const room = openRoom({ base: meta("base") || "/", code: meta("code") });
  const main = /** @type {HTMLElement} */ (document.querySelector("#kit-part"));
  const foot = /** @type {HTMLElement} */ (document.querySelector("#kit-foot"));
  const notes = readNotes();
  let [shown, editing, worded] = ["", false, false];
  let stop = () => {};

  /** @param {string} code */
  async function speak(code) {
    try {
      setWords(code, await fetchWords(code));
    } catch (_) {
      if (worded) return;
      setWords(code);
    }
    store.set("kit:language", code);
    document.documentElement.lang = code;
    worded = true;
    tellLanguage();
    shown = "";
    draw();
  }
  /** The room refuses in sentences, so it has to know the language too. */
  function tellLanguage() {
    const me = room.view && room.view.me;
    if (!me || me.language === currentLanguage()) return;
    const { name, groups, credit } = me;
    room.send({ do: "enter", name, groups, credit, language: currentLanguage() });
  }
  function mount() {
    const screen = screenOf(room, editing);
    if (screen === shown) return;
    const moved = shown !== "" && shown.split(" [")[0] !== screen.split(" [")[0];
    stop();
    stop = () => {};
    shown = screen;
    const active = screen.startsWith("activity") || screen === "waiting";
    notes.show(active && room.view.current ? room.view.current.id : "");
    const cells = /** @type {HTMLElement} */ (document.querySelector("#kit-notes"));
    cells.hidden = !active;
    if (screen === "join") stop = joinScreen(main, room, speak, editing ? edit : null);
    else if (screen.startsWith("activity")) stop = activityScreen(main, room);
    else if (screen === "waiting") stop = waitingPart(main, room);
    else if (screen === "preparing") {
      put(main, calm(t("The session is being prepared."), t("This page goes on by itself.")));
    } else put(main, calm(t("Connecting…"), ""));
    put(foot, active && h("button", { type: "button", class: "kit-link",
      text: t("Change what you said about yourself"), on: { click: edit } }));
    if (!moved) return;
    window.scrollTo(0, 0);
    const heading = main.querySelector("h1[tabindex]");
    const idle = !document.activeElement || document.activeElement === document.body;
    if (idle && heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  }
  function edit() {
    editing = !editing;
    draw();
  }
  const head = header(room, speak);
  function draw() {
    if (!worded) return;
    head();
    mount();
    freshPage(room);
  }
  document.addEventListener("focusout", () => setTimeout(() => freshPage(room), 300));
  room.on(draw);
  await speak(preferred());
}

start();
