// @ts-check
/** An understanding quiz: one answer to each question; what was right shows after the reveal. */

import { attribute, follow, h, keepFocus, keyed, put, say, uid } from "../../widgets/dom.js";
import { stateLine, stateOf } from "../../widgets/form.js";
import { forgetRefused } from "../../widgets/pending.js";
import { t } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { ItemPart } from "../../widgets/protocol.js" */
/** @import { ActivityRoom, Command } from "../../widgets/room.js" */

/** What one has answered, with everything under way laid over it. The first answer is a 0.
 * @param {ActivityRoom} room @param {ItemPart} item
 * @returns {{value: number | null, state: string, why: string}} */
function given(room, item) {
  let value = kept(item);
  let [state, why] = [value === null ? "" : "saved", ""];
  for (const one of room.pending) {
    const { command } = one;
    if (command.do !== "vote" || !isAbout(room, command, item.id)) continue;
    state = stateOf(room, one);
    why = one.why;
    if (state !== "refused") value = placeOf(command.value);
  }
  return { value, state, why };
}

/** The place of an answer, if a value is one. @param {unknown} value */
function placeOf(value) {
  return typeof value === "number" ? value : null;
}

/** The answer that the room has. @param {ItemPart} item */
function kept(item) {
  return placeOf(item.my_vote);
}

/** @param {ActivityRoom} room @param {Command} command @param {string} item */
function isAbout(room, command, item) {
  return command.do === "vote" && command.item === item
    && command.activity === room.view.current.id;
}

/** Forget what was refused about a question. @param {ActivityRoom} room @param {string} item */
function forget(room, item) {
  forgetRefused(room, (command) => isAbout(room, command, item));
}

/** Whether the right answers are shown: from then on nothing can be changed.
 * @param {ItemPart} item */
function isTold(item) {
  return typeof item.right === "number";
}

/** The answers to choose from. @param {ItemPart} item @param {(at: number) => void} pick */
function offered({ options = [] }, pick) {
  return options.map((text, at) => h("button", { type: "button", class: "kit-choice",
    "data-act": at, text, on: { click: () => pick(at) } }));
}

/** The answers once the right one is told: marked by words and a sign, not by colour alone.
 * @param {ItemPart} item */
function told(item) {
  const mine = kept(item);
  const { options = [] } = item;
  /** @param {string} tone @param {string} text */
  const tag = (tone, text) => h("span", { class: `kit-tag kit-tag-${tone}`, text });
  return [h("ul", { class: "kit-list kit-options" }, options.map((text, at) => {
    const right = at === item.right;
    return h("li", { class: right ? "kit-option kit-option-right" : "kit-option" },
      h("span", { class: "kit-option-text", text }),
      (right || at === mine) && h("span", { class: "kit-tags" },
        right && tag("right", t("Right answer")),
        at === mine && tag(right ? "mine" : "wrong", t("Your answer"))));
  })),
  mine === null && h("p", { class: "kit-quiet", text: t("You did not answer this question.") })];
}

/** One question. @param {ActivityRoom} room @param {ItemPart} first */
function card(room, first) {
  const id = uid();
  const question = h("h2", { id });
  const answers = h("div", { class: "kit-options", role: "group", "aria-labelledby": id });
  const state = stateLine();
  let item = first;
  /** @type {HTMLElement[]} */
  let buttons = [];
  let seen = "";
  const dismiss = h("button", { type: "button", class: "kit-link", text: t("Dismiss"),
    on: { click: () => forget(room, item.id) } });

  /** @param {number} at */
  function pick(at) {
    const { value } = given(room, item);
    forget(room, item.id);
    room.send({ do: "vote", activity: room.view.current.id, item: item.id,
      value: value === at ? null : at });
  }
  return {
    el: h("li", { class: "kit-card" }, question, answers, state.el, dismiss),
    /** @param {ItemPart} next */
    update(next) {
      item = next;
      const sign = JSON.stringify([item.fields.text, item.options, item.right,
        isTold(item) && item.my_vote]);
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

/** How far one is, and after the reveal how many one knew.
 * @param {ActivityRoom} room @param {ItemPart[]} items */
function progress(room, items) {
  const n = items.length;
  if (items.every(isTold)) {
    const knew = items.filter((one) => kept(one) === one.right).length;
    return t("You knew {knew} of {n}", { knew, n });
  }
  const done = items.filter((one) => given(room, one).value !== null).length;
  return done === n ? t("All {n} answered. Thank you!", { n })
    : t("{done} of {n} answered", { done, n });
}

/**
 * The participant's part of a quiz.
 * @param {HTMLElement} el
 * @param {ActivityRoom} room
 * @returns {() => void}
 */
function quizPart(el, room) {
  /** @type {Map<string, ReturnType<typeof card>>} */
  const known = new Map();
  const list = h("ul", { class: "kit-list" });
  const where = h("p", { class: "kit-progress", role: "status" });
  const none = h("p", { class: "kit-note", text: t("There are no questions yet.") });
  put(el, where, none, list);
  function draw() {
    const { items } = room.view;
    none.hidden = items.length > 0;
    where.hidden = items.length === 0;
    keyed(list, items, (one) => one.id, (one) => card(room, one), known);
    say(where, progress(room, items));
  }
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = {
  part: quizPart,
  name: () => t("Quiz"),
  privacy: () => t("Nobody sees who answered what."),
  ownResults: true,
};
