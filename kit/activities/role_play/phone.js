// @ts-check
/** A role play on the phone: take part, read one's card, fill in the group's sheet. */

import { attribute, follow, h, put, say, store, uid } from "../../widgets/dom.js";
import { draftKey } from "../../widgets/entry.js";
import { stateLine } from "../../widgets/form.js";
import { tellPending } from "../../widgets/pending.js";
import { pills } from "../../widgets/pills.js";
import { t } from "../../widgets/words.js";
import { personName, roleName } from "./role_words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { Current, Me, RolePart, Sheet } from "../../widgets/protocol.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** What one does in one's role. @param {RolePart["role"]} role */
function task(role) {
  if (role === "client") {
    return t("You are the client. Say what the client would say; do not help.");
  }
  if (role === "employee") return t("You are the employee. Serve this client in your own words.");
  return t("You observe. Tick what was said, in any words, and say first what went well.");
}

/** Whom one plays with: the group is a table, so that people can find it.
 * @param {Current} current @param {RolePart} role */
function group(current, role) {
  return h("div", { class: "kit-seats" },
    h("p", null, h("strong", { text: t("Group {n} meets at table {n}", { n: role.group }) })),
    h("ul", null, role.partners.map((one) =>
      h("li", { text: `${roleName(current, one.role)}: ${personName(one)}` }))));
}

/** The card of one's role. @param {Current} current @param {RolePart} role @param {Me | null} me */
function card(current, role, me) {
  const type = role.client_type;
  const unnamed = !(me && me.name);
  return h("div", { class: "kit-card kit-role" },
    h("p", { class: "kit-eyebrow", text: t("Round {round}", { round: role.round }) }),
    h("h2", { text: roleName(current, role.role) }), group(current, role),
    unnamed && h("p", { class: "kit-quiet",
      text: t("For the others you are number {n} of the group.", { n: role.number }) }),
    h("p", { text: task(role.role) }),
    h("p", null, h("strong", { text: role.situation })),
    role.client_says && h("p", { text: t("“{words}”", { words: role.client_says }) }),
    type.text && h("p", null, t("You are this kind of client: {type}", { type: type.text })),
    type.signs && h("p", { class: "kit-quiet", text: type.signs }));
}

/** What one's part in the round, or in the next one, comes to. @param {RolePart} role */
function standing(role) {
  if (role.role && role.scored) return t("The sheet of your group is saved.");
  if (role.role) return role.ready ? "" : t("You are not in the next round.");
  if (!role.ready) return "";
  return role.round ? t("You are in the next round.")
    : t("The facilitator draws the roles in a moment.");
}

/** What the button says that changes it. @param {RolePart} role */
function change(role) {
  if (!role.ready) return t("I take part");
  return role.role ? t("Not in the next round") : t("Not this time");
}

/** Whether a module says what it means in points; else its whole text stands for them.
 * @param {Sheet} one */
function hasPoints(one) {
  return one.points.some((text) => text !== one.text);
}

/** The sheet of one module; ticks outlive a reload.
 * @param {ActivityRoom} room @param {number} round @param {Sheet} one */
function sheet(room, round, one) {
  const { id: activity, grades } = room.view.current;
  const key = draftKey(room, `sheet:${activity}:${one.item}`);
  const sign = JSON.stringify([round, one.points, one.ways]);
  const boxes = one.points.map((text) => {
    const id = uid();
    const box = h("input", { id, type: "checkbox", on: { change: keep } });
    return { box, el: h("label", { class: "kit-check", for: id }, box, h("span", { text })) };
  });
  const id = uid();
  const natural = pills(id, grades.map((n) => [String(n), String(n)]), keep);
  const end = uid();
  const way = pills(end, one.ways, keep);
  const ticks = () => boxes.map(({ box }) => box.checked);
  function keep() {
    store.set(key, { sign, points: ticks(), natural: natural.get(), way: way.get() });
  }
  /** @typedef {{sign: string, points: boolean[], natural: string, way?: string}} Draft */
  const draft = /** @type {Draft | null} */ (store.get(key));
  if (draft && draft.sign === sign) {
    boxes.forEach(({ box }, n) => { box.checked = draft.points[n]; });
    natural.set(draft.natural);
    way.set(draft.way || "");
  }
  const send = () => room.send({
    do: "score", activity, item: one.item, points: ticks(),
    naturalness: natural.get() ? Number(natural.get()) : null, way: way.get() || null,
  });
  return h("div", { class: "kit-card kit-sheet" },
    hasPoints(one) && h("p", null, h("strong", { text: one.text })),
    boxes.map((b) => b.el),
    h("span", { class: "kit-label", id, text: t("How natural did it sound? 5 is natural") }),
    natural.el,
    one.ways.length > 0 && [h("span", { class: "kit-label", id: end,
      text: t("Where did the talk end?") }), way.el],
    h("div", { class: "kit-actions" }, h("button", { type: "button", class: "kit-button",
      text: t("Send the sheet"), on: { click: send } })));
}

/** A module to read, for the employee. @param {Sheet} one */
function reading(one) {
  return h("div", { class: "kit-card kit-sheet" }, h("p", null, h("strong", { text: one.text })),
    hasPoints(one) && h("ul", null, one.points.map((text) => h("li", { text }))));
}

/** @param {HTMLElement} el @param {ActivityRoom} room */
function playPart(el, room) {
  const activity = room.view.current.id;
  const join = h("button", { type: "button", class: "kit-button", hidden: true, on: { click: () =>
    room.send({ do: "take_part", activity, on: !(room.view.role && room.view.role.ready) }) } });
  const hint = h("p", { class: "kit-standing", role: "status" });
  const [mine, sheets] = [h("div", {}), h("div", { class: "kit-part" })];
  const state = stateLine();
  const seen = t("Your group and the wall see the name that you gave, if you gave one.");
  put(el, h("p", { class: "kit-note", text: seen }), mine, sheets, state.el, hint, join);
  const drawn = { card: "", sheets: "" };
  function draw() {
    const { role, me, current } = room.view;
    if (!role) return;
    const { ready, scored, sheets: told, ...own } = role;
    const signs = { card: JSON.stringify([own, me && me.name]),
      sheets: JSON.stringify([role.round, role.role, told]) };
    if (drawn.card !== signs.card) put(mine, role.role && card(current, role, me));
    if (drawn.sheets !== signs.sheets) {
      const title = role.fills ? t("The sheet") : t("What the standard says");
      put(sheets, told.length > 0 && h("h2", { text: title }),
        told.map((one) => (role.fills ? sheet(room, role.round, one) : reading(one))));
    }
    Object.assign(drawn, signs);
    const open = current.state === "open";
    say(join, change(role));
    join.className = ready ? "kit-button kit-second" : "kit-button";
    attribute(join, "hidden", !open);
    say(hint, open || scored ? standing(role) : "");
    tellPending(state, room, (command) => command.do === "score" && command.activity === activity);
  }
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = {
  part: playPart,
  name: () => t("Role play"),
  // People face each other: there is nothing that nobody sees.
  privacy: () => "",
};
