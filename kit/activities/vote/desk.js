// @ts-check
/** Voting on the desk: controls, the live result, votes on paper. */

import { h, put } from "../../widgets/dom.js";
import { resultsPart } from "../../widgets/results.js";
import { measureBar } from "../../widgets/results_bar.js";
import { t } from "../../widgets/words.js";
import { button, controls, notice } from "../../widgets/desk/controls.js";
import { itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";
import { paperEntry } from "./paper.js";

/** @import { Desk, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */

/**
 * An entry after use; `weak` is why it goes back for rework, if it does.
 * @typedef {{id: string, text: string, mean: Measured, weak: string,
 *   decision: string | null}} AfterUse
 */

/**
 * What the widget's kernel tells.
 * @typedef {Desk & {paper: {item: string, value: unknown, count: number}[],
 *   after_use: AfterUse[]}} Told
 */

/** What is of little use cannot be approved: send it back with the figure as the reason.
 * @param {DeskRoom<Told>} room @param {AfterUse} one
 * @param {ReturnType<typeof notice>} said */
function sendBack(room, one, said) {
  const send = async () => said.show(await room.send({ do: "decide", item: one.id,
    decision: "rework", reason: one.weak }));
  if (one.decision === "rework") {
    return h("p", { class: "kit-decided kit-rework" }, t("sent back for rework"));
  }
  return h("p", { class: "kit-bad" },
    t("Goes back for rework: it cannot be approved as it is."), " ",
    button(t("Send back"), send));
}

/** What proved useful after use, weakest first.
 * @param {HTMLElement} el @param {DeskRoom<Told>} room */
function useful(el, room) {
  let shown = "";
  const said = notice();
  const refresh = () => {
    const now = JSON.stringify(room.desk.after_use);
    if (now === shown) return;
    shown = now;
    put(el, room.desk.after_use.length > 0 && h("h4", null, t("Useful after use, weakest first")),
      room.desk.after_use.map((one) => h("div", null,
        measureBar(one.text, one.mean, [1, 5], "rating"),
        one.weak && sendBack(room, one, said))), said.el);
  };
  refresh();
  return room.on(refresh);
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function vote(el, room) {
  const [head, live, after, list] = [h("div"), h("div", { class: "kit-live" }),
    h("div", { class: "kit-live" }), h("div")];
  const details = h("details", { class: "kit-own" },
    h("summary", null, t("The entries, and votes on paper")), list);
  put(el, head, live, after, details);
  const stops = [controls(head, room), resultsPart(live, room), useful(after, room),
    itemList(list, room, { extra: (item) => paperEntry(room, item) })];
  return () => stops.forEach((stop) => stop());
}

export default widget(vote);
