// @ts-check
/** All votes on one kind of entry, on the desk. */

import { h, put } from "../dom.js";
import { resultsPart } from "../results.js";
import { controls } from "./controls.js";
import { groupLook } from "./groups.js";
import { widget } from "./kernel.js";

/** @param {HTMLElement} el @param {any} room */
function results(el, room) {
  const [head, live, groups] = [h("div"), h("div", { class: "kit-live" }), h("div")];
  put(el, head, live, groups);
  const stops = [controls(head, room), resultsPart(live, room), groupLook(groups, room)];
  return () => stops.forEach((stop) => stop());
}

export default widget(results);
