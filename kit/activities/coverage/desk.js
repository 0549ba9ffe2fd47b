// @ts-check
/** What the standard covers, on the desk: what is there first, then every gap in words. */

import { h, put, say } from "../../widgets/dom.js";
import { said as figure } from "../../widgets/results_bar.js";
import { t, tn } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";
import { cell, countOf, headings, rowHead, scrolling } from "../../widgets/desk/grids.js";
import { widget } from "../../widgets/desk/kernel.js";
import { linkList } from "../../widgets/desk/links.js";

/** @import { Bare, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Linkable, LinkChoice } from "../../widgets/desk/links.js" */

/**
 * A situation and what it has: how many modules were written, adopted, tried and approved, in
 * which channels and stages; and what it lacks, in words.
 * @typedef {{id: string, number: string, text: string, written: number, modules: number,
 *   variants: number, schemes: number, stageless: number, stages: string[], channels: string[],
 *   tried: number, approved: number, played: number, gaps: string[]}} Situation
 */

/**
 * What meets what, by the keys of expectations and actions; each of these has its number.
 * @typedef {[key: string, number: string, text: string]} Numbered
 * @typedef {{expectations: Numbered[], actions: Numbered[], cells: string[][],
 *   without_action: string[], without_expectation: string[]}} Matrix
 */

/**
 * Norms that do not say all that a norm should, and how much employees wrote.
 * @typedef {{id: string, number: string, text: string, missing: string[]}} Unfinished
 * @typedef {{n: number, incomplete: Unfinished[]}} Norms
 * @typedef {{with_employee: number, of: number, share: number | null, wanted: number | null,
 *   reached: boolean | null, even: string}} Authorship
 */

/**
 * What the widget's kernel tells.
 * @typedef {Bare & {situations: Situation[], stages: number, matrix: Matrix,
 *   requirements: Linkable[], meeting: Linkable[], stories: Linkable[],
 *   techniques: Linkable[], modules: LinkChoice[],
 *   norms: Norms, followers: Linkable[], principles: LinkChoice[], rules: string[], gaps: string[],
 *   authorship: Authorship}} Told
 * @typedef {DeskRoom<Told>} CoverageRoom
 */

/** Draw something again only when what it shows has changed.
 * @template T @param {(told: T) => void} draw */
function whenNew(draw) {
  let shown = "";
  return (/** @type {T} */ told) => {
    const now = JSON.stringify(told);
    if (now === shown) return;
    shown = now;
    draw(told);
  };
}

/** One situation and what it has, and under it what it lacks.
 * @param {Situation} one @param {number} of how many stages there are */
function situationRows(one, of) {
  const { length: n } = one.stages;
  const stageless = t("without a stage: {n}", { n: one.stageless });
  const has = h("tr", null, rowHead(one),
    cell(one.modules, one.written > one.modules ? t("{n} written", { n: one.written }) : ""),
    h("td", { class: one.variants < 2 ? "kit-gap" : "" }, one.variants || t("none")),
    h("td", { class: !one.schemes || one.stageless ? "kit-gap" : "" }, one.schemes || t("none"),
      one.stageless > 0 && h("span", { class: "kit-beside" }, stageless)),
    cell(one.stages.join(", "), n ? t("{n} of {of}", { n, of }) : ""),
    cell(one.channels.join(", ")),
    countOf(one.tried, one.modules), countOf(one.approved, one.modules), cell(one.played));
  const whole = one.gaps.length === 0;
  const told = whole ? t("Complete: nothing is missing.")
    : [h("strong", null, t("Still missing:")), ` ${one.gaps.join(" · ")}`];
  return [has, h("tr", { class: "kit-below-row" },
    h("td", { colspan: "9", class: whole ? "kit-complete" : "kit-missing" },
      h("div", { class: "kit-stays" }, told)))];
}

/** @param {HTMLElement} el */
function situations(el) {
  const sum = h("p", { class: "kit-sum" });
  const body = h("tbody");
  const empty = h("p", { class: "kit-quiet" }, t("No situation was collected yet."));
  const name = t("Situations and what they have");
  const grid = scrolling(name, h("table", { class: "kit-grid" },
    headings([t("Situation"), t("Adopted modules"), t("Different wordings"), t("Schemes"),
      t("Stages"), t("Channels"), t("Tried"), t("Approved"), t("Played")]), body));
  put(el, h("h4", null, name), sum, empty, grid);
  /** @typedef {Pick<Told, "situations" | "stages">} Rows */
  return whenNew((/** @type {Rows} */ { situations: rows, stages }) => {
    const served = rows.filter((one) => one.modules > 0).length;
    const whole = rows.filter((one) => !one.gaps.length).length;
    say(sum, [t("With an adopted speech module: {n} of {of}", { n: served, of: rows.length }),
      t("Complete: {n} of {of}", { n: whole, of: rows.length })].join(" · "));
    sum.hidden = grid.hidden = rows.length === 0;
    empty.hidden = rows.length > 0;
    put(body, rows.map((one) => situationRows(one, stages)));
  });
}

/** Name something by its number, if it has one. @param {Numbered} one */
const named = ([, number, text]) => [number, text].filter(Boolean).join(" ");

