// @ts-check
/** Voting pair by pair: which of two wordings is better, or neither. */

import { attribute, follow, h, put, say } from "../../widgets/dom.js";
import { isMore } from "../../widgets/batch.js";
import { itemText } from "../../widgets/entry.js";
import { stateLine, stateOf } from "../../widgets/form.js";
import { t } from "../../widgets/words.js";

/** @import { ItemPart } from "../../widgets/protocol.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** The last answer about a pair that is under way. @param {ActivityRoom} room */
function lastAnswer(room) {
  const mine = room.pending.filter(({ command }) =>
    command.do === "vote" && command.activity === room.view.current.id);
  return mine[mine.length - 1] || null;
}

/**
 * The participant's part of a pairwise vote.
 * @param {HTMLElement} el
 * @param {ActivityRoom} room
 * @returns {() => void}
 */
export function pairsPart(el, room) {
  const { current } = room.view;
  const secret = current.privacy === "secret";
  const ask = h("p", { class: "kit-progress", text: t("Which one is better?") });
  const cards = h("div", { class: "kit-pair" });
  const tie = h("button", { type: "button", class: "kit-button kit-second",
    text: t("I cannot decide"), on: { click: () => choose("") } });
  const confirm = h("div", { class: "kit-urn" },
    h("p", { class: "kit-quiet", text: t("A secret vote cannot be changed afterwards.") }),
    h("button", { type: "button", class: "kit-button", text: t("Put in the urn"),
      on: { click: () => send() } }));
  const state = stateLine();
  const rest = h("p", { class: "kit-card kit-calm", role: "status" });
  put(el, ask, cards, tie, confirm, state.el, rest);
  /** @type {string[]} */
  let pair = [];
  /** @type {HTMLElement[]} */
  let buttons = [];
  let chosen = /** @type {string | null} */ (null);
  let [shown, ready] = ["", false];

  /** @param {string} id "" for a tie */
  function choose(id) {
    if (!ready) return;
    chosen = chosen === id ? null : id;
    if (!secret) send();
    draw();
  }
  function send() {
    if (chosen === null) return;
    const item = chosen || pair[0];
    const over = item === pair[0] ? pair[1] : pair[0];
    const last = lastAnswer(room);
    if (last && last.state === "refused") room.dismiss(last.command.id);
    room.send({ do: "vote", activity: current.id, item, value: { over, tie: chosen === "" } });
    draw();
  }
  /** @param {ItemPart[]} items */
  function deal(items) {
    const sign = JSON.stringify(items);
    if (sign === shown) return;
    const held = el.contains(document.activeElement);
    if (pair.join() !== items.map((one) => one.id).join()) chosen = null;
    shown = sign;
    pair = items.map((one) => one.id);
    const { form } = room.view.current;
    buttons = items.map((item) => h("button", { type: "button", class: "kit-card kit-side",
      on: { click: () => choose(item.id) } }, itemText(item.fields, form, item.about)));
    put(cards, buttons);
    if (held && buttons[0]) buttons[0].focus();
  }
  function draw() {
    const { view } = room;
    const last = lastAnswer(room);
    const under = last && last.state !== "refused" ? last : null;
    const next = view.pair || [];
    if (!under) deal(next.flatMap((id) => view.items.filter((item) => item.id === id)));
    ready = view.current.state === "open" && !under;
    const any = pair.length === 2;
    buttons.forEach((b, n) => {
      attribute(b, "aria-pressed", String(chosen === pair[n]));
      // Not truly disabled: the next pair should find the focus where it was.
      attribute(b, "aria-disabled", ready ? null : "true");
    });
    attribute(tie, "aria-pressed", String(chosen === ""));
    attribute(tie, "aria-disabled", ready ? null : "true");
    tie.hidden = !any;
    confirm.hidden = !secret || chosen === null || !ready;
    ask.hidden = !any;
    rest.hidden = any || (isMore(room) && view.items.length < 2);
    say(rest, view.items.length > 1 ? t("You have judged every pair. Thank you!")
      : t("There is nothing on the ballot yet."));
    state.set(last ? stateOf(room, last) : "", last ? last.why : "");
  }
  draw();
  return follow(room, draw);
}
