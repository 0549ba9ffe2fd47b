// @ts-check
/** Saying what an entry belongs with: chips to take away, a list to add from. */

import { attribute, h, keyed, put, say } from "../dom.js";
import { t } from "../words.js";
import { notice } from "./controls.js";

/** @import { Bare, DeskRoom } from "./desk.js" */

/**
 * An entry, and the ids of what it is linked with.
 * @typedef {{id: string, number: string, text: string, links: string[]}} Linkable
 * @typedef {[id: string, text: string]} LinkChoice
 * @typedef {{label: string, kind: string, choices: () => LinkChoice[]}} Wish `label` names the
 *   list to choose from, `kind` what it holds: links to anything else stay
 */

/**
 * A list of entries that are linked with others.
 * @param {Pick<DeskRoom<Bare>, "send">} room
 * @param {Wish} wish
 */
export function linkList(room, wish) {
  const el = h("div");
  /** @type {Map<string, ReturnType<typeof linkCard>>} */
  const known = new Map();
  return {
    el,
    /** @param {Linkable[]} items */
    update: (items) => keyed(el, items, (one) => one.id, (one) => linkCard(room, one, wish), known),
  };
}

/** @param {Pick<DeskRoom<Bare>, "send">} room @param {Linkable} first @param {Wish} wish */
function linkCard(room, first, wish) {
  let item = first;
  const said = notice();
  const text = h("p", { class: "kit-body" });
  const chips = h("div", { class: "kit-chips" });
  const list = h("select", { class: "kit-reason", "aria-label": wish.label });
  const link = async (/** @type {string[]} */ to) =>
    said.show(await room.send({ do: "link", item: item.id, to, kind: wish.kind }));
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (list.value) link([...item.links, list.value]);
    else said.show({ ok: false, why: t("Choose one of the offered answers.") });
  };
  const form = h("form", { class: "kit-inline kit-below", on: { submit: add } }, list,
    h("button", { type: "submit", class: "kit-button" }, t("Link")));
  const el = h("article", { class: "kit-card" }, text, chips, form, said.el);
  let shown = "";
  /** A link to something, to take away. @param {string} id @param {string} name */
  function chip(id, name) {
    const unlink = () => link(item.links.filter((one) => one !== id));
    return h("span", { class: "kit-chip kit-linked" }, name, " ",
      h("button", { type: "button", class: "kit-unlink",
        "aria-label": t("Take the link away: {text}", { text: name }),
        on: { click: unlink } }, "×"));
  }
  /** @param {Linkable} now */
  function update(now) {
    item = now;
    const choices = wish.choices();
    const state = JSON.stringify([item, choices]);
    if (state === shown) return;
    shown = state;
    attribute(el, "aria-label", item.text);
    say(text, `${item.number} ${item.text}`);
    const names = Object.fromEntries(choices);
    put(chips, item.links.map((id) => chip(id, names[id] || id)));
    chips.hidden = item.links.length === 0;
    const free = choices.filter(([id]) => !item.links.includes(id));
    const chosen = list.value;
    put(list, h("option", { value: "" }, wish.label),
      free.map(([value, name]) => h("option", { value, text: name })));
    list.value = free.some(([id]) => id === chosen) ? chosen : "";
    form.hidden = free.length === 0;
  }
  update(first);
  return { el, update };
}
