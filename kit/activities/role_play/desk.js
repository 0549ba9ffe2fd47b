// @ts-check
/** Role plays on the desk: the draw, what was played, what the sheets say. */

import { h, put, say } from "../../widgets/dom.js";
import { isKnown, measureBar, said as spoken, whyNot } from "../../widgets/results_bar.js";
import { t, tn } from "../../widgets/words.js";
import { button, controls, notice } from "../../widgets/desk/controls.js";
import { widget } from "../../widgets/desk/kernel.js";
import { personName, roleName, taking } from "./role_words.js";

/** @import { Desk, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Current, Round, Seat } from "../../widgets/protocol.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */

/**
 * What the sheets of one module say.
 * @typedef {{text: string, n: number, share: Measured, naturalness: Measured,
 *   points: {text: string, said: Measured}[], alike: Measured, differently: string[]}} Sheets
 */

/**
 * A situation or a type of client, and how often it came in role plays.
 * @typedef {{id: string, text: string, n: number}} Times
 */

/**
 * What the widget's kernel tells.
 * @typedef {Desk & {ready: number, waiting: number, filled: number, round: Round | null,
 *   played: Times[], met: Times[], sheets: Sheets[]}} Told
 */

/** @param {Sheets} one */
function sheet(one) {
  const { alike, naturalness } = one;
  const natural = isKnown(naturalness)
    && t("sounded natural: {mean} of 5", { mean: spoken(naturalness.estimate, "rating") });
  return h("article", { class: "kit-card" },
    h("p", null, h("strong", { text: one.text })),
    h("p", { class: "kit-quiet" }, tn("{n} sheet", "{n} sheets", one.n),
      natural && ` · ${natural}`),
    isKnown(alike) && h("p", { class: "kit-quiet" },
      t("The groups served alike in {share} of the points",
        { share: spoken(alike.estimate, "share") })),
    one.differently.length > 0 && h("p", null,
      t("Served differently: {points}", { points: one.differently.join("; ") })),
    // Where a point has no figure, none has, for one and the same reason.
    one.share.estimate === null ? h("p", { class: "kit-quiet", text: whyNot(one.share) })
      : one.points.map((point) => measureBar(point.text, point.said, [0, 1], "share")));
}

/** @param {Times[]} list */
const times = (list) => list.map((one) =>
  h("li", { text: `${one.text} — ${one.n ? `${one.n}×` : t("not played yet")}` }));

/** A group of the present round.
 * @param {Current} current @param {Seat[]} seats @param {number} n */
function group(current, seats, n) {
  return h("li", null, h("strong", { text: t("Group {n}", { n }) }),
    h("ul", null, seats.map((one) =>
      h("li", { text: `${roleName(current, one.role)}: ${personName(one)}` }))));
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function play(el, room) {
  const said = notice();
  const count = h("p", { class: "kit-people" });
  const played = h("ul", { class: "kit-comments" });
  const met = h("ul", { class: "kit-comments" });
  const clients = h("details", null,
    h("summary", null, t("Types of clients met so far, in all role plays")), met);
  const sheets = h("div", { class: "kit-live" });
  const groups = h("ol", { class: "kit-groups" });
  const head = h("div");
  const draw = button(t("Draw the next round"), async () =>
    said.show(await room.send({ do: "draw", activity: room.desk.run.id })), "kit-primary");
  const hand = button(t("Hand each client over to the next group"), async () =>
    said.show(await room.send({ do: "draw", activity: room.desk.run.id, handover: true })));
  put(el, head, h("div", { class: "kit-tools kit-draw" }, draw, hand), said.el, count, groups,
    h("details", null, h("summary", null, t("Situations played so far")), played), clients,
    h("h4", null, t("What was said, weakest first")), sheets);
  let shown = "";
  const refresh = () => {
    const d = room.desk;
    const drawn = d.round ? d.round.groups : [];
    draw.hidden = d.run.state !== "open";
    hand.hidden = draw.hidden || drawn.length < 2;
    const parts = [tn("{n} takes part", "{n} take part", d.ready)];
    if (d.round) {
      parts.push(t("round {round}", { round: d.round.number }));
      parts.push(t("sheets filled in: {filled} of {groups}",
        { filled: d.filled, groups: drawn.length }));
    }
    if (d.waiting) {
      parts.push(tn("{n} waits for the next round", "{n} wait for the next round", d.waiting));
    }
    say(count, parts.join(" · "));
    const now = JSON.stringify([d.played, d.met, d.sheets, d.round]);
    if (now === shown) return;
    shown = now;
    put(groups, drawn.map((seats, n) => group(room.view.current, seats, n + 1)));
    put(played, times(d.played));
    put(met, times(d.met));
    clients.hidden = d.met.length === 0;
    put(sheets, d.sheets.length ? d.sheets.map(sheet)
      : h("p", { class: "kit-quiet", text: t("No sheet has been filled in yet.") }));
  };
  refresh();
  const stops = [controls(head, room, taking), room.on(refresh)];
  return () => stops.forEach((stop) => stop());
}

export default widget(play);
