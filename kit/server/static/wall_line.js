// @ts-check
/** The wall's line to the room: it only listens, and comes back by itself. */

import { after } from "./view.js";

/** @import { Frame, Opening, Seen } from "../../widgets/room.js" */

const DELAYS = [500, 1000, 2000, 4000];
const SILENCE = 60000;

/**
 * Watch a room.
 * @param {string} address of the wall's page, without a slash at the end
 * @returns {Opening<Seen>}
 */
export function watchRoom(address) {
  const url = new URL(`${address}/ws`, location.href).href.replace(/^http/, "ws");
  /** @type {Set<(changed: Set<string>) => void>} */
  const listeners = new Set();
  let ahead = 0;
  let tries = 0;
  let heard = Date.now();
  /** @type {WebSocket | null} */
  let socket = null;

  /** @type {Opening<Seen>} */
  const room = {
    view: null,
    state: "waiting",
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    clock: () => Date.now() / 1000 + ahead,
  };
  /** @param {Iterable<string>} names */
  function tell(names) {
    const changed = new Set(names);
    for (const fn of [...listeners]) fn(changed);
  }
  /** @param {Frame} frame */
  function take(frame) {
    const { view, changed } = after(room.view, frame);
    if (!view || !changed.length) return;
    room.view = view;
    if (changed.includes("now") && view.now) ahead = view.now - Date.now() / 1000;
    tell(changed);
  }
  /** @param {"live" | "waiting"} state */
  function become(state) {
    if (room.state === state) return;
    room.state = state;
    tell(["state"]);
  }
  function connect() {
    const mine = new WebSocket(url);
    socket = mine;
    heard = Date.now();
    mine.onmessage = (event) => {
      heard = Date.now();
      tries = 0;
      become("live");
      take(JSON.parse(event.data));
    };
    mine.onclose = () => lost(mine);
  }
  /** @param {WebSocket} which */
  function lost(which) {
    if (socket !== which) return;
    socket = null;
    which.onclose = null;
    which.close();
    become("waiting");
    setTimeout(connect, DELAYS[Math.min(tries, DELAYS.length - 1)]);
    tries += 1;
  }
  // A dead line looks like a quiet room; asking anew costs one welcome a minute.
  setInterval(() => {
    if (!socket || Date.now() - heard < SILENCE) return;
    const quiet = socket;
    socket = null;
    quiet.onclose = null;
    quiet.close();
    connect();
  }, 5000);
  window.addEventListener("online", () => {
    if (socket) lost(socket);
  });
  connect();
  return room;
}
