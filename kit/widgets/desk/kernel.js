// @ts-check
/** The room as a desk's widget sees it: state from the kernel, commands to the kernel. */

import { setWords, t } from "../words.js";

/** @import { WordsFile } from "../words.js" */
/** @import { ActivityView } from "../room.js" */
/** @import { Bare, DeskAnswer, DeskRoom, Message, Model, Reply } from "./desk.js" */

const HELLO_EVERY = 30000;

/** An id for a command; crypto.randomUUID does not exist on plain http. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `d.${Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Give the same interface that a phone's socket gives, over a widget's model, and besides it
 * `desk` (what only the facilitator sees).
 * @template {Bare} D
 * @param {Model} model
 * @returns {DeskRoom<D>}
 */
export function kernelRoom(model) {
  /** @type {Set<(parts: Set<string>) => void>} */
  const listeners = new Set();
  /** @type {Map<unknown, (answer: DeskAnswer) => void>} */
  const waiting = new Map();
  const file = /** @type {WordsFile} */ (model.get("words"));
  setWords(file.language || "en", file);

  const changed = () => {
    const parts = new Set(["room", "current", "items", "choices", "results", "turnout", "desk"]);
    for (const fn of [...listeners]) fn(parts);
  };
  /** @param {Reply} message */
  const answered = (message) => {
    const done = waiting.get(message.id);
    if (!done) return;
    waiting.delete(message.id);
    const [ok, why] = [message.is !== "refused", String(message.why || "")];
    done({ ok, why, message });
  };
  /** Send a message; a page that is being left, or whose kernel has ended, cannot any more.
   * @param {Message} message */
  const sent = (message) => {
    try {
      model.send(message);
      return true;
    } catch (_) {
      return false;
    }
  };
  /** @param {Message} command @returns {Promise<DeskAnswer>} */
  const ask = (command) => {
    const id = newId();
    return new Promise((done) => {
      waiting.set(id, done);
      if (sent({ ...command, id })) return;
      waiting.delete(id);
      const why = t("The notebook is not running any more. Load the page again.");
      done({ ok: false, why, message: { id, is: "refused", why } });
    });
  };
  model.on("change:view", changed);
  model.on("change:desk", changed);
  model.on("msg:custom", answered);
  sent({ do: "hello" });
  const hello = setInterval(() => {
    if (!document.hidden) sent({ do: "hello" });
  }, HELLO_EVERY);

  return {
    state: "live",
    pending: [],
    get view() {
      return /** @type {ActivityView} */ (model.get("view"));
    },
    get desk() {
      return /** @type {D} */ (model.get("desk"));
    },
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    send: ask,
    ask,
    dismiss() {
      // What the kernel refuses is told where it was asked for, and kept nowhere.
    },
    clock: () => Date.now() / 1000,
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
 * @template {Bare} D
 * @param {(el: HTMLElement, room: DeskRoom<D>) => (() => void)} part
 */
export function widget(part) {
  return {
    /** @param {{model: Model, el: HTMLElement}} given */
    render({ model, el }) {
      el.classList.add("kit", "kit-desk");
      /** @type {DeskRoom<D>} */
      const room = kernelRoom(model);
      const stop = part(el, room);
      return () => {
        stop();
        room.stop();
      };
    },
  };
}
