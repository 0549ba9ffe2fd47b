// @ts-check
/** What an imported table says: strengths first, every figure with n and interval. */

import { h } from "../../widgets/dom.js";
import { isKnown, measureBar as bar, whyNot } from "../../widgets/results_bar.js";
import { outcomesOf } from "../../widgets/scales.js";
import { t, tn } from "../../widgets/words.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Child } from "../../widgets/element.js" */
/** @import { Current } from "../../widgets/protocol.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */
/** @import { Agreement, Claims, Codings, Dialogues, Found, Grouped, Index, Presence, Roster,
 *   SaidPhrase, Survey, TablesDesk, ToldModule, ToldTrials } from "./tables.js" */

/** @param {string} label @param {Measured} one */
const share = (label, one) => bar(label, one, [0, 1], "share");

/** @param {string} text */
const quiet = (text) => h("p", { class: "kit-quiet", text });

/** @param {Claims & {n: number}} found */
function claims(found) {
  return [
    h("p", null, tn("{n} claim", "{n} claims", found.n),
      found.unread > 0 && ` · ${t("without a theme, not read yet: {n}", { n: found.unread })}`),
    quiet(t("Shares are of the claims that have a theme: {n}.", { n: found.themed })),
    found.themes.map((one) => share(`${one.theme} (${one.count})`, one.share)),
  ];
}

/** How an index is written: a mean of seven, points, or a share. @param {Index} one */
function unitOf(one) {
  if (one.scale[1] === 7) return "rating";
  return one.scale[0] < 0 ? "points" : "share";
}

/** @param {Survey} found */
function survey(found) {
  return [
    found.best.length > 0 && h("section", null, h("h4", null, t("What clients say was done best")),
      h("ul", { class: "kit-comments" }, found.best.slice(0, 8).map((text) => h("li", { text })))),
    h("h4", null, t("Satisfaction")),
    found.indices.map((one) => h("div", null,
      bar(one.name, one.value, one.scale, unitOf(one)),
      one.value.estimate !== null && quiet(`${one.rule} n = ${one.value.n}`))),
  ];
}

/** @param {Agreement} one */
function agreement(one) {
  const name = one.name || t("All techniques together");
  return h("article", { class: "kit-card" },
    h("p", null, h("strong", { text: name }), ` n = ${one.n}`),
    share(t("Agreement in percent"), one.percent),
    bar(t("Krippendorff’s alpha"), one.alpha, [-1, 1], "coefficient"),
    bar(t("Gwet’s AC1"), one.ac1, [-1, 1], "coefficient"));
}

/** The one reason for which there is no figure of agreement at all. @param {Agreement} overall */
function noAgreement({ percent, alpha, ac1 }) {
  const reasons = new Set([percent, alpha, ac1].map((one) => one.why));
  return reasons.size === 1 && percent.why ? whyNot(percent) : "";
}

/** @param {Codings} found */
function codings(found) {
  const why = found.overall && noAgreement(found.overall);
  return [h("h4", null, t("How often each technique occurs")),
    found.frequencies.map((one) => share(one.technique, one.share)),
    h("h4", null, t("How far the coders agree")),
    // What nobody agrees on at all would say the same of each technique, three times over.
    why ? quiet(why)
      : [found.overall && agreement(found.overall), found.techniques.map(agreement)]];
}

/** A STOP-phrase that employees say, with one example. @param {SaidPhrase} one */
function phrase(one) {
  return h("article", { class: "kit-card" },
    h("p", null, h("strong", { text: one.phrase }), " · ",
      tn("said {n} time", "said {n} times", one.count), " · ",
      tn("in {n} dialogue", "in {n} dialogues", one.dialogues)),
    quiet(`“${one.sample}”`),
    one.replacement && h("p", { text: t("Better: {text}", { text: one.replacement }) }));
}

/** @param {Dialogues} found */
function stopPhrases({ listed, said }) {
  if (!listed) return quiet(t("There are no STOP-phrases yet to look for."));
  return said.length ? said.map(phrase)
    : h("p", null, tn("Employees say none of {n} STOP-phrase.",
      "Employees say none of {n} STOP-phrases.", listed));
}

/** Whether words sound recited. @param {Measured} repeated */
function recited(repeated) {
  if (!isKnown(repeated)) return quiet(repeated.n ? whyNot(repeated) : "–");
  return [share(t("Wording that other dialogues repeat word for word"), repeated),
    quiet(t("Employees’ words, runs of four words, n = {n} dialogues. " +
      "The higher, the more it sounds recited: have naturalness rated too.", { n: repeated.n }))];
}

