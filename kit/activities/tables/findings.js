// @ts-check
/** What an imported table says: strengths first, every figure with n and interval. */

import { h } from "../../widgets/dom.js";
import { outcomeNames } from "../trials/trial_words.js";
import { t, tn } from "../../widgets/words.js";

/** @param {any} found @param {any} bar */
function claims(found, bar) {
  const named = found.themes.filter((/** @type {any} */ one) => one.theme);
  const rest = found.themes.find((/** @type {any} */ one) => !one.theme);
  return [
    h("p", null, tn("{n} claim", "{n} claims", found.n), rest ? ` · ${t("without a theme: {n}", { n: rest.count })}` : ""),
    named.map((/** @type {any} */ one) => bar(`${one.theme} (${one.count})`, one.share, [0, 1], "share")),
  ];
}

/** How an index is written: a mean of seven, points, or a share. @param {any} one */
function unitOf(one) {
  if (one.scale[1] === 7) return "rating";
  return one.scale[0] < 0 ? "points" : "share";
}

/** @param {any} found @param {any} bar */
function survey(found, bar) {
  return [
    found.best.length > 0 && h("section", null, h("h4", null, t("What clients say was done best")),
      h("ul", { class: "kit-comments" }, found.best.slice(0, 8).map((/** @type {string} */ text) => h("li", { text })))),
    h("h4", null, t("Satisfaction")),
    found.indices.map((/** @type {any} */ one) => one.value
      ? h("div", null, bar(one.name, one.value, one.scale, unitOf(one)),
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

/** The one reason for which there is no figure of agreement at all. @param {any} found */
function noAgreement(found) {
  const { percent, alpha, ac1, cannot } = found.overall;
  return !percent && !alpha && !ac1 && new Set(Object.values(cannot)).size === 1 && Object.values(cannot)[0];
}

/** @param {any} found @param {any} bar */
function codings(found, bar) {
  const why = found.overall && noAgreement(found);
  return [h("h4", null, t("How often each technique occurs")),
    found.frequencies.map((/** @type {any} */ one) => bar(one.technique, one.share, [0, 1], "share")),
    h("h4", null, t("How far the coders agree")),
    // What nobody agrees on at all would say the same of each technique, three times over.
    why ? h("p", { class: "kit-quiet", text: why }) : [found.overall && agreement(found.overall, bar),
      found.techniques.map((/** @type {any} */ one) => agreement(one, bar))]];
}

/** A STOP-phrase that employees say, with one example. @param {any} one */
function phrase(one) {
  return h("article", { class: "kit-card" },
    h("p", null, h("strong", { text: one.phrase }), " · ",
      tn("said {n} time", "said {n} times", one.count), " · ",
      tn("in {n} dialogue", "in {n} dialogues", one.dialogues)),
    h("p", { class: "kit-quiet", text: `“${one.sample}”` }),
    one.replacement && h("p", { text: t("Better: {text}", { text: one.replacement }) }));
}

/** @param {any} found */
function stopPhrases(found) {
  if (!found.listed) {
    return h("p", { class: "kit-quiet" }, t("There are no STOP-phrases yet to look for."));
  }
  return found.said.length ? found.said.map(phrase)
    : h("p", null, tn("Employees say none of {n} STOP-phrase.", "Employees say none of {n} STOP-phrases.", found.listed));
}

/** @param {any} found @param {any} bar */
function dialogues(found, bar) {
  return [
    h("p", null, [tn("{n} dialogue", "{n} dialogues", found.n), tn("{n} turn", "{n} turns", found.turns),
      tn("{n} turn of an employee", "{n} turns of employees", found.agent_turns)].join(" · ")),
    found.channels.length > 1 && [h("h4", null, t("By channel")),
      found.channels.map((/** @type {any} */ one) => bar(`${one.label} (${one.n})`, one.share, [0, 1], "share"))],
    h("h4", null, t("STOP-phrases that employees say")), stopPhrases(found),
    h("h4", null, t("Is it recited?")),
    found.repeated ? [bar(t("Wording that other dialogues repeat word for word"), found.repeated, [0, 1], "share"),
      h("p", { class: "kit-quiet" }, t("Employees’ words, runs of four words, n = {n} dialogues. The higher, the more it sounds recited: have naturalness rated too.",
        { n: found.repeated.n }))]
      : h("p", { class: "kit-quiet" }, t("This takes two dialogues at least.")),
  ];
}

/** How many of a group are here, in words. @param {any} one */
function here(one) {
  if (one.here === null) return t("{group}: {staff} employees; how many are here is not shown", one);
  return t("{group}: {here} of {staff} are here", one);
}

/** @param {any} found @param {any} bar */
function roster(found, bar) {
  const missing = found.groups.flatMap((/** @type {any} */ kind) =>
    kind.rows.filter((/** @type {any} */ one) => one.missing));
  return [
    h("p", null, t("{n} employees in the roster, {here} people in the workshop", found)),
    h("h4", null, t("Who is missing")),
    missing.length ? h("ul", { class: "kit-comments" }, missing.map((/** @type {any} */ one) =>
      h("li", { text: one.missing === "nobody" ? t("{group}: nobody of {staff} is here", one) : here(one) })))
      : h("p", null, t("No group that may be shown is missing.")),
    found.groups.map((/** @type {any} */ kind) => [h("h4", { text: kind.name }),
      !kind.said ? h("p", { class: "kit-quiet" }, t("Nobody in the workshop has said which of these they belong to."))
        : kind.rows.map((/** @type {any} */ one) => one.share === null ? h("p", { text: here(one) })
        : bar(here(one), { estimate: one.share, low: null, high: null }, [0, 1], "share")),
      kind.small > 0 && h("p", { class: "kit-quiet" },
        tn("{n} more group is too small to be shown.", "{n} more groups are too small, or would give one away.", kind.small))]),
    h("p", { class: "kit-quiet" },
      t("Who is here counts what people said of themselves when they joined. Under five, nothing is shown.")),
  ];
}

/** @param {any} found @param {any} bar */
function trials(found, bar) {
  return [
    h("p", null, tn("{n} trial", "{n} trials", found.n)),
    found.modules.map((/** @type {any} */ one) => {
      const went = outcomeNames().filter(([key]) => one.counts[key])
        .map(([key, name]) => `${name}: ${one.counts[key]}`);
      return h("article", { class: "kit-card" },
        h("p", { class: "kit-headline" }, h("span", { class: "kit-quiet", text: one.number }), ` ${one.text}`),
        bar(t("Chance that it works"), one.share, [0, 1], "share"),
        h("p", { class: "kit-quiet", text: [`n = ${one.n}`, ...went].join(" · ") }),
        one.earlier > 0 && h("p", { class: "kit-quiet" },
          tn("{n} of them is of an earlier wording.", "{n} of them are of an earlier wording.", one.earlier)),
        one.dropped && h("p", { class: "kit-quiet" }, t("This module was dropped since.")));
    }),
    h("p", { class: "kit-quiet" }, t("They count together with the trials told on phones. What follows from them, the trials of the session say.")),
  ];
}

const TABLES = { claims, survey, codings, dialogues, roster, trials };

/** @param {any} room @param {any} bar */
export function tableFindings(room, bar) {
  const { found } = room.desk;
  if (!found.n) {
    return h("p", { class: "kit-quiet" }, found.skipped
      ? t("Left out, because: {reason}", { reason: found.skipped }) : t("Nothing is imported yet."));
  }
  const said = TABLES[/** @type {keyof typeof TABLES} */ (found.table)];
  const here = room.desk.coding && room.desk.coding.here;
  return [found.source && h("p", { class: "kit-quiet" }, t("From the file {name}", { name: found.source })),
    here && h("p", { class: "kit-quiet" }, t("Codes given here on the desk are counted.")), said(found, bar)];
}
