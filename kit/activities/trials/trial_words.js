// @ts-check
/** What outcomes, channels and those who tried are called. */

import { t } from "../../widgets/words.js";

/** @returns {[string, string][]} */
export function outcomeNames() {
  return [["worked", t("It worked")], ["partly", t("Partly")], ["failed", t("It did not")]];
}

/** @returns {[string, string][]} */
export function channelNames() {
  return [["phone", t("phone")], ["on_site", t("on site")], ["chat", t("chat")],
    ["email", t("e-mail")]];
}

/** @returns {[string, string][]} */
export function triedByNames() {
  return [["facilitator", t("facilitator")], ["experienced", t("experienced employee")],
    ["other", t("other employee")]];
}

/** How many have told a trial. @param {{voted: number, present: number}} counts */
export const telling = (counts) => t("{voted} of {present} have told a trial", counts);
