// @ts-check
/** Voting: the ballot of the current activity, item by item or pair by pair. */

import { attribute, follow, h, keyed, put, say } from "../../widgets/dom.js";
import { itemText } from "../../widgets/entry.js";
import { stateLine } from "../../widgets/form.js";
import { beyond, isMore } from "../../widgets/batch.js";
import { cast, change, forget, given } from "./ballot.js";
import { pairsPart } from "./pairs.js";
import { answered, scale } from "../../widgets/scales.js";
import { t, tn } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { ItemPart } from "../../widgets/protocol.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** One item of the ballot.
 * @param {ActivityRoom} room @param {ReturnType<typeof openBallot>} ballot
 * @param {ItemPart} first */
function card(room, ballot, first) {
  const { current } = room.view;
  const secret = current.privacy === "secret";
  const urn = secret && current.method !== "dots";
  const text = h("div", {});
  const state = stateLine();
  let item = first;
  const label = first.fields[(current.form[0] || {}).name] || "";
  const ways = scale(current, label, (value) => {
    if (secret) ballot.draft(item.id, value);
    else change(room, item, given(room, item).value, value);
  });
  const drop = h("button", { type: "button", class: "kit-button", text: t("Put in the urn"),
    on: { click: () => cast(room, item.id, ballot.drafts.get(item.id)) } });
  const confirm = h("div", { class: "kit-urn" },
    h("p", { class: "kit-quiet", text: t("A secret vote cannot be changed afterwards.") }), drop);
  const dismiss = h("button", { type: "button", class: "kit-link", text: t("Dismiss"),
    on: { click: () => forget(room, item.id) } });
  const el = h("li", { class: "kit-card" }, text, ways.el, urn && confirm, state.el, dismiss);
  let seen = "";
  return {
    el,
    /** @param {ItemPart} next */
    update(next) {
      item = next;
      const now = given(room, item);
      const sign = JSON.stringify([item.version, item.fields, item.about, item.mine]);
      if (sign !== seen) {
        put(text, itemText(item.fields, room.view.current.form, item.about),
          item.mine && h("p", { class: "kit-mine", text: t("Your own entry") }));
        seen = sign;
      }
      const cast = now.value === "secret" || (secret && ballot.cast());
      if (cast) ballot.drafts.delete(item.id);
      const draft = ballot.drafts.get(item.id);
      ways.set(secret ? draft : now.value, ballot.open() && !cast, ballot.left());
      ways.el.hidden = cast;
      confirm.hidden = cast || draft === undefined || !ballot.open();
      attribute(el, "data-done", answered(room.view.current, now.value));
      state.set(now.state, now.why);
      dismiss.hidden = now.state !== "refused";
    },
  };
}

/** What all cards of a ballot share. @param {ActivityRoom} room @param {() => void} changed */
function openBallot(room, changed) {
  /** Secret answers before they go into the urn; kept nowhere else.
   * @type {Map<string, unknown>} */
  const drafts = new Map();
  const now = () => room.view.current;
  const secret = () => now().privacy === "secret";
  const values = () => room.view.items.map((item) =>
    (secret() ? drafts.get(item.id) : given(room, item).value));
  return {
    drafts,
    open: () => now().state === "open",
    /** @param {string} id @param {unknown} value */
    draft(id, value) {
      if (value) drafts.set(id, value);
      else drafts.delete(id);
      changed();
    },
    left() {
      if (now().method !== "dots") return 0;
      return values().reduce((/** @type {number} */ rest, n) =>
        rest - (Number(n) || 0), now().budget);
    },
    /** Dots are one ballot: it is cast as a whole. */
    cast: () => now().method === "dots"
      && room.view.items.some((item) => given(room, item).value === "secret"),
  };
}

/**
 * The participant's part of a vote.
 * @param {HTMLElement} el
 * @param {ActivityRoom} room
 * @returns {() => void}
 */
function votePart(el, room) {
  const { current } = room.view;
  if (current.method === "pairwise") return pairsPart(el, room);
  /** @type {Map<string, ReturnType<typeof card>>} */
  const known = new Map();
  const ballot = openBallot(room, draw);
  const list = h("ul", { class: "kit-list" });
  const told = h("p", { class: "kit-progress", role: "status" });
  const none = h("p", { class: "kit-note", text: t("There is nothing on the ballot yet.") });
  const dotted = current.method === "dots" && current.privacy === "secret";
  const urn = h("div", { class: "kit-card kit-urn" },
    h("p", { class: "kit-quiet", text: t("A secret vote cannot be changed afterwards.") }),
    h("button", { type: "button", class: "kit-button", text: t("Put in the urn"), on: { click() {
      for (const [item, value] of [...ballot.drafts]) cast(room, item, value);
      ballot.drafts.clear();
      draw();
    } } }));
  put(el, told, none, list, urn);

  function progress() {
    const now = room.view.current;
    if (now.method === "dots") {
      if (ballot.cast()) return t("Your dots are in the urn.");
      return tn("{n} dot left", "{n} dots left", ballot.left());
    }
    const others = beyond(room);
    const here = room.view.items.filter((item) => answered(now, given(room, item).value)).length;
    const done = here + others.done;
    const all = room.view.items.length + others.done + others.left;
    if (others.left > 0 && now.state === "open") {
      return t("{done} done, {left} left: stop whenever you like.", { done, left: all - done });
    }
    return done === all ? t("All {n} done. Thank you!", { n: all })
      : t("{done} of {n} done", { done, n: all });
  }
  function draw() {
    const { items } = room.view;
    none.hidden = items.length > 0 || isMore(room);
    told.hidden = items.length === 0;
    keyed(list, items, (one) => one.id, (one) => card(room, ballot, one), known);
    urn.hidden = !dotted || !ballot.open() || ballot.cast() || ballot.drafts.size === 0;
    say(told, progress());
  }
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = { part: votePart, name: () => t("Vote"), resultsFirst: true };
