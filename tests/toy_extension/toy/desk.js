// @ts-check
import { h, put } from "kit/widgets/dom.js";
import { controls } from "kit/widgets/desk/controls.js";
import { widget } from "kit/widgets/desk/kernel.js";

/** @param {HTMLElement} el @param {any} room */
function moodPart(el, room) {
  const [head, told] = [h("div"), h("p", { class: "toy-told" })];
  put(el, head, told);
  const draw = () => {
    told.textContent = room.view.results.map((/** @type {any} */ one) => `${one.text}: ${one.n}`).join(", ");
  };
  draw();
  const stops = [controls(head, room), room.on(draw)];
  return () => stops.forEach((stop) => stop());
}

export default widget(moodPart);
