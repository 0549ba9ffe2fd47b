// @ts-check
/** A measured value as a bar with the range around it, and as numbers. */

import { h } from "./dom.js";
import { currentLanguage, t } from "./words.js";

/**
 * @typedef {{text: string, values: Record<string, any>}} Sentence to be said in the reader's language
 * @typedef {{estimate: number | null, low: number | null, high: number | null, n: number,
 *   why: string | Sentence | null}} Measured
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
  if (unit === "coefficient") return number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return number(value, { minimumFractionDigits: unit === "rating" ? 1 : 0, maximumFractionDigits: 1 });
}

/** Say why a figure is not given: how many answers it takes, or that there are none.
 * @param {Measured} one */
export function whyNot({ n, why }) {
  if (!why) return n ? "–" : t("no answers yet");
  return typeof why === "string" ? why : t(why.text, why.values);
}

/** Whether a range is known. @param {Measured} one */
export function hasRange(one) {
  return typeof one.low === "number" && typeof one.high === "number" && one.low < one.high;
}

/** What is measured. @param {string} method */
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
  const range = hasRange(one) ? `${said(Number(one.low), unit)} – ${said(Number(one.high), unit)}` : "";
  return h("div", { class: "kit-measure" },
    label && h("p", { class: "kit-measure-name", text: label }),
    track(one, scale),
    h("p", { class: "kit-measure-value" },
      h("strong", { text: said(one.estimate, unit) }),
      range && h("span", { class: "kit-measure-range", text: range })));
}

/** The drawing only; the numbers beside it say the same to those who do not see it.
 * @param {Measured} one @param {[number, number]} scale */
function track(one, [from, to]) {
  /** @param {any} value */
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
