// @ts-check
/** The standard as a document, on the desk: how it will look beside what is done to it, and folded
 * below what is needed less often. */

import { h, put, say } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button } from "../../widgets/desk/controls.js";
import { widget } from "../../widgets/desk/kernel.js";
import { chapters } from "./chapters.js";
import { clauses } from "./clauses.js";
import { contents, missingIn, passport } from "./described.js";
import { points } from "./points.js";
import { preview } from "./preview.js";
import { tracing } from "./tracing.js";
import { versions } from "./versions.js";

/** @import { StandardRoom, Told as AllTold } from "./told.js" */

/** @typedef {AllTold} Told what the widget's kernel tells */

/** A part that folds; the button before all parts says how it stands, and unfolds it.
 * @param {string} title @param {{el: HTMLElement, update: () => void}} part
 * @param {() => string} [standing] how it stands; empty where nothing is to do */
function fold(title, part, standing = () => "") {
  const chip = h("span", { class: "kit-chip" });
  const el = h("details", null, h("summary", null, title, " ", chip), part.el);
  const leads = button("", () => {
    el.open = true;
    el.scrollIntoView({ block: "start" });
  });
  const update = () => {
    const now = standing();
    say(chip, now);
    chip.hidden = leads.hidden = !now;
    say(leads, `${title}: ${now}`);
    part.update();
  };
  update();
  return { el, leads, update };
}

/** @param {HTMLElement} el @param {StandardRoom} room */
function standard(el, room) {
  const [title, prompt] = [h("h3", { class: "kit-title" }), h("p", { class: "kit-prompt" })];
  const page = preview(room);
  const entries = clauses(room, page.again);
  const unsaid = () => Object.values(room.desk.passport).filter((text) => !text).length;
  const missing = () => missingIn(room.desk.contents);
  const open = () => room.desk.points.filter((one) => !one.closed).length;
  /** @param {string} text @param {number} n */
  const told = (text, n) => (n ? text : "");
  const folded = [
    fold(t("Passport"), passport(room), () => told(t("not said yet: {n}", { n: unsaid() }),
      unsaid())),
    fold(t("Required contents"), contents(room), () => told(t("missing: {n}", { n: missing() }),
      missing())),
    fold(t("Open points"), points(room, entries.go), () => told(t("open: {n}", { n: open() }),
      open())),
    fold(t("Chapters"), chapters(room, () => page.again(""))),
    fold(t("Versions compared"), versions(room)),
    fold(t("What a clause came from"), tracing(room)),
  ];
  // Without a passport nothing can be delivered.
  folded[0].el.open = unsaid() > 0;
  put(el, title, prompt, h("div", { class: "kit-buttons" }, folded.map((one) => one.leads)),
    h("div", { class: "kit-studio" }, entries.el, page.el), folded.map((one) => one.el));
  const refresh = () => {
    say(title, room.desk.run.title);
    say(prompt, room.desk.run.prompt);
    entries.update();
    for (const one of folded) one.update();
  };
  refresh();
  return room.on(refresh);
}

export default widget(standard);
