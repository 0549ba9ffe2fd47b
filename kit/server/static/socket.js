// @ts-check
/** The room as a phone has it: the latest view, what is under way, and a way to send. */

import { t } from "../../widgets/words.js";
import { openLine } from "./line.js";
import { openOutbox } from "./outbox.js";
import { after } from "./view.js";

/** @import { Answer, Frame, Given, Opening, Room } from "../../widgets/room.js" */

const LOST_AFTER = 6000;
const SHOWN_WITHIN = 3000;
const LIMIT_KB = 60;
const AGAIN_AFTER = 2000;

/** The parts of a view that show what somebody has sent. */
const OF_ONES_OWN = ["items", "batch", "pair", "me", "beside"];

/**
 * Open the line to a room.
 * @param {{base: string, code: string}} where
 * @returns {Opening<Room>}
 */
export function openRoom({ base, code }) {
  const box = openOutbox(code);
  /** @type {Set<(changed: Set<string>) => void>} */
  const listeners = new Set();
  let [itemsSeq, clockAhead, downSince] = [0, 0, Date.now()];
  /** @type {Opening<Room>} */
  const room = {
    view: null,
    state: "waiting",
    stops: "",
    pending: box.list,
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    send,
    find: (activity, query) => line.find(new URLSearchParams({ activity, q: query })),
    dismiss,
    clock: () => Date.now() / 1000 + clockAhead,
  };

  /** @param {...string} names */
  function tell(...names) {
    const changed = new Set(names);
    for (const fn of [...listeners]) fn(changed);
  }
  /** @param {boolean} live */
  function setLive(live) {
    if (live) [downSince, room.stops] = [0, ""];
    else downSince = downSince || Date.now();
    const state = live ? "live" : Date.now() - downSince > LOST_AFTER ? "lost" : "waiting";
    if (live) flush();
    if (state === room.state) return;
    room.state = state;
    tell("state");
  }
  /** @param {Given} command @returns {Promise<Answer>} */
  function send(command) {
    const entry = box.add(command);
    return new Promise((answer) => {
      entry.answer = answer;
      const bytes = new TextEncoder().encode(JSON.stringify(entry.command)).length;
      if (bytes > LIMIT_KB * 1024) {
        box.refuse(entry, t("This message is larger than {limit} KB. Shorten the text.",
          { limit: LIMIT_KB }));
      } else flush();
      tell("pending");
    });
  }
  /** Send what may go now: before one has joined, only the joining. */
  function flush() {
    const joined = room.view && room.view.me;
    if (room.view && room.view.saving !== false) {
      line.carry(box.list.filter((one) => one.state === "waiting"
        && (joined || one.command.do === "enter")).map((one) => one.command));
    }
  }
  /** @param {string} id */
  function dismiss(id) {
    const entry = box.find(id);
    if (!entry || entry.state !== "refused") return;
    box.remove(entry);
    tell("pending");
  }
  /** @param {Frame} frame */
  function take(frame) {
    const entry = frame.id ? box.find(frame.id) : undefined;
    if (frame.is === "ack" && entry) {
      box.acknowledge(entry, frame.seq);
      box.settle(itemsSeq);
      // Some commands change nothing in the view: do not wait for it for ever.
      setTimeout(() => box.settle(frame.seq) && tell("pending"), SHOWN_WITHIN);
      tell("pending");
    } else if (frame.is === "refused" && entry && frame.later) {
      // Not for what it says, but for now: it goes out again once the room can save.
      setTimeout(flush, AGAIN_AFTER);
    } else if (frame.is === "refused" && entry) {
      box.refuse(entry, frame.why);
      tell("pending");
    }
    if (frame.is === "stops") {
      room.stops = frame.why;
      tell("state");
    }
    if (frame.is === "welcome" || frame.is === "view") show(frame);
  }
  /** @param {Extract<Frame, {is: "welcome" | "view"}>} frame */
  function show(frame) {
    const { view, changed } = after(room.view, frame);
    if (!view || !changed.length) return;
    room.view = view;
    if (changed.includes("now") && view.now) clockAhead = view.now - Date.now() / 1000;
    if (changed.includes("saving")) tell("pending");
    if (changed.some((name) => OF_ONES_OWN.includes(name))) itemsSeq = frame.seq;
    const settled = box.settle(itemsSeq);
    tell(...changed, ...(settled ? ["pending"] : []));
    flush();
  }
  const line = openLine(`${base}join/${encodeURIComponent(code)}`, take, setLive);
  setInterval(() => room.state === "waiting" && setLive(false), 1000);
  window.addEventListener("storage", (event) => {
    if (event.newValue === null && box.finished(event.key)) tell("pending");
  });
  return room;
}
