// @ts-check
/** What people wrote: its text, and one's own entries with what became of them. */

import { attribute, h, keepFocus, keyed, put, store } from "./dom.js";
import { draftForm, stateLine, stateOf } from "./form.js";
import { t } from "./words.js";

/** A key of this phone's drafts. @param {any} room @param {string} what */
export function draftKey(room, what) {
  return `kit:${room.view.room.code}:draft:${what}`;
}

/** @param {any} spec @param {string} value */
function answer(spec, value) {
  const choices = spec.choices || [];
  const found = choices.find((/** @type {[string, any]} */ one) => one[0] === value);
  // What was chosen may be gone by now; its key would say nothing to anybody.
  return found ? t(found[1]) : choices.length ? "" : value || "";
}

/**
 * An item's text: the first answer large, the others under their questions.
 * @param {Record<string, string>} fields
 * @param {any[]} form
 * @param {string} [about] what it belongs to
 */
export function itemText(fields, form, about) {
  const specs = form.filter((spec) => answer(spec, fields[spec.name]));
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
 * @param {Record<string, string>} fields @param {any[]} form */
function unasked(fields, form) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !form.some((spec) => spec.name === name)));
}

/** Whether an entry is of the kind that is being worked on, whose form is at hand.
 * @param {any} room @param {any} entry */
function isOfNow(room, entry) {
  return !entry.item || entry.item.kind === room.view.current.kind;
}

/** @param {any} view @param {string} within */
function aboutOf(view, within) {
  const found = (view.choices || []).find((/** @type {any} */ one) => one.id === within);
  return found ? found.text : "";
}

/**
 * One's own entries, newest first, with everything not yet kept laid over them.
 * @param {any} room
 * @returns {any[]} `{key, item, fields, about, state, why, id, refused, done}`
 */
export function ownEntries(room) {
  const { view } = room;
  const own = new Map();
  for (const item of view.items || []) {
    if (!item.mine) continue;
    own.set(item.id, { key: item.id, item, fields: item.fields, about: item.about || "",
      state: "saved", why: "", id: "", outcome: item.outcome || null });
  }
  const added = [];
  for (const one of room.pending) {
    const { command } = one;
    const entry = own.get(command.item);
    const state = stateOf(room, one);
    const news = { state, why: one.why, id: command.id };
    if (command.do === "add" && view.current && command.activity === view.current.id) {
      added.push({ key: command.id, item: null, fields: command.fields, command,
        about: aboutOf(view, command.within), outcome: null, ...news });
    } else if (command.do === "revise" && entry) {
      Object.assign(entry, news, state === "refused" ? null : { fields: command.fields });
      if (state === "refused") entry.wish = command.fields;
    } else if (command.do === "withdraw" && entry) {
      Object.assign(entry, news, { leaving: state !== "refused" });
    }
  }
  return [...own.values(), ...added].reverse();
}

/** @param {any} outcome @returns {string[]} what became of an entry, in sentences */
function outcomes(outcome) {
  if (!outcome) return [];
  const said = [];
  if (outcome.merged) said.push(t("Merged with others into: {text}", { text: outcome.merged }));
  if (outcome.hidden) said.push(t("The facilitator has hidden this entry from the room."));
  const decisions = {
    adopt: t("Adopted into the standard."),
    rework: t("Sent back for rework."),
    drop: t("Not taken into the standard."),
  };
  const decided = decisions[/** @type {keyof typeof decisions} */ (outcome.decision)];
  if (decided) said.push(outcome.reason ? `${decided} ${outcome.reason}` : decided);
  return said;
}

/**
 * The card of one own entry: change it, take it back, see why it was refused.
 * @param {any} room
 * @param {(entry: any) => void} again writes a refused new entry back into its form
 * @param {string} [tag] `li` of a list, or `div` inside another card
 */
