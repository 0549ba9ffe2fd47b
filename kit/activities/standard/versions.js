// @ts-check
/** What the standard says now and did not say in an earlier version, and why. */

import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";
import { headings, scrolling } from "../../widgets/desk/grids.js";

/** @import { StandardRoom } from "./told.js" */

/** @param {StandardRoom} room */
export function versions(room) {
  const said = notice();
  const choose = h("select", { "aria-label": t("Compare with") });
  const found = h("div");
  const none = h("p", { class: "kit-quiet" },
    t("No version was set yet. Write one into the passport: what it holds is kept with it."));
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await room.ask({ do: "compare", version: Number(choose.value) });
    said.show(answer);
    if (!answer.ok) return;
    const { changes } = /** @type {{changes: [string, string[][]][]}} */ (answer.message);
    put(found, changes.length ? changes.map(([title, rows]) => [h("h4", null, title),
      scrolling(title, h("table", { class: "kit-grid" },
        headings([t("No."), t("Before"), t("Now"), t("Why")]),
        h("tbody", null, rows.map((row) =>
          h("tr", null, row.map((text) => h("td", { text })))))))])
      : h("p", null, t("No adopted entry has changed.")));
  };
  const form = h("form", { class: "kit-inline", on: { submit } },
    h("label", null, t("Compare with"), " ", choose),
    h("button", { type: "submit", class: "kit-button" }, t("Compare")));
  let offer = "";
  const update = () => {
    const now = room.desk.versions;
    none.hidden = now.length > 0;
    form.hidden = !now.length;
    if (JSON.stringify(now) === offer) return;
    offer = JSON.stringify(now);
    put(choose, now.map((text, value) => h("option", { value, text })).reverse());
  };
  update();
  return { el: h("div", null, none, form, said.el, found), update };
}
