// @ts-check
/** The room as a desk's widget sees it: state from the kernel, commands to the kernel. */

import { setWords } from "../words.js";

const HELLO_EVERY = 30000;

/** An id for a command; crypto.randomUUID does not exist on plain http. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return "d." + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/**
 * Give the same interface that a phone's socket gives, over a widget's model, and besides it
 * `desk` (what only the facilitator sees).
 * @param {any} model
 */
export function kernelRoom(model) {
  /** @type {Set<(parts: Set<string>) => void>} */
  const listeners = new Set();
  /** @type {Map<string, (answer: any) => void>} */
  const waiting = new Map();
  const file = model.get("words") || {};
  setWords(file.language || "en", file);

  const changed = () => {
    const parts = new Set(["room", "current", "items", "choices", "results", "turnout", "desk"]);
    for (const fn of [...listeners]) fn(parts);
  };
  /** @param {any} message */
  const answered = (message) => {
    const done = waiting.get(message.id);
    if (!done) return;
    waiting.delete(message.id);
    done({ ok: message.is !== "refused", why: message.why, seq: message.seq, message });
  };
  model.on("change:view", changed);
  model.on("change:desk", changed);
  model.on("msg:custom", answered);
  model.send({ do: "hello" });
  const hello = setInterval(() => {
    if (!document.hidden) model.send({ do: "hello" });
  }, HELLO_EVERY);

  return {
    state: "live",
    pending: [],
    get view() {
      return model.get("view");
    },
    get desk() {
      return model.get("desk");
    },
    /** @param {(parts: Set<string>) => void} fn */
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    /** @param {Record<string, any>} command */
    send(command) {
      const id = newId();
      return new Promise((done) => {
        waiting.set(id, done);
        model.send({ ...command, id });
      });
    },
    stop() {
      clearInterval(hello);
      model.off("change:view", changed);
      model.off("change:desk", changed);
      model.off("msg:custom", answered);
      listeners.clear();
    },
  };
}

/**
 * Make the `render` of a widget out of a part.
 * @param {(el: HTMLElement, room: any) => (() => void)} part
 */
export function widget(part) {
  return {
    /** @param {{model: any, el: HTMLElement}} given */
    render({ model, el }) {
      el.classList.add("kit", "kit-desk");
      const room = kernelRoom(model);
      const stop = part(el, room);
      return () => {
        stop();
        room.stop();
      };
    },
  };
}
