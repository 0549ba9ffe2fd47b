// @ts-check
/** Trials on the wall: how far the room is. */

import { telling } from "./turnout.js";

/** @import { OnWall } from "../../server/static/activities.js" */

/** @type {OnWall} */
export const wall = { far: telling };
