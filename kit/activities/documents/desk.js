// @ts-check
/** The documents at the end of a session, on the desk. */

import { h, put, say } from "../../widgets/dom.js";
import { widget } from "../../widgets/desk/kernel.js";
import { exporting } from "./exporting.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Editions, Sharing } from "./exporting.js" */

/**
 * @typedef {Sharing & {editions: Editions}} Told
 * @typedef {DeskRoom<Told>} DocumentsRoom
 */

/** @param {HTMLElement} el @param {DocumentsRoom} room */
function documents(el, room) {
  const [title, prompt] = [h("h3", { class: "kit-title" }), h("p", { class: "kit-prompt" })];
  const place = h("div");
  put(el, title, prompt, place);
  exporting(place, room, room.desk.editions);
  const refresh = () => {
    say(title, room.desk.run.title);
    say(prompt, room.desk.run.prompt);
  };
  refresh();
  return room.on(refresh);
}

export default widget(documents);
