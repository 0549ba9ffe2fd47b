// @ts-check
/** A quiz on the wall once it is revealed: what is right, and how many knew it. */

import { h, put } from "../../widgets/dom.js";
import { measureBar } from "../../widgets/results_bar.js";
import { pagesOf } from "../../widgets/results_pages.js";
import { t, tn } from "../../widgets/words.js";

/** @import { OnWall } from "../../server/static/activities.js" */
/** @import { Shown } from "../../widgets/room.js" */
/** @import { Question } from "./desk.js" */

/** One question. @param {Question} one */
function row(one) {
  const right = t("Right answer: {text}", { text: one.options[one.right] });
  return h("li", { class: "kit-result" },
    h("div", { class: "kit-result-say" },
      h("p", { class: "kit-result-text", text: one.text }),
      h("p", { class: "kit-right", text: right })),
    h("div", { class: "kit-result-tallies" }, measureBar("", one.share, [0, 1], "share"),
      one.share.estimate !== null
        && h("p", { class: "kit-tally-base", text: tn("{n} answer", "{n} answers", one.n) })));
}

/** @param {Question[]} questions */
function noteOn(questions) {
  if (!questions.length) return t("There are no questions yet.");
  if (!questions.some((one) => one.share.estimate !== null)) return "";
  return [t("How many gave the right answer, the hardest question first."),
    t("Thin line: how far chance may move the bar (95 % interval).")].join(" ");
}

/**
 * Fill `el` with the results of a quiz, in pages that fit its height.
 * @param {HTMLElement} el
 * @param {Shown} room
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
    const questions = /** @type {Question[] | null} */ (room.view.results) || [];
    note.textContent = noteOn(questions);
    pages.show(questions.map(row));
  }
  draw();
  const stop = room.on((changed) => {
    if (changed.has("results") || changed.has("current")) draw();
  });
  return () => {
    stop();
    pages.stop();
  };
}

/** @type {OnWall} */
export const wall = { results: quizResultsPart };
