// @ts-check
import { h, put } from "kit/widgets/dom.js";

/** @import { OnWall } from "kit/server/static/activities.js" */
/** @import { Shown } from "kit/widgets/room.js" */
/** @import { Count } from "./desk.js" */

/** @param {HTMLElement} el @param {Shown} room */
function moodResults(el, room) {
  const draw = () => {
    const counts = /** @type {Count[] | null} */ (room.view.results) || [];
    put(el, counts.map((one) => h("p", { class: "toy-mood", text: `${one.text}: ${one.n}` })));
  };
  draw();
  return room.on(draw);
}

/** @type {OnWall} */
export const wall = {
  results: moodResults,
  far: (counts) => `${counts.voted} of ${counts.present} have a mood`,
};
