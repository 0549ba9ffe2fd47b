// @ts-check
/** The room while one activity is current. */

/** @import { ActivityRoom, ActivityView, On, Room, WholeView } from "../../widgets/room.js" */

/** Whether an activity is current. @param {WholeView} view @returns {view is ActivityView} */
export function isActive(view) {
  return view.current !== null;
}

/**
 * Give a room whose current activity is always this one: as it is now, and as it was last once
 * the room has gone on. So a part of a page never finds another activity than its own.
 * @param {Room} room
 * @param {ActivityView} first the view with which the activity became current
 * @returns {ActivityRoom}
 */
export function during(room, first) {
  let last = first;
  /** @param {WholeView} view @returns {view is ActivityView} */
  const shows = (view) => isActive(view) && view.current.id === first.current.id;
  const latest = () => {
    const { view } = room;
    if (shows(view)) last = view;
    return last;
  };
  /** @type {On} */
  const on = (fn) => room.on((changed) => {
    if (shows(room.view)) fn(changed);
  });
  return Object.create(room, { view: { get: latest }, on: { value: on } });
}
