// @ts-check
import { follow, h, put } from "kit/widgets/dom.js";

/** @param {HTMLElement} el @param {any} room */
function moodPart(el, room) {
  const tell = (/** @type {string} */ mood) => room.send({ do: "feel", activity: room.view.current.id, mood });
  const buttons = ["good", "so-so", "bad"].map((mood) =>
    h("button", { type: "button", class: "kit-choice", text: mood, on: { click: () => tell(mood) } }));
  put(el, h("div", { class: "kit-options" }, buttons));
  const draw = () => buttons.forEach((button) =>
    button.setAttribute("aria-pressed", String(button.textContent === room.view.mood)));
  draw();
  return follow(room, draw);
}

export const phone = { part: moodPart, name: () => "Mood", ownResults: true };
