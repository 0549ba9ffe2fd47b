// @ts-check
/** The register on the desk: what each situation is, and where the themes of claims go. */

import { h, keyed, put, say } from "../../widgets/dom.js";
import { isKnown, range, said as figure, whyNot } from "../../widgets/results_bar.js";
import { t, tn } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";
import { headings, rowHead, scrolling } from "../../widgets/desk/grids.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @import { Bare, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Card } from "../../widgets/element.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */

/**
 * A situation of the register: its kind, whether it is typical, what was rated, and the themes
 * of claims that go into it.
 * @typedef {{id: string, number: string, text: string, kind: string, typical: string,
 *   difficulty: Measured, frequency: Measured, themes: string[], claims: number,
 *   modules: number}} Row
 */

/**
 * A theme of the claims, and where it goes or why it is dropped.
 * @typedef {{theme: string, claims: number, situations: string[], reason: string,
 *   settled: boolean}} Theme
 */

/**
 * What the widget's kernel tells.
 * @typedef {[key: string, name: string]} Named
 * @typedef {{counts: Record<string, number>, untyped: number, other: Measured}} Shares
 * @typedef {Bare & {rows: Row[], kinds: Named[], typical: Named[], shares: Shares,
 *   themes: Theme[]}} Told
 * @typedef {DeskRoom<Told>} RegisterRoom
 * @typedef {ReturnType<typeof notice>} Notice
 */

/** How the situations spread over their kinds. @param {Told} desk */
function shares({ shares: { counts, untyped, other }, kinds }) {
  const part = (/** @type {number} */ n) =>
    (isKnown(other) ? ` · ${figure(n / other.n, "share")}` : "");
  return [
    h("div", { class: "kit-chips" }, kinds.map(([key, name]) =>
      h("span", { class: "kit-chip", text: `${name}: ${counts[key]}${part(counts[key])}` }))),
    isKnown(other) && h("p", { class: "kit-quiet" },
      t("Share of “other”: {share} (95 % interval {range}, n = {n})",
        { share: figure(other.estimate, "share"), n: other.n, range: range(other, "share") })),
    other.n > 0 && untyped === 0
      && h("p", { class: "kit-complete" }, t("Every situation has its kind.")),
    untyped > 0 && h("p", { class: "kit-missing" },
      t("Situations without a kind: {n}", { n: untyped })),
  ];
}

/** A mean rating with its range, or a dash. @param {Measured} one */
function rating(one) {
  if (!isKnown(one)) return h("span", { class: "kit-quiet" }, one.n ? whyNot(one) : "–");
  return [h("strong", { text: figure(one.estimate, "rating") }),
    h("span", { class: "kit-beside", text: range(one, "rating") }),
    h("span", { class: "kit-beside", text: `n = ${one.n}` })];
}

/** A choice that is told at once. @param {RegisterRoom} room @param {Notice} said
 * @param {string} id @param {string} name @param {string} label @param {Named[]} choices */
function mark(room, said, id, name, label, choices) {
  const el = h("select", { "aria-label": label, on: { change: tell } },
    h("option", { value: "" }, t("not said yet")),
    choices.map(([value, text]) => h("option", { value, text })));
  let told = "";
  async function tell() {
    const answer = await room.send({ do: "classify", item: id, marks: { [name]: el.value } });
    said.show(answer);
    if (!answer.ok) el.value = told;
  }
  const box = h("td", null, el);
  /** @param {string} value */
  const update = (value) => {
    box.classList.toggle("kit-gap", !value);
    if (value === told) return;
    told = value;
    el.value = value;
  };
  return { el: box, update };
}

/** One situation of the table. @param {RegisterRoom} room @param {Notice} said */
function rows(room, said) {
  return (/** @type {Row} */ first) => {
    const { kinds, typical } = room.desk;
    const kind = mark(room, said, first.id, "kind", t("Kind of situation"), kinds);
    const label = t("Typical or out of the ordinary");
    const usual = mark(room, said, first.id, "typical", label, typical);
    const [hard, often, about, modules] = [h("td"), h("td"), h("td"), h("td")];
    let head = rowHead(first);
    let shown = "";
    const el = h("tr", null, head, kind.el, usual.el, hard, often, about, modules);
    /** @param {Row} row */
    const update = (row) => {
      kind.update(row.kind);
      usual.update(row.typical);
      const now = JSON.stringify(row);
      if (now === shown) return;
      shown = now;
      const again = rowHead(row);
      head.replaceWith(again);
      head = again;
      put(hard, rating(row.difficulty));
      put(often, rating(row.frequency));
      const themes = row.themes.map((text) => h("span", { class: "kit-chip", text }));
      put(about, themes.length ? h("div", { class: "kit-chips" }, themes)
        : h("span", { class: "kit-quiet" }, "–"),
      row.claims > 0
        && h("span", { class: "kit-beside" }, tn("{n} claim", "{n} claims", row.claims)));
      modules.classList.toggle("kit-gap", row.modules === 0);
      put(modules, row.modules || t("none"));
    };
    update(first);
    return { el, update };
  };
}

/** The situations to choose from; what is ticked stays while others come in.
 * @param {RegisterRoom} room */
