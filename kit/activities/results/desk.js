// @ts-check
/** All votes on one kind of entry, on the desk. */

import { h, put } from "../../widgets/dom.js";
import { resultsPart } from "../../widgets/results.js";
import { controls } from "../../widgets/desk/controls.js";
import { groupLook } from "../../widgets/desk/groups.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { WithGroups } from "../../widgets/desk/groups.js" */

/** @typedef {WithGroups} Told what the widget's kernel tells */

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function results(el, room) {
  const [head, live, groups] = [h("div"), h("div", { class: "kit-live" }), h("div")];
  put(el, head, live, groups);
  const stops = [controls(head, room), resultsPart(live, room), groupLook(groups, room)];
  return () => stops.forEach((stop) => stop());
}

export default widget(results);
