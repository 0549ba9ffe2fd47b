// @ts-check
/** Coding dialogues on the desk: one at a time, by one coder, who sees nobody else's codes. */

import { h, put, say, store } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { turnToCode } from "./coding_turn.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Dialogue, TablesDesk } from "./tables.js" */

const CODER = "kit:coder";

/** What to begin with where no technique has a name yet. */
const starters = () => [t("greeting"), t("introducing oneself"), t("clarifying question"),
  t("empathy"), t("summary"), t("next step"), t("thanks"), t("farewell")];

/** The names to offer: those in use, and the starters unless a file brought names of its own.
 * @param {string[]} known @param {boolean} fromFile */
function offered(known, fromFile) {
  if (fromFile && known.length) return [...known];
  const used = known.map((name) => name.toLocaleLowerCase());
  return [...known, ...starters().filter((name) => !used.includes(name.toLocaleLowerCase()))];
}

/** Whatever scrolls with an element in it. @param {Element} el */
function scroller(el) {
  for (let at = el.parentElement; at; at = at.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement || document.documentElement;
}

/**
 * Change what stands above an element; who works in it keeps under the hand what is there.
 * @param {Element} el @param {() => void} change
 */
export function steady(el, change) {
  const top = () => el.getBoundingClientRect().top;
  const before = top();
  const works = el.contains(document.activeElement) || Math.abs(before) < window.innerHeight / 2;
  change();
  if (works && el.querySelector(".kit-coding")) scroller(el).scrollTop += top() - before;
}

/** Who codes. @param {(coder: string) => void} begin */
function whoCodes(begin) {
  const name = h("input", { type: "text", maxlength: "12",
    class: "kit-initials", autocomplete: "off", required: true });
  return h("form", { class: "kit-inline", on: { submit: (event) => {
    event.preventDefault();
    if (name.value.trim()) begin(name.value.trim());
  } } }, h("label", null, t("Your initials"), " ", name),
  h("button", { type: "submit", class: "kit-button kit-primary" }, t("Start coding")),
  h("p", { class: "kit-quiet" },
    t("Initials or a short code, never a name. No coder sees the codes of another one here.")));
}

/** Which dialogue: the one at a place, or the next one to code after it.
 * @typedef {{at?: number, after?: number}} Which */

/**
 * One coder at work.
 * @param {DeskRoom<TablesDesk>} room @param {string} coder @param {() => void} leave
 * @returns {{el: HTMLElement, load: (which?: Which) => Promise<void>}}
 */
function desk(room, coder, leave) {
  const said = notice();
  const title = h("strong");
  const progress = h("span", { class: "kit-count", role: "status" });
  const place = h("ol", { class: "kit-talk" });
  /** @type {Dialogue} */
  let now = { id: "", at: 0, of: 0, others: 0, turns: [] };
  /** @type {ReturnType<typeof turnToCode>[]} */
  let turns = [];
  let asked = 0;
  const count = () => {
    const finished = turns.every((one) => one.coded());
    const n = now.others + (finished ? 1 : 0);
    say(progress, t("{n} of {of} dialogues coded by you", { n, of: now.of }));
    done.disabled = finished;
  };
  const load = async (/** @type {Which} */ which = {}) => {
    const mine = ++asked;
    const answer = await room.ask({ do: "dialogue", coder, ...which });
    if (mine !== asked) return;
    if (!answer.ok) {
      said.show(answer);
      return;
    }
    const { dialogue, known } = /** @type {{dialogue: Dialogue, known: string[]}} */ (
      answer.message);
    now = dialogue;
    draw(offered(known, Boolean(room.desk.found.source)));
  };
  const draw = (/** @type {string[]} */ names) => {
    const dialogue = now.id;
    const save = (/** @type {number} */ turn, /** @type {string[]} */ techniques) =>
      room.send({ do: "code", dialogue, turn, coder, techniques });
    const named = (/** @type {string} */ name) => turns.forEach((one) => one.offer(name));
    turns = [];
    put(place, now.turns.map((one) => {
      if (!one.agent) {
        return h("li", { class: "kit-said" }, h("span", { class: "kit-who" }, t("client")),
          h("p", { text: one.text }));
      }
      const turn = turnToCode(one, names, save, named, count);
      turns.push(turn);
      return turn.el;
    }));
    say(title, t("Dialogue {name}", { name: dialogue }));
    say(of, t("{n} of {of}", { n: now.at + 1, of: now.of }));
    before.disabled = now.at === 0;
    after.disabled = now.at === now.of - 1;
    count();
  };
  const go = (/** @type {number} */ step) => {
    said.say("");
    load({ at: now.at + step });
  };
  const finish = async () => {
    const { id, at, others, of: all } = now;
    const more = others + 1 < all;
    const answer = await room.send({ do: "code_rest", dialogue: id, coder });
    said.show(answer);
    if (!answer.ok) return;
    await load(more ? { after: at } : { at });
    said.say(more ? t("Dialogue {name} is coded; this one is still to be coded.", { name: id })
      : t("You have coded all dialogues."));
    el.scrollIntoView({ block: "start" });
  };
  const of = h("span", { class: "kit-count" });
  const before = button(t("Previous dialogue"), () => go(-1));
  const after = button(t("Next dialogue"), () => go(1));
  const done = button(t("Done with this dialogue"), finish, "kit-primary");
  const el = h("div", { class: "kit-coding" },
    h("div", { class: "kit-bar" }, h("p", null, t("You code as {coder}.", { coder })),
      h("div", { class: "kit-tools" }, progress, button(t("Somebody else codes"), leave))),
    h("div", { class: "kit-bar" }, h("p", null, title, " · ", of),
      h("div", { class: "kit-tools" }, before, after)),
    said.el, place,
    h("div", { class: "kit-tools" }, done,
      h("span", { class: "kit-quiet" },
        t("Turns that you left untouched then count as “none seen”."))));
  return { el, load };
}

/**
 * Coding dialogues, where the table is the one of codes; nothing for other tables.
 * @param {HTMLElement} el @param {DeskRoom<TablesDesk>} room
 */
export function codingPart(el, room) {
  if (!room.desk.coding) return () => {};
  const [name, box] = [t("Code dialogues here"), h("div")];
  put(el, h("section", { "aria-label": name }, h("h4", null, name), box));
  const leave = () => {
    store.drop(CODER);
    put(box, whoCodes(begin));
    const name = box.querySelector("input");
    if (name) name.focus();
  };
  const begin = (/** @type {string} */ coder) => {
    store.set(CODER, coder);
    const work = desk(room, coder, leave);
    put(box, work.el);
    work.load();
  };
  let shape = "";
  const refresh = () => {
    if (!room.desk.coding) return;
    const { dialogues, turns, from } = room.desk.coding;
    const now = JSON.stringify([dialogues, turns, from]);
    if (now === shape) return;
    shape = now;
    const coder = store.get(CODER);
    if (!dialogues) {
      put(box, h("p", { class: "kit-quiet" },
        t("Import the dialogues with clients first; then they can be coded here.")));
    } else if (coder) begin(String(coder));
    else put(box, whoCodes(begin));
  };
  refresh();
  return room.on(refresh);
}
