// @ts-check
/** Results of the current activity: how strong each item stands, and how sure that is. */

import { h, put } from "./dom.js";
import { hasRange, measureBar, measureName, said } from "./results_bar.js";
import { pagesOf } from "./results_pages.js";
import { criterion } from "./scales.js";
import { t, tn } from "./words.js";

/** @import { Current, FormField, Turnout } from "./protocol.js" */
/** @import { Decision, Shown } from "./room.js" */
/** @import { Measured, Ranged } from "./results_bar.js" */

/**
 * What one vote says of an item, as far as it may be shown.
 * @typedef {Measured & {activity: string, method: Current["method"], unit: string, of: number,
 *   scale: [number, number], counts: Record<string, number>, criteria: Record<string, Measured>,
 *   contested: boolean, paper: number, inherited: number, rank: number}} Tally
 * @typedef {{id: string, kind: string, text: string, fields: Record<string, string>,
 *   about: string, version: number, decision: Decision | null, hidden: boolean, comments: number,
 *   tallies: Tally[]}} Result
 */

const WIDE = 0.3;
/** So many at least come where there are more than the room is sent. */
const MANY = 40;

/**
 * Fill `el` with the results; empty of results, it says that they come later.
 * @param {HTMLElement} el
 * @param {Shown} room
 * @param {{big?: boolean}} [how] `big`: for a wall, in pages that fit the height of `el`. A
 *   cancelable `kit-page` event on `el` with `detail` 1 or -1 turns a page, and is cancelled
 *   if there was one to turn to.
 * @returns {() => void}
 */
export function resultsPart(el, room, { big = false } = {}) {
  const list = h("ol", { class: "kit-results-list" });
  const count = h("p", { class: "kit-results-page" });
  const note = h("p", { class: "kit-results-note" });
  const foot = h("div", { class: "kit-results-foot" }, note, count);
  put(el, list, foot);
  el.classList.add("kit-results");
  el.classList.toggle("kit-big", big);
  const pages = big ? pagesOf(el, list, count) : null;

  function draw() {
    const { results: told, current } = room.view;
    const results = /** @type {Result[] | null} */ (told);
    const items = (results || []).filter((item) => !item.hidden);
    el.classList.toggle("kit-plain", items.every((item) => !item.tallies.length));
    note.textContent = [noteOn(results, items), cut(results, room.view.turnout)].join(" ").trim();
    const rows = current ? items.map((item) => row(item, current, big)) : [];
    if (pages) pages.show(rows);
    else put(list, rows);
  }
  draw();
  const stop = room.on((changed) => {
    if (changed.has("results") || changed.has("current")) draw();
  });
  return () => {
    stop();
    if (pages) pages.stop();
  };
}

/** @param {Result} item @param {Current} current @param {boolean} big */
function row(item, current, big) {
  // The order of the list goes by the last vote.
  const last = item.tallies[item.tallies.length - 1];
  const rank = last && last.rank ? String(last.rank) : "";
  return h("li", { class: "kit-result" },
    rank && h("span", { class: "kit-result-rank", "aria-label": t("Place {rank}", { rank }),
      text: rank }),
    h("div", { class: "kit-result-say" },
      item.about && h("p", { class: "kit-result-about", text: item.about }),
      h("p", { class: "kit-result-text", text: item.text }),
      !big && details(item, current),
      badges(item)),
    item.tallies.length > 0 && h("div", { class: "kit-result-tallies" },
      item.tallies.map((tally) => tallyPart(tally, current, big, item.tallies.length))));
}

/** What else the item says, where there is room for it.
 * @param {Result} item @param {Current} current */
function details({ kind, fields, text: headline }, current) {
  const form = current.kind === kind ? current.form : [];
  const rest = form.filter(({ name }) => fields[name] && fields[name] !== headline);
  /** @param {FormField} field */
  const detail = ({ name, label, choices }) => {
    const choice = choices.find(([key]) => key === fields[name]);
    return h("div", null,
      h("dt", { text: t(label) }), h("dd", { text: choice ? t(choice[1]) : fields[name] }));
  };
  return rest.length > 0 && h("dl", { class: "kit-result-details" }, rest.map(detail));
}

/** @param {Pick<Result, "tallies" | "decision" | "comments">} item */
function badges(item) {
  const inherited = Math.max(0, ...item.tallies.map((one) => one.inherited));
  const list = [];
  if (item.decision === "adopt") list.push(["good", t("Adopted")]);
  if (item.decision === "rework") list.push(["warn", t("To be reworked")]);
  if (item.decision === "drop") list.push(["quiet", t("Dropped")]);
  if (item.tallies.some((one) => one.contested)) list.push(["warn", t("Opinions are split")]);
  if (inherited) list.push(["quiet", t("Support from merged wordings: {n}", { n: inherited })]);
  if (item.comments) list.push(["quiet", tn("{n} comment", "{n} comments", item.comments)]);
  return list.length > 0 && h("p", { class: "kit-badges" },
    list.map(([tone, text]) => h("span", { class: `kit-badge kit-badge-${tone}`, text })));
}

