// @ts-check
/** What people wrote: its text, and one's own entries with what became of them. */

import { attribute, h, keepFocus, keyed, put, store } from "./dom.js";
import { draftForm, stateLine, stateOf } from "./form.js";
import { t } from "./words.js";

/** @import { DraftForm } from "./form.js" */
/** @import { Commands } from "./commands.js" */
/** @import { FormField, ItemPart } from "./protocol.js" */
/** @import { ActivityRoom, ActivityView, Decision, Seen } from "./room.js" */

/**
 * One's own entry, with what is not yet kept laid over it. `item` is what the room has of it,
 * `id` the command under way, `wish` what was refused, `command` what adds it.
 * @typedef {{key: string, item: ItemPart | null, fields: Record<string, string>, about: string,
 *   state: string, why: string, id: string, outcome: Record<string, string> | null,
 *   command?: Commands["add"], wish?: Record<string, string>, leaving?: boolean}} OwnEntry
 */

/** A key of this phone's drafts. @param {Pick<Seen, "view">} room @param {string} what */
export function draftKey(room, what) {
  return `kit:${room.view.room.code}:draft:${what}`;
}

/** @param {Asked} spec @param {string} value */
function answer(spec, value) {
  const choices = spec.choices || [];
  const found = choices.find((one) => one[0] === value);
  // What was chosen may be gone by now; its key would say nothing to anybody.
  return found ? t(found[1]) : choices.length ? "" : value || "";
}

/** @typedef {Pick<FormField, "name" | "label"> & Partial<FormField>} Asked */

/**
 * An item's text: the first answer large, the others under their questions.
 * @param {Record<string, string>} fields
 * @param {FormField[]} form
 * @param {string} [about] what it belongs to
 */
export function itemText(fields, form, about) {
  const specs = form.filter((spec) => answer(spec, fields[spec.name]));
  /** @type {Asked[]} */
  const [first, ...others] = specs.length ? specs
    : Object.keys(fields).map((name) => ({ name, label: "" }));
  return h("div", { class: "kit-text" },
    about && h("p", { class: "kit-about", text: about }),
    first && h("p", { class: "kit-headline", text: answer(first, fields[first.name]) }),
    others.map((spec) => h("p", { class: "kit-more" },
      spec.label && h("span", { class: "kit-quiet", text: t(spec.label) }),
      answer(spec, fields[spec.name]))));
}

/** What was answered where more was asked: changing the rest must not lose it.
 * @param {Record<string, string>} fields @param {FormField[]} form */
function unasked(fields, form) {
  const rest = Object.entries(fields).filter(([name]) => !form.some((spec) => spec.name === name));
  return Object.fromEntries(rest);
}

/** Whether an entry is of the kind that is being worked on, whose form is at hand.
 * @param {ActivityRoom} room @param {OwnEntry} entry */
function isOfNow(room, entry) {
  return !entry.item || entry.item.kind === room.view.current.kind;
}

/** @param {ActivityView} view @param {string | null} [within] */
function aboutOf(view, within) {
  const found = view.choices.find((one) => one.id === within);
  return found ? found.text : "";
}

/**
 * One's own entries, newest first, with everything not yet kept laid over them.
 * @param {Pick<ActivityRoom, "view" | "pending" | "state">} room
 * @returns {OwnEntry[]}
 */
export function ownEntries(room) {
  const { view } = room;
  /** @type {Map<string, OwnEntry>} */
  const own = new Map();
  for (const item of view.items) {
    if (!item.mine) continue;
    own.set(item.id, { key: item.id, item, fields: item.fields, about: item.about || "",
      state: "saved", why: "", id: "", outcome: item.outcome || null });
  }
  /** @type {OwnEntry[]} */
  const added = [];
  for (const one of room.pending) {
    const { command } = one;
    const state = stateOf(room, one);
    const news = { state, why: one.why, id: command.id };
    if (command.do === "add" && command.activity === view.current.id) {
      added.push({ key: command.id, item: null, fields: command.fields, command,
        about: aboutOf(view, command.within), outcome: null, ...news });
    }
    if (command.do !== "revise" && command.do !== "withdraw") continue;
    const entry = own.get(command.item);
    if (!entry) continue;
    Object.assign(entry, news);
    if (command.do === "withdraw") entry.leaving = state !== "refused";
    else if (state === "refused") entry.wish = command.fields;
    else entry.fields = command.fields;
  }
  return [...own.values(), ...added].reverse();
}

/** What became of an entry, in sentences. @param {Record<string, string> | null} outcome */
function outcomes(outcome) {
  if (!outcome) return [];
  const said = [];
  if (outcome.merged) said.push(t("Merged with others into: {text}", { text: outcome.merged }));
  if (outcome.hidden) said.push(t("The facilitator has hidden this entry from the room."));
  /** @type {Record<string, string> & Record<Decision, string>} */
  const decisions = {
    adopt: t("Adopted into the standard."),
    rework: t("Sent back for rework."),
    drop: t("Not taken into the standard."),
  };
  const decided = decisions[outcome.decision];
  if (decided) said.push(outcome.reason ? `${decided} ${outcome.reason}` : decided);
  return said;
}

