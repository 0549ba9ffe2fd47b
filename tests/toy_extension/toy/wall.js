// @ts-check
import { h, put } from "kit/widgets/dom.js";

/** @param {HTMLElement} el @param {any} room */
function moodResults(el, room) {
  const draw = () => put(el, (room.view.results || []).map((/** @type {any} */ one) =>
    h("p", { class: "toy-mood", text: `${one.text}: ${one.n}` })));
  draw();
  return room.on(draw);
}

export const wall = {
  results: moodResults,
  far: (/** @type {any} */ counts) => `${counts.voted} of ${counts.present} have a mood`,
};
