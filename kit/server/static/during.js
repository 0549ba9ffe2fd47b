// @ts-check
/** The room while one activity is current. */

/** @import { ActivityRoom, ActivityView, Room, WholeView } from "../../widgets/room.js" */

/** @param {WholeView} view @param {string} id @returns {view is ActivityView} */
function shows(view, id) {
  return Boolean(view.current && view.current.id === id);
}

/**
 * Give a room whose current activity is always this one: as it is now, and as it was last once
 * the room has gone on. So a part of a page never finds another activity than its own.
 * @param {Room} room
 * @param {ActivityView} first the view with which the activity became current
 * @returns {ActivityRoom}
 */
export function during(room, first) {
  const { id } = first.current;
  let last = first;
  const latest = () => {
    if (shows(room.view, id)) last = room.view;
    return last;
  };
  return Object.create(room, {
    view: { get: latest },
    on: { value: (/** @type {Parameters<Room["on"]>[0]} */ fn) => room.on((changed) => {
      if (shows(room.view, id)) fn(changed);
    }) },
  });
}
