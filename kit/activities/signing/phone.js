// @ts-check
/** Signing on the phone: read the draft, then "I can work with this" or "not yet, because". */

import { follow, h, put, say, store } from "../../widgets/dom.js";
import { draftKey } from "../../widgets/entry.js";
import { stateLine, stateOf } from "../../widgets/form.js";
import { t } from "../../widgets/words.js";

/** @import { OnPhone } from "../../server/static/activities.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** @param {HTMLElement} el @param {ActivityRoom} room */
function signingPart(el, room) {
  const { current } = room.view;
  const key = draftKey(room, `signing:${current.id}`);
  const reason = h("textarea", { class: "kit-input", rows: 3, maxlength: 1000,
    "aria-label": t("What is missing?"), placeholder: t("What is missing?"),
    on: { input: () => store.set(key, reason.value) } });
  reason.value = String(store.get(key) || "");
  const state = stateLine();
  const said = h("p", { class: "kit-card kit-calm", role: "status" });
  const send = async (/** @type {boolean} */ agrees) => {
    const answer = await room.send({ do: "sign", activity: current.id, agrees,
      ...(agrees ? {} : { reason: reason.value.trim() }) });
    if (answer.ok) store.drop(key);
  };
  const answers = h("div", { class: "kit-card" },
    h("button", { type: "button", class: "kit-button kit-wide", text: t("I can work with this"),
      on: { click: () => send(true) } }),
    h("p", { class: "kit-quiet", text: t("Or write what is missing; nobody sees who wrote it.") }),
    reason,
    h("button", { type: "button", class: "kit-button kit-second kit-wide",
      text: t("Not yet, because of this"), on: { click: () => send(false) } }));
  put(el, said, answers, state.el);

  function draw() {
    const mine = room.view.signing;
    const waiting = room.pending.find(({ command }) =>
      command.do === "sign" && command.activity === current.id);
    said.hidden = !mine;
    if (mine) {
      const told = mine.agrees ? t("You signed: you can work with this.")
        : t("You said: not yet, because {reason}", { reason: mine.reason });
      say(said, mine.changed ? `${told} ${t("The draft was changed since. Do you still say so?")}`
        : told);
    }
    answers.hidden = room.view.current.state !== "open";
    state.set(waiting && waiting.state !== "saved" ? stateOf(room, waiting) : "",
      waiting && waiting.why);
  }
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = { part: signingPart, name: () => t("Sign the draft") };
