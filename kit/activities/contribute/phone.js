// @ts-check
/** Working on what is there: add one's own variant, comment, reword one's own entry. */

import { isMore } from "../../widgets/batch.js";
import { follow, h, keyed, put, store } from "../../widgets/dom.js";
import { draftKey, itemText, ownEntries, ownCard } from "../../widgets/entry.js";
import { draftForm, stateLine, stateOf } from "../../widgets/form.js";
import { t, tn } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { OwnEntry } from "../../widgets/entry.js" */
/** @import { Card } from "../../widgets/element.js" */
/** @import { FormField, ItemPart } from "../../widgets/protocol.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/**
 * A row of the list: a heading over what belongs together, or an item of it.
 * @typedef {{key: string, about: string, n: number, item?: undefined}} Heading
 * @typedef {{key: string, item: ItemPart, variant: boolean, entry?: OwnEntry}} Row
 */

/** @returns {FormField[]} */
const commentForm = () => [
  { name: "text", label: t("Your comment"), help: "", required: true, lines: 2, choices: [] },
];

/** An opened form under an item: a variant of it, or a comment on it.
 * @param {ActivityRoom} room @param {ItemPart} item
 * @param {"variant" | "comment"} what @param {() => void} done */
function reply(room, item, what, done) {
  const { current } = room.view;
  const variant = what === "variant";
  return draftForm({
    specs: variant ? current.form : commentForm(),
    key: draftKey(room, `${what}:${item.id}`),
    submit: t("Send"),
    cancel: done,
    onSubmit(fields) {
      done();
      if (variant) {
        room.send({ do: "add", activity: current.id, kind: current.kind, fields, of: item.id });
      } else room.send({ do: "comment", activity: current.id, item: item.id, text: fields.text });
    },
  });
}

/** What was said about an item, also what is still under way.
 * @param {ActivityRoom} room @param {ItemPart} item */
function comments(room, item) {
  const said = (item.comments || []).map((text) => h("li", { text }));
  for (const one of room.pending) {
    const { command } = one;
    if (command.do !== "comment" || command.item !== item.id) continue;
    const state = stateLine();
    state.set(stateOf(room, one), one.why);
    const drop = one.state === "refused" && h("button", { type: "button", class: "kit-link",
      text: t("Dismiss"), on: { click: () => room.dismiss(command.id) } });
    said.push(h("li", {}, command.text, state.el, drop));
  }
  return said;
}

/** @param {ActivityRoom} room @param {Row} first @param {() => void} redraw */
function itemCard(room, first, redraw) {
  const body = h("div", {});
  const talk = h("ul", { class: "kit-comments" });
  const place = h("div", { class: "kit-reply" });
  let { item } = first;
  /** @type {ReturnType<typeof ownCard> | null} */
  let own = null;
  let seen = "";
  /** @param {"variant" | "comment"} what */
  function open(what) {
    const form = reply(room, item, what, () => {
      put(place);
      put(place, buttons);
      redraw();
      const [button] = buttons.children;
      if (button instanceof HTMLElement) button.focus();
    });
    put(place, form.el);
    return form;
  }
  /** @param {"variant" | "comment"} what @param {string} text */
  const button = (what, text) => h("button", { type: "button", class: "kit-link", text,
    on: { click: () => open(what).focus() } });
  const buttons = h("div", { class: "kit-actions kit-small" },
    button("variant", t("Add a variant")), button("comment", t("Comment")));
  const el = h("li", { class: "kit-card" }, body, talk, place);
  put(place, buttons);
  for (const what of /** @type {const} */ (["variant", "comment"])) {
    if (store.get(draftKey(room, `${what}:${item.id}`))) open(what);
  }
  return {
    el,
    /** @param {Heading | Row} row */
    update(row) {
      if (!row.item) return;
      item = row.item;
      el.className = row.variant ? "kit-card kit-variant" : "kit-card";
      if (row.entry) {
        if (!own) {
          own = ownCard(room, row.entry, () => {}, "div");
          put(body, h("p", { class: "kit-mine", text: t("Your own entry") }), own.el);
        }
        own.update({ ...row.entry, about: "" });
      }
      const sign = JSON.stringify([item, room.pending.filter(({ command }) =>
        command.do === "comment" && command.item === item.id), room.state]);
      if (sign !== seen) {
        if (!row.entry) {
          put(body, row.variant && h("p", { class: "kit-mine", text: t("Variant") }),
            itemText(item.fields, room.view.current.form));
        }
        put(talk, comments(room, item));
        seen = sign;
      }
      const closed = room.view.current.state !== "open";
      buttons.hidden = closed;
    },
  };
}

/** Items in groups by what they belong to, each variant after the one it varies.
 * @param {ActivityRoom} room */
function rows(room) {
  const { items } = room.view;
  const entries = new Map(ownEntries(room).map((one) => [one.key, one]));
  const ids = new Set(items.map((one) => one.id));
  /** @type {Map<string, ItemPart[]>} */
  const groups = new Map();
  for (const item of items) {
    const about = item.about || "";
    groups.set(about, [...(groups.get(about) || []), item]);
  }
  /** @type {(Heading | Row)[]} */
  const list = [];
  for (const [about, group] of groups) {
    if (about) list.push({ key: `about:${about}`, about, n: group.length });
    /** @param {ItemPart} item @param {boolean} variant */
    const add = (item, variant) => {
      if (list.some((row) => row.key === item.id)) return;
      list.push({ key: item.id, item, variant, entry: entries.get(item.id) });
      for (const other of group) if (other.of === item.id) add(other, true);
    };
    for (const item of group) if (!item.of || !ids.has(item.of)) add(item, false);
    for (const item of group) add(item, true);
  }
  return list;
}

/** @param {Heading} row */
function heading(row) {
  const count = h("span", { class: "kit-quiet" });
  return {
    el: h("li", { class: "kit-group" }, h("h2", { text: row.about }), count),
    /** @param {Heading | Row} now */
    update(now) {
      if (!now.item) put(count, tn("{n} wording", "{n} wordings", now.n));
    },
  };
}

/**
 * The participant's part of a contribute activity.
 * @param {HTMLElement} el
 * @param {ActivityRoom} room
 * @returns {() => void}
 */
function contributePart(el, room) {
  /** @type {Map<string, Card<Heading | Row>>} */
  const known = new Map();
  /** @type {Map<string, ReturnType<typeof ownCard>>} */
  const fresh = new Map();
  const none = h("p", { class: "kit-note", text: t("There is nothing here to build on yet.") });
  const list = h("ul", { class: "kit-list" });
  const sent = h("ul", { class: "kit-list" });
  put(el, none, sent, list);
  /** Give a refused variant back to the form under what it varies. @param {OwnEntry} entry */
  function again({ command, fields }) {
    const of = (command && command.of) || "";
    store.set(draftKey(room, `variant:${of}`), { fields });
    const card = known.get(of);
    if (card) card.el.remove();
    known.delete(of);
  }
  function draw() {
    const all = rows(room);
    none.hidden = all.length > 0 || isMore(room);
    keyed(sent, ownEntries(room).filter((one) => !one.item), (one) => one.key,
      (one) => ownCard(room, one, again), fresh);
    keyed(list, all, (one) => one.key, (one) =>
      (one.item ? itemCard(room, one, draw) : heading(one)), known);
  }
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = { part: contributePart, name: () => t("Build on it") };
