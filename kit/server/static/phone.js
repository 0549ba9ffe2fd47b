// @ts-check
/** The participant's page: one room, one current activity, in one's own language. */

import { h, put, say, store } from "../../widgets/dom.js";
import { LANGUAGES, currentLanguage, setWords, t } from "../../widgets/words.js";
import { activityOf, learnActivities } from "./activities.js";
import { header } from "./header.js";
import { joinScreen } from "./join.js";
import { openRoom } from "./socket.js";
import { activityScreen, besideScreen, calm, lookUp } from "./stage.js";

/** @import { Beside, Current } from "../../widgets/protocol.js" */
/** @import { Opening, Room } from "../../widgets/room.js" */
/** @import { OnPhone } from "./activities.js" */

/** @typedef {Opening<Room>} PhoneRoom a room whose first view may still be on its way */

/** @param {string} name */
function meta(name) {
  const found = document.querySelector(`meta[name="kit-${name}"]`);
  return (found && found.getAttribute("content")) || "";
}

/** The language this phone prefers among ours; the page's own if none of them is. */
function preferred() {
  const known = LANGUAGES.map(([code]) => code);
  const wishes = [store.get("kit:language"), ...(navigator.languages || [navigator.language])]
    .map((one) => String(one || "").slice(0, 2).toLowerCase());
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

/** What should be on the screen now.
 * @param {PhoneRoom} room @param {boolean} editing @param {boolean} aside */
function screenOf(room, editing, aside) {
  const { view } = room;
  if (!view) return "connecting";
  if (!view.me || editing) return "join";
  if (aside) return `beside ${(view.beside || []).map((one) => signOf(one.current)).join(" ")}`;
  if (!view.room.prepared) return "preparing";
  return view.current ? `activity ${view.current.id} ${signOf(view.current)}` : "waiting";
}

/** What a screen is made for. Answers that a question offers are taken in place: a new one must
 * not disturb who types. @param {Current} current */
function signOf({ form, method, prompt, privacy }) {
  const asked = form.map(({ choices, ...rest }) => ({ ...rest, chosen: choices.length > 0 }));
  return JSON.stringify([asked, method, prompt, privacy]);
}

/** The way to what runs beside the current activity, at hand wherever one has scrolled.
 * @param {() => void} turn */
function aside(turn) {
  const go = h("button", { type: "button", class: "kit-button", on: { click: turn } });
  const el = h("div", { class: "kit-aside", hidden: true }, go);
  return {
    el,
    /** @param {Beside[]} list @param {boolean} there */
    draw(list, there) {
      el.hidden = !list.length;
      if (!list.length) return;
      const { aside: leads, name = () => "" } = activityOf(list[0].current.does);
      say(go, there ? t("Back to the room") : (leads || name)());
    },
  };
}

/** Take the page's newer version, but never while somebody is typing. @param {PhoneRoom} room */
function freshPage(room) {
  const wanted = room.view && room.view.room.page;
  const held = document.activeElement;
  const typing = held && /^(TEXTAREA|INPUT)$/.test(held.tagName);
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

/** Whether the room has told its view: it never takes it back.
 * @param {PhoneRoom} room @returns {room is Room} */
function isTold(room) {
  return room.view !== null;
}

/** Bring the page to life. @param {Record<string, OnPhone>} activities */
export async function start(activities) {
  learnActivities(activities);
  const room = openRoom({ base: meta("base") || "/", code: meta("code") });
  const main = /** @type {HTMLElement} */ (document.querySelector("#kit-part"));
  const foot = /** @type {HTMLElement} */ (document.querySelector("#kit-foot"));
  const notes = readNotes();
  let [shown, editing, worded, telling, called] = ["", false, false, false, ""];
  const beside = aside(() => {
    telling = !telling;
    draw();
  });
  foot.before(beside.el);
  let stop = () => {};
  let standard = h("a", {});

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
    const screen = screenOf(room, editing, telling);
    if (screen === shown) return;
    const moved = shown !== "" && shown.split(" [")[0] !== screen.split(" [")[0];
    stop();
    stop = () => {};
    shown = screen;
    const active = screen.startsWith("activity") || screen === "waiting";
    notes.show(active && room.view && room.view.current ? room.view.current.id : "");
    const cells = /** @type {HTMLElement} */ (document.querySelector("#kit-notes"));
    cells.hidden = !active;
    if (!isTold(room)) put(main, calm(t("Connecting…"), ""));
    else if (screen === "join") stop = joinScreen(main, room, speak, editing ? edit : null);
    else if (screen.startsWith("activity")) stop = activityScreen(main, room);
    else if (screen.startsWith("beside")) stop = besideScreen(main, room);
    else if (screen === "waiting") put(main, lookUp());
    else put(main, calm(t("The session is being prepared."), t("This page goes on by itself.")));
    standard = keep("standard", t("The standard, to read and keep"));
    put(foot, active && [
      h("button", { type: "button", class: "kit-link",
        text: t("Change what you said about yourself"), on: { click: edit } }),
      keep("mine", t("What became of my entries")), standard]);
    if (!moved) return;
    window.scrollTo(0, 0);
    const heading = main.querySelector("h1[tabindex]");
    const idle = !document.activeElement || document.activeElement === document.body;
    if (idle && heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  }
  /** A page to look at beside this one, and to keep. @param {string} name @param {string} text */
  function keep(name, text) {
    return h("a", { class: "kit-link", target: "_blank", rel: "noopener",
      href: `${meta("base") || "/"}join/${meta("code")}/${name}`, text });
  }
  function edit() {
    editing = !editing;
    draw();
  }
  const head = header(room, speak);
  /** Whether one is at what runs beside: until what the room does next calls one back. */
  function turnAside() {
    if (!room.view) return;
    const { current, me, beside: list = [] } = room.view;
    const calls = current && current.state === "open" ? current.id : "";
    telling = telling && list.length > 0 && (!calls || calls === called);
    called = calls;
    beside.draw(me && !editing ? list : [], telling);
  }
  function draw() {
    if (!worded) return;
    head();
    turnAside();
    mount();
    standard.hidden = !room.view || !room.view.room.standard;
    freshPage(room);
  }
  document.addEventListener("focusout", () => setTimeout(() => freshPage(room), 300));
  room.on(draw);
  await speak(preferred());
}

