// @ts-check
/** What the standard covers, on the wall: a matrix of situations and what they have. */

import { picturePart } from "../../widgets/picture.js";

/** @import { OnWall } from "../../server/static/activities.js" */

/** @type {OnWall} */
export const wall = { below: picturePart };
