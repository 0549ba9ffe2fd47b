// @ts-check
/** The door: locked or open, how many are expected, tickets, limits, and taking somebody out. */

import { h, put, say, uid } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { Bare, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Given } from "../../widgets/room.js" */

/**
 * @typedef {{entries: number, characters: number, pace: number}} Limits
 * @typedef {{id: string, name: string, at: number, many: boolean}} Person
 * @typedef {{id: string, name: string, at: number, reason: string, answers: number,
 *   entries: number}} Gone
 * @typedef {{locked: boolean, expected: number, by_ticket: boolean, limits: Limits,
 *   tickets: {printed: number, used: number}, people: Person[], removed: Gone[]}} Door
 * @typedef {DeskRoom<Bare & {door: Door, joined: number}>} DoorRoom
 */

/** The time of day of somebody's coming. @param {number} at in seconds */
function clock(at) {
  return new Date(at * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** @param {{name: string, at: number}} one */
function called(one) {
  return `${one.name || t("without a name")} · ${clock(one.at)}`;
}

/** Whether more people came in than were expected. @param {DoorRoom} room */
function tooMany(room) {
  const { expected } = room.desk.door;
  return expected > 0 && room.desk.joined > expected;
}

/** A number to set, with its label. @param {string} label @param {number} value @param {number} min
 * @param {number} max */
function number(label, value, min, max) {
  const input = h("input", { type: "number", id: uid(), min: String(min), max: String(max) });
  input.value = value ? String(value) : "";
  return { input, el: h("label", { for: input.id }, label, " ", input) };
}

/** @param {HTMLElement} el @param {DoorRoom} room */
export function door(el, room) {
  const said = notice();
  const warn = h("p", { class: "kit-bad", role: "alert" });
  const inside = h("div");
  const chip = h("span", { class: "kit-chip" });
  put(el, warn, h("details", null, h("summary", null, t("The door"), " ", chip), inside), said.el);
  const send = async (/** @type {Given} */ command) => said.show(await room.send(command));
  let shown = "";

  function lock() {
    const { locked, expected, by_ticket: byTicket, tickets } = room.desk.door;
    const people = number(t("People expected"), expected, 0, 100000);
    const set = (/** @type {Partial<Door>} */ change) => send({ do: "set_door", locked, expected,
      by_ticket: byTicket, ...change });
    people.input.onchange = () => set({ expected: Number(people.input.value) || 0 });
    return h("div", { class: "kit-tools" },
      button(locked ? t("Open the door again") : t("Lock the door"),
        () => set({ locked: !locked })),
      people.el,
      tickets.printed > 0 && button(byTicket ? t("Let in without a ticket")
        : t("Only with a ticket"), () => set({ by_ticket: !byTicket })),
      h("span", { class: "kit-quiet", text: tickets.printed
        ? t("{used} of {printed} tickets used", tickets)
        : t("“kit tickets” prints tickets, for counts that nobody can dispute.") }));
  }

  function limits() {
    const { entries, characters, pace } = room.desk.door.limits;
    const most = [number(t("Entries in one activity"), entries, 1, 10000),
      number(t("Characters in the workshop"), characters, 1000, 10000000),
      number(t("Answers in a minute"), pace, 10, 10000)];
    const keep = (/** @type {Event} */ event) => {
      event.preventDefault();
      const [a, b, c] = most.map(({ input }) => Number(input.value));
      send({ do: "set_limits", entries: a, characters: b, pace: c });
    };
    return h("details", null, h("summary", null, t("How much one person may send")),
      h("form", { class: "kit-tools", on: { submit: keep } }, most.map((one) => one.el),
        h("button", { type: "submit", class: "kit-button" }, t("Keep"))));
  }

  function removing() {
    const { people, removed } = room.desk.door;
    const who = h("select", { "aria-label": t("Person") },
      people.map((one) => h("option", { value: one.id,
        text: one.many ? t("{person} · sends unusually much", { person: called(one) })
          : called(one) })));
    const reason = h("input", { type: "text", maxlength: "500", class: "kit-reason",
      "aria-label": t("Reason"), placeholder: t("Reason") });
    const out = (/** @type {Event} */ event) => {
      event.preventDefault();
      send({ do: "remove", participant: who.value, reason: reason.value });
    };
    return h("details", null, h("summary", null, t("Take somebody out")),
      h("p", { class: "kit-quiet", text: t("Their votes and trials leave every count and their "
        + "entries are hidden. What they answered in secret stays: nobody knows which ballots "
        + "are theirs.") }),
      people.length > 0 && h("form", { class: "kit-inline", on: { submit: out } }, who, reason,
        h("button", { type: "submit", class: "kit-button kit-second" }, t("Take out"))),
      h("ul", { class: "kit-comments" }, removed.map((one) => h("li", null, called(one), " · ",
        tn("{n} answer left the counts", "{n} answers left the counts", one.answers), " · ",
        tn("{n} entry hidden", "{n} entries hidden", one.entries), " · ", one.reason, " ",
        button(t("Let in again"),
          () => send({ do: "remove", participant: one.id, on: false }))))));
  }

  const refresh = () => {
    const { door: now, joined } = room.desk;
    warn.hidden = !tooMany(room);
    say(warn, t("{joined} people have joined, {expected} were expected.",
      { joined, expected: now.expected }));
    say(chip, now.locked ? t("locked") : now.by_ticket ? t("only with a ticket") : t("open"));
    const told = JSON.stringify(now);
    // What is being typed or chosen stays while others come in.
    if (told === shown || inside.querySelector("input:focus, select:focus")) return;
    shown = told;
    const open = [...inside.querySelectorAll("details")].map((one) => one.open);
    put(inside, lock(), limits(), removing());
    inside.querySelectorAll("details").forEach((one, n) => { one.open = open[n] || false; });
  };
  refresh();
  return room.on(refresh);
}