/** @param {Tally} tally @param {Current} current @param {boolean} big
 * @param {number} among how many tallies of the item */
function tallyPart(tally, current, big, among) {
  // On the wall the question stands above the list: its only measure needs no name in every row.
  const name = big && among === 1 && tally.method !== "dots" ? "" : measureName(tally.method);
  const bars = tally.method === "ratings" ? [] : [measureBar(name, tally, tally.scale, tally.unit)];
  // Where the dots are not shown, neither is the share, for the same reason.
  const apart = tally.method === "dots" && tally.estimate === null ? {} : tally.criteria;
  for (const [key, one] of Object.entries(apart)) {
    // Beside the dots stands the share of people who gave any: only that has an interval.
    bars.push(tally.method === "dots"
      ? measureBar(t("Share of people"), one, [0, 1], "share")
      : measureBar(criterion(current, key)[0], one, tally.scale, tally.unit));
  }
  return h("div", { class: "kit-tally" },
    bars, h("p", { class: "kit-tally-base", text: base(tally, big) }));
}

/** Say what a figure rests on. @param {Tally} tally @param {boolean} big */
function base(tally, big) {
  const { counts } = tally;
  const of = Math.max(tally.of, tally.n);
  // A pair is a comparison: one person makes many, so they cannot be held against the people.
  const parts = [tally.method === "pairwise"
    ? tn("{n} comparison", "{n} comparisons", tally.n)
    : t("{n} of {of} voted", { n: tally.n, of })];
  if (!big && tally.method === "approval" && tally.estimate !== null) {
    parts.push(t("useful {useful}, unsure {unsure}, not for me {against}", {
      useful: counts.useful || 0, unsure: counts.unsure || 0, against: counts.not_for_me || 0,
    }));
  }
  if (tally.paper) parts.push(t("of these on paper: {n}", { n: tally.paper }));
  return parts.join(" · ");
}

/** Say that these are the first of many. @param {Result[] | null} results
 * @param {Turnout | null | undefined} turnout */
function cut(results, turnout) {
  const [shown, n] = [(results || []).length, turnout ? turnout.items : 0];
  return shown >= MANY && n > shown ? t("The first {shown} of {n}.", { shown, n }) : "";
}

/** Say how far the figures reach. @param {Result[] | null} results @param {Result[]} items */
function noteOn(results, items) {
  if (!results) return t("The results come when the facilitator shows them.");
  if (!items.length) return t("There is nothing here yet.");
  const tallies = items.flatMap((item) => item.tallies);
  if (!tallies.length) return "";
  if (!tallies.some((one) => one.n)) return t("Nobody has voted yet.");
  const [first, second] = items.map(({ tallies: told }) =>
    (told.length ? leading(told[told.length - 1]) : null));
  const sentences = [first && narrowness(first), first && second && closeness(first, second),
    tallies.some(leading) && t("Thin line: how far chance may move the bar (95 % interval).")];
  return sentences.filter(Boolean).slice(0, 2).join(" ");
}

/** @typedef {Ranged & Pick<Tally, "unit" | "scale">} Leading what puts a tally in order */

/** The measure by which a tally is put in order. @param {Tally} tally @returns {Leading | null} */
function leading(tally) {
  if (hasRange(tally)) return tally;
  const own = Object.values(tally.criteria).find((one) => hasRange(one));
  if (!own || !hasRange(own)) return null;
  const { unit, scale, n } = tally;
  return tally.method === "dots" ? { ...own, unit: "share", scale: [0, 1], n }
    : { ...own, unit, scale, n };
}

/** @param {Leading} one */
function narrowness(one) {
  const width = (one.high - one.low) / (one.scale[1] - one.scale[0] || 1);
  if (width < WIDE) return "";
  return tn(
    "With {n} vote, “{low} to {high}” is all that can be said about the first one.",
    "With {n} votes, “{low} to {high}” is all that can be said about the first one.",
    one.n, { low: said(one.low, one.unit), high: said(one.high, one.unit) });
}

/** @param {Leading} first @param {Leading} second */
function closeness(first, second) {
  if (second.high < first.low || first.unit !== second.unit) return "";
  return t("The thin lines of the first two overlap: their order may be chance.");
}

/** The measures of one result without its text, for the desk's own lists.
 * @param {Result} result @param {Current} current */
export function tallyLines(result, current) {
  const { tallies } = result;
  return h("div", { class: "kit-result-tallies" },
    tallies.map((tally) => tallyPart(tally, current, false, tallies.length)),
    badges({ ...result, decision: null }));
}
