// @ts-check
/** The live list of entries on the desk: hide, edit with a reason, tag, merge. */

import { h, keyed, put, say } from "../dom.js";
import { itemText } from "../entry.js";
import { draftForm } from "../form.js";
import { t, tn } from "../words.js";
import { button, notice } from "./controls.js";

/** @import { Card } from "../element.js" */
/** @import { DraftForm } from "../form.js" */
/** @import { Decision } from "../room.js" */
/** @import { FormField } from "../protocol.js" */
/** @import { Bare, Desk, DeskItem, DeskRoom, Extra } from "./desk.js" */

/** @param {Decision} decision */
export function decisionName(decision) {
  if (decision === "adopt") return t("adopted");
  return decision === "rework" ? t("sent back for rework") : t("dropped");
}

/**
 * One entry with its tools.
 * @param {DeskRoom<Bare & {form: FormField[]}>} room
 * @param {DeskItem} first
 * @param {{extra?: Extra, choose?: Set<string>, chosen?: () => void, decides?: boolean}} wish
 */
export function itemCard(room, first, wish) {
  let item = first;
  const said = notice();
  const body = h("div", { class: "kit-body" });
  const marks = h("p", { class: "kit-marks" });
  const editor = h("div", { class: "kit-editor" });
  const extra = wish.extra ? wish.extra(item) : null;
  const { choose: set } = wish;
  const pick = h("input", { type: "checkbox", "aria-label": t("Choose for merging"),
    on: { change: choose } });
  const hide = button("", toggleHidden);
  const tools = h("div", { class: "kit-tools" }, hide, button(t("Edit"), edit),
    button(t("Tags"), tag));
  const el = h("article", { class: "kit-card" },
    h("div", { class: "kit-row" }, set && pick, body, tools), marks, extra && extra.el,
    editor, said.el);

  function choose() {
    if (!set) return;
    if (pick.checked) set.add(item.id);
    else set.delete(item.id);
    if (wish.chosen) wish.chosen();
  }
  async function toggleHidden() {
    if (item.hidden) {
      said.show(await room.send({ do: "hide", item: item.id, on: false }));
      return;
    }
    const reason = reasonField(t("Reason for hiding it"));
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const answer = await room.send({ do: "hide", item: item.id, on: true, reason: reason.value });
      said.show(answer);
      if (answer.ok) put(editor);
    };
    put(editor, h("form", { class: "kit-inline", on: { submit: save } }, reason,
      h("button", { type: "submit", class: "kit-button" }, t("Hide it")),
      button(t("Cancel"), () => put(editor))));
    reason.focus();
  }
  function edit() {
    const reason = reasonField(t("Reason for the change"));
    const form = draftForm({
      specs: room.desk.form,
      key: `kit.desk.edit.${item.id}`,
      values: item.fields,
      submit: t("Save the change"),
      cancel: () => put(editor),
      onSubmit: async (fields) => {
        const answer = await room.send({ do: "edit", item: item.id, fields, reason: reason.value });
        said.show(answer);
        if (answer.ok) put(editor);
        else giveBack(form, fields);
      },
    });
    put(editor, form.el, reason);
  }
  function tag() {
    const input = h("input", { type: "text", value: item.tags.join(", "), class: "kit-reason",
      "aria-label": t("Tags, separated by commas"), placeholder: t("Tags, separated by commas") });
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const tags = input.value.split(",");
      const answer = await room.send({ do: "tag", item: item.id, tags });
      said.show(answer);
      if (answer.ok) put(editor);
    };
    put(editor, h("form", { class: "kit-inline", on: { submit: save } }, input,
      h("button", { type: "submit", class: "kit-button" }, t("Save"))));
    input.focus();
  }
  let shown = "";
  /** @param {DeskItem} now */
  function update(now) {
    item = now;
    el.classList.toggle("kit-put-away", item.hidden);
    say(hide, item.hidden ? t("Show again") : t("Hide"));
    const text = JSON.stringify([item.fields, item.about]);
    if (text !== shown) {
      shown = text;
      put(body, itemText(item.fields, room.desk.form, item.about));
    }
    say(marks, marksOf(item, Boolean(wish.decides)).join(" · "));
    if (extra && extra.update) extra.update(item);
  }
  update(first);
  return { el, update };
}

