// @ts-check
/** How far the room is, in words. */

import { t } from "./words.js";

/** Say how far the room is. @param {string} does @param {{voted: number, present: number}} counts */
export function far(does, counts) {
  if (does === "play") return t("{voted} of {present} take part", counts);
  if (does === "try") return t("{voted} of {present} have told a trial", counts);
  return t("{voted} of {present} have answered", counts);
}
