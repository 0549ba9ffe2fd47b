// @ts-check
/** An understanding quiz: one answer to each question; what was right shows after the reveal. */

import { attribute, follow, h, keepFocus, keyed, put, say, uid } from "../../widgets/dom.js";
import { stateLine, stateOf } from "../../widgets/form.js";
import { forgetRefused } from "../../widgets/pending.js";
import { t } from "../../widgets/words.js";

/** What one has answered, with everything under way laid over it. The first answer is a 0.
 * @param {any} room @param {any} item
 * @returns {{value: number | null, state: string, why: string}} */
function given(room, item) {
  let value = kept(item);
  let [state, why] = [value === null ? "" : "saved", ""];
  for (const one of room.pending) {
    if (!isAbout(room, one.command, item.id)) continue;
    state = stateOf(room, one);
    why = one.why;
    if (state !== "refused") value = one.command.value;
  }
  return { value, state, why };
}

/** The answer that the room has. @param {any} item @returns {number | null} */
function kept(item) {
  return typeof item.my_vote === "number" ? item.my_vote : null;
}

/** @param {any} room @param {any} command @param {string} item */
function isAbout(room, command, item) {
  return command.do === "vote" && command.item === item && command.activity === room.view.current.id;
}

/** Forget what was refused about a question. @param {any} room @param {string} item */
function forget(room, item) {
  forgetRefused(room, (command) => isAbout(room, command, item));
}

/** Whether the right answers are shown: from then on nothing can be changed. @param {any} item */
function isTold(item) {
  return typeof item.right === "number";
}

/** The answers to choose from. @param {any} item @param {(at: number) => void} pick */
function offered(item, pick) {
  return item.options.map((/** @type {string} */ text, /** @type {number} */ at) =>
    h("button", { type: "button", class: "kit-choice", "data-act": at, text, on: { click: () => pick(at) } }));
}

/** The answers once the right one is told: marked by words and a sign, not by colour alone.
 * @param {any} item */
function told(item) {
  const mine = kept(item);
  const tag = (/** @type {boolean} */ shown, /** @type {string} */ tone, /** @type {string} */ text) =>
    shown && h("span", { class: `kit-tag kit-tag-${tone}`, text });
  return [h("ul", { class: "kit-list kit-options" },
    item.options.map((/** @type {string} */ text, /** @type {number} */ at) => {
      const right = at === item.right;
      return h("li", { class: right ? "kit-option kit-option-right" : "kit-option" },
        h("span", { class: "kit-option-text", text }), (right || at === mine) && h("span", { class: "kit-tags" },
          tag(right, "right", t("Right answer")),
          tag(at === mine, right ? "mine" : "wrong", t("Your answer"))));
    })),
  mine === null && h("p", { class: "kit-quiet", text: t("You did not answer this question.") })];
}

/** One question. @param {any} room */
function card(room) {
  const id = uid();
  const question = h("h2", { id });
  const answers = h("div", { class: "kit-options", role: "group", "aria-labelledby": id });
  const state = stateLine();
  let item = /** @type {any} */ (null);
  /** @type {HTMLElement[]} */
  let buttons = [];
  let seen = "";
  const dismiss = h("button", { type: "button", class: "kit-link", text: t("Dismiss"),
    on: { click: () => forget(room, item.id) } });

  /** @param {number} at */
  function pick(at) {
    const { value } = given(room, item);
    forget(room, item.id);
    room.send({ do: "vote", activity: room.view.current.id, item: item.id, value: value === at ? null : at });
  }
  return {
    el: h("li", { class: "kit-card" }, question, answers, state.el, dismiss),
    /** @param {any} next */
    update(next) {
      item = next;
      const sign = JSON.stringify([item.fields.text, item.options, item.right, isTold(item) && item.my_vote]);
      if (sign !== seen) {
        seen = sign;
        say(question, item.fields.text);
        buttons = isTold(item) ? [] : offered(item, pick);
        keepFocus(answers, () => put(answers, isTold(item) ? told(item) : buttons));
      }
      const now = given(room, item);
      const open = room.view.current.state === "open";
      buttons.forEach((button, at) => {
        attribute(button, "aria-pressed", String(now.value === at));
        attribute(button, "disabled", !open);
      });
      const settled = isTold(item) && now.state === "saved";
      state.set(settled ? "" : now.state, now.why);
      dismiss.hidden = now.state !== "refused";
    },
  };
}

/** How far one is, and after the reveal how many one knew. @param {any} room @param {any[]} items */
function progress(room, items) {
  const n = items.length;
  if (items.every(isTold)) {
    const knew = items.filter((one) => kept(one) === one.right).length;
    return t("You knew {knew} of {n}", { knew, n });
  }
  const done = items.filter((one) => given(room, one).value !== null).length;
  return done === n ? t("All {n} answered. Thank you!", { n }) : t("{done} of {n} answered", { done, n });
}

/**
 * The participant's part of a quiz.
 * @param {HTMLElement} el
 * @param {any} room
 * @returns {() => void}
 */
function quizPart(el, room) {
  const { current } = room.view;
  const known = new Map();
  const list = h("ul", { class: "kit-list" });
  const where = h("p", { class: "kit-progress", role: "status" });
  const none = h("p", { class: "kit-note", text: t("There are no questions yet.") });
  put(el, where, none, list);
  function draw() {
    const now = room.view.current;
    if (!now || now.id !== current.id) return;
    const items = room.view.items || [];
    none.hidden = items.length > 0;
    where.hidden = items.length === 0;
    keyed(list, items, (one) => one.id, () => card(room), known);
    say(where, progress(room, items));
  }
  draw();
  return follow(room, draw);
}

/** @type {import("../../server/static/activities.js").OnPhone} */
export const phone = {
  part: quizPart,
  name: () => t("Quiz"),
  privacy: () => t("Nobody sees who answered what."),
  ownResults: true,
};
