// @ts-check
/** Role plays on the wall: how far the room is. */

import { t } from "../../widgets/words.js";

/** @type {import("../../server/static/activities.js").OnWall} */
export const wall = { far: (counts) => t("{voted} of {present} take part", counts) };