export function ownCard(room, again, tag = "li") {
  const body = h("div", {});
  const state = stateLine();
  const actions = h("div", { class: "kit-actions kit-small" });
  const el = h(tag, { class: tag === "li" ? "kit-card kit-own" : "kit-own" }, body, state.el, actions);
  let [seen, sure, now] = ["", false, /** @type {any} */ (null)];
  /** @type {any} */
  let editing = null;

  /** @param {string} act @param {string} text @param {() => void} click */
  const button = (act, text, click) =>
    h("button", { type: "button", class: "kit-link", "data-act": act, text, on: { click } });
  function edit() {
    if (now.id) room.dismiss && room.dismiss(now.id);
    const key = draftKey(room, `edit:${now.item.id}`);
    editing = draftForm({ specs: room.view.current.form, key, values: now.wish || now.fields,
      submit: t("Save the change"),
      cancel: () => leave(),
      onSubmit: (answers) => {
        const { id } = now.item;
        const before = now.item.fields;
        const fields = { ...unasked(before, room.view.current.form), ...answers };
        leave();
        if (JSON.stringify(fields) !== JSON.stringify(before)) room.send({ do: "revise", item: id, fields });
      } });
    store.set(key, { fields: now.wish || now.fields, ...store.get(key) });
    draw();
    editing.focus();
  }
  function leave() {
    editing = null;
    draw();
  }
  function takeBack() {
    if (!sure) {
      sure = true;
      draw();
      return;
    }
    sure = false;
    if (now.state === "refused" && now.id && room.dismiss) room.dismiss(now.id);
    room.send({ do: "withdraw", item: now.item.id });
  }
  function controls() {
    if (now.state === "refused") {
      const drop = () => room.dismiss && room.dismiss(now.id);
      const retry = now.item ? now.wish && isOfNow(room, now) && button("edit", t("Change"), edit)
        : room.view.current.state === "open" && button("edit", t("Change and send again"), () => {
          again(now);
          drop();
        });
      return [retry, button("drop", t("Dismiss"), drop)];
    }
    const fixed = now.outcome && (now.outcome.merged || now.outcome.decision);
    if (!now.item || fixed || now.leaving) return [];
    if (sure) {
      return [button("back", t("Yes, take it back"), takeBack), button("keep", t("Keep it"), () => {
        sure = false;
        draw();
      })];
    }
    return [isOfNow(room, now) && button("edit", t("Change"), edit), button("back", t("Take back"), takeBack)];
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
      const [headline] = Object.entries(now.fields);
      put(body, isOfNow(room, now) ? itemText(now.fields, room.view.current.form, now.about)
        : itemText(Object.fromEntries([headline]), [], now.about),
        outcomes(now.outcome).map((text) => h("p", { class: "kit-outcome", text })));
      put(actions, controls());
    });
    state.set(now.state, now.why);
  }
  return {
    el,
    /** @param {any} entry */
    update(entry) {
      const sign = JSON.stringify([entry.fields, entry.about, entry.state, entry.why, entry.outcome,
        entry.leaving, room.view.current.state]);
      const first = now === null;
      now = entry;
      if (first && entry.item && isOfNow(room, entry) && store.get(draftKey(room, `edit:${entry.item.id}`))) edit();
      else if (sign !== seen) draw();
      seen = sign;
    },
  };
}

/**
 * The list of one's own entries under a heading; nothing while there are none.
 * @param {any} room
 * @param {(entry: any) => void} again
 */
export function ownList(room, again) {
  const list = h("ul", { class: "kit-list" });
  const el = h("section", { class: "kit-owns" },
    h("h2", { text: t("Your entries") }), list);
  const known = new Map();
  return {
    el,
    draw() {
      // What is being worked on comes first, whatever else one wrote comes after it.
      const entries = ownEntries(room).sort((one, other) =>
        Number(isOfNow(room, other)) - Number(isOfNow(room, one)));
      el.hidden = entries.length === 0;
      keyed(list, entries, (one) => one.key, () => ownCard(room, again), known);
    },
  };
}
