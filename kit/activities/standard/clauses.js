// @ts-check
/** The entries of a kind beside the preview: their order, their wording, how far they oblige. */

import { h, keyed, put, say } from "../../widgets/dom.js";
import { offered } from "../../widgets/scales.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";
import { decisionName, itemCard } from "../../widgets/desk/items.js";

/** @import { DeskItem } from "../../widgets/desk/desk.js" */
/** @import { Card } from "../../widgets/element.js" */
/** @import { Binding, Decision, Given } from "../../widgets/room.js" */
/** @import { StandardRoom } from "./told.js" */

const PAGE = 50;

/** How far an entry obliges, and what is decided on it.
 * @param {StandardRoom} room @param {(number: string) => void} changed */
function settling(room, changed) {
  const levels = offered(room.view.current, "binding");
  return (/** @type {DeskItem} */ first) => {
    let item = first;
    const said = notice();
    const number = room.desk.numbers[first.id];
    const now = h("p", { class: "kit-decided" });
    const binding = h("select", { class: "kit-binding", "aria-label": t("How far it obliges") },
      [["", t("How far does it oblige?")], ...levels].map(([value, name]) =>
        h("option", { value, text: name })));
    const reason = h("input", { type: "text", maxlength: "1000", class: "kit-reason",
      "aria-label": t("Reason"), placeholder: t("Reason (needed to send back or drop)") });
    /** @param {Given} command */
    const send = async (command) => {
      const answer = await room.send(command);
      said.show(answer);
      if (!answer.ok) return;
      if (command.do === "decide") reason.value = "";
      changed(number);
    };
    /** @param {Decision} what */
    const decide = (what) => {
      const level = /** @type {Binding | ""} */ (binding.value);
      if (what === "adopt" && !level) {
        said.show({ ok: false, why: t("Choose first how far it obliges: must, should or free.") });
        return;
      }
      // Another level is no reason to forget why it was adopted.
      const why = reason.value || (item.decision === what ? item.reason : "");
      send({ do: "decide", item: item.id, decision: what, reason: why,
        ...(level ? { binding: level } : {}) });
    };
    const adopt = button("", () => decide("adopt"), "kit-primary");
    /** @param {DeskItem} one */
    const update = (one) => {
      item = one;
      const why = item.reason ? `: ${item.reason}` : "";
      say(now, `${standing(item, levels)}${why}`);
      now.className = `kit-decided kit-${item.decision || "none"}`;
      say(adopt, item.decision === "adopt" ? t("Set the level") : t("Adopt"));
    };
    update(first);
    const el = h("div", { class: "kit-decide" }, now,
      h("div", { class: "kit-tools" }, binding, reason, h("div", { class: "kit-buttons" },
        adopt, button(t("Send back"), () => decide("rework")),
        button(t("Drop"), () => decide("drop")))), said.el);
    return { el, update };
  };
}

/** What was decided on an entry, and how far it obliges.
 * @param {DeskItem} item @param {string[][]} levels */
function standing(item, levels) {
  if (!item.decision) return t("not decided yet");
  const level = item.decision === "adopt" ? ` (${Object.fromEntries(levels)[item.binding]})` : "";
  return `${decisionName(item.decision)}${level}`;
}

/** An entry on one line, with its place among the others; it unfolds to its tools.
 * @param {StandardRoom} room @param {(number: string) => void} changed */
