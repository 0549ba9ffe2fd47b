// @ts-check
/** The bar on top of the page: the room, the connection, who is here, the time, the language. */

import { attribute, h, put, say } from "../../widgets/dom.js";
import { currentLanguage, t, tn } from "../../widgets/words.js";
import { languageChoice } from "./join.js";

/** @import { Opening, Room } from "../../widgets/room.js" */

/**
 * Fill the header and the timer.
 * @param {Opening<Room>} room @param {(code: string) => void} speak takes another language
 * @returns {() => void} draws it again
 */
export function header(room, speak) {
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
    const current = room.view && room.view.current;
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
    const full = room.state === "live" && room.view && room.view.saving === false;
    attribute(line, "data-state", full ? "lost" : room.state);
    say(line, full ? t("Cannot save now") : states[room.state]);
    lost.hidden = room.state !== "lost" && !full && !room.stops;
    const stays = t("What you write stays on this phone and is sent later.");
    say(lost, lost.hidden ? "" : room.stops || stays);
    if (spoken !== currentLanguage()) put(language, languageChoice(speak));
    spoken = currentLanguage();
    language.hidden = !(room.view && room.view.me);
    if (!room.view) return;
    say(title, room.view.room.title);
    const n = room.view.room.present;
    const known = room.view.me && n && room.state !== "lost";
    say(present, known ? tn("{n} here", "{n} here", n) : "");
    tick();
  };
}
