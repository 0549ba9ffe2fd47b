// @ts-check
/** The quiz on the desk: its questions, how many know each answer, and what a question tells. */

import { h, keyed, put, say } from "../../widgets/dom.js";
import { draftForm } from "../../widgets/form.js";
import { isKnown, measureBar, said as spoken, whyNot } from "../../widgets/results_bar.js";
import { t, tn } from "../../widgets/words.js";
import { button, controls, notice } from "../../widgets/desk/controls.js";
import { itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @import { Desk, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Card } from "../../widgets/element.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */

/**
 * A question with what its answers say; `counts` by option, where that may be shown.
 * @typedef {{id: string, text: string, options: string[], right: number, n: number,
 *   counts: number[] | null, share: Measured}} Question
 */

/**
 * What the widget's kernel tells: `tells` is how well a question fits the rest, `possible` how
 * many more the standard would give.
 * @typedef {Desk & {questions: Question[], people: number, reliability: Measured,
 *   tells: Record<string, Measured>, possible: number}} Told
 */

/** How many chose each answer. @param {Question} one */
function answers({ options, right, counts }) {
  return h("ul", { class: "kit-answers" }, options.map((text, at) =>
    h("li", { class: at === right ? "kit-right" : "" }, h("span", { text }),
      at === right && h("span", { class: "kit-good", text: t("right") }),
      counts && h("strong", { text: String(counts[at]) }))));
}

/** What the question tells of those who answered. @param {Measured} [told] */
function tells(told) {
  if (!told) return null;
  if (!isKnown(told)) return h("p", { class: "kit-quiet", text: whyNot(told) });
  const { estimate, low, high, n } = told;
  const figure = (/** @type {number} */ value) => spoken(value, "coefficient");
  return [h("p", { class: "kit-quiet" },
    t("Fits the rest of the quiz: {r} ({low} to {high}), n = {n}",
      { r: figure(estimate), low: figure(low), high: figure(high), n })),
  estimate < 0 && h("p", { class: "kit-bad" },
    t("Those who know more get it wrong more often: look at how it is worded."))];
}

/** @param {DeskRoom<Told>} room */
function question(room) {
  return (/** @type {Question} */ first) => {
    const el = h("article", { class: "kit-card" });
    let shown = "";
    const update = (/** @type {Question} */ one) => {
      const told = room.desk.tells[one.id];
      const now = JSON.stringify([one, told]);
      if (now === shown) return;
      shown = now;
      put(el, h("p", { class: "kit-headline", text: one.text }), answers(one),
        one.n ? measureBar(t("Answered right (n = {n})", { n: one.n }), one.share, [0, 1], "share")
          : h("p", { class: "kit-quiet" }, t("Nobody has answered it yet.")),
        one.share.estimate !== null && tells(told));
    };
    update(first);
    return { el, update };
  };
}

/** All questions, hardest first, and what the quiz as a whole tells.
 * @param {HTMLElement} el @param {DeskRoom<Told>} room */
function live(el, room) {
  const whole = h("div");
  const list = h("div", { class: "kit-list" });
  /** @type {Map<string, Card<Question>>} */
  const known = new Map();
  const caution = h("p", { class: "kit-quiet" },
    t("A high score shows that the standard is understood. It is no proof that the training " +
      "caused it: that takes a comparison group without the training."));
  put(el, whole, list, caution);
  let shown = "";
  const refresh = () => {
    const { questions, people, reliability } = room.desk;
    caution.hidden = !questions.length;
    keyed(list, questions, (one) => one.id, question(room), known);
    const now = JSON.stringify([people, reliability, questions.length]);
    if (now === shown) return;
    shown = now;
    put(whole, questions.length > 0 && [
      h("h4", null, t("How well it is understood, hardest first")),
      h("p", null, tn("{n} person has answered", "{n} people have answered", people)),
      people > 0 && reliable(reliability)]);
  };
  refresh();
  return room.on(refresh);
}

/** How far the quiz measures one thing, or why nobody can tell yet. @param {Measured} found */
function reliable(found) {
  if (!isKnown(found)) {
    const why = whyNot(found);
    return h("p", { class: "kit-quiet" }, t("No reliability yet: {why}", { why }));
  }
  const label = t("Reliability (KR-20, n = {n})", { n: found.n });
  return measureBar(label, found, [-1, 1], "coefficient");
}

/** Make questions from the standard, or write one.
 * @param {HTMLElement} el @param {DeskRoom<Told>} room */
function making(el, room) {
  const told = notice();
  const place = h("div", { class: "kit-editor" });
  const left = h("span", { class: "kit-quiet" });
  const make = async () => {
    const n = room.desk.possible;
    const answer = await room.send({ do: "make_questions", activity: room.desk.run.id });
    told.show(answer);
    if (answer.ok) told.say(tn("{n} question was made.", "{n} questions were made.", n));
  };
  const write = () => {
    const { id: activity, kind } = room.desk.run;
    const form = draftForm({
      specs: room.desk.form, key: `kit.desk.question.${activity}`, submit: t("Add the question"),
      cancel: () => put(place),
      onSubmit: async (fields) => {
        const answer = await room.send({ do: "add", activity, kind, fields });
        told.show(answer);
        if (answer.ok) put(place);
        else {
          form.write({ fields });
          form.keep();
        }
      },
    });
    put(place, form.el);
  };
  put(el, h("div", { class: "kit-tools" }, button(t("Make questions from the standard"), make),
    button(t("Write a question"), write), left), told.el, place);
  const refresh = () => {
    const n = room.desk.possible;
    say(left, n ? tn("The standard gives {n} more question.",
      "The standard gives {n} more questions.", n) : "");
  };
  refresh();
  return room.on(refresh);
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function quizPart(el, room) {
  const [head, make, results, list] = [h("div"), h("div", { class: "kit-making" }),
    h("div", { class: "kit-live" }), h("div")];
  const details = h("details", { class: "kit-own" },
    h("summary", null, t("Change or hide questions")), list);
  put(el, head, make, results, details);
  const stops = [controls(head, room), making(make, room), live(results, room),
    itemList(list, room)];
  return () => stops.forEach((stop) => stop());
}

export default widget(quizPart);
