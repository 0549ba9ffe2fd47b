// @ts-check
/** Who is here, and where they joined. */

import { h } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";

/** @import { Opening, Seen } from "../../widgets/room.js" */

const MOST_DOTS = 200;

/** Who is here: a number, and a dot for each. @param {Opening<Seen>} room */
export function herePart(room) {
  const here = h("p", { class: "kit-here-count" });
  const dots = h("div", { class: "kit-here-dots", "aria-hidden": "true" });
  function draw() {
    const present = room.view ? room.view.room.present : 0;
    here.textContent = present
      ? tn("{n} person is here", "{n} people are here", present)
      : t("Nobody is here yet. Who is first?");
    const wanted = Math.min(present, MOST_DOTS);
    while (dots.childElementCount > wanted && dots.lastChild) dots.lastChild.remove();
    while (dots.childElementCount < wanted) dots.append(h("i", null));
  }
  draw();
  room.on((changed) => {
    if (changed.has("room")) draw();
  });
  return h("div", { class: "kit-here" }, here, dots);
}

/** An address as people type it: without the scheme, and without the code, which is asked for.
 * @param {string} join */
export function shortAddress(join) {
  return join.replace(/^https?:\/\//, "").replace(/\/join\/[A-Za-z0-9]+\/?$/, "/join");
}
