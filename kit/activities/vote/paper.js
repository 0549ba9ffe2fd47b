// @ts-check
/** Votes given on paper, for people without a phone: how many chose what. */

import { h } from "../../widgets/dom.js";
import { criterion, offered } from "../../widgets/scales.js";
import { t } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";

/** @import { DeskItem, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Current } from "../../widgets/protocol.js" */
/** @import { Told } from "./desk.js" */

/** @typedef {[value: unknown, name: string]} Named a value that can be chosen on paper */

/** The values that can be chosen, in lines of what belongs together.
 * @param {Current} current @returns {Named[][]} */
function values(current) {
  const { method, criteria, grades, most } = current;
  if (method === "ratings") {
    return criteria.map((name) =>
      grades.map((n) => [{ [name]: n }, `${criterion(current, name)[0]}: ${n}`]));
  }
  if (method !== "dots") return [offered(current, "value")];
  return [Array.from({ length: most }, (_, n) => [n + 1, t("{dots} dots", { dots: n + 1 })])];
}

/** @param {DeskRoom<Told>} room @param {DeskItem} item */
export function paperEntry(room, item) {
  const { run } = room.desk;
  const said = notice();
  const details = h("details", { class: "kit-paper" }, h("summary", null, t("Votes on paper")));
  if (run.method === "pairwise") return { el: h("span", null) };
  for (const line of values(room.view.current)) {
    details.append(h("div", { class: "kit-paper-rows" },
      line.map(([value, name]) => row(value, name))));
  }
  details.append(said.el);

  /** @param {unknown} value @param {string} name */
  function row(value, name) {
    const input = h("input", { type: "number", min: "0", max: "1000", "aria-label": name });
    const key = JSON.stringify(value);
    const earlier = room.desk.paper.find(
      (one) => one.item === item.id && JSON.stringify(one.value) === key);
    if (earlier) input.value = String(earlier.count);
    input.addEventListener("change", async () => {
      const count = parseInt(input.value, 10) || 0;
      const answer = await room.send(
        { do: "paper", activity: run.id, item: item.id, value, count });
      if (answer.ok) said.say(t("Saved."));
      else said.show(answer);
    });
    return h("label", null, name, input);
  }
  return { el: details };
}
