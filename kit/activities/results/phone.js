// @ts-check
/** Results on a phone: nothing to do but to read them. */

import { t } from "../../widgets/words.js";

/** @type {import("../../server/static/activities.js").OnPhone} */
export const phone = { name: () => t("Results"), resultsFirst: true };