/** The table of what meets what. @param {Matrix} found */
function meeting(found) {
  const cells = new Set(found.cells.map((pair) => JSON.stringify(pair)));
  const { without_action: idle, without_expectation: unasked } = found;
  /** @type {[string, string][]} */
  const names = found.actions.map((one) => [named(one), unasked.includes(one[0]) ? "kit-gap" : ""]);
  /** @param {string} id @param {string} key */
  const crossing = (id, key) => {
    const lone = idle.includes(id) || unasked.includes(key);
    const meets = cells.has(JSON.stringify([id, key]))
      && h("span", { class: "kit-meets", role: "img", "aria-label": t("meets it") }, "●");
    return h("td", { class: lone ? "kit-gap" : "" }, meets);
  };
  return h("table", { class: "kit-grid kit-matrix" }, headings([t("Expectation"), ...names]),
    h("tbody", null, found.expectations.map(([id, number, text]) =>
      h("tr", null, rowHead({ number, text }), found.actions.map(([key]) => crossing(id, key))))));
}

/** What has no counterpart, in words.
 * @param {string} label @param {Numbered[]} all @param {string[]} keys */
function lone(label, all, keys) {
  if (!keys.length) return null;
  const found = all.filter(([key]) => keys.includes(key));
  return h("div", { class: "kit-missing" }, h("p", { class: "kit-sum", text: label }),
    h("ul", { class: "kit-comments" }, found.map((one) => h("li", { text: named(one) }))));
}

/** @param {HTMLElement} el @param {CoverageRoom} room */
function expectations(el, room) {
  const [sum, gaps, table, empty] = [h("p", { class: "kit-sum" }), h("div"), h("div"),
    h("p", { class: "kit-quiet" }, t("No client expectation was collected yet."))];
  const grid = scrolling(t("Expectations and actions"), table);
  const head = h("p", { class: "kit-sum" }, t("Which expectations does each clause meet?"));
  const list = linkList(room, { label: t("Link to an expectation"), kind: "expectation",
    choices: () => room.desk.matrix.expectations.map((one) => [one[0], named(one)]) });
  put(el, h("h4", null, t("Expectations and actions")), sum, empty, grid, gaps, head, list.el);
  const draw = whenNew((/** @type {Matrix} */ found) => {
    const [all, acts] = [found.expectations.length, found.actions.length];
    say(sum, [all && t("Expectations with an action: {n} of {of}",
      { n: all - found.without_action.length, of: all }),
    acts && t("Actions that meet an expectation: {n} of {of}",
      { n: acts - found.without_expectation.length, of: acts })].filter(Boolean).join(" · "));
    put(table, meeting(found));
    put(gaps, lone(t("Nothing is done yet about:"), found.expectations, found.without_action),
      lone(t("No expectation stands behind:"), found.actions, found.without_expectation));
    sum.hidden = all + acts === 0;
    grid.hidden = all === 0 || acts === 0;
    empty.hidden = all > 0;
  });
  return () => {
    draw(room.desk.matrix);
    const clauses = [...room.desk.requirements, ...room.desk.meeting];
    list.update(clauses);
    head.hidden = clauses.length === 0;
  };
}

/** @param {HTMLElement} el @param {CoverageRoom} room */
function stories(el, room) {
  const sum = h("p", { class: "kit-sum" });
  const list = linkList(room, { label: t("Link to a speech module"), kind: "speech_module",
    choices: () => room.desk.modules });
  put(el, h("h4", null, t("Success stories and what became of them")), sum, list.el);
  return () => {
    const all = room.desk.stories;
    const used = all.filter((one) => one.links.length);
    const waiting = all.filter((one) => !one.links.length);
    const [n, of] = [used.length, all.length];
    say(sum, of ? t("Stories that led to a speech module: {n} of {of}", { n, of })
      : t("No success story was told yet."));
    list.update([...used, ...waiting]);
  };
}

/** Techniques, those without a module last. @param {HTMLElement} el @param {CoverageRoom} room */
function techniques(el, room) {
  const sum = h("p", { class: "kit-sum" });
  const list = linkList(room, { label: t("Link to a speech module"), kind: "speech_module",
    choices: () => room.desk.modules });
  put(el, h("h4", null, t("Techniques and the modules that use them")), sum, list.el);
  return () => {
    const all = room.desk.techniques;
    const used = all.filter((one) => one.links.length);
    const [n, of] = [used.length, all.length];
    el.hidden = of === 0;
    say(sum, t("Techniques with a speech module: {n} of {of}", { n, of }));
    list.update([...used, ...all.filter((one) => !one.links.length)]);
  };
}

/** @param {HTMLElement} el */
function norms(el) {
  return whenNew((/** @type {Norms} */ { n: of, incomplete }) => {
    const n = of - incomplete.length;
    put(el, h("h4", null, t("Norms")),
      of === 0 ? h("p", { class: "kit-quiet" }, t("No norm was written yet."))
        : h("p", { class: "kit-sum" },
          t("Norms that say when and what not: {n} of {of}", { n, of })),
      incomplete.map((one) => h("article", { class: "kit-card" },
        h("p", { class: "kit-body" }, `${one.number} ${one.text}`),
        h("div", { class: "kit-chips" }, one.missing.map((field) =>
          h("span", { class: "kit-chip kit-short" }, t("Still empty: {field}", { field })))))));
  });
}

