// @ts-check
/** A measured value as a bar with the range around it, and as numbers. */

import { h } from "./dom.js";
import { currentLanguage, t } from "./words.js";

/** @import { Current } from "./protocol.js" */
/** @import { Values } from "./words.js" */

/**
 * A figure with its range, or why there is none: a sentence, or one to be said in the reader's
 * language.
 * @typedef {{estimate: number | null, low: number | null, high: number | null, n: number,
 *   why: string | {text: string, values: Values} | null}} Measured
 * @typedef {Measured & {low: number, high: number}} Ranged
 * @typedef {Ranged & {estimate: number}} Known
 */

/** @param {number} value @param {Intl.NumberFormatOptions} [how] */
function number(value, how) {
  return new Intl.NumberFormat(currentLanguage(), how).format(value);
}

/** Say a value as people read it: a share in percent, a rating with one decimal, a
 * coefficient such as alpha with two, a difference of shares in points with its sign.
 * @param {number} value @param {string} unit */
export function said(value, unit) {
  if (unit === "share" || unit === "chance") {
    return number(value, { style: "percent", maximumFractionDigits: 0 });
  }
  if (unit === "points") return number(Math.round(100 * value), { signDisplay: "exceptZero" });
  const [least, most] = unit === "coefficient" ? [2, 2] : [unit === "rating" ? 1 : 0, 1];
  return number(value, { minimumFractionDigits: least, maximumFractionDigits: most });
}

/** Say why a figure is not given: how many answers it takes, or that there are none.
 * @param {Measured} one */
export function whyNot({ n, why }) {
  if (!why) return n ? "–" : t("no answers yet");
  return typeof why === "string" ? why : t(why.text, why.values);
}

/** Say a range. @param {{low: number, high: number}} one @param {string} unit */
export function range({ low, high }, unit) {
  return `${said(low, unit)} – ${said(high, unit)}`;
}

/** Whether there is a figure, with both its ends.
 * @template {Measured} M @param {M} one @returns {one is M & Known} */
export function isKnown(one) {
  return [one.estimate, one.low, one.high].every((value) => typeof value === "number");
}

/** Whether a range is known. @template {Measured} M @param {M} one @returns {one is M & Ranged} */
export function hasRange(one) {
  return typeof one.low === "number" && typeof one.high === "number" && one.low < one.high;
}

/** What is measured. @param {Current["method"]} method */
export function measureName(method) {
  if (method === "approval") return t("Useful to me");
  if (method === "dots") return t("Dots");
  if (method === "pairwise") return t("Chance to win a comparison");
  return t("Rating from 1 to 5");
}

/**
 * A labelled bar, or why there is none. The thin line over it is the interval: where the true
 * value may lie.
 * @param {string} label @param {Measured} one @param {[number, number]} scale
 * @param {string} unit
 * @returns {HTMLElement}
 */
export function measureBar(label, one, scale, unit) {
  if (typeof one.estimate !== "number") {
    return h("p", { class: "kit-measure-none" }, label && `${label}: `, whyNot(one));
  }
  return h("div", { class: "kit-measure" },
    label && h("p", { class: "kit-measure-name", text: label }),
    track(one, scale),
    h("p", { class: "kit-measure-value" },
      h("strong", { text: said(one.estimate, unit) }),
      hasRange(one) && h("span", { class: "kit-measure-range", text: range(one, unit) })));
}

/** The drawing only; the numbers beside it say the same to those who do not see it.
 * @param {Measured} one @param {[number, number]} scale */
function track(one, [from, to]) {
  /** @param {number | null} value */
  const at = (value) => 100 * Math.min(1, Math.max(0, (Number(value) - from) / (to - from || 1)));
  const el = h("div", { class: "kit-track", "aria-hidden": "true" });
  const fill = h("div", { class: "kit-track-fill" });
  // Where values below nought are possible, the bar begins at nought: 0.13 is no half.
  const [zero, end] = [at(Math.max(from, 0)), at(one.estimate)];
  fill.style.left = `${Math.min(zero, end)}%`;
  fill.style.width = `${Math.abs(end - zero)}%`;
  el.append(fill);
  if (from < 0) {
    const mark = h("div", { class: "kit-track-nought" });
    mark.style.left = `${zero}%`;
    el.append(mark);
  }
  if (hasRange(one)) {
    const whisker = h("div", { class: "kit-track-range" });
    whisker.style.left = `${at(one.low)}%`;
    whisker.style.width = `${at(one.high) - at(one.low)}%`;
    el.append(whisker);
  }
  return el;
}
