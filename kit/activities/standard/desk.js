// @ts-check
/** The standard as a document, on the desk: its passport, and each content that it has to have. */

import { h, keyed, put, say, uid } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @import { Bare, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Card } from "../../widgets/element.js" */

/**
 * What was said of the standard, and a required content with why it does not apply.
 * @typedef {{version: string, owner: string, scope: string, review: string,
 *   changes: string}} Described
 * @typedef {{key: string, title: string, filled: boolean, reason: string}} Content
 * @typedef {Bare & {passport: Described, contents: Content[],
 *   editions: [key: string, name: string][]}} Told
 * @typedef {DeskRoom<Told>} StandardRoom
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Input
 */

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
function passport(room) {
  const said = notice();
  const asked = questions();
  /** @type {Partial<Described>} */
  const shown = {};
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const given = /** @type {Described} */ (
      Object.fromEntries(asked.map(([part, , , input]) => [part, input.value])));
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

/** An edition as it stands now and will look; made when it is asked for.
 * @param {StandardRoom} room */
function preview(room) {
  const said = notice();
  const frame = h("iframe", { class: "kit-preview", sandbox: "allow-scripts", hidden: true });
  const look = room.desk.editions.map(([edition, name]) => button(name, async () => {
    said.say(t("Making the page…"));
    const answer = await room.ask({ do: "preview", edition });
    if (!answer.ok) {
      said.show(answer);
      return;
    }
    said.say(t("As it stands now. Press again to see later changes."));
    frame.title = name;
    const { html } = /** @type {{html: string}} */ (answer.message);
    URL.revokeObjectURL(frame.src);
    // A page of its own, without the rights of this one.
    frame.src = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    frame.hidden = false;
  }));
  return [h("div", { class: "kit-tools" }, look), said.el, frame];
}

/** What a clause came from, when somebody asks for it. @param {StandardRoom} room */
function tracing(room) {
  const said = notice();
  const steps = h("ol", { class: "kit-trace" });
  const label = t("Number of a clause, such as S-3.M1");
  const clause = h("input", { type: "text", class: "kit-reason", maxlength: 40,
    "aria-label": label, placeholder: label });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await room.ask({ do: "trace", clause: clause.value });
    said.show(answer);
    if (!answer.ok) return;
    const { steps: told } = /** @type {{steps: [at: number, text: string][]}} */ (answer.message);
    put(steps, told.map(([at, text]) => h("li", null,
      h("time", { class: "kit-quiet", text: new Date(at * 1000).toLocaleString() }), " ", text)));
  };
  return h("details", null, h("summary", null, t("What a clause came from")),
    h("form", { class: "kit-inline", on: { submit } }, clause,
      h("button", { type: "submit", class: "kit-button" }, t("Show its way"))), said.el, steps);
}

/** @param {HTMLElement} el @param {StandardRoom} room */
function standard(el, room) {
  const [title, prompt] = [h("h3", { class: "kit-title" }), h("p", { class: "kit-prompt" })];
  const form = passport(room);
  const gate = h("p", { class: "kit-quiet" });
  const list = h("div");
  put(el, title, prompt, h("h4", null, t("Passport")), form.el,
    h("h4", null, t("Required contents")), gate, list,
    h("h4", null, t("As it will look")), preview(room), tracing(room));
  /** @type {Map<string, Card<Content>>} */
  const known = new Map();
  const refresh = () => {
    const { run, contents } = room.desk;
    say(title, run.title);
    say(prompt, run.prompt);
    form.update();
    const missing = contents.filter((one) => !one.filled && !one.reason).length;
    say(gate, missing
      ? t("Missing: {n} of {of}. Adopt entries for them, or say why they do not apply; a final "
        + "edition is made when nothing is missing.", { n: missing, of: contents.length })
      : t("Every required content is in the standard, or has a reason why it does not apply."));
    keyed(list, contents, (one) => one.key, content(room), known);
  };
  refresh();
  return room.on(refresh);
}

export default widget(standard);
