// @ts-check
/** Answers to choose from: pills of which one or none is chosen. */

import { attribute, h, keepFocus, put } from "./dom.js";
import { t } from "./words.js";

/** @import { Words } from "./words.js" */

/** Characters of an answer above which answers stand one under the other. */
const LONG = 26;

/** Answers from which on they stand in two columns. */
const MANY = 6;

/** Answers above which they are folded up: nobody should scroll past them to send. */
const TOO_MANY = 7;

/** How the answers are laid out. @param {string[]} labels */
function layout(labels) {
  if (labels.some((label) => label.length > LONG)) return "kit-pills kit-rows";
  return labels.length >= MANY ? "kit-pills kit-columns" : "kit-pills";
}

/** Pills of which one or none is chosen; tapping the chosen one again takes it back.
 * @param {string} labelId @param {[string, Words][]} choices @param {() => void} changed */
export function pills(labelId, choices, changed) {
  let [value, unfolded, drawn] = ["", false, ""];
  /** @type {[string, Words][]} */
  let offered = [];
  const el = h("div", { role: "group", "aria-labelledby": labelId });
  const has = (/** @type {string} */ key) => offered.some(([one]) => one === key);

  /** @param {string} key */
  function tap(key) {
    [value, unfolded] = [value === key ? "" : key, false];
    draw();
    changed();
  }
  function unfold() {
    unfolded = true;
    draw();
    focus();
  }
  /** Different people may have written the same answer: one of them is enough. */
  function different() {
    const label = (/** @type {[string, Words]} */ [, text]) => t(text).trim().toLocaleLowerCase();
    const chosen = offered.find(([key]) => key === value);
    return offered.filter((one, n) => (chosen && label(one) === label(chosen) ? one === chosen
      : offered.findIndex((other) => label(other) === label(one)) === n));
  }
  function draw() {
    const all = different();
    const folded = all.length > TOO_MANY && !unfolded;
    const shown = folded ? all.filter(([key]) => key === value) : all;
    const sign = JSON.stringify([shown, folded]);
    if (sign !== drawn) build(shown, folded);
    drawn = sign;
    for (const pill of el.querySelectorAll(".kit-pill:not([data-act=unfold])")) {
      attribute(pill, "aria-pressed", String(pill.getAttribute("data-act") === value));
    }
  }
  /** @param {[string, Words][]} shown @param {boolean} folded */
  function build(shown, folded) {
    const held = el.contains(document.activeElement);
    const fold = folded && h("button", { type: "button", "data-act": "unfold",
      class: shown.length ? "kit-link" : "kit-pill",
      text: shown.length ? t("Choose another") : t("Choose …"), on: { click: unfold } });
    el.className = layout(shown.map(([, label]) => t(label)));
    keepFocus(el, () => put(el, shown.map(([key, label]) => h("button", {
      type: "button", class: "kit-pill", text: t(label), "data-act": key,
      on: { click: () => tap(key) } })), fold));
    if (held && !el.contains(document.activeElement)) focus();
  }
  /** Other answers to choose from, as types of clients come and go.
   * @param {[string, Words][]} now */
  function offer(now) {
    if (JSON.stringify(now) === JSON.stringify(offered)) return;
    offered = now;
    draw();
  }
  function focus() {
    if (el.firstElementChild instanceof HTMLElement) el.firstElementChild.focus();
  }
  offer(choices);
  return { el, offer, focus, get: () => (has(value) ? value : ""),
    set(/** @type {string} */ key) {
      value = key;
      draw();
    } };
}
