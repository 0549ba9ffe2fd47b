// @ts-check
/** The method in one picture: five steps from a hard situation to a standard, and back. */

import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { sign, wayBack } from "./wall_drawing.js";

/** @param {HTMLElement} el */
export function methodPart(el) {
  const steps = [
    ["situation", t("Situations"), t("Which moments with a client are hard?")],
    ["words", t("Our words"), t("What do we say and do then, each in our own way?")],
    ["vote", t("Choice"), t("What is useful, and sounds like one of us?")],
    ["trial", t("Trial"), t("Does it work in real conversations?")],
    ["standard", t("Standard"), t("What we adopted together, and keep to.")],
  ];
  put(el,
    h("ol", { class: "kit-method" }, steps.map(([name, title, question], n) =>
      h("li", { class: "kit-method-step" },
        h("div", { class: "kit-method-sign" }, sign(name)),
        h("h2", null, h("span", { class: "kit-method-number", text: `${n + 1}` }), title),
        h("p", { text: question })))),
    h("div", { class: "kit-method-back" },
      wayBack(),
      h("p", { text: t("New experience changes the standard: then we begin again.") })));
}
