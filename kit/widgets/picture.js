// @ts-check
/** A chart on the wall: what is to be seen, and the picture. */

import { h, put, say } from "./dom.js";

/** @import { Shown } from "./room.js" */

/**
 * Give what shows the chart of an activity; `null` while it has none.
 * @param {Shown["view"]} view
 */
export function picturePart(view) {
  return view.picture ? filled : null;
}

/** @param {HTMLElement} el @param {Shown} room */
function filled(el, room) {
  const title = h("p", { class: "kit-picture-title" });
  const picture = h("img", { class: "kit-picture" });
  put(el, h("div", { class: "kit-pictured" }, title, picture));
  function draw() {
    const { picture: now } = room.view;
    if (!now) return;
    say(title, now.title);
    if (picture.getAttribute("src") === now.picture) return;
    picture.setAttribute("src", now.picture);
    picture.setAttribute("alt", now.words);
  }
  draw();
  return room.on(draw);
}
