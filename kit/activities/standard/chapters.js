// @ts-check
/** Chapters of the standard: what one holds may be shown under the heading of another. */

import { h, keyed, put, say } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { Card } from "../../widgets/element.js" */
/** @import { Given } from "../../widgets/room.js" */
/** @import { ChapterTold, StandardRoom } from "./told.js" */

/** @param {StandardRoom} room @param {() => void} changed */
function chapter(room, changed) {
  return (/** @type {ChapterTold} */ first) => {
    const said = notice();
    const { key, title } = first;
    /** @param {Given} command */
    const send = async (command) => {
      const answer = await room.send(command);
      said.show(answer);
      if (answer.ok) changed();
    };
    const into = h("select", { "aria-label": t("Show “{title}” under", { title }) });
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (into.value) send({ do: "merge_chapter", chapter: key, into: into.value });
    };
    const form = h("form", { class: "kit-inline", on: { submit } }, into,
      h("button", { type: "submit", class: "kit-button" }, t("Show it there")));
    const under = h("p", { class: "kit-quiet" });
    const back = button(t("Give it its own heading again"), () =>
      send({ do: "split_chapter", chapter: key }));
    const el = h("article", { class: "kit-card", "aria-label": title },
      h("div", { class: "kit-row" }, h("p", { class: "kit-body" }, title), under, back, form),
      said.el);
    let offer = "";
    const update = (/** @type {ChapterTold} */ one) => {
      const others = room.desk.chapters.filter((other) => other.key !== key && !other.into);
      const now = JSON.stringify(others);
      if (now !== offer) {
        offer = now;
        put(into, h("option", { value: "", text: t("under another heading") }),
          others.map((other) => h("option", { value: other.key, text: other.title })));
      }
      const there = room.desk.chapters.find((other) => other.key === one.into);
      say(under, one.into ? t("Shown under “{title}”", { title: there ? there.title : one.into })
        : "");
      under.hidden = back.hidden = !one.into;
      form.hidden = Boolean(one.into);
    };
    update(first);
    return { el, update };
  };
}

/** @param {StandardRoom} room @param {() => void} changed */
export function chapters(room, changed) {
  const el = h("div");
  /** @type {Map<string, Card<ChapterTold>>} */
  const known = new Map();
  const make = chapter(room, changed);
  const update = () => keyed(el, room.desk.chapters, (one) => one.key, make, known);
  update();
  return { el, update };
}
