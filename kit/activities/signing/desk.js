// @ts-check
/** Signing on the desk: how many can work with the draft, and what others lack. */

import { h, put } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { controls } from "../../widgets/desk/controls.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @import { Desk, DeskRoom } from "../../widgets/desk/desk.js" */

/**
 * @typedef {{answered: number, agree: number | null, earlier: number, reasons: string[]}} Said
 * @typedef {Desk & {shared: boolean, signed: Said}} Told what the widget's kernel tells
 */

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function signing(el, room) {
  const [head, told] = [h("div"), h("div", { class: "kit-live" })];
  put(el, head, told);
  let shown = "";
  const refresh = () => {
    const { shared, signed } = room.desk;
    const now = JSON.stringify([shared, signed]);
    if (now === shown) return;
    shown = now;
    const { answered, agree, earlier, reasons } = signed;
    put(told,
      !shared && h("p", { class: "kit-bad", text: t("Participants cannot read the standard yet: "
        + "share it, below the documents.") }),
      h("p", { class: "kit-people", text: agree === null
        ? tn("{n} person has answered; figures come when it is closed, of five at least",
          "{n} people have answered; figures come when it is closed, of five at least", answered)
        : t("{agree} of {answered} can work with it", { agree, answered }) }),
      earlier > 0 && h("p", { class: "kit-quiet", text: tn("{n} signed before the last change",
        "{n} signed before the last change", earlier) }),
      reasons.length > 0 && [h("h4", null, t("Not yet, because")),
        h("ul", { class: "kit-comments" }, reasons.map((text) => h("li", { text })))]);
  };
  refresh();
  const stops = [controls(head, room), room.on(refresh)];
  return () => stops.forEach((stop) => stop());
}

export default widget(signing);
