// @ts-check
/** The passport of the standard, and each content that it has to have. */

import { h, keyed, say, uid } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { Card } from "../../widgets/element.js" */
/** @import { Content, Described, StandardRoom } from "./told.js" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Input */

/** The fields of the passport, each with its question and what helps to answer it. */
function questions() {
  const line = (/** @type {number} */ most, type = "text") =>
    h("input", { type, maxlength: most });
  const lines = () => h("textarea", { rows: 3, maxlength: 2000 });
  return /** @type {[keyof Described, string, string, Input][]} */ ([
    ["version", t("Version"), t("Digits and dots, such as 0.3; never smaller than before."),
      line(40)],
    ["owner", t("Owner"), t("Who answers for this standard: a role, and a name if you like."),
      line(200)],
    ["scope", t("Scope"), t("For whom, where and in which channels it holds."), lines()],
    ["review", t("Next review"), t("The day on which it is looked at again."), line(40, "date")],
    ["changes", t("How to propose a change"), t("What an employee does who wants one changed."),
      lines()],
  ]);
}

/** The form of the passport; what is being typed stays while news comes in.
 * @param {StandardRoom} room */
export function passport(room) {
  const said = notice();
  const asked = questions();
  /** @type {Partial<Described>} */
  const shown = {};
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const given = Object.fromEntries(asked.map(([part, , , input]) => [part, input.value]));
    const answer = await room.send({ do: "describe_standard", ...given });
    said.show(answer);
    if (answer.ok) said.say(t("Kept."));
  };
  const el = h("form", { class: "kit-passport", on: { submit } },
    asked.map(([, label, help, input]) => {
      const [id, helpId] = [uid(), uid()];
      input.id = id;
      input.setAttribute("aria-describedby", helpId);
      return h("div", null, h("label", { for: id }, label), input,
        h("p", { class: "kit-quiet", id: helpId }, help));
    }),
    h("div", { class: "kit-tools" },
      h("button", { type: "submit", class: "kit-button kit-primary" }, t("Keep the passport"))),
    said.el);
  const update = () => {
    for (const [part, , , input] of asked) {
      const now = room.desk.passport[part];
      if (shown[part] !== now) input.value = now;
      shown[part] = now;
    }
  };
  update();
  return { el, update };
}

/** One required content: there, left out for a reason, or missing.
 * @param {StandardRoom} room */
function content(room) {
  return (/** @type {Content} */ first) => {
    const said = notice();
    const state = h("span", { class: "kit-chip" });
    const reason = h("p", { class: "kit-quiet" });
    const name = t("Why “{title}” does not apply", { title: first.title });
    const why = h("input", { type: "text", class: "kit-reason", maxlength: 1000,
      "aria-label": name, placeholder: t("Why it does not apply here") });
    const submit = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const answer = await room.send({ do: "not_applicable", content: first.key,
        reason: why.value });
      said.show(answer);
      if (answer.ok) why.value = "";
    };
    const back = button(t("It applies after all"), async () =>
      said.show(await room.send({ do: "applicable", content: first.key })));
    const form = h("form", { class: "kit-inline kit-below", on: { submit } }, why,
      h("button", { type: "submit", class: "kit-button" }, t("Does not apply")));
    const el = h("article", { class: "kit-card", "aria-label": first.title },
      h("div", { class: "kit-row" }, h("p", { class: "kit-body" }, first.title), state, back),
      reason, form, said.el);
    const update = (/** @type {Content} */ one) => {
      const out = Boolean(one.reason);
      const missing = !one.filled && !out;
      say(state, one.filled ? t("in the standard") : out ? t("not applicable") : t("missing"));
      state.classList.toggle("kit-open", one.filled);
      state.classList.toggle("kit-missing", missing);
      say(reason, one.reason);
      reason.hidden = back.hidden = !out;
      form.hidden = !missing;
    };
    update(first);
    return { el, update };
  };
}

/** All required contents, those that are missing first.
 * @param {StandardRoom} room */
export function contents(room) {
  const gate = h("p", { class: "kit-quiet" });
  const list = h("div");
  /** @type {Map<string, Card<Content>>} */
  const known = new Map();
  const update = () => {
    const all = room.desk.contents;
    const missing = missingIn(all);
    say(gate, missing
      ? t("Missing: {n} of {of}. Adopt entries for them, or say why they do not apply; a final "
        + "edition is made when nothing is missing.", { n: missing, of: all.length })
      : t("Every required content is in the standard, or has a reason why it does not apply."));
    keyed(list, all, (one) => one.key, content(room), known);
  };
  update();
  return { el: h("div", null, gate, list), update };
}

/** @param {Content[]} all */
export const missingIn = (all) => all.filter((one) => !one.filled && !one.reason).length;
