// @ts-check
/** What roles and the people of a group are called. */

import { offered } from "../../widgets/scales.js";
import { capital, t } from "../../widgets/words.js";

/** @import { Current, Seat } from "../../widgets/protocol.js" */

/** @param {Current} current the role plays @param {string} role */
export function roleName(current, role) {
  const found = offered(current, "role").find(([key]) => key === role);
  return found ? capital(found[1]) : "";
}

/** Somebody by the name they gave themselves, else by their number in the group.
 * @param {Seat} seat */
export function personName(seat) {
  return seat.name || t("number {n} of the group", { n: seat.number });
}

/** How many take part. @param {{voted: number, present: number}} counts */
export const taking = (counts) => t("{voted} of {present} take part", counts);
