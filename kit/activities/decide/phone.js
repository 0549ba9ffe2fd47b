// @ts-check
/** Deciding on a phone: the room does it together, before the wall. */

import { t } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */

/** @type {OnPhone} */
export const phone = {
  name: () => t("Decision"),
  waiting: () => t("The room decides together what goes into the standard."),
};
