// @ts-check
/** A vote on the wall: a map where entries are rated by two criteria. */

import { resultsMap } from "../../widgets/results_map.js";

/** @import { OnWall } from "../../server/static/activities.js" */

/** @type {OnWall} */
export const wall = { results: resultsMap };
