// @ts-check
/** Trials on the wall: how far the room is, and how far the entries have come. */

import { picturePart } from "../../widgets/picture.js";
import { telling } from "./turnout.js";

/** @import { OnWall } from "../../server/static/activities.js" */

/** @type {OnWall} */
export const wall = { far: telling, below: picturePart };
