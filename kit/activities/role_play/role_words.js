// @ts-check
/** What roles and the people of a group are called. */

import { t } from "../../widgets/words.js";

/** @param {string} role */
export function roleName(role) {
  if (role === "client") return t("Client");
  return role === "employee" ? t("Employee") : t("Observer");
}

/** Somebody by the name they gave themselves, else by their number in the group.
 * @param {{name: string, number: number}} seat */
export function personName(seat) {
  return seat.name || t("number {n} of the group", { n: seat.number });
}

/** How many take part. @param {{voted: number, present: number}} counts */
export const taking = (counts) => t("{voted} of {present} take part", counts);
