// @ts-check
/** Working on what there is, on the desk: variants and comments as they come in. */

import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { controls } from "../../widgets/desk/controls.js";
import { itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";
import { suggestions } from "../../widgets/desk/merge_suggestions.js";

/** @import { DeskItem, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { WithSuggestions } from "../../widgets/desk/merge_suggestions.js" */

/** @typedef {WithSuggestions} Told what the widget's kernel tells */

/** @param {DeskItem} first */
function comments(first) {
  const list = h("ul", { class: "kit-comments", "aria-label": t("Comments") });
  let shown = 0;
  /** @param {DeskItem} item */
  const update = (item) => {
    if (item.comments.length === shown) return;
    shown = item.comments.length;
    put(list, item.comments.map((text) => h("li", { text })));
  };
  update(first);
  return { el: list, update };
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function contribute(el, room) {
  const [head, alike, list] = [h("div"), h("div"), h("div")];
  put(el, head, alike, list);
  const stops = [controls(head, room), suggestions(alike, room),
    itemList(list, room, { merge: true, extra: comments })];
  return () => stops.forEach((stop) => stop());
}

export default widget(contribute);
