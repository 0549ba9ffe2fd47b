// @ts-check
/** The wall: a deck of slides that follows the room, for everybody to see. */

import { h, say } from "../../widgets/dom.js";
import { setWords, t, tn } from "../../widgets/words.js";
import { activityOf, learnActivities } from "./activities.js";
import { activityPart } from "./wall_activity.js";
import { watchRoom } from "./wall_line.js";
import { methodPart } from "./wall_method.js";
import { shortAddress } from "./wall_here.js";

/** @import { Current } from "../../widgets/protocol.js" */
/** @import { Opening, Seen } from "../../widgets/room.js" */
/** @import { OnWall, Where } from "./activities.js" */

/** @typedef {Opening<Seen>} WallRoom a room whose first view may still be on its way */

/** @param {string} name */
function told(name) {
  const meta = document.querySelector(`meta[name="kit-${name}"]`);
  return (meta && meta.getAttribute("content")) || "";
}

/** @param {string} language */
async function learn(language) {
  if (language === "en") return setWords(language);
  try {
    const got = await fetch(`${told("assets")}words.${language}.json`);
    setWords(language, got.ok ? await got.json() : null);
  } catch (_) {
    setWords(language);
  }
}

/** @param {WallRoom} room */
function openDeck(room) {
  const main = document.querySelector("main") || document.body.appendChild(h("main", null));
  const address = `${told("base")}wall/${encodeURIComponent(told("code"))}`;
  const where = { code: told("code"), join: told("join"), qr: `${address}/qr.svg` };
  /** @type {HTMLElement[]} */
  const slides = [...main.querySelectorAll("section")];
  /** Slides by the id of their activity. @type {Map<string, HTMLElement>} */
  const byActivity = new Map();
  let at = 0;
  let followed = "";
  let session = "";

  /** Bring a slide's part to life. @param {HTMLElement} slide @param {HTMLElement} part */
  function enliven(slide, part) {
    const [does, id] = [part.getAttribute("does"), part.getAttribute("id") || ""];
    const whole = does === "method" ? methodPart : activityOf(does || "").slide;
    if (whole) whole(part, room, where);
    else activityPart(part, room, id);
    slide.classList.add(`kit-slide-${whole ? does : "activity"}`);
    if (id) byActivity.set(id, slide);
  }
  for (const slide of slides) {
    for (const part of slide.querySelectorAll("kit-activity, kit-slide-part")) {
      if (part instanceof HTMLElement) enliven(slide, part);
    }
  }
  /** The slide of an activity; one that the deck leaves out gets a slide at its end.
   * @param {Current} current */
  function slideOf(current) {
    const known = byActivity.get(current.id);
    if (known) return known;
    const part = h("kit-activity", { id: current.id, does: current.does });
    const slide = h("section", { class: "kit-slide", hidden: true }, part);
    main.append(slide);
    slides.push(slide);
    enliven(slide, part);
    return slide;
  }

  const foot = footer(room, where, (step) => go(step));
  document.body.append(foot.el);
  /** @param {number} to */
  function show(to) {
    at = Math.min(Math.max(to, 0), slides.length - 1);
    slides.forEach((slide, n) => { slide.hidden = n !== at; });
    const opening = Boolean(slides[at] && slides[at].matches(".kit-slide-opening"));
    foot.place(at + 1, slides.length, opening);
  }
  /** One step on or back: first through the pages of results, then to the next slide.
   * @param {number} step */
  function go(step) {
    const results = slides[at] && slides[at].querySelector(".kit-results");
    const turn = new CustomEvent("kit-page", { detail: step, cancelable: true });
    if (results && !results.dispatchEvent(turn)) return;
    show(at + step);
  }
  function follow() {
    if (!room.view) return;
    const { current, room: about } = room.view;
    // Another session has another deck: only the server can give it.
    if (session && about.session !== session) location.reload();
    session = about.session || session;
    if (!current || current.id === followed) return;
    followed = current.id;
    show(slides.indexOf(slideOf(current)));
  }
  show(0);
  follow();
  room.on((changed) => {
    if (changed.has("current") || changed.has("room")) follow();
  });
  keys(go, (last) => show(last ? slides.length - 1 : 0));
}

/** @param {WallRoom} room @param {Where} where @param {(step: number) => void} go */
function footer(room, where, go) {
  const title = h("span", { class: "kit-foot-title" });
  const join = h("span", { class: "kit-foot-join" },
    h("span", { text: shortAddress(where.join) }), h("strong", { text: where.code }));
  const here = h("span", { class: "kit-foot-here" });
  const place = h("span", { class: "kit-foot-place" });
  /** @param {number} step @param {string} name @param {string} face */
  const button = (step, name, face) =>
    h("button", { type: "button", "aria-label": name, text: face, on: { click: () => go(step) } });
  const el = h("footer", { class: "kit-foot" }, title, join, here,
    h("nav", { "aria-label": t("Slides") },
      button(-1, t("Previous slide"), "‹"), place, button(1, t("Next slide"), "›")));
  function draw() {
    const about = room.view ? room.view.room : { title: "", present: 0 };
    say(title, about.title || document.title);
    const lost = room.state !== "live";
    const full = !lost && room.view && room.view.saving === false;
    say(here, lost ? t("Connecting …") : full ? t("Cannot save now")
      : tn("{n} here", "{n} here", about.present));
    here.classList.toggle("kit-lost", Boolean(lost || full));
  }
  draw();
  room.on(draw);
  return {
    el,
    /** @param {number} n @param {number} of @param {boolean} opening */
    place(n, of, opening) {
      say(place, `${n} / ${of}`);
      // The opening shows address and code already, ten times as large.
      join.hidden = opening;
    },
  };
}

/** @param {(step: number) => void} go @param {(last: boolean) => void} end */
function keys(go, end) {
  const blank = h("div", { class: "kit-blank", hidden: true });
  document.body.append(blank);
  /** @type {Record<string, () => void>} */
  const does = {
    ArrowRight: () => go(1), PageDown: () => go(1), " ": () => go(1),
    ArrowLeft: () => go(-1), PageUp: () => go(-1),
    Home: () => end(false), End: () => end(true),
    b: () => { blank.hidden = !blank.hidden; },
    d: () => document.documentElement.classList.toggle("kit-dark"),
    f: () => {
      const page = document.documentElement;
      if (document.fullscreenElement) document.exitFullscreen();
      // Not every browser has it.
      else if ("requestFullscreen" in page) page.requestFullscreen();
    },
  };
  /** The same keys where the keyboard writes Cyrillic. @type {Record<string, string>} */
  const places = { KeyB: "b", KeyD: "d", KeyF: "f" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target instanceof HTMLButtonElement) return;
    const act = does[places[event.code] || event.key];
    if (!act) return;
    event.preventDefault();
    if (!blank.hidden && event.code !== "KeyB") blank.hidden = true;
    else act();
  });
}

/** Bring the wall to life. @param {Record<string, OnWall>} activities */
export async function start(activities) {
  learnActivities(activities);
  await learn(document.documentElement.lang || "en");
  document.documentElement.classList.add("kit-live");
  openDeck(watchRoom(`${told("base")}wall/${encodeURIComponent(told("code"))}`));
}
