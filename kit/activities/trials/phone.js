// @ts-check
/** Telling a trial: a wording was used with a real client. Two taps are enough. */

import { attribute, follow, h, keyed, put, say, store, uid } from "../../widgets/dom.js";
import { isMore } from "../../widgets/batch.js";
import { draftKey, itemText } from "../../widgets/entry.js";
import { stateLine } from "../../widgets/form.js";
import { tellPending } from "../../widgets/pending.js";
import { pills } from "../../widgets/pills.js";
import { t, tn } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { Current, ItemPart } from "../../widgets/protocol.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** A row of pills under a label.
 * @param {string} label @param {Current["offers"][string]} choices @param {() => void} changed */
function ask(label, choices, changed) {
  const id = uid();
  const row = pills(id, choices, changed);
  return { el: h("div", { class: "kit-field" },
    h("span", { class: "kit-label", id, text: label }), row.el), get: row.get, set: row.set };
}

/** The opened form of one wording; what was chosen outlives a reload.
 * @param {ActivityRoom} room @param {ItemPart} item @param {() => void} done */
function trialForm(room, item, done) {
  const key = trialKey(room, item);
  const { id: activity, offers, grades, spoken } = room.view.current;
  const how = ask(t("How did it go?"), offers.outcome, keep);
  const natural = ask(t("How natural did it feel? 1 is stiff, 5 is natural"),
    grades.map((n) => [String(n), String(n)]), keep);
  const where = ask(t("Where?"), offers.channel, keep);
  const who = ask(t("Who are you in this trial?"), offers.by, keep);
  const id = uid();
  const long = h("input", { id, type: "number", min: "0", max: "36000", inputmode: "numeric",
    class: "kit-input", on: { input: keep } });
  const problem = h("p", { class: "kit-wrong", role: "alert" });
  const rows = { how, natural, where, who };
  function keep() {
    const chosen = Object.entries(rows).map(([name, row]) => [name, row.get()]);
    store.set(key, { ...Object.fromEntries(chosen), long: long.value });
  }
  const draft = /** @type {Record<string, string> | null} */ (store.get(key)) || {};
  for (const [name, row] of Object.entries(rows)) row.set(draft[name] || "");
  long.value = draft.long || "";
  const send = () => {
    if (!how.get()) {
      say(problem, t("Say first how it went."));
      return;
    }
    const by = who.get();
    room.send({
      do: "try", activity, item: item.id, outcome: how.get(),
      naturalness: natural.get() ? Number(natural.get()) : null,
      channel: where.get(), ...(by ? { by } : {}), tried_at: room.clock(),
      seconds: long.value === "" ? null : Number(long.value),
    });
    done();
  };
  return h("div", { class: "kit-trial" },
    item.watch
      && h("p", { class: "kit-quiet" }, t("Success means: {watch}", { watch: item.watch })),
    how.el, spoken && natural.el, where.el, who.el,
    spoken && h("div", { class: "kit-field" }, h("label", { class: "kit-label", for: id,
      text: t("How many seconds did it take? (optional)") }), long),
    problem,
    h("div", { class: "kit-actions" },
      h("button", { type: "button", class: "kit-button", text: t("Save the trial"),
        on: { click: send } }),
      h("button", { type: "button", class: "kit-button kit-second", text: t("Cancel"),
        on: { click: done } })));
}

/** Where this phone keeps a trial that is being told.
 * @param {ActivityRoom} room @param {ItemPart} item */
function trialKey(room, item) {
  return draftKey(room, `trial:${room.view.current.id}:${item.id}`);
}

/** @param {ActivityRoom} room @param {ItemPart} first */
function wording(room, first) {
  let item = first;
  const body = h("div", {});
  const told = h("p", { class: "kit-quiet", role: "status" });
  const state = stateLine();
  const place = h("div", {});
  const open = h("button", { type: "button", class: "kit-button kit-second kit-wide",
    text: t("I tried it"), on: { click: begin } });
  function begin() {
    attribute(open, "hidden", true);
    put(place, trialForm(room, item, close));
  }
  const close = () => {
    store.drop(trialKey(room, item));
    put(place);
    attribute(open, "hidden", false);
    open.focus();
  };
  let shown = "";
  if (store.get(trialKey(room, item))) begin();
  return {
    el: h("li", { class: "kit-card" }, body, told, state.el, open, place),
    /** @param {ItemPart} one */
    update(one) {
      item = one;
      const text = JSON.stringify([one.fields, one.about]);
      if (text !== shown) {
        shown = text;
        put(body, itemText(one.fields, room.view.current.form, one.about));
      }
      say(told, one.tried ? tn("You told {n} trial", "You told {n} trials", one.tried) : "");
      tellPending(state, room, (command) => command.do === "try" && command.item === one.id);
    },
  };
}

/**
 * The wordings to try, and a form to tell how it went; works offline for weeks.
 * @param {HTMLElement} el @param {ActivityRoom} room
 */
function tryPart(el, room) {
  const list = h("ul", { class: "kit-list" });
  const empty = h("p", { class: "kit-quiet" }, t("There is nothing to try yet."));
  put(el, empty, list);
  /** @type {Map<string, ReturnType<typeof wording>>} */
  const known = new Map();
  const draw = () => {
    const { items } = room.view;
    empty.hidden = items.length > 0 || isMore(room);
    keyed(list, items, (one) => one.id, (one) => wording(room, one), known);
  };
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = { part: tryPart, name: () => t("Trial"), aside: () => t("Tell a trial") };
