// @ts-check
/** A pulse on the desk: who has answered, and before beside after. */

import { h, put } from "../../widgets/dom.js";
import { measureBar, said } from "../../widgets/results_bar.js";
import { t, tn } from "../../widgets/words.js";
import { controls } from "../../widgets/desk/controls.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @param {any} one */
function line(one) {
  const wave = one.wave === "before" ? t("before") : t("after");
  const name = `${one.statement} — ${wave}`;
  if (!one.mean) {
    return h("p", { class: "kit-quiet" }, `${name}: `,
      one.n ? t("fewer than five answers are not shown") : t("no answers yet"));
  }
  return h("div", null, measureBar(name, one.mean, [1, 5], "rating"),
    h("p", { class: "kit-quiet", text: tn("{n} answer", "{n} answers", one.n) }));
}

/** @param {any} one */
function changed(one) {
  const { difference } = one;
  if (!difference) return h("p", { class: "kit-quiet", text: `${one.statement}: ${one.why}` });
  const values = {
    difference: said(difference.estimate, "coefficient"), low: said(difference.low, "coefficient"),
    high: said(difference.high, "coefficient"), effect: said(one.effect || 0, "coefficient"),
  };
  return h("div", null, h("p", null, h("strong", { text: one.statement }), ": ",
    t("change {difference} ({low} to {high}), effect size {effect}", values)),
  h("p", { class: "kit-quiet", text: one.caution }));
}

/** @param {HTMLElement} el @param {any} room */
function pulse(el, room) {
  const [head, list] = [h("div"), h("div", { class: "kit-live" })];
  put(el, head, list);
  let shown = "";
  const refresh = () => {
    const now = JSON.stringify([room.desk.waves, room.desk.change]);
    if (now === shown) return;
    shown = now;
    // Where a wave lacks answers, its own line says so already.
    const lacking = new Set(room.desk.waves.filter((/** @type {any} */ one) => !one.mean)
      .map((/** @type {any} */ one) => one.statement));
    put(list, room.desk.waves.map(line),
      room.desk.change.filter((/** @type {any} */ one) => !lacking.has(one.statement)).map(changed),
      h("p", { class: "kit-quiet", text: t("Answers are counted when the pulse is closed.") }));
  };
  refresh();
  const stops = [controls(head, room), room.on(refresh)];
  return () => stops.forEach((stop) => stop());
}

export default widget(pulse);
