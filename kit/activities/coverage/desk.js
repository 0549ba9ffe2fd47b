// @ts-check
/** What the standard covers, on the desk: what is there first, then every gap in words. */

import { h, put, say } from "../../widgets/dom.js";
import { said as figure } from "../../widgets/results_bar.js";
import { t, tn } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";
import { cell, countOf, headings, rowHead, scrolling } from "../../widgets/desk/grids.js";
import { widget } from "../../widgets/desk/kernel.js";
import { linkList } from "../../widgets/desk/links.js";

/** Draw something again only when what it shows has changed.
 * @param {(told: any) => void} draw */
function whenNew(draw) {
  let shown = "";
  return (/** @type {any} */ told) => {
    const now = JSON.stringify(told);
    if (now === shown) return;
    shown = now;
    draw(told);
  };
}

/** One situation and what it has, and under it what it lacks. @param {any} one @param {number} stages */
function situationRows(one, stages) {
  const has = h("tr", null, rowHead(one),
    cell(one.modules, one.written > one.modules ? t("{n} written", { n: one.written }) : ""),
    h("td", { class: one.variants < 2 ? "kit-gap" : "" }, one.variants || t("none")),
    h("td", { class: !one.schemes || one.stageless ? "kit-gap" : "" }, one.schemes || t("none"),
      one.stageless > 0 && h("span", { class: "kit-beside" }, t("without a stage: {n}", { n: one.stageless }))),
    cell(one.stages.join(", "), one.stages.length ? t("{n} of {of}", { n: one.stages.length, of: stages }) : ""),
    cell(one.channels.join(", ")), countOf(one.tried, one.modules), countOf(one.approved, one.modules),
    cell(one.played));
  const lacks = one.gaps.length
    ? h("td", { colspan: "9", class: "kit-missing" }, h("div", { class: "kit-stays" },
      h("strong", null, t("Still missing:")), ` ${one.gaps.join(" · ")}`))
    : h("td", { colspan: "9", class: "kit-complete" }, h("div", { class: "kit-stays" }, t("Complete: nothing is missing.")));
  return [has, h("tr", { class: "kit-below-row" }, lacks)];
}

/** @param {HTMLElement} el */
function situations(el) {
  const sum = h("p", { class: "kit-sum" });
  const body = h("tbody");
  const empty = h("p", { class: "kit-quiet" }, t("No situation was collected yet."));
  const grid = scrolling(t("Situations and what they have"), h("table", { class: "kit-grid" }, headings([t("Situation"),
    t("Adopted modules"), t("Different wordings"), t("Schemes"), t("Stages"), t("Channels"), t("Tried"),
    t("Approved"), t("Played")]), body));
  put(el, h("h4", null, t("Situations and what they have")), sum, empty, grid);
  return whenNew(([rows, stages]) => {
    const served = rows.filter((/** @type {any} */ one) => one.modules > 0).length;
    const whole = rows.filter((/** @type {any} */ one) => !one.gaps.length).length;
    say(sum, [t("With an adopted speech module: {n} of {of}", { n: served, of: rows.length }),
      t("Complete: {n} of {of}", { n: whole, of: rows.length })].join(" · "));
    sum.hidden = grid.hidden = rows.length === 0;
    empty.hidden = rows.length > 0;
    put(body, rows.map((/** @type {any} */ one) => situationRows(one, stages)));
  });
}

/** The table of what meets what. @param {any} found */
function meeting(found) {
  const cells = new Set(found.cells.map((/** @type {string[]} */ pair) => JSON.stringify(pair)));
  /** @type {[string, string][]} */
  const names = found.actions.map((/** @type {string[]} */ [key, number, text]) =>
    [[number, text].filter(Boolean).join(" "), found.without_expectation.includes(key) ? "kit-gap" : ""]);
  return h("table", { class: "kit-grid kit-matrix" }, headings([t("Expectation"), ...names]),
    h("tbody", null, found.expectations.map((/** @type {string[]} */ [id, number, text]) =>
      h("tr", null, rowHead({ number, text }), found.actions.map((/** @type {string[]} */ [key]) => {
        const meets = cells.has(JSON.stringify([id, key]));
        const lone = found.without_action.includes(id) || found.without_expectation.includes(key);
        return h("td", { class: lone ? "kit-gap" : "" }, meets && h("span", { class: "kit-meets", role: "img", "aria-label": t("meets it") }, "●"));
      })))));
}

/** What has no counterpart, in words. @param {string} label @param {string[][]} all @param {string[]} keys */
function lone(label, all, keys) {
  if (!keys.length) return null;
  const found = all.filter(([key]) => keys.includes(key));
  return h("div", { class: "kit-missing" }, h("p", { class: "kit-sum", text: label }), h("ul", { class: "kit-comments" },
    found.map(([, number, text]) => h("li", { text: [number, text].filter(Boolean).join(" ") }))));
}

