// @ts-check
/** Topics of a large collection: groups are suggested, a person names them or lets them be. */

import { h, put, say } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { Desk, DeskRoom } from "../../widgets/desk/desk.js" */

/**
 * Entries that may belong together: they have no name until a person gives one.
 * @typedef {{words: string[], items: string[], samples: string[]}} Group
 * @typedef {{text: string, n: number}} Topic
 * @typedef {Desk & {topics: Topic[], without_topic: number}} WithTopics
 */

const FEWEST = 12;

/** @param {HTMLElement} el @param {DeskRoom<WithTopics>} room */
export function topicsPart(el, room) {
  const said = notice();
  const place = h("div");
  const made = h("ul", { class: "kit-comments" });
  const left = h("p", { class: "kit-quiet" });

  /** @param {Group} one */
  function card(one) {
    const told = notice();
    const label = t("Name of the topic");
    const name = h("input", { type: "text", class: "kit-reason", maxlength: "200",
      "aria-label": label, placeholder: label });
    const count = tn("{n} entry", "{n} entries", one.items.length);
    const make = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const done = await room.send({ do: "make_topic", activity: room.desk.run.id,
        text: name.value, items: one.items });
      told.show(done);
      if (done.ok) put(article, h("p", { class: "kit-good" }, `${name.value} · `, count));
    };
    const article = h("article", { class: "kit-card kit-alike" },
      h("p", null, h("strong", { text: one.words.join(", ") }), " · ", count),
      h("ul", { class: "kit-comments" }, one.samples.map((text) => h("li", { text }))),
      h("form", { class: "kit-inline", on: { submit: make } }, name,
        h("button", { type: "submit", class: "kit-button" }, t("They are one topic"))), told.el);
    return article;
  }
  const suggest = async () => {
    said.say(t("Reading…"));
    const answer = await room.ask({ do: "suggest_topics" });
    said.show(answer);
    if (!answer.ok) return;
    const { groups } = /** @type {{groups: Group[]}} */ (answer.message);
    put(place, groups.length ? groups.map(card)
      : h("p", { class: "kit-quiet", text: t("No group of entries is clearly alike.") }));
  };
  put(el, h("details", null, h("summary", null, t("Topics of a large collection")),
    h("p", { class: "kit-quiet", text: t("A topic is voted on and decided as one: its entries "
      + "share the decision, where none was made for them.") }),
    made, left, button(t("Suggest groups"), suggest), said.el, place));
  const refresh = () => {
    const { topics, without_topic: n } = room.desk;
    // A small collection is read as a whole.
    el.hidden = !topics.length && n < FEWEST;
    say(left, tn("{n} entry is in no topic", "{n} entries are in no topic", n));
    put(made, topics.map((one) => h("li", null, h("strong", { text: one.text }), " · ",
      tn("{n} entry", "{n} entries", one.n))));
  };
  refresh();
  return room.on(refresh);
}
