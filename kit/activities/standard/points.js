// @ts-check
/** Open points: each leads to what settles it, or is closed with a reason. */

import { h, keyed, say } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { Card } from "../../widgets/element.js" */
/** @import { Point, StandardRoom } from "./told.js" */

const PAGE = 20;

/** @typedef {(kind: string, number: string) => void} Go */

/** @param {StandardRoom} room @param {Go} go */
function point(room, go) {
  return (/** @type {Point} */ first) => {
    const said = notice();
    const about = { item: first.item, point: first.key };
    const name = t("Why {number} stays as it is", { number: first.number });
    const why = h("input", { type: "text", class: "kit-reason", maxlength: 1000,
      "aria-label": name, placeholder: t("Why it stays as it is") });
    const submit = async (/** @type {Event} */ event) => {
      event.preventDefault();
      said.show(await room.send({ do: "close_point", ...about, reason: why.value }));
    };
    const form = h("form", { class: "kit-inline kit-below", on: { submit } },
      button(t("Settle it"), () => go(first.kind, first.number), "kit-primary"), why,
      h("button", { type: "submit", class: "kit-button" }, t("Close with this reason")));
    const closed = h("p", { class: "kit-complete" });
    const back = button(t("Open it again"), async () =>
      said.show(await room.send({ do: "reopen_point", ...about })));
    const el = h("article", { class: "kit-card", "aria-label": `${first.title} ${first.number}` },
      h("p", { class: "kit-body" }, h("strong", { text: `${first.number} · ${first.title}` }),
        ` — ${[first.text, first.why].filter(Boolean).join(": ")}`),
      h("div", { class: "kit-row" }, closed, back), form, said.el);
    const update = (/** @type {Point} */ one) => {
      say(closed, one.closed ? t("Stays as it is: {reason}", { reason: one.closed }) : "");
      back.hidden = !one.closed;
      form.hidden = Boolean(one.closed);
    };
    update(first);
    return { el, update };
  };
}

/** @param {StandardRoom} room @param {Go} go */
export function points(room, go) {
  const list = h("div");
  const none = h("p", { class: "kit-quiet" }, t("There is no open point."));
  let shown = PAGE;
  const more = button(t("Show more"), () => {
    shown += PAGE;
    update();
  });
  /** @type {Map<string, Card<Point>>} */
  const known = new Map();
  function update() {
    // What is still open comes first.
    const all = [...room.desk.points].sort((a, b) => Number(!!a.closed) - Number(!!b.closed));
    none.hidden = all.length > 0;
    more.hidden = all.length <= shown;
    keyed(list, all.slice(0, shown), (one) => `${one.item} ${one.key}`, point(room, go), known);
  }
  update();
  return { el: h("div", null, none, list, more), update };
}
