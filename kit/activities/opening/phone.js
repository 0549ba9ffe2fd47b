// @ts-check
/** The opening on a phone. */

import { t } from "../../widgets/words.js";

/** @type {import("../../server/static/activities.js").OnPhone} */
export const phone = { name: () => t("Welcome") };