/** What conflicts, complaints and numbers still lack, and which principle each clause follows.
 * @param {HTMLElement} el @param {CoverageRoom} room */
function rules(el, room) {
  const lacks = h("div");
  const head = h("p", { class: "kit-sum" }, t("Which principles does each clause follow?"));
  const list = linkList(room, { label: t("Link to a principle"), kind: "principle",
    choices: () => room.desk.principles });
  put(el, h("h4", null, t("Conflicts, complaints, principles, numbers")), lacks, head, list.el);
  const draw = whenNew((/** @type {string[]} */ told) => {
    put(lacks, told.length === 0
      ? h("p", { class: "kit-complete" }, t("No gap and no contradiction was found."))
      : h("ul", { class: "kit-missing" }, told.map((text) => h("li", { text }))));
  });
  return () => {
    const { desk } = room;
    draw([...desk.rules, ...desk.gaps]);
    head.hidden = list.el.hidden = desk.principles.length === 0 || desk.followers.length === 0;
    list.update(desk.followers);
  };
}

/** The share that employees wrote, on a line with the wanted one.
 * @param {number} share @param {Authorship} found */
function meter(share, { wanted, reached }) {
  const fill = h("div", { class: `kit-meter-fill ${reached ? "kit-there" : ""}` });
  fill.style.width = `${100 * share}%`;
  const mark = h("div", { class: "kit-meter-mark" });
  if (wanted !== null) mark.style.left = `${100 * wanted}%`;
  return h("div", { class: "kit-meter", "aria-hidden": "true" }, fill, wanted !== null && mark);
}

/** @param {HTMLElement} el @param {CoverageRoom} room */
function authorship(el, room) {
  const said = notice();
  const live = h("div");
  const input = h("input", { type: "number", min: "0", max: "100", step: "1",
    class: "kit-minutes", placeholder: "%" });
  const set = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const share = parseFloat(input.value) / 100;
    if (share >= 0 && share <= 1) said.show(await room.send({ do: "want_share", share }));
    else said.show({ ok: false, why: t("Give a share from 0 to 100 percent.") });
  };
  const form = h("form", { class: "kit-inline", on: { submit: set } },
    h("label", null, t("Wanted share in percent"), " ", input),
    h("button", { type: "submit", class: "kit-button" }, t("Set")));
  put(el, h("h4", null, t("What employees wrote themselves")), live, form, said.el);
  /** @type {number | null} */
  let told = null;
  return whenNew((/** @type {Authorship} */ found) => {
    const { of, share, wanted, reached } = found;
    if (wanted !== null && wanted !== told) input.value = String(Math.round(100 * wanted));
    told = wanted;
    const wish = { share: wanted === null ? "" : figure(wanted, "share") };
    const written = share === null ? found.with_employee : figure(share, "share");
    put(live, of === 0 ? h("p", { class: "kit-quiet" }, t("Nothing is adopted yet."))
      : [h("p", null, h("span", { class: "kit-sum", text: written }), " ",
        tn("of {n} adopted entry holds an employee’s contribution.",
          "of {n} adopted entries hold an employee’s contribution.", of)),
      share !== null && meter(share, found)],
    reached === true
      && h("p", { class: "kit-complete" }, t("The wanted share of {share} is reached.", wish)),
    reached === false && h("p", { class: "kit-missing" },
      t("The wanted share of {share} is not reached yet.", wish)),
    found.even && h("p", { class: "kit-quiet", text: found.even }));
  });
}

/** @param {HTMLElement} el @param {CoverageRoom} room */
function coverage(el, room) {
  const [title, prompt] = [h("h3", { class: "kit-title" }), h("p", { class: "kit-prompt" })];
  const parts = [1, 2, 3, 4, 5, 6, 7].map(() => h("section", { class: "kit-chapter" }));
  const said = notice();
  const shown = button("", async () => {
    const { id, state } = room.desk.run;
    said.show(await room.send({ do: state === "open" ? "close" : "open", activity: id }));
  });
  put(el, title, prompt, h("div", { class: "kit-bar" }, shown), said.el, parts);
  const [own, rows, both, told, ways, complete, whole] = parts;
  const [written, served, matched, linked, led, ruled, kept] = [authorship(own, room),
    situations(rows), expectations(both, room), stories(told, room), techniques(ways, room),
    norms(complete), rules(whole, room)];
  const refresh = () => {
    const { desk } = room;
    say(title, desk.run.title);
    say(prompt, desk.run.prompt);
    say(shown, desk.run.state === "open" ? t("Take it off the wall") : t("Show on the wall"));
    written(desk.authorship);
    served({ situations: desk.situations, stages: desk.stages });
    matched();
    linked();
    led();
    ruled(desk.norms);
    kept();
  };
  refresh();
  return room.on(refresh);
}

export default widget(coverage);
