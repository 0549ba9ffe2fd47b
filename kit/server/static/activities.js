// @ts-check
/** What activities look like on this page: each brings its own, the page names none. */

/** @import { Current } from "../../widgets/protocol.js" */
/** @import { ActivityRoom, Opening, Seen, Shown } from "../../widgets/room.js" */

/** How an activity looks and speaks on a phone.
 * @typedef {{
 *   name: () => string,
 *   part?: (el: HTMLElement, room: ActivityRoom) => (() => void),
 *   privacy?: (current: Current) => string,
 *   resultsFirst?: boolean,
 *   ownResults?: boolean,
 *   waiting?: () => string,
 *   aside?: () => string,
 * }} OnPhone
 * `part` is what one does in it, `privacy` who sees the answers, `ownResults` whether the part
 * itself shows the results, `waiting` what to read where there is nothing to do, `aside` what
 * leads to it while the room is at something else. */

/** How an activity looks on the wall, where it looks unlike the others.
 * @typedef {{
 *   slide?: (el: HTMLElement, room: Opening<Seen>, where: Where) => void,
 *   far?: (counts: {voted: number, present: number}) => string,
 *   results?: (el: HTMLElement, room: Shown) => (() => void),
 *   below?: (view: Shown["view"]) => ((el: HTMLElement, room: Shown) => (() => void)) | null,
 *   invites?: (view: Shown["view"]) => string,
 * }} OnWall
 * `slide` fills the whole slide, `far` says how far the room is, `below` what stands below the
 * question before there are results, `invites` what to do now on the phone. */

/** Where one joins: the code, the address, and the address of its QR code.
 * @typedef {{code: string, join: string, qr: string}} Where */

/** @typedef {Partial<OnPhone> & OnWall} OnPage */

/** @type {Record<string, OnPage>} */
let known = {};

/** @param {Record<string, OnPage>} activities by what they do */
export function learnActivities(activities) {
  known = activities;
}

/** Give what an activity brings to this page; nothing of one that the page does not know.
 * @param {string} does @returns {OnPage} */
export function activityOf(does) {
  return known[does] || {};
}
