// @ts-check
/** What frames of the room make of the view that a page has. */

/** @import { Frame, WholeView } from "../../widgets/room.js" */

/**
 * Give the view after a frame: the first brings it whole, later ones the parts that changed.
 * @param {WholeView | null} view `null` before the first
 * @param {Frame} frame
 * @returns {{view: WholeView | null, changed: string[]}} the view, and the names of what is new
 */
export function after(view, frame) {
  if (frame.is === "welcome") return { view: frame.view, changed: Object.keys(frame.view) };
  // Before the whole is there, a part of it says nothing.
  if (frame.is !== "view" || !view) return { view, changed: [] };
  return { view: { ...view, ...frame.set }, changed: Object.keys(frame.set) };
}
