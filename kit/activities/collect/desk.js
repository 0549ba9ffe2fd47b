// @ts-check
/** Collecting on the desk: controls, what came in, suggestions to merge, entering for others. */

import { collectPart } from "./phone.js";
import { topicsPart } from "./topics.js";
import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { controls } from "../../widgets/desk/controls.js";
import { itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";
import { suggestions } from "../../widgets/desk/merge_suggestions.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { WithSuggestions } from "../../widgets/desk/merge_suggestions.js" */
/** @import { WithTopics } from "./topics.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** @typedef {WithSuggestions & WithTopics} Told what the widget's kernel tells */

/** The room as the desk's own form sees it: what people without a phone say may be entered at
 * any time, so the form is never shut. @param {ActivityRoom} room @returns {ActivityRoom} */
function neverShut(room) {
  const view = () => ({ ...room.view, current: { ...room.view.current, state: "open" } });
  return Object.create(room, { view: { get: view } });
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function collect(el, room) {
  const [head, alike, topics, list, own] = ["", "", "", "", ""].map(() => h("div"));
  const details = h("details", { class: "kit-own" },
    h("summary", null, t("Enter something for people without a phone")), own);
  put(el, head, alike, topics, list, details);
  const stops = [controls(head, room), suggestions(alike, room),
    topicsPart(topics, room),
    itemList(list, room, { merge: true }), collectPart(own, neverShut(room))];
  return () => stops.forEach((stop) => stop());
}

export default widget(collect);
