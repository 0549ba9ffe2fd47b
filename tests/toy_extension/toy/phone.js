// @ts-check
import { follow, h, put } from "kit/widgets/dom.js";

/** @import { OnPhone } from "kit/server/static/activities.js" */
/** @import { ActivityRoom } from "kit/widgets/room.js" */

/** @param {HTMLElement} el @param {ActivityRoom} room */
function moodPart(el, room) {
  const activity = room.view.current.id;
  const tell = (/** @type {string} */ mood) => room.send({ do: "feel", activity, mood });
  const buttons = ["good", "so-so", "bad"].map((mood) => h("button",
    { type: "button", class: "kit-choice", text: mood, on: { click: () => tell(mood) } }));
  put(el, h("div", { class: "kit-options" }, buttons));
  const draw = () => buttons.forEach((button) =>
    button.setAttribute("aria-pressed", String(button.textContent === room.view.mood)));
  draw();
  return follow(room, draw);
}

/** @type {OnPhone} */
export const phone = { part: moodPart, name: () => "Mood", ownResults: true };
