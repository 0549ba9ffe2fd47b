// @ts-check
/** The ways to answer one item of a ballot: approval, ratings, dots. Nothing is preselected. */

import { attribute, h, say, uid } from "./dom.js";
import { capital, t, tn } from "./words.js";

/** @import { Props } from "./element.js" */
/** @import { Current } from "./protocol.js" */

/**
 * What somebody says of one item: an answer, grades by criterion, a number of dots.
 * @typedef {string | number | Record<string, number> | null} Value
 * @typedef {{el: HTMLElement, set: (value: unknown, open: boolean, left: number) => void}} Scale
 */

/** @param {Props} props @param {() => void} click */
function choice(props, click) {
  return h("button", { type: "button", "aria-pressed": "false", ...props, on: { click } });
}

/** @param {HTMLElement} button @param {boolean} chosen @param {boolean} open */
function mark(button, chosen, open) {
  attribute(button, "aria-pressed", String(chosen));
  attribute(button, "disabled", !open);
}

/** The answers that an activity offers to a question, in the reader's language.
 * @param {Pick<Current, "offers">} current @param {string} question
 * @returns {[key: string, text: string][]} */
export function offered(current, question) {
  return (current.offers[question] || []).map(([key, label]) => [key, t(label)]);
}

/** The lowest and the highest grade.
 * @param {Pick<Current, "grades">} current @returns {[number, number]} */
export function scaleOf({ grades }) {
  return [grades[0], grades[grades.length - 1]];
}

/** How trials went, in words: each outcome with how often there was one.
 * @param {Pick<Current, "offers">} current @param {Record<string, number>} counts */
export function outcomesOf(current, counts) {
  const there = offered(current, "outcome").filter(([key]) => counts[key]);
  return there.map(([key, name]) => `${name}: ${counts[key]}`);
}

/** One of a few answers. @param {[key: string, text: string][]} answers @param {string} label
 * @param {(value: Value) => void} pick */
function approval(answers, label, pick) {
  /** @type {unknown} */
  let now = null;
  const buttons = answers.map(([value, text]) =>
    choice({ class: "kit-answer", text, "data-value": value },
      () => pick(now === value ? null : value)));
  return {
    el: h("div", { class: "kit-approval", role: "group", "aria-label": label }, buttons),
    /** @param {unknown} value @param {boolean} open */
    set(value, open) {
      now = value;
      buttons.forEach((b, n) => mark(b, answers[n][0] === value, open));
    },
  };
}

/** What a criterion is called, and its two ends.
 * @param {Pick<Current, "scales">} current @param {string} name */
export function criterion({ scales }, name) {
  const { label = name, low = "", high = "" } = scales[name] || {};
  return [capital(t(label)), t(low), t(high)];
}

/** The grades that a value holds. @param {unknown} value @returns {Record<string, number>} */
export function gradesOf(value) {
  return typeof value === "object" && value ? /** @type {Record<string, number>} */ (value) : {};
}

/** A grade for each criterion. @param {Pick<Current, "criteria" | "grades" | "scales">} current
 * @param {(value: Record<string, number>) => void} pick */
export function ratings(current, pick) {
  const { criteria, grades } = current;
  const [, of] = scaleOf(current);
  /** @type {Record<string, number>} */
  let now = {};
  const rows = criteria.map((name) => {
    const [title, low, high] = criterion(current, name);
    const id = uid();
    const buttons = grades.map((n) =>
      choice({ class: "kit-grade", text: n, "aria-label": t("{n} of {of}", { n, of }) }, () => {
        const { [name]: before, ...rest } = now;
        pick(before === n ? rest : { ...rest, [name]: n });
      }));
    const el = h("div", { class: "kit-criterion" },
      h("span", { class: "kit-label", id, text: title }),
      h("div", { class: "kit-grades", role: "group", "aria-labelledby": id }, buttons),
      h("div", { class: "kit-ends" }, h("span", { text: low }), h("span", { text: high })));
    return { name, el, buttons };
  });
  return {
    el: h("div", {}, rows.map((row) => row.el)),
    /** @param {unknown} value @param {boolean} open */
    set(value, open) {
      now = gradesOf(value);
      for (const { name, buttons } of rows) {
        buttons.forEach((b, n) => mark(b, now[name] === grades[n], open));
      }
    },
  };
}

/** Minus, how many, plus; a plus at its limit says why. @param {string} label
 * @param {{most: number, budget: number}} limits @param {(value: Value) => void} pick */
function dots(label, { most, budget }, pick) {
  let [now, rest, shut] = [0, budget, false];
  const less = choice({ class: "kit-step", text: "−", "aria-label": t("One dot less") }, () => {
    if (!less.getAttribute("aria-disabled")) pick(now - 1);
  });
  const more = choice({ class: "kit-step", text: "+", "aria-label": t("One dot more") }, () => {
    if (!shut) say(why, limit());
    if (!more.getAttribute("aria-disabled")) pick(now + 1);
  });
  less.removeAttribute("aria-pressed");
  more.removeAttribute("aria-pressed");
  const shown = h("span", { class: "kit-dots", "aria-hidden": "true" });
  const said = h("span", { class: "kit-hidden", role: "status" });
  const why = h("p", { class: "kit-wrong", role: "status" });
  function limit() {
    if (now >= most) {
      return tn("At most {n} dot on one entry.", "At most {n} dots on one entry.", most);
    }
    return rest > 0 ? ""
      : t("You have {budget} dots altogether. Take one back somewhere else first.", { budget });
  }
  return {
    el: h("div", { role: "group", "aria-label": label },
      h("div", { class: "kit-stepper" }, less, shown, said, more), why),
    /** @param {unknown} value @param {boolean} open @param {number} left */
    set(value, open, left) {
      const before = now;
      [now, rest, shut] = [Number(value) || 0, left, !open];
      if (shut || now !== before || !limit()) say(why, "");
      say(shown, "●".repeat(now) + "○".repeat(Math.max(0, most - now)));
      if (most > 5) say(shown, `● ${now}`);
      say(said, tn("{n} dot", "{n} dots", now));
      // A truly disabled button would drop the focus of somebody who steps by keyboard.
      attribute(less, "aria-disabled", !open || now <= 0 ? "true" : null);
      attribute(more, "aria-disabled", !open || now >= most || left <= 0 ? "true" : null);
    },
  };
}

/**
 * The scale of a ballot for one item.
 * @param {Current} current the activity
 * @param {string} label what is being judged
 * @param {(value: Value) => void} pick gets the whole new value, `null` to take it back
 * @returns {Scale}
 */
export function scale(current, label, pick) {
  if (current.method === "dots") return dots(label, current, pick);
  if (current.method === "ratings") {
    return ratings(current, (value) => pick(Object.keys(value).length ? value : null));
  }
  return approval(offered(current, "value"), label, pick);
}

/** Whether an item is fully answered.
 * @param {Pick<Current, "method" | "criteria">} current @param {unknown} value */
export function answered(current, value) {
  if (value === "secret") return true;
  if (current.method !== "ratings") return Boolean(value);
  return current.criteria.every((name) => gradesOf(value)[name]);
}
