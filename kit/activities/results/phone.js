// @ts-check
/** Results on a phone: nothing to do but to read them. */

import { t } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */

/** @type {OnPhone} */
export const phone = { name: () => t("Results"), resultsFirst: true };
