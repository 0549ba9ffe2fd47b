// @ts-check
/** Trials on the desk: plan, how they went and who tried, and approval with its blockers. */

import { h, put, say } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { measureBar, said } from "../../widgets/results_bar.js";
import { offered, outcomesOf } from "../../widgets/scales.js";
import { button, controls, notice } from "../../widgets/desk/controls.js";
import { itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";
import { telling } from "./turnout.js";

/** @import { Desk, DeskItem, DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Measured } from "../../widgets/results_bar.js" */

/**
 * What the trials of one module say: how likely it works, and what follows.
 * @typedef {{chance: Measured, naturalness: Measured, decision: string, why: string,
 *   needed: number | null}} Tried
 */

/**
 * How often the advice is wrong: what becomes of a module that really works in `p` of all cases.
 * @typedef {{p: number, keep: number, drop: number, more: number, mean_trials: number}} Fate
 * @typedef {{rule: string, errors: string, caution: string, fates: Fate[]}} Rule
 */

/**
 * What the widget's kernel tells.
 * @typedef {Desk & {tried: {rule: Rule, modules: Record<string, Tried>,
 *   roles: {role: string, chance: Measured}[], by_role: string[]}}} Told
 */

/** What the trials of one module say, and what follows from it. @param {Tried} [found] */
function advice(found) {
  if (!found || !found.chance.n) return null;
  return [measureBar(t("Chance that it works"), found.chance, [0, 1], "share"),
    found.chance.estimate !== null && h("p", { class: "kit-quiet", text: found.why })];
}

/** Who tried, as far as nobody can be recognised, and its effect.
 * @param {HTMLElement} el @param {DeskRoom<Told>} room */
function byRole(el, room) {
  let shown = "";
  const refresh = () => {
    const { roles, by_role: told } = room.desk.tried;
    const now = JSON.stringify([roles, told]);
    if (now === shown) return;
    shown = now;
    const names = Object.fromEntries(offered(room.view.current, "by"));
    put(el, roles.length + told.length > 0 && h("h4", null, t("By who tried")),
      roles.map(({ role, chance }) =>
        measureBar(`${names[role]} (n = ${chance.n})`, chance, [0, 1], "share")),
      told.map((text) => h("p", { class: "kit-quiet", text })));
  };
  refresh();
  return room.on(refresh);
}

/** The rule of the advice, how often it is wrong, and what the figures do not prove.
 * @param {Rule} rule */
function ruleOf(rule) {
  const heads = [t("It really works in"), t("kept"), t("dropped"), t("still open"),
    t("trials on average")];
  const whole = (/** @type {number} */ n) => said(Math.round(n), "count");
  return [h("p", { class: "kit-quiet", text: rule.caution }),
    h("details", null, h("summary", null, t("How often the advice is wrong")),
      h("p", { class: "kit-quiet", text: `${rule.rule} ${rule.errors}` }),
      h("div", { class: "kit-preview" }, h("table", null,
        h("thead", null, h("tr", null, heads.map((text) => h("th", { scope: "col", text })))),
        h("tbody", null, rule.fates.map((one) => h("tr", null,
          h("th", { scope: "row", text: said(one.p, "share") }),
          [one.keep, one.drop, one.more].map((share) => h("td", { text: said(share, "share") })),
          h("td", { text: whole(one.mean_trials) })))))))];
}

/** @param {DeskRoom<Told>} room */
function trialsOf(room) {
  return (/** @type {DeskItem} */ first) => {
    let item = first;
    const notes = notice();
    const went = h("p", { class: "kit-went" });
    const says = h("div", { class: "kit-live" });
    const stops = h("ul", { class: "kit-comments", "aria-label": t("What still blocks approval") });
    const wanted = h("input", { type: "number", min: "1", max: "1000", class: "kit-minutes",
      "aria-label": t("Trials wanted"), placeholder: t("how many") });
    const watch = h("input", { type: "text", maxlength: "500", class: "kit-reason",
      "aria-label": t("What counts as a success?"), placeholder: t("What counts as a success?") });
    const approve = button(t("Approve"), async () =>
      notes.show(await room.send({ do: "approve", item: item.id })), "kit-primary");
    const plan = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const n = parseInt(wanted.value, 10);
      if (!(n >= 1)) {
        notes.show({ ok: false, why: t("Say first how many trials you want.") });
        return;
      }
      notes.show(await room.send({ do: "plan_trial", item: item.id, wanted: n,
        watch: watch.value }));
    };
    let planned = "";
    /** @param {DeskItem} one */
    const update = (one) => {
      item = one;
      const { trials } = item;
      const { n, wanted: most } = trials;
      const of = most && n <= most ? t("{n} of {wanted} trials", { n, wanted: most })
        : tn("{n} trial", "{n} trials", n);
      const outcomes = outcomesOf(room.view.current, trials.outcomes).join(" · ");
      say(went, [of, outcomes].filter(Boolean).join(" — "));
      put(says, advice(room.desk.tried.modules[item.id]));
      put(stops, trials.approved ? h("li", { class: "kit-good", text: t("Approved") })
        : trials.blockers.map((why) => h("li", { text: why })));
      approve.hidden = trials.approved || trials.blockers.length > 0;
      const now = `${trials.wanted}/${trials.watch}`;
      if (now !== planned) {
        planned = now;
        wanted.value = String(most || "");
        watch.value = trials.watch;
      }
    };
    update(first);
    return {
      el: h("div", { class: "kit-decide" }, went, says,
        h("form", { class: "kit-inline", on: { submit: plan } }, wanted, watch,
          h("button", { type: "submit", class: "kit-button" }, t("Plan"))),
        stops, h("div", { class: "kit-tools" }, approve), notes.el),
      update,
    };
  };
}

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
function trials(el, room) {
  const [head, roles, list] = [h("div"), h("div", { class: "kit-live" }), h("div")];
  put(el, head, ruleOf(room.desk.tried.rule), roles, list);
  const standing = (/** @type {DeskItem[]} */ items) =>
    items.filter((one) => one.decision !== "drop");
  const done = [controls(head, room, telling), byRole(roles, room),
    itemList(list, room, { extra: trialsOf(room), order: standing })];
  return () => done.forEach((stop) => stop());
}

export default widget(trials);
