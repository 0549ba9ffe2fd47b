// @ts-check
/** What a clause came from: each step from the first contribution to the decision. */

import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";

/** @import { StandardRoom } from "./told.js" */

/** What a clause came from, when somebody asks for it. @param {StandardRoom} room */
export function tracing(room) {
  const said = notice();
  const steps = h("ol", { class: "kit-trace" });
  const label = t("Number of a clause, such as S-3.M1");
  const clause = h("input", { type: "text", class: "kit-reason", maxlength: 40,
    "aria-label": label, placeholder: label });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await room.ask({ do: "trace", clause: clause.value });
    said.show(answer);
    if (!answer.ok) return;
    const { steps: told } = /** @type {{steps: [at: number, text: string][]}} */ (answer.message);
    put(steps, told.map(([at, text]) => h("li", null,
      h("time", { class: "kit-quiet", text: new Date(at * 1000).toLocaleString() }), " ", text)));
  };
  const form = h("form", { class: "kit-inline", on: { submit } }, clause,
    h("button", { type: "submit", class: "kit-button" }, t("Show its way")));
  return { el: h("div", null, form, said.el, steps), update: () => undefined };
}