function line(room, changed) {
  const levels = offered(room.view.current, "binding");
  const extra = settling(room, changed);
  return (/** @type {DeskItem} */ first) => {
    let item = first;
    const said = notice();
    const number = room.desk.numbers[first.id];
    const [text, chip] = [h("span"), h("span", { class: "kit-chip" })];
    const inside = h("div", { class: "kit-inside", hidden: true });
    /** @type {Card<DeskItem> | null} */
    let card = null;
    /** Tools are made for those that are looked at. */
    const unfold = () => {
      inside.hidden = !whole.open;
      if (!whole.open || card) return;
      card = itemCard(room, item, { extra, decides: true });
      put(inside, card.el);
    };
    const whole = h("details", { on: { toggle: unfold } }, h("summary", null,
      h("strong", { text: number }), " ", text, " ", chip));
    /** @param {number} step one up or down */
    const move = async (step) => {
      const ids = room.desk.items.map((one) => one.id);
      const at = ids.indexOf(item.id);
      if (at + step < 0 || at + step >= ids.length) return;
      const before = step < 0 ? ids[at - 1] : ids[at + 2] || "";
      const answer = await room.send({ do: "place_clause", item: item.id, before });
      said.show(answer);
      if (answer.ok) changed(number);
    };
    const [up, down] = [button("↑", () => move(-1)), button("↓", () => move(1))];
    up.setAttribute("aria-label", t("{number}: one place up", { number }));
    down.setAttribute("aria-label", t("{number}: one place down", { number }));
    const el = h("article", { class: "kit-clause", "aria-label": number }, whole,
      h("div", { class: "kit-buttons" }, up, down), inside, said.el);
    const update = (/** @type {DeskItem} */ one) => {
      item = one;
      say(text, one.text);
      say(chip, standing(one, levels));
      chip.classList.toggle("kit-open", one.decision === "adopt");
      if (card && card.update) card.update(one);
    };
    update(first);
    return { el, update };
  };
}

/** @param {StandardRoom} room @param {(number: string) => void} changed */
export function clauses(room, changed) {
  const kinds = h("select", { "aria-label": t("Entries"),
    on: { change: () => look(kinds.value) } });
  const find = h("input", { type: "text", class: "kit-reason", on: { input: () => turn(PAGE) },
    "aria-label": t("Find by number or words"), placeholder: t("Find by number or words") });
  const [list, none] = [h("div"), h("p", { class: "kit-quiet" }, t("Nothing here yet."))];
  const more = button(t("Show more"), () => turn(shown + PAGE));
  const el = h("section", { class: "kit-clauses", "aria-label": t("Entries") },
    h("div", { class: "kit-tools" }, kinds, find), none, list, more);
  let shown = PAGE;
  let [offer, kind] = ["", ""];
  /** @type {Map<string, Card<DeskItem>>} */
  const known = new Map();
  /** The wording of each, to see which one was edited. @type {Map<string, number>} */
  const versions = new Map();
  const make = line(room, changed);

  /** @param {string} to */
  const look = (to) => room.ask({ do: "look", kind: to });
  /** @param {number} to how many at most */
  function turn(to) {
    shown = to;
    update();
  }
  /** @param {DeskItem} one */
  function fits({ id, text }) {
    const words = find.value.trim().toLowerCase();
    return `${room.desk.numbers[id]} ${text}`.toLowerCase().includes(words);
  }
  function update() {
    const { desk } = room;
    const now = JSON.stringify(desk.kinds);
    if (now !== offer) {
      offer = now;
      put(kinds, desk.kinds.map(([value, text]) => h("option", { value, text })));
    }
    kinds.value = desk.kind;
    if (desk.kind !== kind) known.clear();
    if (desk.kind !== kind) put(list);
    kind = desk.kind;
    const items = desk.items.filter(fits);
    none.hidden = items.length > 0;
    more.hidden = items.length <= shown;
    keyed(list, items.slice(0, shown), (one) => one.id, make, known);
    for (const { id, version } of desk.items) {
      if ((versions.get(id) ?? version) < version) changed(desk.numbers[id]);
      versions.set(id, version);
    }
  }
  update();
  return {
    el,
    update,
    /** Turn to the entries of a kind by which something is settled.
     * @param {string} to @param {string} number */
    async go(to, number) {
      find.value = number;
      await look(to);
      turn(PAGE);
      el.scrollIntoView({ block: "start" });
      find.focus();
    },
  };
}
