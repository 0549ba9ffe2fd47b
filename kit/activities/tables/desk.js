// @ts-check
/** Importing a table on the desk: choose a file, see what is wrong, accept; then what it says. */

import { h, put, say } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { codingPart, steady } from "./coding.js";
import { button, notice } from "../../widgets/desk/controls.js";
import { tableFindings } from "./findings.js";
import { widget } from "../../widgets/desk/kernel.js";
import { themesPart } from "./themes.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Look, Module, TablesDesk } from "./tables.js" */

/** @typedef {TablesDesk} Told what the widget's kernel tells */
/** @typedef {Record<string, string>} Mapping the heading of each column */

/** @param {File} file @returns {Promise<string>} its bytes in base64 */
function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] || "");
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Which heading is which column. @param {Look} look @param {(mapping: Mapping) => void} remap */
function columnsOf(look, remap) {
  const mapping = { ...look.mapping };
  return look.columns.map((column) => {
    const choose = h("select", { "aria-label": column.label, on: { change: () => {
      mapping[column.name] = choose.value;
      remap(mapping);
    } } }, h("option", { value: "" }, t("not in this file")),
    look.headers.map((header) => h("option", { value: header, text: header })));
    choose.value = mapping[column.name] || "";
    return h("label", null, `${column.label}${column.required ? " *" : ""} `, choose);
  });
}

/** Characters of a cell that stay on one line: dates and codes must not break. */
const SHORT = 16;

/** The first rows of a file. @param {Look} look */
function preview(look) {
  const cell = (/** @type {string} */ text) =>
    h("td", { text, class: text.length <= SHORT ? "kit-short" : null });
  return h("div", { class: "kit-preview" }, h("table", null,
    h("thead", null, h("tr", null, look.headers.map((text) => h("th", { text })))),
    h("tbody", null, look.preview.map((row) => h("tr", null, row.map(cell))))));
}

/** The rows that stay out, each with its reason. @param {Look} look */
function faults(look) {
  return h("details", { open: true },
    h("summary", null, t("Rows that stay out: {n}", { n: look.faults })),
    h("ul", { class: "kit-comments" }, look.bad.map(({ row, column, why }) => {
      const place = [t("Row {row}", { row }), column].filter(Boolean).join(", ");
      return h("li", { text: `${place}: ${why}` });
    })));
}

/** What a file would bring in. @param {Look} look @param {(mapping: Mapping) => void} remap */
function looked(look, remap) {
  return [
    h("p", null, tn("{n} row can be imported", "{n} rows can be imported", look.rows)),
    look.problems.map((text) => h("p", { class: "kit-bad", role: "alert", text })),
    look.notices.map((text) => h("p", { class: "kit-quiet", text })),
    h("div", { class: "kit-paper-rows" }, columnsOf(look, remap)),
    preview(look),
    look.faults > 0 && faults(look),
  ];
}

/** Name a module in a list of choices. @param {Module} one */
function moduleName(one) {
  const words = one.about ? `${one.about} — ${one.text}` : one.text;
  return `${one.number} · ${words.length > 90 ? `${words.slice(0, 89)}…` : words}`;
}

/**
 * Which speech module each code of a file of trials is: suggested, for a person to confirm.
 * @param {Look} look @param {Record<string, string>} chosen by code, the module or ""
 */
