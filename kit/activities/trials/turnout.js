// @ts-check
/** How far trials are, in words. */

import { t } from "../../widgets/words.js";

/** How many have told a trial. @param {{voted: number, present: number}} counts */
export const telling = (counts) => t("{voted} of {present} have told a trial", counts);
