// @ts-check
/** A pulse on the wall: before beside after, once it is shown. */

import { picturePart } from "../../widgets/picture.js";

/** @import { OnWall } from "../../server/static/activities.js" */

/** @type {OnWall} */
export const wall = { below: picturePart };
