// @ts-check
/** Role plays on the wall: how far the room is, and who plays with whom. Each group is a table. */

import { h, put, say } from "../../widgets/dom.js";
import { pagesOf } from "../../widgets/results_pages.js";
import { t } from "../../widgets/words.js";
import { personName, roleName, taking } from "./role_words.js";

const FEW = 4;
const MANY = 12;

/** @import { OnWall } from "../../server/static/activities.js" */
/** @import { Current, Seat } from "../../widgets/protocol.js" */
/** @import { Shown } from "../../widgets/room.js" */

/** @param {Current} current @param {Seat[]} seats @param {number} n */
function table(current, seats, n) {
  return h("li", { class: "kit-table" },
    h("p", { class: "kit-table-number", "aria-label": t("Group {n}", { n }), text: n }),
    h("ul", null, seats.map((one) => h("li", null,
      h("span", { class: "kit-table-who", text: personName(one) }), " ",
      h("span", { class: "kit-table-role", text: roleName(current, one.role) })))));
}

/**
 * Fill `el` with the groups of the present round, in pages that fit its height.
 * @param {HTMLElement} el
 * @param {Shown} room
 * @returns {() => void}
 */
function groupsPart(el, room) {
  const list = h("ol", { class: "kit-groups" });
  const count = h("p", { class: "kit-results-page" });
  const note = h("p", { class: "kit-results-note" });
  put(el, list, h("div", { class: "kit-results-foot" }, note, count));
  el.classList.add("kit-results", "kit-big");
  const pages = pagesOf(el, list, count);
  let drawn = "";
  function draw() {
    const { round, current } = room.view;
    if (!round || !current) return;
    const sign = JSON.stringify(round);
    if (sign === drawn) return;
    drawn = sign;
    say(note, t("Round {round}: the number of your group is the number of your table.",
      { round: round.number }));
    // A few groups take the room that many would need; many stand closer, on fewer pages.
    list.classList.toggle("kit-few", round.groups.length <= FEW);
    list.classList.toggle("kit-many", round.groups.length > MANY);
    pages.show(round.groups.map((seats, n) => table(current, seats, n + 1)));
  }
  draw();
  const stop = room.on(draw);
  return () => {
    stop();
    pages.stop();
  };
}

/** @type {OnWall} */
export const wall = {
  far: taking,
  invites: (view) => (view.round ? t("Your role is on your phone")
    : t("Say on your phone that you take part")),
  below: (view) => (view.round ? groupsPart : null),
};
