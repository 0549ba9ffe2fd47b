// @ts-check
/** The opening on a phone. */

import { t } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */

/** @type {OnPhone} */
export const phone = { name: () => t("Welcome") };
