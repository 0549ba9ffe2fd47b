// @ts-check
/** One turn of an employee to code: its words, the techniques to tick, and what is saved. */

import { attribute, h, say } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";

/** @import { Answer } from "../../widgets/room.js" */
/** @import { Turn } from "./tables.js" */

/**
 * @param {Turn} one
 * @param {string[]} names techniques to offer
 * @param {(turn: number, techniques: string[]) => Promise<Answer>} save
 * @param {(name: string) => void} named told of a new technique, for all turns
 * @param {() => void} changed called when something was saved
 */
export function turnToCode(one, names, save, named, changed) {
  /** @type {string[] | null} what is known to be saved */
  let kept = one.techniques;
  let chosen = new Set(kept || []);
  let asked = 0;
  /** @type {Map<string, HTMLElement>} */
  const pills = new Map();
  const status = h("span", { class: "kit-saved", role: "status" });
  const field = h("input", { type: "text", maxlength: "60", autocomplete: "off",
    class: "kit-another", placeholder: t("Another technique"),
    "aria-label": t("Another technique") });
  const choices = h("div", { class: "kit-techniques", role: "group",
    "aria-label": t("Techniques in turn {n}", { n: one.turn }) });

  function draw() {
    for (const [name, pill] of pills) attribute(pill, "aria-pressed", String(chosen.has(name)));
  }
  function told() {
    status.classList.remove("kit-bad");
    say(status, kept === null ? "" : kept.length ? t("Saved") : t("Saved: none seen"));
  }
  async function keep() {
    asked += 1;
    const [mine, techniques] = [asked, [...chosen]];
    draw();
    status.classList.remove("kit-bad");
    say(status, t("Saving…"));
    const answer = await save(one.turn, techniques);
    if (answer.ok) kept = techniques;
    // Whoever taps on while a tap is on its way sees what became of the last one.
    if (mine !== asked) return;
    if (answer.ok) told();
    else {
      chosen = new Set(kept || []);
      draw();
      status.classList.add("kit-bad");
      say(status, answer.why || t("This did not work."));
    }
    changed();
  }
  /** @param {string} name */
  function toggle(name) {
    if (!chosen.delete(name)) chosen.add(name);
    keep();
  }
  /** @param {string} name */
  function offer(name) {
    if (pills.has(name)) return;
    const pill = h("button", { type: "button", class: "kit-technique", "aria-pressed": "false",
      text: name, on: { click: () => toggle(name) } });
    pills.set(name, pill);
    choices.insertBefore(pill, form);
  }
  function add() {
    const text = field.value.trim().replace(/\s+/g, " ");
    field.value = "";
    if (!text) return;
    const same = text.toLocaleLowerCase();
    const name = [...pills.keys()].find((key) => key.toLocaleLowerCase() === same) || text;
    named(name);
    if (chosen.has(name)) return;
    toggle(name);
  }
  const form = h("form", { on: { submit: (event) => {
    event.preventDefault();
    add();
  } } }, field);
  field.addEventListener("change", add);
  choices.append(form);
  [...names, ...chosen].forEach(offer);
  draw();
  told();
  const el = h("li", { class: "kit-said kit-agent" },
    h("span", { class: "kit-who" }, t("employee")), h("p", { text: one.text }), choices, status);
  return { el, offer, coded: () => kept !== null };
}
