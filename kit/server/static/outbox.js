// @ts-check
/** What this phone still has to send: kept through reloads until the room has it. */

import { store } from "../../widgets/dom.js";

/** @import { Answer, Command, Given, Pending } from "../../widgets/room.js" */

/**
 * A command with its place in the queue, and who waits for its answer.
 * @typedef {Pending & {n: number, seq?: number, answer?: (answer: Answer) => void}} Entry
 */

/** A name for a command that nobody else makes. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/**
 * Open the outbox of a room. Each command is stored by itself, so two tabs cannot mix theirs;
 * both may send one, which the room recognises by its id.
 * @param {string} code the room's
 */
export function openOutbox(code) {
  const prefix = `kit:${code}:out:`;
  const kept = store.keys(prefix).map((key) => /** @type {Entry | null} */ (store.get(key)));
  const list = kept.filter((one) => one !== null).filter((one) => one.command);
  list.sort((a, b) => a.n - b.n);
  let last = list.length ? list[list.length - 1].n : 0;
  /** @param {Entry} entry */
  function keep({ n, command, state, why }) {
    store.set(prefix + command.id, { n, command, state, why });
  }
  /** @param {Entry} entry */
  function remove(entry) {
    store.drop(prefix + entry.command.id);
    if (list.includes(entry)) list.splice(list.indexOf(entry), 1);
  }
  return {
    list,
    remove,
    /** @param {string} id */
    find: (id) => list.find((one) => one.command.id === id),
    /** @param {Given} given @returns {Entry} */
    add(given) {
      last = Math.max(Date.now(), last + 1);
      const command = /** @type {Command} */ ({ ...given, id: newId() });
      /** @type {Entry} */
      const entry = { n: last, command, state: "waiting", why: "" };
      list.push(entry);
      keep(entry);
      return entry;
    },
    /** @param {Entry} entry @param {string} why */
    refuse(entry, why) {
      if (entry.answer) entry.answer({ ok: false, why });
      // What somebody voted is nobody's business once it did not count: keep only the reason.
      if (entry.command.do === "vote") entry.command = { ...entry.command, value: null };
      if (entry.command.do === "enter") remove(entry);
      else keep(Object.assign(entry, { state: "refused", why }));
    },
    /** The room has it: nothing to keep, but the view may come later than the answer.
     * @param {Entry} entry @param {number} seq */
    acknowledge(entry, seq) {
      if (entry.answer) entry.answer({ ok: true, seq });
      store.drop(prefix + entry.command.id);
      Object.assign(entry, { state: "saved", seq });
    },
    /** Let go of what a view of this number shows; says whether there was any.
     * @param {number} seq */
    settle(seq) {
      const shown = list.filter((one) => one.state === "saved" && (one.seq || 0) <= seq);
      shown.forEach(remove);
      return shown.length > 0;
    },
    /** Another tab has finished a command; says whether it was one of this tab's.
     * @param {string | null} key of the storage */
    finished(key) {
      const entry = list.find((one) => key === prefix + one.command.id && one.state !== "saved");
      if (entry) remove(entry);
      return Boolean(entry);
    },
  };
}
