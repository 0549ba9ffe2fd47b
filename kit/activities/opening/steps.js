// @ts-check
/** Where the workshop stands, what each step lacks, and passing a gate with a reason. */

import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";

/** @import { Bare, DeskRoom } from "../../widgets/desk/desk.js" */

/**
 * A step of the method: what it lacks, and the reason for which it was passed all the same.
 * @typedef {{key: string, label: string, closed: boolean, lacks: string[], passed: string}} Step
 */

/** @param {HTMLElement} el @param {DeskRoom<Bare & {steps: Step[]}>} room */
export function stepList(el, room) {
  const list = h("ol", { class: "kit-steps" });
  const said = notice();
  put(el, h("h4", null, t("Where the workshop stands")), list, said.el);

  /** @param {Step} step */
  function gate(step) {
    const why = t("Reason to go on all the same");
    const reason = h("input", { type: "text", maxlength: "1000", class: "kit-reason",
      "aria-label": why, placeholder: why });
    const pass = async (/** @type {Event} */ event) => {
      event.preventDefault();
      said.show(await room.send({ do: "pass_gate", step: step.key, reason: reason.value }));
    };
    return h("form", { class: "kit-inline", on: { submit: pass } }, reason,
      h("button", { type: "submit", class: "kit-button" }, t("Go on")));
  }
  /** @param {Step} step */
  function standing({ passed, closed, lacks }) {
    if (passed) return t("passed");
    return closed ? t("complete") : t("open points: {n}", { n: lacks.length });
  }
  /** @param {Step} step */
  function line(step) {
    return h("li", { class: step.closed ? "kit-closed" : "" }, h("details", null,
      h("summary", null, step.label, " ",
        h("span", { class: `kit-chip ${step.closed ? "kit-open" : ""}`, text: standing(step) })),
      h("ul", { class: "kit-comments" }, step.lacks.map((text) => h("li", { text }))),
      step.passed && h("p", { class: "kit-quiet" },
        t("Passed, because: {reason}", { reason: step.passed })),
      step.lacks.length > 0 && gate(step)));
  }
  let shown = "";
  const refresh = () => {
    const now = JSON.stringify(room.desk.steps);
    if (now === shown) return;
    shown = now;
    put(list, room.desk.steps.map(line));
  };
  refresh();
  return room.on(refresh);
}
