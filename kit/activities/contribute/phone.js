// @ts-check
/** Working on what is there: add one's own variant, comment, reword one's own entry. */

import { follow, h, keyed, put, store } from "../../widgets/dom.js";
import { draftKey, itemText, ownEntries, ownCard } from "../../widgets/entry.js";
import { draftForm, stateLine, stateOf } from "../../widgets/form.js";
import { t, tn } from "../../widgets/words.js";

const commentForm = () => [
  { name: "text", label: t("Your comment"), help: "", required: true, lines: 2, choices: [] },
];

/** An opened form under an item: a variant of it, or a comment on it.
 * @param {any} room @param {any} item
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
 * @param {any} room @param {any} item */
function comments(room, item) {
  const said = (item.comments || []).map((/** @type {string} */ text) => h("li", { text }));
  for (const one of room.pending) {
    if (one.command.do !== "comment" || one.command.item !== item.id) continue;
    const state = stateLine();
    state.set(stateOf(room, one), one.why);
    const drop = one.state === "refused" && h("button", { type: "button", class: "kit-link",
      text: t("Dismiss"), on: { click: () => room.dismiss && room.dismiss(one.command.id) } });
    said.push(h("li", {}, one.command.text, state.el, drop));
  }
  return said;
}

/** @param {any} room @param {() => void} redraw */
function itemCard(room, redraw) {
  const body = h("div", {});
  const talk = h("ul", { class: "kit-comments" });
  const place = h("div", { class: "kit-reply" });
  let item = /** @type {any} */ (null);
  let own = /** @type {any} */ (null);
  let seen = "";
  /** @param {"variant" | "comment"} what */
  function open(what) {
    const form = reply(room, item, what, () => {
      put(place);
      put(place, buttons);
      redraw();
      const first = buttons.firstElementChild;
      if (first instanceof HTMLElement) first.focus();
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
  return {
    el,
    /** @param {any} row */
    update(row) {
      const first = item === null;
      item = row.item;
      el.className = row.variant ? "kit-card kit-variant" : "kit-card";
      if (row.entry) {
        if (!own) {
          own = ownCard(room, () => {}, "div");
          put(body, h("p", { class: "kit-mine", text: t("Your own entry") }), own.el);
        }
        own.update({ ...row.entry, about: "" });
      }
      const sign = JSON.stringify([item, room.pending.filter((/** @type {any} */ one) =>
        one.command.do === "comment" && one.command.item === item.id), room.state]);
      if (sign !== seen) {
        if (!row.entry) {
          put(body, row.variant && h("p", { class: "kit-mine", text: t("Variant") }),
            itemText(item.fields, room.view.current.form));
        }
        put(talk, comments(room, item));
        seen = sign;
      }
      if (first) {
        for (const what of /** @type {const} */ (["variant", "comment"])) {
          if (store.get(draftKey(room, `${what}:${item.id}`))) open(what);
        }
      }
      const closed = room.view.current.state !== "open";
      buttons.hidden = closed;
    },
  };
}

/** Items in groups by what they belong to, each variant after the one it varies.
 * @param {any} room @returns {any[]} rows: headings and items */
function rows(room) {
  const items = room.view.items || [];
  const entries = new Map(ownEntries(room).map((one) => [one.key, one]));
  const ids = new Set(items.map((/** @type {any} */ one) => one.id));
  const groups = new Map();
  for (const item of items) {
    const about = item.about || "";
    if (!groups.has(about)) groups.set(about, []);
    groups.get(about).push(item);
  }
  /** @type {any[]} */
  const list = [];
  for (const [about, group] of groups) {
    if (about) list.push({ key: `about:${about}`, about, n: group.length });
    /** @param {any} item @param {boolean} variant */
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

/** @param {any} row */
function heading(row) {
  const count = h("span", { class: "kit-quiet" });
  return {
    el: h("li", { class: "kit-group" }, h("h2", { text: row.about }), count),
    /** @param {any} now */
    update: (now) => put(count, tn("{n} wording", "{n} wordings", now.n)),
  };
}

/**
 * The participant's part of a contribute activity.
 * @param {HTMLElement} el
 * @param {any} room
 * @returns {() => void}
 */
function contributePart(el, room) {
  const { current } = room.view;
  const known = new Map();
  const fresh = new Map();
  const none = h("p", { class: "kit-note", text: t("There is nothing here to build on yet.") });
  const list = h("ul", { class: "kit-list" });
  const sent = h("ul", { class: "kit-list" });
  put(el, none, sent, list);
  function draw() {
    const now = room.view.current;
    if (!now || now.id !== current.id) return;
    const all = rows(room);
    none.hidden = all.length > 0;
    keyed(sent, ownEntries(room).filter((one) => !one.item), (one) => one.key,
      () => ownCard(room, (entry) => {
        store.set(draftKey(room, `variant:${entry.command.of}`), { fields: entry.fields });
        const card = known.get(entry.command.of);
        if (card) card.el.remove();
        known.delete(entry.command.of);
      }), fresh);
    keyed(list, all, (one) => one.key, (one) =>
      (one.item ? itemCard(room, draw) : heading(one)), known);
  }
  draw();
  return follow(room, draw);
}

/** @type {import("../../server/static/activities.js").OnPhone} */
export const phone = { part: contributePart, name: () => t("Build on it") };