function ticks(room) {
  const el = h("div", { class: "kit-tick-list" });
  /** @type {Map<string, Card<Row> & {box: HTMLInputElement}>} */
  const known = new Map();
  /** @param {string[]} chosen */
  const make = (chosen) => (/** @type {Row} */ first) => {
    const box = h("input", { type: "checkbox" });
    box.checked = chosen.includes(first.id);
    const text = h("span");
    return { el: h("label", { class: "kit-tick" }, box, text), box,
      update: (/** @type {Row} */ row) => say(text, `${row.number} ${row.text}`) };
  };
  return {
    el,
    /** @param {string[]} chosen what is ticked when a situation comes in first */
    update: (chosen) => keyed(el, room.desk.rows, (row) => row.id, make(chosen), known),
    /** @param {string[]} chosen */
    reset(chosen) {
      for (const [id, one] of known) one.box.checked = chosen.includes(id);
    },
    chosen: () => [...known].filter(([, one]) => one.box.checked).map(([id]) => id),
  };
}

/** One theme: where it goes, or why it is dropped. @param {RegisterRoom} room */
function themes(room) {
  return (/** @type {Theme} */ first) => {
    let one = first;
    let changing = false;
    const said = notice();
    const count = h("span", { class: "kit-count" });
    const place = h("ul", { class: "kit-comments" });
    const list = ticks(room);
    const reason = h("input", { type: "text", class: "kit-reason", maxlength: "1000",
      "aria-label": t("Reason to drop the theme"), placeholder: t("Reason to drop the theme") });
    const settle = async (/** @type {{situations: string[], reason?: string}} */ how) => {
      const answer = await room.send({ do: "settle_theme", theme: one.theme, ...how });
      said.show(answer);
      if (answer.ok) changing = false;
      update(one);
    };
    const drop = (/** @type {Event} */ event) => {
      event.preventDefault();
      settle({ situations: [], reason: reason.value });
    };
    const none = h("p", { class: "kit-quiet" }, t("No situation was collected yet."));
    const into = button(t("Goes into these situations"),
      () => settle({ situations: list.chosen() }), "kit-primary");
    const cancel = button(t("Cancel"), () => {
      changing = false;
      update(one);
    });
    const form = h("div", null, none, list.el, h("div", { class: "kit-tools" }, into, cancel),
      h("form", { class: "kit-inline kit-below", on: { submit: drop } }, reason,
        h("button", { type: "submit", class: "kit-button" }, t("Drop the theme"))));
    const change = button(t("Change"), () => {
      changing = true;
      list.reset(one.situations);
      reason.value = one.reason;
      update(one);
    });
    const el = h("article", { class: "kit-card", "aria-label": one.theme },
      h("div", { class: "kit-row" }, h("p", { class: "kit-body" },
        h("span", { class: "kit-theme-name", text: one.theme }), " ", count), change),
      place, form, said.el);
    /** @param {Theme} now */
    function update(now) {
      one = now;
      say(count, tn("{n} claim", "{n} claims", one.claims));
      list.update(one.situations);
      none.hidden = room.desk.rows.length > 0;
      into.hidden = room.desk.rows.length === 0;
      cancel.hidden = !one.settled;
      form.hidden = one.settled && !changing;
      change.hidden = !form.hidden;
      const named = one.situations.flatMap((id) => room.desk.rows.filter((row) => row.id === id));
      put(place, named.map(({ number, text }) => h("li", { text: `${number} ${text}` })),
      one.reason && h("li", null, t("Dropped, because: {reason}", { reason: one.reason })));
      place.hidden = !one.settled;
    }
    update(first);
    return { el, update };
  };
}

/** @param {HTMLElement} el @param {RegisterRoom} room */
function register(el, room) {
  const said = notice();
  const [title, prompt, spread] = [h("h3", { class: "kit-title" }),
    h("p", { class: "kit-prompt" }), h("div", { class: "kit-live" })];
  const body = h("tbody");
  const grid = scrolling(t("Situations"), h("table", { class: "kit-grid" },
    headings([t("Situation"), t("Kind"), t("Typical?"), t("Difficulty"), t("Frequency"),
      [t("Themes of claims"), "kit-themes"], t("Adopted speech modules")]), body));
  const empty = h("p", { class: "kit-quiet" }, t("No situation was collected yet."));
  const [open, done] = [h("div"), h("div")];
  const [openHead, doneHead] = [h("h4"), h("h4")];
  put(el, title, prompt, spread, empty, grid, said.el, openHead, open, doneHead, done);
  /** @type {Map<string, Card<Row>>} */
  const situations = new Map();
  /** @type {Map<string, Card<Theme>>[]} */
  const [waiting, settled] = [new Map(), new Map()];
  const refresh = () => {
    const { desk } = room;
    say(title, desk.run.title);
    say(prompt, desk.run.prompt);
    put(spread, shares(desk));
    spread.hidden = grid.hidden = desk.rows.length === 0;
    empty.hidden = desk.rows.length > 0;
    keyed(body, desk.rows, (row) => row.id, rows(room, said), situations);
    const loose = desk.themes.filter((one) => !one.settled);
    const placed = desk.themes.filter((one) => one.settled);
    openHead.hidden = loose.length === 0;
    doneHead.hidden = placed.length === 0;
    say(openHead, t("Themes of claims not settled yet: {n}", { n: loose.length }));
    say(doneHead, t("Themes of claims that have their place: {n}", { n: placed.length }));
    keyed(open, loose, (one) => one.theme, themes(room), waiting);
    keyed(done, placed, (one) => one.theme, themes(room), settled);
  };
  refresh();
  return room.on(refresh);
}

export default widget(register);
