// @ts-check
/** The opening: how to join, and who is here. */

import { h, put } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";

const MOST_DOTS = 200;

/**
 * @param {HTMLElement} el
 * @param {any} room
 * @param {{code: string, join: string, qr: string}} where
 */
export function openingPart(el, room, where) {
  put(el, h("div", { class: "kit-opening" },
    h("img", { class: "kit-qr", src: where.qr, alt: t("QR code of the join address") }),
    h("div", { class: "kit-join" },
      h("p", { class: "kit-join-how", text: t("Scan with the camera of your phone, or open") }),
      h("p", { class: "kit-join-address", text: shortAddress(where.join) }),
      h("p", { class: "kit-join-how", text: t("and enter the code") }),
      h("p", { class: "kit-join-code", text: where.code }),
      herePart(room))));
}

/** Who is here: a number, and a dot for each. @param {any} room */
export function herePart(room) {
  const here = h("p", { class: "kit-here-count" });
  const dots = h("div", { class: "kit-here-dots", "aria-hidden": "true" });
  function draw() {
    const { present = 0 } = (room.view && room.view.room) || {};
    here.textContent = present
      ? tn("{n} person is here", "{n} people are here", present)
      : t("Nobody is here yet. Who is first?");
    const wanted = Math.min(present, MOST_DOTS);
    while (dots.childElementCount > wanted && dots.lastChild) dots.lastChild.remove();
    while (dots.childElementCount < wanted) dots.append(h("i", null));
  }
  draw();
  room.on((/** @type {Set<string>} */ changed) => {
    if (changed.has("room")) draw();
  });
  return h("div", { class: "kit-here" }, here, dots);
}

/** An address as people type it: without the scheme, and without the code, which is asked for.
 * @param {string} join */
export function shortAddress(join) {
  return join.replace(/^http:\/\//, "").replace(/\/join\/[A-Za-z0-9]+\/?$/, "/join");
}
