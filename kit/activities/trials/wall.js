// @ts-check
/** Trials on the wall: how far the room is. */

import { telling } from "./trial_words.js";

/** @type {import("../../server/static/activities.js").OnWall} */
export const wall = { far: telling };
