// @ts-check
/** Deciding: adopt, send back, drop, each with a reason that authors and the standard show. */

import { h, put, say } from "../dom.js";
import { tallyLines } from "../results.js";
import { t } from "../words.js";
import { button, controls, notice } from "./controls.js";
import { decisionName, itemList } from "./items.js";
import { widget } from "./kernel.js";

/** @param {any} room */
function decision(room) {
  return (/** @type {any} */ first) => {
    let item = first;
    const said = notice();
    const tallies = h("div", { class: "kit-tallies" });
    const now = h("p", { class: "kit-decided" });
    const warning = h("p", { class: "kit-bad", role: "status" });
    const reason = h("input", { type: "text", maxlength: "1000", class: "kit-reason",
      "aria-label": t("Reason"), placeholder: t("Reason (needed to send back or drop)") });
    const binding = h("select", { class: "kit-binding", "aria-label": t("How far it obliges") },
      [["", t("How far does it oblige?")], ["must", t("must")], ["should", t("should")],
        ["free", t("free")]].map(([value, name]) => h("option", { value, text: name })));
    /** @param {string} what */
    const decide = async (what) => {
      const level = /** @type {HTMLSelectElement} */ (binding).value;
      if (what === "adopt" && !level) {
        said.show({ ok: false, why: t("Choose first how far it obliges: must, should or free.") });
        return;
      }
      const answer = await room.send({
        do: "decide", item: item.id, decision: what, binding: level || "should",
        reason: /** @type {HTMLInputElement} */ (reason).value,
      });
      said.show(answer);
    };
    /** @param {any} one */
    const update = (one) => {
      item = one;
      const result = (room.view.results || []).find((/** @type {any} */ r) => r.id === item.id);
      const held = (room.desk.stopped || {})[item.id];
      say(warning, held ? t("It holds a STOP-phrase: {phrases}", { phrases: held.join(", ") }) : "");
      put(tallies, result ? tallyLines(result) : null);
      const level = { must: t("must"), should: t("should"), free: t("free") }[
        /** @type {"must"|"should"|"free"} */ (item.binding)];
      const why = item.reason ? `: ${item.reason}` : "";
      const text = item.decision === "adopt"
        ? `${decisionName("adopt")} (${level})${why}`
        : item.decision ? `${decisionName(item.decision)}${why}` : "";
      say(now, text);
      now.className = `kit-decided kit-${item.decision || "none"}`;
    };
    update(first);
    return {
      el: h("div", { class: "kit-decide" }, tallies, warning, now,
        h("div", { class: "kit-tools" }, binding, reason,
          button(t("Adopt"), () => decide("adopt"), "kit-primary"),
          button(t("Send back"), () => decide("rework")),
          button(t("Drop"), () => decide("drop"))), said.el),
      update,
    };
  };
}

/** @param {HTMLElement} el @param {any} room */
function decidePart(el, room) {
  const [head, list] = [h("div"), h("div")];
  put(el, head, list);
  const order = (/** @type {any[]} */ items) => {
    const place = new Map((room.view.results || []).map((/** @type {any} */ r, /** @type {number} */ n) => [r.id, n]));
    return [...items].sort((a, b) => (place.get(a.id) ?? 1e6) - (place.get(b.id) ?? 1e6));
  };
  const stops = [controls(head, room),
    itemList(list, room, { extra: decision(room), order, merge: true })];
  return () => stops.forEach((stop) => stop());
}

export default widget(decidePart);