/** A field for a reason in words. @param {string} label @returns {HTMLInputElement} */
function reasonField(label) {
  return /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "kit-reason",
    maxlength: "500", "aria-label": label, placeholder: label }));
}

/** Put a refused wording back into its form: nobody types it twice.
 * @param {DraftForm} form @param {Record<string, string>} fields */
function giveBack(form, fields) {
  form.write({ fields });
  form.keep();
}

/** What is worth knowing of an entry, in words; its decision unless that is told elsewhere.
 * @param {DeskItem} item @param {boolean} decides */
function marksOf(item, decides) {
  const marks = [];
  if (item.author) marks.push(item.author);
  if (item.hidden) marks.push(t("hidden from phones and wall"));
  const { length } = item.parents;
  if (length) marks.push(tn("merged from {n}", "merged from {n}", length));
  if (item.of) marks.push(t("a variant"));
  if (item.edits.length) marks.push(t("version {version}", { version: item.version }));
  if (item.comments.length) marks.push(tn("{n} comment", "{n} comments", item.comments.length));
  if (item.decision && !decides) marks.push(decisionName(item.decision));
  return marks.concat(item.tags.map((tag) => `#${tag}`));
}

/**
 * The whole list, with merging.
 * @param {HTMLElement} el
 * @param {DeskRoom<Desk>} room
 * @param {{extra?: Extra, merge?: boolean, decides?: boolean,
 *   order?: (items: DeskItem[]) => DeskItem[]}} [wish]
 */
export function itemList(el, room, wish = {}) {
  const list = h("div", { class: "kit-list" });
  const empty = h("p", { class: "kit-quiet" }, t("Nothing here yet."));
  const merging = h("div", { class: "kit-merging" });
  /** @type {Map<string, Card<DeskItem>>} */
  const known = new Map();
  /** @type {Set<string>} */
  const chosen = new Set();
  put(el, merging, empty, list);

  const offer = () => {
    for (const id of [...chosen]) {
      if (!room.desk.items.some((one) => one.id === id)) chosen.delete(id);
    }
    if (chosen.size < 2) put(merging);
    else if (!merging.firstChild) {
      put(merging, button(t("Merge the chosen entries"), () => mergeForm(merging, room, [...chosen],
        () => { chosen.clear(); put(merging); }), "kit-primary"));
    }
  };
  const refresh = () => {
    const items = wish.order ? wish.order(room.desk.items) : room.desk.items;
    empty.hidden = items.length > 0;
    const { extra, decides } = wish;
    const choose = wish.merge ? chosen : undefined;
    keyed(list, items, (one) => one.id,
      (one) => itemCard(room, one, { extra, decides, choose, chosen: offer }), known);
    offer();
  };
  const stop = room.on(refresh);
  refresh();
  return stop;
}

/**
 * Ask for the wording of a merge: the parents stand above it, nothing of them is lost.
 * @param {HTMLElement} el @param {DeskRoom<Desk>} room @param {string[]} ids
 * @param {() => void} done
 */
export function mergeForm(el, room, ids, done) {
  const said = notice();
  const parents = ids.flatMap((id) => room.desk.items.filter((one) => one.id === id));
  const reason = reasonField(t("Why this wording, if it is none of theirs"));
  const form = draftForm({
    specs: room.desk.form,
    key: `kit.desk.merge.${ids.join(".")}`,
    values: parents[0].fields,
    submit: t("Merge"),
    cancel: done,
    onSubmit: async (fields) => {
      const answer = await room.send({ do: "merge", items: ids, fields, reason: reason.value });
      said.show(answer);
      if (answer.ok) done();
      else giveBack(form, fields);
    },
  });
  put(el, h("div", { class: "kit-card" },
    h("h4", null, t("One wording for these entries")),
    h("ul", { class: "kit-parents" }, parents.map((one) => h("li", { text: one.text }))),
    h("p", { class: "kit-quiet" }, t("Authors and votes of all of them stay with the new entry.")),
    form.el, reason, said.el));
}
