// @ts-check
/** Naming what claims are about: by a word, by suggested groups, by claims sent twice. */

import { h, put } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { DeskRoom, Reply } from "../../widgets/desk/desk.js" */
/** @import { Group, Pair, TablesDesk } from "./tables.js" */

/** @typedef {DeskRoom<TablesDesk>} TablesRoom */

/** @param {string[]} texts */
function samples(texts) {
  return h("ul", { class: "kit-comments" }, texts.map((text) => h("li", { text })));
}

/** A field to name a theme, with the themes that there are. @param {TablesRoom} room */
function themeField(room, value = "") {
  return h("input", { type: "text", class: "kit-reason", value,
    maxlength: "200", list: listId(room), "aria-label": t("Name of the theme"),
    placeholder: t("Name of the theme") });
}

/** @param {TablesRoom} room */
function listId(room) {
  return `kit-themes-${room.desk.run.id.replace(/\W/g, "-")}`;
}

/** Find claims by a word; a person confirms. @param {TablesRoom} room */
function byWord(room) {
  const said = notice();
  const place = h("div");
  const label = t("A word that such claims hold");
  const word = h("input", { type: "text", class: "kit-reason",
    "aria-label": label, placeholder: label });
  const theme = themeField(room);
  const find = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await room.ask({ do: "find", word: word.value });
    said.show(answer);
    if (!answer.ok) return;
    const { claims: places, samples: texts } =
      /** @type {{claims: number[], samples: string[]}} */ (answer.message);
    const confirm = async () => {
      const done = await room.send({ do: "theme_claims", theme: theme.value, claims: places });
      said.show(done);
      if (done.ok) put(place);
    };
    put(place,
      h("p", null, tn("{n} claim holds this word", "{n} claims hold this word", places.length)),
      samples(texts),
      places.length > 0 && button(t("They are about this theme"), confirm, "kit-primary"));
  };
  const form = h("form", { class: "kit-inline", on: { submit: find } }, theme, word,
    h("button", { type: "submit", class: "kit-button" }, t("Find")));
  return h("div", { class: "kit-card" }, form, place, said.el);
}

/** A group that may be about the same: it has no name until a person gives one.
 * @param {TablesRoom} room @param {Group} one */
function group(room, one) {
  const said = notice();
  const theme = themeField(room);
  const count = tn("{n} claim", "{n} claims", one.claims.length);
  const name = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const done = await room.send({ do: "theme_claims", theme: theme.value, claims: one.claims });
    said.show(done);
    if (done.ok) put(el, h("p", { class: "kit-good" }, `${theme.value} · `, count));
  };
  const form = h("form", { class: "kit-inline", on: { submit: name } }, theme,
    h("button", { type: "submit", class: "kit-button" }, t("They are about this theme")));
  const el = h("article", { class: "kit-card kit-alike" },
    h("p", null, h("strong", { text: one.words.join(", ") }), " · ", count),
    samples(one.samples), form, said.el);
  return el;
}

/** Two claims that may be one. @param {TablesRoom} room @param {Pair} pair
 * @param {(told: Reply) => void} show draws the pairs that are left */
function twice(room, pair, show) {
  const said = notice();
  const theme = themeField(room, pair.theme);
  const next = async (/** @type {{apart?: number[]}} */ more) => {
    const answer = await room.ask({ do: "alike", ...more });
    if (answer.ok) show(answer.message);
    else said.show(answer);
  };
  const same = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const done = await room.send({ do: "theme_claims", theme: theme.value, claims: pair.claims });
    said.show(done);
    if (done.ok) await next({});
  };
  return h("article", { class: "kit-card kit-alike" },
    pair.texts.map((text) => h("p", { text })),
    h("form", { class: "kit-inline", on: { submit: same } }, theme,
      h("button", { type: "submit", class: "kit-button" }, t("Same claim: one theme for both")),
      button(t("Two claims"), () => next({ apart: pair.claims }))), said.el);
}

/**
 * What helps to give claims their themes; nothing where all have one, or for other tables.
 * @param {HTMLElement} el @param {TablesRoom} room
 */
export function themesPart(el, room) {
  if (room.desk.found.table !== "claims") return () => {};
  const said = notice();
  const place = h("div");
  const known = h("datalist", { id: listId(room) });
  /** @param {string} what @param {(told: Reply) => void} show */
  const ask = async (what, show) => {
    said.say(t("Reading…"));
    const answer = await room.ask({ do: what });
    said.show(answer);
    if (answer.ok) show(answer.message);
    else put(place);
  };
  const groups = (/** @type {Reply} */ told) => {
    const list = /** @type {Group[]} */ (told.groups);
    put(place, list.length
      ? h("p", { class: "kit-quiet" },
        t("These may be about the same. Name what fits, leave the rest."))
      : h("p", null, t("Nothing stands out any more. Name the rest by a word.")),
    list.map((one) => group(room, one)));
  };
  const pairs = (/** @type {Reply} */ told) => {
    const list = /** @type {Pair[]} */ (told.pairs);
    put(place, list.length
      ? h("p", { class: "kit-quiet" },
        t("One claim may have been sent twice. Each still counts, under one theme."))
      : h("p", null, t("No more claims look alike.")),
    list.map((one) => twice(room, one, pairs)));
  };
  const box = h("section", null, h("h4", null, t("Give claims a theme")), known, byWord(room),
    h("div", { class: "kit-tools" }, button(t("Suggest groups"), () => ask("suggest", groups)),
      button(t("Find claims sent twice"), () => ask("alike", pairs))), said.el, place);
  put(el, box);
  let names = "";
  const refresh = () => {
    const { found } = room.desk;
    if (found.table !== "claims") return;
    box.hidden = !found.unread;
    const now = found.themes.map((one) => one.theme);
    if (now.join("\n") === names) return;
    names = now.join("\n");
    put(known, now.map((value) => h("option", { value })));
  };
  refresh();
  return room.on(refresh);
}
