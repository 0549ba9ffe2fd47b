// @ts-check
/** A pulse on the desk: who has answered, and before beside after. */

import { h, put } from "../../widgets/dom.js";
import { isKnown, measureBar, said, whyNot } from "../../widgets/results_bar.js";
import { scaleOf } from "../../widgets/scales.js";
import { t, tn } from "../../widgets/words.js";
import { controls } from "../../widgets/desk/controls.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @import { Desk, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Current } from "../../widgets/protocol.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */

/**
 * The answers to a statement in one wave, and how both differ.
 * @typedef {{wave: string, statement: string, mean: Measured}} Wave
 * @typedef {{statement: string, difference: Measured, effect: Measured, caution: string}} Change
 */

/** @typedef {Desk & {waves: Wave[], change: Change[]}} Told what the widget's kernel tells */

/** @param {Wave} one @param {Current} current */
function line({ wave, statement, mean }, current) {
  return h("div", null,
    measureBar(`${statement} — ${wave}`, mean, scaleOf(current), "rating"),
    isKnown(mean)
      && h("p", { class: "kit-quiet", text: tn("{n} answer", "{n} answers", mean.n) }));
}

/** @param {Change} one */
function changed(one) {
  const { difference, effect } = one;
  if (!isKnown(difference)) {
    return h("p", { class: "kit-quiet", text: `${one.statement}: ${whyNot(difference)}` });
  }
  const [low, high] = [difference.low, difference.high].map((end) => said(end, "coefficient"));
  const values = {
    difference: said(difference.estimate, "coefficient"), low, high,
    effect: effect.estimate === null ? whyNot(effect) : said(effect.estimate, "coefficient"),
  };
  return h("div", null, h("p", null, h("strong", { text: one.statement }), ": ",
    t("change {difference} ({low} to {high}), effect size {effect}", values)),
  h("p", { class: "kit-quiet", text: one.caution }));
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function pulse(el, room) {
  const [head, list] = [h("div"), h("div", { class: "kit-live" })];
  put(el, head, list);
  let shown = "";
  const refresh = () => {
    const { waves, change } = room.desk;
    const now = JSON.stringify([waves, change]);
    if (now === shown) return;
    shown = now;
    // Where a wave lacks answers, its own line says so already.
    const lacking = waves.filter((one) => !isKnown(one.mean)).map((one) => one.statement);
    put(list, waves.map((one) => line(one, room.view.current)),
      change.filter((one) => !lacking.includes(one.statement)).map(changed),
      h("p", { class: "kit-quiet", text: t("Answers are counted when the pulse is closed.") }));
  };
  refresh();
  const stops = [controls(head, room), room.on(refresh)];
  return () => stops.forEach((stop) => stop());
}

export default widget(pulse);
