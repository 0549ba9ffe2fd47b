// @ts-check
/** Coming in: a name, groups and a language, all of it optional, on one screen. */

import { attribute, h, put, say, store, uid } from "../../widgets/dom.js";
import { field } from "../../widgets/form.js";
import { LANGUAGES, currentLanguage, t } from "../../widgets/words.js";

/** @import { FormField } from "../../widgets/protocol.js" */
/** @import { Room } from "../../widgets/room.js" */

/** @type {FormField} */
const NAME = { name: "name", label: "", help: "", required: false, lines: 1, choices: [] };

/** A choice of languages. @param {(code: string) => void} choose */
export function languageChoice(choose) {
  const select = h("select", {
    class: "kit-language", "aria-label": t("Language"),
    on: { change: () => choose(select.value) },
  }, LANGUAGES.map(([code, name]) =>
    h("option", { value: code, text: name, lang: code, selected: code === currentLanguage() })));
  return select;
}

/** What is kept of somebody, how long, and who reads it. @param {string} until a day, or "" */
function keptPart(until) {
  const day = until && new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "long" })
    .format(new Date(`${until}T12:00`));
  return h("details", {},
    h("summary", { class: "kit-quiet",
      text: day ? t("What is kept of you, until {day}", { day }) : t("What is kept of you") }),
    h("p", { class: "kit-quiet", text: t("Kept are: your name and what you say of yourself here, "
      + "what you write and vote, and when. It stands on the facilitator's computer; the "
      + "facilitator and who makes the standard read it, and who runs that computer could. "
      + "Your name and groups are erased whenever you ask for it.") }));
}

/**
 * The screen of joining, or of changing what one said.
 * @param {HTMLElement} el
 * @param {Room} room
 * @param {(code: string) => void} speak takes another language
 * @param {(() => void) | null} back closes the screen, where there is something behind it
 * @returns {() => void}
 */
export function joinScreen(el, room, speak, back) {
  const key = `kit:${room.view.room.code}:join`;
  const { me } = room.view;
  const kept = /** @type {Record<string, string | boolean> | null} */ (store.get(key));
  /** @type {Record<string, string | boolean>} */
  const before = kept || (me ? { name: me.name, ...me.groups, credit: me.credit } : {});
  const asked = [{ ...NAME, label: t("Your name or a nickname") }, ...room.view.asks];
  const fields = asked.map((one) => field(one, keep));
  for (const one of fields) {
    one.input.set(String(before[one.spec.name] || ""));
    if (!one.spec.choices.length) attribute(one.input.el, "maxlength", 80);
  }
  // A ticket's code brings it along after the address; where it is asked for, it can be typed.
  const ticket = field({ ...NAME, name: "ticket", label: t("Ticket"), required: true }, () => {});
  ticket.input.set(new URLSearchParams(location.hash.slice(1)).get("ticket") || "");
  const byTicket = room.view.room.by_ticket && !me;
  const credit = h("input", {
    type: "checkbox", id: uid(), checked: Boolean(before.credit), on: { change: keep },
  });
  const told = h("p", { class: "kit-state", role: "status" });
  const button = h("button", { type: "submit", class: "kit-button",
    text: me ? t("Save") : t("Join") });

  function answers() {
    /** @type {Record<string, string>} */
    const given = {};
    for (const one of fields) given[one.spec.name] = one.input.get().trim();
    return given;
  }
  function keep() {
    store.set(key, { ...answers(), credit: credit.checked });
  }
  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    keep();
    const { name, ...groups } = answers();
    for (const one of Object.keys(groups)) if (!groups[one]) delete groups[one];
    attribute(button, "disabled", true);
    const sent = room.send({ do: "enter", name, groups, language: currentLanguage(),
      credit: credit.checked, ...(byTicket && { ticket: ticket.input.get().trim() }) });
    draw();
    const answer = await sent;
    attribute(button, "disabled", false);
    if (answer.ok) {
      store.drop(key);
      if (back) back();
    } else {
      attribute(told, "data-state", "refused");
      say(told, t("Not saved: {why}", { why: answer.why || "" }));
    }
  }
  put(el, h("form", { class: "kit-join", novalidate: true, on: { submit } },
    h("div", { class: "kit-languages", role: "group", "aria-label": t("Language") },
      LANGUAGES.map(([code, name]) => h("button", { type: "button", class: "kit-pill", lang: code,
        text: name, "aria-pressed": String(code === currentLanguage()),
        on: { click: () => speak(code) } }))),
    h("h1", { text: me ? t("About you") : t("Welcome") }),
    h("p", { class: "kit-lead", text: room.view.room.locked && !me
      ? t("The door of this workshop is locked. Ask the facilitator to open it.")
      : byTicket ? t("Write down what stands on your ticket. The rest is optional.")
        : t("Everything here is optional. You can simply join.") }),
    h("div", { class: "kit-card" }, byTicket && ticket.el, fields.map((one) => one.el),
      h("label", { class: "kit-check", for: credit.id }, credit, h("span", {},
        h("strong", { text: t("Name me as an author") }),
        h("span", { class: "kit-quiet",
          text: t("Your name may then stand beside your wording in the finished standard.") })))),
    h("p", { class: "kit-privacy",
      text: t("Nobody sees who wrote or voted, unless an activity says that it shows names.") }),
    keptPart(room.view.room.kept_until),
    h("div", { class: "kit-actions kit-sticky" }, button, back && h("button", { type: "button",
      class: "kit-button kit-second", text: t("Cancel"), on: { click() {
        store.drop(key);
        back();
      } } })),
    told));

  function draw() {
    const waits = room.pending.some((one) =>
      one.command.do === "enter" && one.state === "waiting");
    attribute(button, "disabled", waits);
    if (waits) attribute(told, "data-state", room.state === "live" ? "saving" : "waiting");
    if (waits) say(told, room.state === "live" ? t("Joining…") : t("Waiting for the network"));
  }
  draw();
  return room.on(draw);
}
