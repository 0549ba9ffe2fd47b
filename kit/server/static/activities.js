// @ts-check
/** What activities look like on this page: each brings its own, the page names none. */

/** How an activity looks and speaks on a phone.
 * @typedef {{
 *   name: () => string,
 *   part?: (el: HTMLElement, room: any) => (() => void),
 *   privacy?: (current: any) => string,
 *   resultsFirst?: boolean,
 *   ownResults?: boolean,
 *   waiting?: () => string,
 *   aside?: () => string,
 * }} OnPhone
 * `part` is what one does in it, `privacy` who sees the answers, `ownResults` whether the part
 * itself shows the results, `waiting` what to read where there is nothing to do, `aside` what leads to it while
 * the room is at something else. */

/** How an activity looks on the wall, where it looks unlike the others.
 * @typedef {{
 *   slide?: (el: HTMLElement, room: any, where: {code: string, join: string, qr: string}) => void,
 *   far?: (counts: {voted: number, present: number}) => string,
 *   results?: (el: HTMLElement, room: any) => (() => void),
 *   below?: (view: any) => ((el: HTMLElement, room: any) => (() => void)) | null,
 *   invites?: (view: any) => string,
 * }} OnWall
 * `slide` fills the whole slide, `far` says how far the room is, `below` what stands below the
 * question before there are results, `invites` what to do now on the phone. */

/** @type {Record<string, any>} */
let known = {};

/** @param {Record<string, OnPhone | OnWall>} activities by what they do */
export function learnActivities(activities) {
  known = activities;
}

/** Give what an activity brings to this page; nothing of one that the page does not know.
 * @param {string} does @returns {any} */
export function activityOf(does) {
  return known[does] || {};
}
