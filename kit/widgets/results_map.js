// @ts-check
/** Results by two criteria on the wall: a map with numbers, and beside it what they stand for. */

import { h, put, say } from "./dom.js";
import { resultsPart } from "./results.js";
import { pagesOf } from "./results_pages.js";

/** @import { RatingsMap } from "./protocol.js" */
/** @import { Shown } from "./room.js" */

/**
 * Fill `el` with the map, or with the results as a list where the vote has none.
 * @param {HTMLElement} el @param {Shown} room
 * @returns {() => void}
 */
export function resultsMap(el, room) {
  return room.view.map ? mapPart(el, room) : resultsPart(el, room, { big: true });
}

/** @param {HTMLElement} el @param {Shown} room */
function mapPart(el, room) {
  const picture = h("img", { class: "kit-map-picture" });
  const list = h("ol", { class: "kit-map-entries" });
  const count = h("p", { class: "kit-results-page" });
  const note = h("p", { class: "kit-results-note" });
  put(el, h("div", { class: "kit-map" }, picture,
    h("div", { class: "kit-map-beside" }, note, list, count)));
  const pages = pagesOf(el, list, count);
  let drawn = "";
  function draw() {
    const { map } = room.view;
    if (!map || map.picture === drawn) return;
    drawn = map.picture;
    picture.setAttribute("src", map.picture);
    picture.setAttribute("alt", map.words);
    say(note, map.title);
    pages.show(map.entries.map(entry));
  }
  draw();
  const stop = room.on(draw);
  return () => {
    stop();
    pages.stop();
  };
}

/** @param {RatingsMap["entries"][number]} one */
function entry({ number, text }) {
  return h("li", { class: "kit-map-entry" },
    h("span", { class: number ? "kit-map-number" : "kit-map-none", text: number || "–" }),
    h("span", { class: "kit-map-text", text }));
}
