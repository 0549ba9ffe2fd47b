// @ts-check
/** What an imported table says: strengths first, every figure with n and interval. */

import { h, put } from "../dom.js";
import { t, tn } from "../words.js";
import { notice } from "./controls.js";

/** @param {any} found @param {any} bar */
function claims(found, bar, /** @type {any} */ room) {
  const named = found.themes.filter((/** @type {any} */ one) => one.theme);
  const rest = found.themes.find((/** @type {any} */ one) => !one.theme);
  return [
    h("p", null, tn("{n} claim", "{n} claims", found.n), rest ? ` · ${t("without a theme: {n}", { n: rest.count })}` : ""),
    named.map((/** @type {any} */ one) => bar(`${one.theme} (${one.count})`, one.share, [0, 1], "share")),
    rest && themes(room),
  ];
}

/** Name a theme and find its claims by a word; a person confirms. @param {any} room */
function themes(room) {
  const said = notice();
  const place = h("div");
  const word = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "kit-reason",
    "aria-label": t("A word that such claims hold"), placeholder: t("A word that such claims hold") }));
  const theme = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "kit-reason",
    "aria-label": t("Name of the theme"), placeholder: t("Name of the theme") }));
  const find = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await room.send({ do: "find", word: word.value });
    said.show(answer);
    if (!answer.ok) return;
    const places = answer.message.claims;
    const confirm = async () => {
      const done = await room.send({ do: "theme_claims", theme: theme.value, claims: places });
      said.show(done);
    };
    put(place, h("p", null, tn("{n} claim holds this word", "{n} claims hold this word", places.length)),
      h("ul", { class: "kit-comments" }, answer.message.samples.map((/** @type {string} */ text) => h("li", { text }))),
      places.length > 0 && h("button", { type: "button", class: "kit-button kit-primary", on: { click: confirm } },
        t("They are about this theme")));
  };
  return h("div", { class: "kit-card" }, h("form", { class: "kit-inline", on: { submit: find } }, theme, word,
    h("button", { type: "submit", class: "kit-button" }, t("Find"))), place, said.el);
}

/** @param {any} found @param {any} bar */
function survey(found, bar) {
  return [
    found.best.length > 0 && h("section", null, h("h4", null, t("What clients say was done best")),
      h("ul", { class: "kit-comments" }, found.best.slice(0, 8).map((/** @type {string} */ text) => h("li", { text })))),
    h("h4", null, t("Satisfaction")),
    found.indices.map((/** @type {any} */ one) => one.value
      ? h("div", null, bar(one.name, one.value, one.scale, one.scale[1] === 7 ? "rating" : "share"),
        h("p", { class: "kit-quiet" }, `${one.rule} n = ${one.n}`))
      : h("p", { class: "kit-quiet" }, `${one.name}: ${one.why}`)),
  ];
}

/** @param {any} one @param {any} bar */
function agreement(one, bar) {
  const name = one.name || t("All techniques together");
  /** @type {[string, string][]} */
  const figures = [["percent", t("Agreement in percent")], ["alpha", t("Krippendorff’s alpha")],
    ["ac1", t("Gwet’s AC1")]];
  return h("article", { class: "kit-card" }, h("p", null, h("strong", { text: name }), ` n = ${one.n}`),
    figures.map(([key, label]) => one[key]
      ? bar(label, one[key], key === "percent" ? [0, 1] : [-1, 1], key === "percent" ? "share" : "coefficient")
      : h("p", { class: "kit-quiet" }, `${label}: ${one.cannot[key] || "–"}`)));
}

/** @param {any} room @param {any} bar */
export function tableFindings(room, bar) {
  const { found } = room.desk;
  if (!found.n) {
    return h("p", { class: "kit-quiet" }, found.skipped
      ? t("Left out, because: {reason}", { reason: found.skipped }) : t("Nothing is imported yet."));
  }
  const from = h("p", { class: "kit-quiet" }, t("From the file {name}", { name: found.source }));
  if (found.table === "claims") return [from, claims(found, bar, room)];
  if (found.table === "survey") return [from, survey(found, bar)];
  return [from, h("h4", null, t("How often each technique occurs")),
    found.frequencies.map((/** @type {any} */ one) => bar(one.technique, one.share, [0, 1], "share")),
    h("h4", null, t("How far the coders agree")), found.overall && agreement(found.overall, bar),
    found.techniques.map((/** @type {any} */ one) => agreement(one, bar))];
}
