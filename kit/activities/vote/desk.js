// @ts-check
/** Voting on the desk: controls, the live result, votes on paper. */

import { h, put } from "../../widgets/dom.js";
import { resultsPart } from "../../widgets/results.js";
import { measureBar } from "../../widgets/results_bar.js";
import { scaleOf } from "../../widgets/scales.js";
import { t, tn } from "../../widgets/words.js";
import { button, controls, notice } from "../../widgets/desk/controls.js";
import { itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";
import { paperEntry } from "./paper.js";

/** @import { Desk, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */
/** @import { Decision } from "../../widgets/room.js" */

/**
 * An entry after use; `weak` is why it goes back for rework, if it does.
 * @typedef {{id: string, text: string, mean: Measured, weak: string,
 *   decision: Decision | null}} AfterUse
 */

/**
 * How many of a group have voted; `missing` is "nobody", "few" or "".
 * @typedef {{group: string, size: number, voted: number | null, share: number | null,
 *   missing: string}} Present
 */

/**
 * What the widget's kernel tells.
 * @typedef {Desk & {turnout: {name: string, small: number, rows: Present[]}[],
 *   paper: {item: string, value: unknown, count: number}[],
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
        measureBar(one.text, one.mean, scaleOf(room.view.current), "rating"),
        one.weak && sendBack(room, one, said))), said.el);
  };
  refresh();
  return room.on(refresh);
}

/** How many of a group have voted, in words. @param {Present} one */
function turned(one) {
  const { group, size, voted } = one;
  if (voted === null) {
    return t("{group}: {size} people; how many of them voted is not shown", { group, size });
  }
  const told = t("{group}: {voted} of {size} voted", { group, voted, size });
  if (!one.missing) return told;
  const missing = one.missing === "nobody" ? t("this voice is missing")
    : t("far fewer than of the others");
  return `${told} · ${missing}`;
}

/** One group of those who joined. @param {Present} one */
function present(one) {
  if (one.share === null) return h("p", { text: turned(one) });
  const measured = { estimate: one.share, low: null, high: null, n: one.size, why: null };
  return measureBar(turned(one), measured, [0, 1], "share");
}

/** Who voted, by what people said of themselves.
 * @param {HTMLElement} el @param {DeskRoom<Told>} room */
function turnout(el, room) {
  let shown = "";
  const groups = h("div");
  // It stays as it is, so that it remains open while votes come in.
  const details = h("details", { class: "kit-own" }, h("summary", null, t("Who voted")), groups,
    h("p", { class: "kit-quiet" },
      t("Who voted, by what people said of themselves when they joined; votes on paper are not " +
        "in it. Under five, nothing is shown.")));
  put(el, details);
  const refresh = () => {
    const { turnout: groupings } = room.desk;
    const now = JSON.stringify(groupings);
    if (now === shown) return;
    shown = now;
    details.hidden = groupings.length === 0;
    put(groups, groupings.map((by) => h("section", null,
      h("h4", { text: by.name }), by.rows.map(present),
      by.small > 0 && h("p", { class: "kit-quiet" },
        tn("{n} more group is too small to be shown.",
          "{n} more groups are too small, or would give one away.", by.small)))));
  };
  refresh();
  return room.on(refresh);
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function vote(el, room) {
  const [head, live, who, after, list] = [h("div"), h("div", { class: "kit-live" }), h("div"),
    h("div", { class: "kit-live" }), h("div")];
  const details = h("details", { class: "kit-own" },
    h("summary", null, t("The entries, and votes on paper")), list);
  put(el, head, live, who, after, details);
  const stops = [controls(head, room), resultsPart(live, room), turnout(who, room),
    useful(after, room), itemList(list, room, { extra: (item) => paperEntry(room, item) })];
  return () => stops.forEach((stop) => stop());
}

export default widget(vote);
