// @ts-check
/** What packs and standards suggest: folded away, so that one's own comes first; one tap makes
 * it an entry. */

import { attribute, h, keyed } from "../../widgets/dom.js";
import { itemText } from "../../widgets/entry.js";
import { stateLine, stateOf } from "../../widgets/form.js";
import { t, tn } from "../../widgets/words.js";

/** @import { Suggested } from "../../widgets/protocol.js" */
/** @import { ActivityRoom } from "../../widgets/room.js" */

/** One suggestion. @param {ActivityRoom} room @param {Suggested} one */
function card(room, one) {
  const state = stateLine();
  const take = h("button", { type: "button", class: "kit-button kit-second", text: t("Take it up"),
    on: { click: () => {
      const refused = pending();
      if (refused) room.dismiss(refused.command.id);
      room.send({ do: "take_up", activity: room.view.current.id, suggestion: one.id });
      update();
    } } });
  const pending = () => room.pending.find(({ command }) =>
    command.do === "take_up" && command.suggestion === one.id);
  function update() {
    const sent = pending();
    state.set(sent ? stateOf(room, sent) : "", sent && sent.why);
    attribute(take, "disabled", sent && sent.state !== "refused");
  }
  return { update, el: h("li", { class: "kit-card" },
    itemText(one.fields, room.view.current.form, one.about), state.el,
    h("div", { class: "kit-actions" }, take)) };
}

/**
 * The list of what is suggested and nobody has taken up yet; nothing where there is none.
 * @param {ActivityRoom} room
 */
export function suggestedList(room) {
  const title = h("summary", null);
  const list = h("ul", { class: "kit-list" });
  const el = h("details", { class: "kit-fold kit-suggested" }, title,
    h("p", { class: "kit-note",
      text: t("Known from elsewhere. Does it hold here too? Take it up, then change it.") }),
    list);
  /** @type {Map<string, ReturnType<typeof card>>} */
  const known = new Map();
  return {
    el,
    draw() {
      const { current, suggested } = room.view;
      el.hidden = current.state !== "open" || suggested.length === 0;
      title.textContent = tn("{n} suggestion", "{n} suggestions", suggested.length);
      keyed(list, suggested, (one) => one.id, (one) => card(room, one), known);
    },
  };
}