function modulesOf({ codes = [], modules = [] }, chosen) {
  if (!modules.length) {
    return h("p", { class: "kit-bad", role: "alert" },
      t("There is no speech module yet that these trials could be about."));
  }
  const out = h("p", { class: "kit-quiet", role: "status" });
  const count = () => {
    const n = codes.filter((one) => !chosen[one.code]).reduce((sum, one) => sum + one.rows, 0);
    say(out, n ? tn("{n} row of a code that is left out stays out.",
      "{n} rows of codes that are left out stay out.", n) : t("All rows go to a speech module."));
  };
  const rows = codes.map((one) => {
    if (!(one.code in chosen)) chosen[one.code] = one.item;
    const name = [one.code, one.title].filter(Boolean).join(" · ");
    const choose = h("select", { "aria-label": name, on: { change: () => {
      chosen[one.code] = choose.value;
      count();
    } } }, h("option", { value: "" }, t("leave out")), modules.map((module) =>
      h("option", { value: module.id, text: moduleName(module), title: module.text })));
    choose.value = chosen[one.code];
    return h("div", { class: "kit-match" },
      h("span", null, h("strong", { text: name }), " ",
        h("span", { class: "kit-quiet" }, tn("{n} row", "{n} rows", one.rows))),
      choose, one.why && h("p", { class: "kit-quiet", text: one.why }));
  });
  count();
  const ask = t("Which speech module is each code? Confirm or change what is suggested.");
  return [h("h4", null, ask),
    h("div", { class: "kit-matches" }, rows), out];
}

/** @param {HTMLElement} el @param {DeskRoom<TablesDesk>} room */
function tables(el, room) {
  const said = notice();
  const place = h("div");
  const found = h("div", { class: "kit-live" });
  const more = h("div");
  const coding = h("div");
  const title = h("h3", { class: "kit-title" });
  const input = h("input", { type: "file",
    accept: ".csv,.xlsx,.txt", "aria-label": t("A CSV or XLSX file") });
  const reason = h("input", { type: "text", class: "kit-reason",
    "aria-label": t("Reason to leave it out"), placeholder: t("Reason to leave it out") });
  /** @type {Mapping | null} */
  let mapping = null;
  /** @type {Record<string, string>} */
  let modules = {};
  const look = async (/** @type {{name?: string, content?: string}} */ given) => {
    said.say(t("Reading…"));
    const answer = await room.ask({ do: "look", mapping, ...given });
    said.show(answer);
    if (!answer.ok) {
      put(place);
      return;
    }
    const { look: told } = /** @type {{look: Look}} */ (answer.message);
    modules = {};
    const remap = (/** @type {Mapping} */ now) => {
      mapping = now;
      look({});
    };
    put(place, looked(told, remap), told.codes && modulesOf(told, modules),
      h("div", { class: "kit-tools" },
        told.problems.length === 0 && told.rows > 0
          && button(t("Import these rows"), take, "kit-primary"),
        button(t("Cancel"), () => put(place))));
  };
  const take = async () => {
    const answer = await room.ask({ do: "take", mapping, modules });
    said.show(answer);
    if (!answer.ok) return;
    const { rows, left } = /** @type {{rows: number, left: number}} */ (answer.message);
    put(place);
    const sentences = [tn("{n} row was imported.", "{n} rows were imported.", rows)];
    if (left) sentences.push(tn("{n} row stayed out.", "{n} rows stayed out.", left));
    said.say(sentences.join(" "));
  };
  input.addEventListener("change", async () => {
    const file = input.files && input.files[0];
    if (!file) return;
    mapping = null;
    await look({ name: file.name, content: await base64(file) });
    input.value = "";
  });
  const skip = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const { table } = room.desk.found;
    said.show(await room.send({ do: "skip_table", table, reason: reason.value }));
  };
  const leaving = h("form", { class: "kit-inline", on: { submit: skip } }, reason,
    h("button", { type: "submit", class: "kit-button" }, t("Leave out")));
  put(el, title, h("div", { class: "kit-bar" },
    h("label", { class: "kit-button kit-file" }, t("Choose a CSV or XLSX file"), input),
    room.desk.needed && leaving), said.el, place, found, more, coding);
  let shown = "";
  const refresh = () => {
    say(title, room.desk.run.title);
    leaving.hidden = room.desk.found.n > 0;
    const now = JSON.stringify([room.desk.found, room.desk.coding]);
    if (now === shown) return;
    shown = now;
    steady(coding, () => put(found, tableFindings(room)));
  };
  refresh();
  const stops = [room.on(refresh), themesPart(more, room), codingPart(coding, room)];
  return () => stops.forEach((stop) => stop());
}

export default widget(tables);
