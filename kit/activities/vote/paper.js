// @ts-check
/** Votes given on paper, for people without a phone: how many chose what. */

import { h } from "../../widgets/dom.js";
import { criterion } from "../../widgets/scales.js";
import { t } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";

/** @import { DeskItem, DeskRoom, Run } from "../../widgets/desk/desk.js" */
/** @import { VoteDesk } from "./desk.js" */

/** @typedef {[value: unknown, name: string]} Named a value that can be chosen on paper */

/** The values of one line, with their names. @param {Run} run @returns {Named[]} */
function values(run) {
  if (run.method === "approval") {
    return [["useful", t("Useful")], ["unsure", t("Unsure")], ["not_for_me", t("Not for me")]];
  }
  if (run.method === "dots") {
    return Array.from({ length: run.most }, (_, n) => [n + 1, t("{dots} dots", { dots: n + 1 })]);
  }
  return [];
}

/** @param {DeskRoom<VoteDesk>} room @param {DeskItem} item */
export function paperEntry(room, item) {
  const { run } = room.desk;
  const said = notice();
  const details = h("details", { class: "kit-paper" }, h("summary", null, t("Votes on paper")));
  if (run.method === "pairwise") return { el: h("span") };
  /** @type {Named[][]} */
  const lines = run.method === "ratings"
    ? run.criteria.map((c) => [1, 2, 3, 4, 5].map((n) => [{ [c]: n }, `${criterion(c)[0]}: ${n}`]))
    : [values(run)];
  for (const line of lines) {
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
      const answer = await room.send({ do: "paper", activity: run.id, item: item.id, value, count });
      if (answer.ok) said.say(t("Saved."));
      else said.show(answer);
    });
    return h("label", null, name, input);
  }
  return { el: details };
}
