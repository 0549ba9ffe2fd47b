// @ts-check
/** What frames of the room make of the view that a page has. */

/** @import { ItemPart } from "../../widgets/protocol.js" */
/** @import { Frame, WholeView } from "../../widgets/room.js" */

/** Put single items in the places of those with their ids.
 * @param {readonly ItemPart[]} items @param {readonly ItemPart[]} fresh */
function patched(items, fresh) {
  const now = new Map(fresh.map((one) => [one.id, one]));
  return items.map((one) => now.get(one.id) || one);
}

/**
 * Give the view after a frame: the first brings it whole, later ones the parts that changed,
 * or single items of them.
 * @param {WholeView | null} view `null` before the first
 * @param {Frame} frame
 * @returns {{view: WholeView | null, changed: string[]}} the view, and the names of what is new
 */
export function after(view, frame) {
  if (frame.is === "welcome") return { view: frame.view, changed: Object.keys(frame.view) };
  // Before the whole is there, a part of it says nothing.
  if (frame.is !== "view" || !view) return { view, changed: [] };
  const next = { ...view, ...frame.set };
  const patch = frame.patch || {};
  if (patch.items) next.items = patched(next.items, patch.items);
  return { view: next, changed: Object.keys({ ...frame.set, ...patch }) };
}
