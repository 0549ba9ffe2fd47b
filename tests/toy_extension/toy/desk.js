// @ts-check
import { h, put } from "kit/widgets/dom.js";
import { controls } from "kit/widgets/desk/controls.js";
import { widget } from "kit/widgets/desk/kernel.js";

/** @import { Desk, DeskRoom } from "kit/widgets/desk/desk.js" */

/** @typedef {{text: string, n: number}} Count how many feel so */

/** @param {HTMLElement} el @param {DeskRoom<Desk>} room */
function moodPart(el, room) {
  const [head, told] = [h("div"), h("p", { class: "toy-told" })];
  put(el, head, told);
  const draw = () => {
    const counts = /** @type {Count[] | null} */ (room.view.results) || [];
    told.textContent = counts.map((one) => `${one.text}: ${one.n}`).join(", ");
  };
  draw();
  const stops = [controls(head, room), room.on(draw)];
  return () => stops.forEach((stop) => stop());
}

export default widget(moodPart);
