// @ts-check
/** Deciding: adopt, send back, drop, each with a reason that authors and the standard show. */

import { h, put, say } from "../../widgets/dom.js";
import { tallyLines } from "../../widgets/results.js";
import { offered, outcomesOf } from "../../widgets/scales.js";
import { t, tn } from "../../widgets/words.js";
import { button, controls, notice } from "../../widgets/desk/controls.js";
import { freedomProfile } from "./freedom.js";
import { decisionName, itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @import { Desk, DeskItem, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Binding, Decision } from "../../widgets/room.js" */
/** @import { Result } from "../../widgets/results.js" */
/** @import { Freedom } from "./freedom.js" */

/**
 * What the widget's kernel tells: `stopped` names the STOP-phrases that an entry holds, `hints`
 * say what to reword in it.
 * @typedef {Desk & {stopped: Record<string, string[]>, hints: Record<string, string[]>,
 *   freedom: Freedom}} Told
 */

/** Who sees that an idea happens, and by which day there is a result.
 * @param {DeskRoom<Told>} room */
function sponsoring(room) {
  const [said, kept] = [notice(), h("p", { class: "kit-decided" })];
  const [sponsor, until] = [t("Sponsor"), t("Result by")].map((name) => h("input",
    { type: "text", maxlength: "200", "aria-label": name, placeholder: name }));
  let id = "";
  const keep = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const marks = { sponsor: sponsor.value.trim(), until: until.value.trim() };
    if (!marks.sponsor || !marks.until) {
      said.show({ ok: false, why: t("Give both: who sees to it, and by which day.") });
      return;
    }
    said.show(await room.send({ do: "classify", item: id, marks }));
  };
  const el = h("div", null, kept, h("form", { class: "kit-inline", on: { submit: keep } },
    sponsor, until, h("button", { type: "submit", class: "kit-button" },
      t("Keep sponsor and date"))), said.el);
  return { el, update: (/** @type {DeskItem} */ item) => {
    id = item.id;
    const [who, day] = [item.fields.sponsor, item.fields.until];
    say(kept, [who && t("Sponsor: {who}", { who }), day && t("Result by: {day}", { day })]
      .filter(Boolean).join(" · "));
  } };
}

/** What became of trying an idea: how its trials went, and a closing note.
 * @param {DeskRoom<Told>} room */
function closing(room) {
  const said = notice();
  const went = h("p", { class: "kit-quiet" });
  const kept = h("p", { class: "kit-decided" });
  const note = h("input", { type: "text", maxlength: "1000", class: "kit-reason",
    "aria-label": t("What became of it?"), placeholder: t("What became of it?") });
  let id = "";
  const conclude = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await room.send({ do: "conclude", item: id, note: note.value });
    said.show(answer);
    if (answer.ok) note.value = "";
  };
  const form = h("form", { class: "kit-inline", on: { submit: conclude } }, note,
    h("button", { type: "submit", class: "kit-button" }, t("Keep the closing note")));
  const sponsored = sponsoring(room);
  const el = h("div", { class: "kit-decide" }, sponsored.el, went, kept, form, said.el);
  return { el, update: (/** @type {DeskItem} */ item) => {
    id = item.id;
    el.hidden = !item.concluded || item.decision !== "adopt";
    sponsored.update(item);
    const outcomes = outcomesOf(room.view.current, item.trials.outcomes);
    const { n } = item.trials;
    say(went, n ? [tn("{n} trial", "{n} trials", n), ...outcomes].join(" · ")
      : t("Not tried yet. Say what became of it, or have it tried."));
    went.hidden = !n && Boolean(item.note);
    say(kept, item.note ? t("Closed: {note}", { note: item.note }) : "");
  } };
}

/** The results that the widget shows. @param {DeskRoom<Told>} room */
function resultsOf(room) {
  return /** @type {Result[] | null} */ (room.view.results) || [];
}

/** @param {DeskRoom<Told>} room */
function decision(room) {
  const levels = offered(room.view.current, "binding");
  return (/** @type {DeskItem} */ first) => {
    let item = first;
    const said = notice();
    const tallies = h("div", { class: "kit-tallies" });
    const now = h("p", { class: "kit-decided" });
    const warning = h("p", { class: "kit-bad", role: "status" });
    const hints = h("ul", { class: "kit-quiet" });
    const reason = h("input", { type: "text", maxlength: "1000", class: "kit-reason",
      "aria-label": t("Reason"), placeholder: t("Reason (needed to send back or drop)") });
    const binding = h("select", { class: "kit-binding", "aria-label": t("How far it obliges") },
      [["", t("How far does it oblige?")], ...levels].map(([value, name]) =>
        h("option", { value, text: name })));
    const closed = closing(room);
    /** @param {Decision} what */
    const decide = async (what) => {
      const level = /** @type {Binding | ""} */ (binding.value);
      if (what === "adopt" && !level) {
        said.show({ ok: false, why: t("Choose first how far it obliges: must, should or free.") });
        return;
      }
      const answer = await room.send({ do: "decide", item: item.id, decision: what,
        reason: reason.value, ...(level ? { binding: level } : {}) });
      said.show(answer);
      // What was the reason to drop it is none to adopt it later.
      if (answer.ok) reason.value = "";
    };
    /** @param {DeskItem} one */
    const update = (one) => {
      item = one;
      const result = resultsOf(room).find((other) => other.id === item.id);
      const phrases = (room.desk.stopped[item.id] || []).join(", ");
      say(warning, phrases ? t("It holds a STOP-phrase: {phrases}", { phrases }) : "");
      put(hints, (room.desk.hints[item.id] || []).map((text) => h("li", { text })));
      put(tallies, result ? tallyLines(result, room.view.current) : null);
      const level = Object.fromEntries(levels)[item.binding];
      closed.update(item);
      const why = item.reason ? `: ${item.reason}` : "";
      const text = item.decision === "adopt"
        ? `${decisionName("adopt")} (${level})${why}`
        : item.decision ? `${decisionName(item.decision)}${why}` : "";
      say(now, text);
      now.className = `kit-decided kit-${item.decision || "none"}`;
    };
    update(first);
    return {
      el: h("div", { class: "kit-decide" }, tallies, warning, hints, now,
        h("div", { class: "kit-tools" }, binding, reason, h("div", { class: "kit-buttons" },
          button(t("Adopt"), () => decide("adopt"), "kit-primary"),
          button(t("Send back"), () => decide("rework")),
          button(t("Drop"), () => decide("drop")))), said.el, closed.el),
      update,
    };
  };
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function decidePart(el, room) {
  const [head, freedom, list] = [h("div"), h("div"), h("div")];
  put(el, head, freedom, list);
  const order = (/** @type {DeskItem[]} */ items) => {
    const place = new Map(resultsOf(room).map(({ id }, n) => [id, n]));
    return [...items].sort((a, b) => (place.get(a.id) ?? 1e6) - (place.get(b.id) ?? 1e6));
  };
  const stops = [controls(head, room), freedomProfile(freedom, room),
    itemList(list, room, { extra: decision(room), order, merge: true, decides: true })];
  return () => stops.forEach((stop) => stop());
}

export default widget(decidePart);
