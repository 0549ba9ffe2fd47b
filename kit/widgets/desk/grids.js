// @ts-check
/** Tables on the desk: they scroll inside themselves, and empty cells are plain to see. */

import { h } from "../dom.js";
import { t } from "../words.js";

/**
 * A frame that a table scrolls in, reached by keyboard too.
 * @param {string} label @param {HTMLElement} table
 */
export function scrolling(label, table) {
  return h("div", { class: "kit-scroll", tabindex: "0", role: "region", "aria-label": label },
    table);
}

/** @param {(string | [string, string])[]} names each a heading, or a heading and its class */
export function headings(names) {
  return h("thead", null, h("tr", null, names.map((one) => {
    const [text, style] = typeof one === "string" ? [one, null] : one;
    return h("th", { scope: "col", text, class: style });
  })));
}

/** The heading of a row: the number of an entry and its text.
 * @param {{number: string, text: string}} one */
export function rowHead(one) {
  return h("th", { scope: "row", class: "kit-grid-head" },
    h("span", { class: "kit-number", text: one.number }),
    h("span", { class: "kit-words", text: one.text }));
}

/** A cell that shows when there is nothing in it.
 * @param {string | number} value @param {string} [beside] */
export function cell(value, beside = "") {
  const none = !value;
  return h("td", { class: none ? "kit-gap" : "" }, none ? t("none") : String(value),
    beside && h("span", { class: "kit-beside", text: beside }));
}

/** What stands of something and how much there is: “3 of 4”.
 * @param {number} n @param {number} of */
export function countOf(n, of) {
  return h("td", { class: `kit-count-of ${n < of || !of ? "kit-gap" : ""}` },
    n ? t("{n} of {of}", { n, of }) : t("none"));
}
