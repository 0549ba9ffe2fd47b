// @ts-check
/** Where the workshop stands, what each step lacks, and passing a gate with a reason. */

import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";

/** @param {HTMLElement} el @param {any} room */
export function stepList(el, room) {
  const list = h("ol", { class: "kit-steps" });
  const said = notice();
  put(el, h("h4", null, t("Where the workshop stands")), list, said.el);

  /** @param {any} step */
  function gate(step) {
    const reason = h("input", { type: "text", maxlength: "1000", class: "kit-reason",
      "aria-label": t("Reason to go on all the same"), placeholder: t("Reason to go on all the same") });
    const pass = async (/** @type {Event} */ event) => {
      event.preventDefault();
      said.show(await room.send({ do: "pass_gate", step: step.key,
        reason: /** @type {HTMLInputElement} */ (reason).value }));
    };
    return h("form", { class: "kit-inline", on: { submit: pass } }, reason,
      h("button", { type: "submit", class: "kit-button" }, t("Go on")));
  }
  let shown = "";
  const refresh = () => {
    const now = JSON.stringify(room.desk.steps);
    if (now === shown) return;
    shown = now;
    put(list, room.desk.steps.map((/** @type {any} */ step) => h("li", { class: step.closed ? "kit-closed" : "" },
      h("details", null,
        h("summary", null, step.label, " ",
          h("span", { class: `kit-chip ${step.closed ? "kit-open" : ""}` },
            step.passed ? t("passed") : step.closed ? t("complete") : t("open points: {n}", { n: step.lacks.length }))),
        h("ul", { class: "kit-comments" }, step.lacks.map((/** @type {string} */ text) => h("li", { text }))),
        step.passed && h("p", { class: "kit-quiet" }, t("Passed, because: {reason}", { reason: step.passed })),
        step.lacks.length > 0 && gate(step)))));
  };
  refresh();
  return room.on(refresh);
}
