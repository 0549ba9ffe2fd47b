// @ts-check
/** What the standard covers, on a phone: nothing to do but to look at the wall. */

import { t } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */

/** @type {OnPhone} */
export const phone = {
  name: () => t("What the standard covers"),
  waiting: () => t("It shows what is covered, and what is still empty."),
};
