// @ts-check
/** Voting on the desk: controls, the live result, votes on paper. */

import { h, put } from "../dom.js";
import { resultsPart } from "../results.js";
import { t } from "../words.js";
import { controls } from "./controls.js";
import { itemList } from "./items.js";
import { widget } from "./kernel.js";
import { paperEntry } from "./paper.js";

/** @param {HTMLElement} el @param {any} room */
function vote(el, room) {
  const [head, live, list] = [h("div"), h("div", { class: "kit-live" }), h("div")];
  const details = h("details", { class: "kit-own" },
    h("summary", null, t("The entries, and votes on paper")), list);
  put(el, head, live, details);
  const stops = [controls(head, room), resultsPart(live, room),
    itemList(list, room, { extra: (item) => paperEntry(room, item) })];
  return () => stops.forEach((stop) => stop());
}

export default widget(vote);
