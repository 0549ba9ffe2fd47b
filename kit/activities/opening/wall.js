// @ts-check
/** The opening: how to join, and who is here. */

import { h, put } from "../../widgets/dom.js";
import { herePart, shortAddress } from "../../server/static/wall_here.js";
import { t } from "../../widgets/words.js";

/** @import { OnWall, Where } from "../../server/static/activities.js" */
/** @import { Opening, Seen } from "../../widgets/room.js" */

/** @param {HTMLElement} el @param {Opening<Seen>} room @param {Where} where */
function openingPart(el, room, where) {
  put(el, h("div", { class: "kit-opening" },
    h("img", { class: "kit-qr", src: where.qr, alt: t("QR code of the join address") }),
    h("div", { class: "kit-join" },
      h("p", { class: "kit-join-how", text: t("Scan with the camera of your phone, or open") }),
      h("p", { class: "kit-join-address", text: shortAddress(where.join) }),
      h("p", { class: "kit-join-how", text: t("and enter the code") }),
      h("p", { class: "kit-join-code", text: where.code }),
      herePart(room))));
}

/** @type {OnWall} */
export const wall = { slide: openingPart };