/** @param {HTMLElement} el @param {any} room */
function expectations(el, room) {
  const [sum, gaps, table, empty] = [h("p", { class: "kit-sum" }), h("div"), h("div"),
    h("p", { class: "kit-quiet" }, t("No client expectation was collected yet."))];
  const grid = scrolling(t("Expectations and actions"), table);
  const head = h("p", { class: "kit-sum" }, t("Which expectations does each requirement meet?"));
  const list = linkList(room, { label: t("Link to an expectation"),
    choices: () => room.desk.matrix.expectations.map((/** @type {string[]} */ [id, number, text]) => [id, `${number} ${text}`]) });
  put(el, h("h4", null, t("Expectations and actions")), sum, empty, grid, gaps, head, list.el);
  const draw = whenNew((found) => {
    const [all, acts] = [found.expectations.length, found.actions.length];
    say(sum, [all && t("Expectations with an action: {n} of {of}", { n: all - found.without_action.length, of: all }),
      acts && t("Actions that meet an expectation: {n} of {of}", { n: acts - found.without_expectation.length, of: acts })]
      .filter(Boolean).join(" · "));
    put(table, meeting(found));
    put(gaps, lone(t("Nothing is done yet about:"), found.expectations, found.without_action),
      lone(t("No expectation stands behind:"), found.actions, found.without_expectation));
    sum.hidden = all + acts === 0;
    grid.hidden = all === 0 || acts === 0;
    empty.hidden = all > 0;
  });
  return () => {
    draw(room.desk.matrix);
    list.update(room.desk.requirements);
    head.hidden = room.desk.requirements.length === 0;
  };
}

/** @param {HTMLElement} el @param {any} room */
function stories(el, room) {
  const sum = h("p", { class: "kit-sum" });
  const list = linkList(room, { label: t("Link to a speech module"), choices: () => room.desk.modules });
  put(el, h("h4", null, t("Success stories and what became of them")), sum, list.el);
  return () => {
    const all = room.desk.stories;
    const used = all.filter((/** @type {any} */ one) => one.links.length);
    const waiting = all.filter((/** @type {any} */ one) => !one.links.length);
    say(sum, all.length ? t("Stories that led to a speech module: {n} of {of}", { n: used.length, of: all.length })
      : t("No success story was told yet."));
    list.update([...used, ...waiting]);
  };
}

/** @param {HTMLElement} el */
function norms(el) {
  return whenNew((found) => {
    put(el, h("h4", null, t("Norms")), found.n === 0 ? h("p", { class: "kit-quiet" }, t("No norm was written yet."))
      : h("p", { class: "kit-sum" }, t("Norms that say when and what not: {n} of {of}", { n: found.n - found.incomplete.length, of: found.n })),
    found.incomplete.map((/** @type {any} */ one) => h("article", { class: "kit-card" },
      h("p", { class: "kit-body" }, `${one.number} ${one.text}`), h("div", { class: "kit-chips" },
        one.missing.map((/** @type {string} */ asked) => h("span", { class: "kit-chip kit-short" }, t("Still empty: {field}", { field: asked })))))));
  });
}

/** The share that employees wrote, on a line with the wanted one. @param {any} found */
function meter(found) {
  const fill = h("div", { class: `kit-meter-fill ${found.reached ? "kit-there" : ""}` });
  fill.style.width = `${100 * (found.share || 0)}%`;
  const wanted = found.wanted !== null && h("div", { class: "kit-meter-mark" });
  if (wanted) wanted.style.left = `${100 * found.wanted}%`;
  return h("div", { class: "kit-meter", "aria-hidden": "true" }, fill, wanted);
}

/** @param {HTMLElement} el @param {any} room */
function authorship(el, room) {
  const said = notice();
  const live = h("div");
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "number", min: "0", max: "100", step: "1", class: "kit-minutes",
    placeholder: "%" }));
  const set = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const share = parseFloat(input.value) / 100;
    if (!(share >= 0 && share <= 1)) said.show({ ok: false, why: t("Give a share from 0 to 100 percent.") });
    else said.show(await room.send({ do: "want_share", share }));
  };
  put(el, h("h4", null, t("What employees wrote themselves")), live, h("form", { class: "kit-inline", on: { submit: set } },
    h("label", null, t("Wanted share in percent"), " ", input), h("button", { type: "submit", class: "kit-button" }, t("Set"))), said.el);
  /** @type {number | null} */
  let told = null;
  return whenNew((found) => {
    const wanted = found.wanted === null ? "" : figure(found.wanted, "share");
    if (found.wanted !== told) input.value = String(Math.round(100 * found.wanted));
    told = found.wanted;
    put(live, found.share === null ? h("p", { class: "kit-quiet" }, t("Nothing is adopted yet."))
      : [h("p", null, h("span", { class: "kit-sum", text: figure(found.share, "share") }), " ",
        tn("of {n} adopted entry holds an employee’s contribution.", "of {n} adopted entries hold an employee’s contribution.", found.of)), meter(found)],
    found.reached === true && h("p", { class: "kit-complete" }, t("The wanted share of {share} is reached.", { share: wanted })),
    found.reached === false && h("p", { class: "kit-missing" }, t("The wanted share of {share} is not reached yet.", { share: wanted })));
  });
}

/** @param {HTMLElement} el @param {any} room */
function coverage(el, room) {
  const [title, prompt] = [h("h3", { class: "kit-title" }), h("p", { class: "kit-prompt" })];
  const parts = [1, 2, 3, 4, 5].map(() => h("section", { class: "kit-chapter" }));
  put(el, title, prompt, parts);
  const [own, rows, both, told, rules] = parts;
  const [written, served, matched, linked, complete] = [authorship(own, room), situations(rows),
    expectations(both, room), stories(told, room), norms(rules)];
  const refresh = () => {
    const { desk } = room;
    say(title, desk.run.title);
    say(prompt, desk.run.prompt);
    written(desk.authorship);
    served([desk.situations, desk.stages]);
    matched();
    linked();
    complete(desk.norms);
  };
  refresh();
  return room.on(refresh);
}

export default widget(coverage);