/** @param {Dialogues & {n: number}} found */
function dialogues(found) {
  return [
    h("p", null, [tn("{n} dialogue", "{n} dialogues", found.n),
      tn("{n} turn", "{n} turns", found.turns),
      tn("{n} turn of an employee", "{n} turns of employees", found.agent_turns)].join(" · ")),
    found.channels.length > 1 && [h("h4", null, t("By channel")),
      found.channels.map((one) => share(`${one.label} (${one.n})`, one.share))],
    h("h4", null, t("STOP-phrases that employees say")), stopPhrases(found),
    h("h4", null, t("Is it recited?")), recited(found.repeated),
  ];
}

/** How many of a group are here, in words. @param {Presence} one */
function here({ group, staff, here: n }) {
  if (n === null) {
    return t("{group}: {staff} employees; how many are here is not shown", { group, staff });
  }
  return t("{group}: {here} of {staff} are here", { group, staff, here: n });
}

/** Who is missing, in words. @param {Presence} one */
function missing(one) {
  const { group, staff } = one;
  if (one.missing !== "nobody") return here(one);
  return t("{group}: nobody of {staff} is here", { group, staff });
}

/** @param {Presence} one */
function presence(one) {
  const measured = { estimate: one.share, low: null, high: null, n: one.staff, why: null };
  return one.share === null ? h("p", { text: here(one) }) : share(here(one), measured);
}

/** @param {Grouped} kind */
function grouped(kind) {
  return [h("h4", { text: kind.name }),
    kind.said ? kind.rows.map(presence)
      : quiet(t("Nobody in the workshop has said which of these they belong to.")),
    kind.small > 0 && quiet(tn("{n} more group is too small to be shown.",
      "{n} more groups are too small, or would give one away.", kind.small))];
}

/** @param {Roster & {n: number}} found */
function roster(found) {
  const { n, here: people, groups } = found;
  const gaps = groups.flatMap((kind) => kind.rows.filter((one) => one.missing));
  return [
    h("p", null, t("{n} employees in the roster, {here} people in the workshop",
      { n, here: people })),
    h("h4", null, t("Who is missing")),
    gaps.length
      ? h("ul", { class: "kit-comments" }, gaps.map((one) => h("li", { text: missing(one) })))
      : h("p", null, t("No group that may be shown is missing.")),
    groups.map(grouped),
    quiet(t("Who is here counts what people said of themselves when they joined. " +
      "Under five, nothing is shown.")),
  ];
}

/** @param {ToldModule} one @param {Current} current */
function toldModule(one, current) {
  const went = outcomesOf(current, one.counts);
  return h("article", { class: "kit-card" },
    h("p", { class: "kit-headline" }, h("span", { class: "kit-quiet", text: one.number }),
      ` ${one.text}`),
    share(t("Chance that it works"), one.share),
    quiet([`n = ${one.n}`, ...went].join(" · ")),
    one.earlier > 0 && quiet(tn("{n} of them is of an earlier wording.",
      "{n} of them are of an earlier wording.", one.earlier)),
    one.dropped && quiet(t("This module was dropped since.")));
}

/** @param {ToldTrials & {n: number}} found @param {Current} current */
function trials(found, current) {
  return [
    h("p", null, tn("{n} trial", "{n} trials", found.n)),
    found.modules.map((one) => toldModule(one, current)),
    quiet(t("They count together with the trials told on phones. " +
      "What follows from them, the trials of the session say.")),
  ];
}

/** @param {Found} found @param {Current} current @returns {Child} */
function said(found, current) {
  switch (found.table) {
    case "claims": return claims(found);
    case "survey": return survey(found);
    case "codings": return codings(found);
    case "dialogues": return dialogues(found);
    case "roster": return roster(found);
    default: return trials(found, current);
  }
}

/** @param {DeskRoom<TablesDesk>} room */
export function tableFindings(room) {
  const { found, coding } = room.desk;
  if (!found.n) {
    return quiet(found.skipped ? t("Left out, because: {reason}", { reason: found.skipped })
      : t("Nothing is imported yet."));
  }
  return [found.source && quiet(t("From the file {name}", { name: found.source })),
    coding && coding.here && quiet(t("Codes given here on the desk are counted.")),
    said(found, room.view.current)];
}
