// @ts-check
/** A second look at what one declared group rejects, and how far groups agree; groups under five
 * are never shown. */

import { h, put } from "../dom.js";
import { t } from "../words.js";

/** @import { Picture } from "../protocol.js" */
/** @import { Desk, DeskRoom } from "./desk.js" */

/**
 * An entry that the room approves and one group of `n` people rejects.
 * @typedef {{id: string, text: string, group: string, n: number}} Rejected
 * @typedef {Desk & {second_look: Rejected[], false_alarms: string,
 *   agreement: Picture[]}} WithGroups
 */

/** @param {HTMLElement} el @param {DeskRoom<WithGroups>} room */
export function groupLook(el, room) {
  const [look, groups] = [h("div"), h("div")];
  put(el, look, groups);
  let [shown, drawn] = ["", ""];
  const agreeing = () => {
    const charts = room.desk.agreement;
    const now = JSON.stringify(charts);
    if (now === drawn) return;
    drawn = now;
    put(groups, charts.length > 0 && h("details", null, h("summary", null, t("Support by group")),
      charts.map((one) => h("figure", { class: "kit-agreement" },
        h("figcaption", { text: one.title }), h("img", { src: one.picture, alt: one.words })))));
  };
  const refresh = () => {
    agreeing();
    const list = room.desk.second_look;
    const now = JSON.stringify(list);
    if (now === shown) return;
    shown = now;
    put(look, list.length > 0 && h("section", { class: "kit-card kit-second" },
      h("h4", null, t("Look again: one group says no")),
      h("ul", null, list.map((one) => h("li", null,
        h("strong", { text: one.text }), " — ",
        t("rejected by “{group}” ({n} people)", { group: one.group, n: one.n })))),
      h("p", { class: "kit-quiet", text: room.desk.false_alarms })));
  };
  const stop = room.on(refresh);
  refresh();
  return stop;
}
