// @ts-check
/** The participant's page: one room, one current activity, in one's own language. */

import { h, put, store } from "../../widgets/dom.js";
import { LANGUAGES, currentLanguage, setWords, t } from "../../widgets/words.js";
import { learnActivities } from "./activities.js";
import { header } from "./header.js";
import { joinScreen } from "./join.js";
import { openRoom } from "./socket.js";
import { activityScreen, calm, waitingPart } from "./stage.js";

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

/** What should be on the screen now. @param {any} room @param {boolean} editing */
function screenOf(room, editing) {
  const { view } = room;
  if (!view) return "connecting";
  if (!view.me || editing) return "join";
  if (!view.room.prepared) return "preparing";
  if (!view.current) return "waiting";
  const { id, form, method, prompt, privacy } = view.current;
  // Answers that a question offers are taken in place: a new one must not disturb who types.
  const asked = form.map((/** @type {any} */ { choices, ...rest }) => ({ ...rest, chosen: choices.length > 0 }));
  return `activity ${id} ${JSON.stringify([asked, method, prompt, privacy])}`;
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

/** Bring the page to life. @param {Record<string, import("./activities.js").OnPhone>} activities */
export async function start(activities) {
  learnActivities(activities);
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

