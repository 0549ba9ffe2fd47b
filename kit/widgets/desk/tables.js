// @ts-check
/** Importing a table on the desk: choose a file, see what is wrong, accept; then what it says. */

import { h, put, say } from "../dom.js";
import { measureBar } from "../results_bar.js";
import { t, tn } from "../words.js";
import { button, notice } from "./controls.js";
import { tableFindings } from "./findings.js";
import { widget } from "./kernel.js";

/** @param {File} file @returns {Promise<string>} its bytes in base64 */
function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] || "");
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
}

/** What a file would bring in. @param {any} look @param {(mapping: any) => void} remap */
function looked(look, remap) {
  const mapping = { ...look.mapping };
  const columns = look.columns.map((/** @type {any} */ column) => {
    const choose = h("select", { "aria-label": column.label, on: { change: () => {
      mapping[column.name] = /** @type {HTMLSelectElement} */ (choose).value;
      remap(mapping);
    } } }, h("option", { value: "" }, t("not in this file")),
    look.headers.map((/** @type {string} */ header) => h("option", { value: header, text: header })));
    /** @type {HTMLSelectElement} */ (choose).value = mapping[column.name] || "";
    return h("label", null, `${column.label}${column.required ? " *" : ""} `, choose);
  });
  return [
    h("p", null, tn("{n} row can be imported", "{n} rows can be imported", look.rows)),
    look.masked > 0 && h("p", { class: "kit-quiet" },
      t("E-mail addresses and phone numbers taken out of the texts: {n}", { n: look.masked })),
    look.problems.map((/** @type {string} */ text) => h("p", { class: "kit-bad", role: "alert", text })),
    look.notices.map((/** @type {string} */ text) => h("p", { class: "kit-quiet", text })),
    h("div", { class: "kit-paper-rows" }, columns),
    h("div", { class: "kit-preview" }, h("table", null,
      h("thead", null, h("tr", null, look.headers.map((/** @type {string} */ text) => h("th", { text })))),
      h("tbody", null, look.preview.map((/** @type {string[]} */ row) =>
        h("tr", null, row.map((text) => h("td", { text }))))))),
    look.faults > 0 && h("details", { open: true },
      h("summary", null, t("Rows that stay out: {n}", { n: look.faults })),
      h("ul", { class: "kit-comments" }, look.bad.map((/** @type {any} */ bad) =>
        h("li", { text: `${t("Row {row}", { row: bad.row })}${bad.column ? `, ${bad.column}` : ""}: ${bad.why}` })))),
  ];
}

/** @param {HTMLElement} el @param {any} room */
function tables(el, room) {
  const said = notice();
  const place = h("div");
  const found = h("div", { class: "kit-live" });
  const title = h("h3", { class: "kit-title" });
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "file",
    accept: ".csv,.xlsx,.txt", "aria-label": t("A CSV or XLSX file") }));
  const reason = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "kit-reason",
    "aria-label": t("Reason to leave it out"), placeholder: t("Reason to leave it out") }));
  /** @type {any} */
  let mapping = null;
  const look = async (/** @type {any} */ more) => {
    said.say(t("Reading…"));
    const answer = await room.send({ do: "look", mapping, ...more });
    said.show(answer);
    if (!answer.ok) {
      put(place);
      return;
    }
    const told = answer.message.look;
    const remap = (/** @type {any} */ now) => {
      mapping = now;
      look({});
    };
    put(place, looked(told, remap), h("div", { class: "kit-tools" },
      told.problems.length === 0 && told.rows > 0 && button(t("Import these rows"), take, "kit-primary"),
      button(t("Cancel"), () => put(place))));
  };
  const take = async () => {
    const answer = await room.send({ do: "take", mapping });
    if (!answer.ok) said.show(answer);
    else {
      put(place);
      said.say(tn("{n} row was imported.", "{n} rows were imported.", answer.message.rows));
    }
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
    said.show(await room.send({ do: "skip_table", table: room.desk.found.table, reason: reason.value }));
  };
  put(el, title, h("div", { class: "kit-bar" }, input,
    h("form", { class: "kit-inline", on: { submit: skip } }, reason,
      h("button", { type: "submit", class: "kit-button" }, t("Leave out")))), said.el, place, found);
  let shown = "";
  const refresh = () => {
    say(title, room.desk.run.title);
    const now = JSON.stringify(room.desk.found);
    if (now === shown) return;
    shown = now;
    put(found, tableFindings(room, measureBar));
  };
  refresh();
  return room.on(refresh);
}

export default widget(tables);
