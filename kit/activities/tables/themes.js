// @ts-check
/** Naming what claims are about: by a word, by suggested groups, by claims sent twice. */

import { h, put } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @param {string[]} texts */
function samples(texts) {
  return h("ul", { class: "kit-comments" }, texts.map((text) => h("li", { text })));
}

/** A field to name a theme, with the themes that there are. @param {any} room */
function themeField(room, value = "") {
  return /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "kit-reason", value,
    maxlength: "200", list: listId(room), "aria-label": t("Name of the theme"),
    placeholder: t("Name of the theme") }));
}

/** @param {any} room */
function listId(room) {
  return `kit-themes-${room.desk.run.id.replace(/\W/g, "-")}`;
}

/** Find claims by a word; a person confirms. @param {any} room */
function byWord(room) {
  const said = notice();
  const place = h("div");
  const word = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "kit-reason",
    "aria-label": t("A word that such claims hold"), placeholder: t("A word that such claims hold") }));
  const theme = themeField(room);
  const find = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await room.send({ do: "find", word: word.value });
    said.show(answer);
    if (!answer.ok) return;
    const places = answer.message.claims;
    const confirm = async () => {
      const done = await room.send({ do: "theme_claims", theme: theme.value, claims: places });
      said.show(done);
      if (done.ok) put(place);
    };
    put(place, h("p", null, tn("{n} claim holds this word", "{n} claims hold this word", places.length)),
      samples(answer.message.samples),
      places.length > 0 && button(t("They are about this theme"), confirm, "kit-primary"));
  };
  return h("div", { class: "kit-card" }, h("form", { class: "kit-inline", on: { submit: find } }, theme, word,
    h("button", { type: "submit", class: "kit-button" }, t("Find"))), place, said.el);
}

/** A group that may be about the same: it has no name until a person gives one.
 * @param {any} room @param {any} one */
function group(room, one) {
  const said = notice();
  const theme = themeField(room);
  const form = h("form", { class: "kit-inline", on: { submit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    const done = await room.send({ do: "theme_claims", theme: theme.value, claims: one.claims });
    said.show(done);
    if (done.ok) put(el, h("p", { class: "kit-good" }, `${theme.value} · `,
      tn("{n} claim", "{n} claims", one.claims.length)));
  } } }, theme, h("button", { type: "submit", class: "kit-button" }, t("They are about this theme")));
  const el = h("article", { class: "kit-card kit-alike" },
    h("p", null, h("strong", { text: one.words.join(", ") }), " · ",
      tn("{n} claim", "{n} claims", one.claims.length)),
    samples(one.samples), form, said.el);
  return el;
}

/** Two claims that may be one. @param {any} room @param {any} pair
 * @param {(answer: any) => void} show draws the pairs that are left */
function twice(room, pair, show) {
  const said = notice();
  const theme = themeField(room, pair.theme);
  const next = async (/** @type {any} */ more) => {
    const answer = await room.send({ do: "alike", ...more });
    if (answer.ok) show(answer);
    else said.show(answer);
  };
  const same = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const done = await room.send({ do: "theme_claims", theme: theme.value, claims: pair.claims });
    said.show(done);
    if (done.ok) await next({});
  };
  return h("article", { class: "kit-card kit-alike" },
    pair.texts.map((/** @type {string} */ text) => h("p", { text })),
    h("form", { class: "kit-inline", on: { submit: same } }, theme,
      h("button", { type: "submit", class: "kit-button" }, t("Same claim: one theme for both")),
      button(t("Two claims"), () => next({ apart: pair.claims }))), said.el);
}

/**
 * What helps to give claims their themes; nothing where all have one, or for other tables.
 * @param {HTMLElement} el @param {any} room
 */
export function themesPart(el, room) {
  if (room.desk.found.table !== "claims") return () => {};
  const said = notice();
  const place = h("div");
  const known = h("datalist", { id: listId(room) });
  const ask = async (/** @type {string} */ what, /** @type {(answer: any) => void} */ show) => {
    said.say(t("Reading…"));
    const answer = await room.send({ do: what });
    said.show(answer);
    if (answer.ok) show(answer);
    else put(place);
  };
  const groups = (/** @type {any} */ answer) => {
    const list = answer.message.groups;
    put(place, list.length
      ? h("p", { class: "kit-quiet" }, t("These may be about the same. Name what fits, leave the rest."))
      : h("p", null, t("Nothing stands out any more. Name the rest by a word.")),
    list.map((/** @type {any} */ one) => group(room, one)));
  };
  const pairs = (/** @type {any} */ answer) => {
    const list = answer.message.pairs;
    put(place, list.length
      ? h("p", { class: "kit-quiet" }, t("One claim may have been sent twice. Each still counts, under one theme."))
      : h("p", null, t("No more claims look alike.")),
    list.map((/** @type {any} */ one) => twice(room, one, pairs)));
  };
  const box = h("section", null, h("h4", null, t("Give claims a theme")), known, byWord(room),
    h("div", { class: "kit-tools" }, button(t("Suggest groups"), () => ask("suggest", groups)),
      button(t("Find claims sent twice"), () => ask("alike", pairs))), said.el, place);
  put(el, box);
  let names = "";
  const refresh = () => {
    const { themes, n } = room.desk.found;
    box.hidden = !n || !themes.some((/** @type {any} */ one) => !one.theme);
    const now = themes.map((/** @type {any} */ one) => one.theme).filter(Boolean);
    if (now.join("\n") === names) return;
    names = now.join("\n");
    put(known, now.map((/** @type {string} */ value) => h("option", { value })));
  };
  refresh();
  return room.on(refresh);
}
