// @ts-check
/** Entries that look alike: a suggestion to merge, never done by itself. */

import { h, keyed, put } from "../dom.js";
import { t } from "../words.js";
import { button, notice } from "./controls.js";
import { mergeForm } from "./items.js";

/** @import { Desk, DeskRoom } from "./desk.js" */

/**
 * Two entries that look alike.
 * @typedef {{a: string, b: string, a_text: string, b_text: string, similarity: number}} Alike
 * @typedef {Desk & {suggestions: Alike[]}} WithSuggestions
 */

/** @param {HTMLElement} el @param {DeskRoom<WithSuggestions>} room */
export function suggestions(el, room) {
  const box = h("div", { class: "kit-suggestions" });
  const head = h("h4", null, t("These look alike. Are they the same?"));
  /** @type {Map<string, {el: HTMLElement}>} */
  const known = new Map();
  put(el, head, box);

  /** @param {Alike} one */
  const make = (one) => {
    const said = notice();
    const place = h("div");
    const apart = async () =>
      said.show(await room.send({ do: "keep_apart", items: [one.a, one.b] }));
    const same = () => mergeForm(place, room, [one.a, one.b], () => put(place));
    return {
      el: h("article", { class: "kit-card kit-alike" },
        h("p", { text: one.a_text }), h("p", { text: one.b_text }),
        h("div", { class: "kit-tools" }, button(t("Merge…"), same),
          button(t("Not the same"), apart)),
        place, said.el),
    };
  };
  const refresh = () => {
    const list = room.desk.suggestions;
    head.hidden = list.length === 0;
    keyed(box, list, (one) => `${one.a}/${one.b}`, make, known);
  };
  const stop = room.on(refresh);
  refresh();
  return stop;
}
