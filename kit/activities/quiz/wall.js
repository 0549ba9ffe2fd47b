// @ts-check
/** A quiz on the wall once it is revealed: what is right, and how many knew it. */

import { h, put } from "../../widgets/dom.js";
import { measureBar } from "../../widgets/results_bar.js";
import { pagesOf } from "../../widgets/results_pages.js";
import { t, tn } from "../../widgets/words.js";

/** One question. @param {any} one */
function row(one) {
  return h("li", { class: "kit-result" },
    h("div", { class: "kit-result-say" },
      h("p", { class: "kit-result-text", text: one.text }),
      h("p", { class: "kit-right", text: t("Right answer: {text}", { text: one.options[one.right] }) })),
    h("div", { class: "kit-result-tallies" }, one.share
      ? [measureBar("", one.share, [0, 1], "share"),
        h("p", { class: "kit-tally-base", text: tn("{n} answer", "{n} answers", one.n) })]
      : h("p", { class: "kit-tally-base", text: t("Fewer than five answers are not shown.") })));
}

/** @param {any[]} questions */
function noteOn(questions) {
  if (!questions.length) return t("There are no questions yet.");
  if (!questions.some((one) => one.share)) return "";
  return [t("How many gave the right answer, the hardest question first."),
    t("Thin line: how far chance may move the bar (95 % interval).")].join(" ");
}

/**
 * Fill `el` with the results of a quiz, in pages that fit its height.
 * @param {HTMLElement} el
 * @param {any} room anything with `view` and `on` of a room client
 * @returns {() => void}
 */
function quizResultsPart(el, room) {
  const list = h("ol", { class: "kit-results-list" });
  const count = h("p", { class: "kit-results-page" });
  const note = h("p", { class: "kit-results-note" });
  put(el, list, h("div", { class: "kit-results-foot" }, note, count));
  el.classList.add("kit-results", "kit-big");
  const pages = pagesOf(el, list, count);
  function draw() {
    const questions = room.view.results || [];
    note.textContent = noteOn(questions);
    pages.show(questions.map(row));
  }
  draw();
  const stop = room.on((/** @type {Set<string>} */ changed) => {
    if (changed.has("results") || changed.has("current")) draw();
  });
  return () => {
    stop();
    pages.stop();
  };
}

/** @type {import("../../server/static/activities.js").OnWall} */
export const wall = { results: quizResultsPart };