/**
 * The card of one own entry: change it, take it back, see why it was refused.
 * @param {ActivityRoom} room
 * @param {OwnEntry} first
 * @param {(entry: OwnEntry) => void} again writes a refused new entry back into its form
 * @param {string} [tag] `li` of a list, or `div` inside another card
 */
export function ownCard(room, first, again, tag = "li") {
  const body = h("div", {});
  const state = stateLine();
  const actions = h("div", { class: "kit-actions kit-small" });
  const el = h(tag, { class: tag === "li" ? "kit-card kit-own" : "kit-own" },
    body, state.el, actions);
  let [seen, sure, now] = ["", false, first];
  /** @type {DraftForm | null} */
  let editing = null;

  /** @param {string} act @param {string} text @param {() => void} click */
  const button = (act, text, click) =>
    h("button", { type: "button", class: "kit-link", "data-act": act, text, on: { click } });
  /** @param {ItemPart} item */
  function edit({ id }) {
    if (now.id) room.dismiss(now.id);
    const key = draftKey(room, `edit:${id}`);
    const values = now.wish || now.fields;
    editing = draftForm({ specs: room.view.current.form, key, values,
      submit: t("Save the change"),
      cancel: () => leave(),
      onSubmit: (answers) => {
        const before = now.item ? now.item.fields : {};
        const fields = { ...unasked(before, room.view.current.form), ...answers };
        leave();
        if (JSON.stringify(fields) === JSON.stringify(before)) return;
        room.send({ do: "revise", item: id, fields });
      } });
    if (!store.get(key)) store.set(key, { fields: values });
    draw();
    editing.focus();
  }
  function leave() {
    editing = null;
    draw();
  }
  /** @param {boolean} wish whether to take the entry back is what is meant */
  function ask(wish) {
    sure = wish;
    draw();
  }
  /** @param {ItemPart} item */
  function takeBack(item) {
    sure = false;
    if (now.state === "refused" && now.id) room.dismiss(now.id);
    room.send({ do: "withdraw", item: item.id });
  }
  /** What to do about what was refused. */
  function refused() {
    const { item } = now;
    const drop = () => room.dismiss(now.id);
    const resend = () => {
      again(now);
      drop();
    };
    const retry = item
      ? now.wish && isOfNow(room, now) && button("edit", t("Change"), () => edit(item))
      : room.view.current.state === "open" && button("edit", t("Change and send again"), resend);
    return [retry || null, button("drop", t("Dismiss"), drop)];
  }
  function controls() {
    const { item } = now;
    if (now.state === "refused") return refused();
    const fixed = now.outcome && (now.outcome.merged || now.outcome.decision);
    if (!item || fixed || now.leaving) return [];
    if (sure) {
      return [button("back", t("Yes, take it back"), () => takeBack(item)),
        button("keep", t("Keep it"), () => ask(false))];
    }
    return [isOfNow(room, now) && button("edit", t("Change"), () => edit(item)),
      button("back", t("Take back"), () => ask(true))];
  }
  function draw() {
    attribute(el, "data-leaving", now.leaving);
    if (editing) {
      if (editing.el.parentNode !== body) put(body, editing.el);
      put(actions);
      state.set("");
      return;
    }
    keepFocus(el, () => {
      const headline = Object.entries(now.fields).slice(0, 1);
      put(body, isOfNow(room, now) ? itemText(now.fields, room.view.current.form, now.about)
        : itemText(Object.fromEntries(headline), [], now.about),
        outcomes(now.outcome).map((text) => h("p", { class: "kit-outcome", text })));
      put(actions, controls());
    });
    state.set(now.state, now.why);
  }
  const begun = first.item && isOfNow(room, first)
    && store.get(draftKey(room, `edit:${first.item.id}`));
  if (begun && first.item) edit(first.item);
  return {
    el,
    /** @param {OwnEntry} entry */
    update(entry) {
      const sign = JSON.stringify([entry.fields, entry.about, entry.state, entry.why,
        entry.outcome, entry.leaving, room.view.current.state]);
      now = entry;
      if (sign !== seen) draw();
      seen = sign;
    },
  };
}

/**
 * The list of one's own entries under a heading; nothing while there are none.
 * @param {ActivityRoom} room
 * @param {(entry: OwnEntry) => void} again
 */
export function ownList(room, again) {
  const list = h("ul", { class: "kit-list" });
  const el = h("section", { class: "kit-owns" },
    h("h2", { text: t("Your entries") }), list);
  /** @type {Map<string, ReturnType<typeof ownCard>>} */
  const known = new Map();
  return {
    el,
    draw() {
      // What is being worked on comes first, whatever else one wrote comes after it.
      const entries = ownEntries(room).sort((one, other) =>
        Number(isOfNow(room, other)) - Number(isOfNow(room, one)));
      el.hidden = entries.length === 0;
      keyed(list, entries, (one) => one.key, (one) => ownCard(room, one, again), known);
    },
  };
}
