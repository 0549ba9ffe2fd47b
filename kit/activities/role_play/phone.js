// @ts-check
/** A role play on the phone: take part, read one's card, fill in the group's sheet. */

import { attribute, follow, h, put, say, store, uid } from "../../widgets/dom.js";
import { draftKey } from "../../widgets/entry.js";
import { stateLine } from "../../widgets/form.js";
import { tellPending } from "../../widgets/pending.js";
import { pills } from "../../widgets/pills.js";
import { t } from "../../widgets/words.js";

/** What one does in one's role. @param {string} role */
function task(role) {
  if (role === "client") return t("You are the client. Say what the client would say; do not help.");
  if (role === "employee") return t("You are the employee. Serve this client in your own words.");
  return t("You observe. Tick what was said, in any words, and say first what went well.");
}

/** @param {string} role */
function roleName(role) {
  if (role === "client") return t("Client");
  return role === "employee" ? t("Employee") : t("Observer");
}

/** The card of one's role. @param {any} role */
function card(role) {
  const type = role.client_type || {};
  return h("div", { class: "kit-card kit-role" },
    h("p", { class: "kit-eyebrow", text: t("Round {round}", { round: role.round }) }),
    h("h2", { text: roleName(role.role) }), h("p", { text: task(role.role) }),
    h("p", null, h("strong", { text: role.situation })),
    role.role === "client" && role.client_says && h("p", { text: t("“{words}”", { words: role.client_says }) }),
    type.text && h("p", null, t("You are this kind of client: {type}", { type: type.text })),
    type.signs && h("p", { class: "kit-quiet", text: type.signs }));
}

/** Whether a module says what it means in points; else its whole text stands for them.
 * @param {any} one */
function hasPoints(one) {
  return one.points.some((/** @type {string} */ text) => text !== one.text);
}

/** The sheet of one module; ticks outlive a reload. @param {any} room @param {any} one */
function sheet(room, one) {
  const key = draftKey(room, `sheet:${room.view.current.id}:${one.item}`);
  const sign = JSON.stringify([room.view.role.round, one.points]);
  const boxes = one.points.map((/** @type {string} */ text) => {
    const id = uid();
    const box = /** @type {HTMLInputElement} */ (h("input", { id, type: "checkbox", on: { change: keep } }));
    return { box, el: h("label", { class: "kit-check", for: id }, box, h("span", { text })) };
  });
  const id = uid();
  const natural = pills(id, [1, 2, 3, 4, 5].map((n) => [String(n), String(n)]), keep);
  const ticks = () => boxes.map((/** @type {any} */ b) => b.box.checked);
  function keep() {
    store.set(key, { sign, points: ticks(), natural: natural.get() });
  }
  const draft = store.get(key);
  if (draft && draft.sign === sign) {
    boxes.forEach((/** @type {any} */ b, /** @type {number} */ n) => { b.box.checked = draft.points[n]; });
    natural.set(draft.natural);
  }
  const send = () => room.send({
    do: "score", activity: room.view.current.id, item: one.item,
    points: ticks(),
    naturalness: natural.get() ? Number(natural.get()) : null,
  });
  return h("div", { class: "kit-card kit-sheet" }, hasPoints(one) && h("p", null, h("strong", { text: one.text })),
    boxes.map((/** @type {any} */ b) => b.el),
    h("span", { class: "kit-label", id, text: t("How natural did it sound? 5 is natural") }),
    natural.el,
    h("div", { class: "kit-actions" }, h("button", { type: "button", class: "kit-button", text: t("Send the sheet"),
      on: { click: send } })));
}

/** A module to read, for the employee. @param {any} one */
function reading(one) {
  return h("div", { class: "kit-card kit-sheet" }, h("p", null, h("strong", { text: one.text })),
    hasPoints(one) && h("ul", null, one.points.map((/** @type {string} */ text) => h("li", { text }))));
}

/** @param {HTMLElement} el @param {any} room */
function playPart(el, room) {
  const activity = room.view.current.id;
  const join = h("button", { type: "button", class: "kit-button", on: { click: () =>
    room.send({ do: "take_part", activity, on: !(room.view.role && room.view.role.ready) }) } });
  const hint = h("p", { class: "kit-quiet", role: "status" });
  const place = h("div", { class: "kit-part" });
  const state = stateLine();
  put(el, place, state.el, hint, join);
  let shown = "";
  function draw() {
    const role = room.view.role;
    if (!role || !room.view.current || room.view.current.id !== activity) return;
    const now = JSON.stringify([role.round, role.role, role.situation, role.sheets]);
    if (now !== shown) {
      shown = now;
      const title = role.fills ? t("The sheet") : t("What the standard says");
      put(place, role.role && card(role), role.sheets.length > 0 && h("h2", { text: title }),
        role.sheets.map((/** @type {any} */ one) =>
          role.fills ? sheet(room, one) : reading(one)));
    }
    say(join, role.ready ? t("I no longer take part") : t("I take part"));
    join.className = role.ready ? "kit-button kit-second" : "kit-button";
    attribute(join, "hidden", room.view.current.state !== "open");
    let text = role.ready ? t("The facilitator draws the roles in a moment.") : "";
    if (role.role) text = role.scored ? t("The sheet of your group is saved.") : "";
    say(hint, text);
    tellPending(state, room, (command) => command.do === "score" && command.activity === activity);
  }
  draw();
  return follow(room, draw);
}

/** @type {import("../../server/static/activities.js").OnPhone} */
export const phone = {
  part: playPart,
  name: () => t("Role play"),
  // People face each other: there is nothing that nobody sees.
  privacy: () => "",
};
