// @ts-check
/** Trials on the desk: plan, how they went and who tried, and approval with its blockers. */

import { h, put, say } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { measureBar, said } from "../../widgets/results_bar.js";
import { outcomeNames, triedByNames } from "./trial_words.js";
import { button, controls, notice } from "../../widgets/desk/controls.js";
import { itemList } from "../../widgets/desk/items.js";
import { widget } from "../../widgets/desk/kernel.js";

/** @param {Record<string, number>} counts */
function outcomes(counts) {
  return outcomeNames().filter(([key]) => counts[key]).map(([key, name]) => `${name}: ${counts[key]}`)
    .join(" · ");
}

/** What the trials of one module say, and what follows from it. @param {any} found */
function advice(found) {
  if (!found || !found.chance.n) return null;
  return [measureBar(t("Chance that it works"), found.chance, [0, 1], "share"),
    h("p", { class: "kit-quiet", text: found.why })];
}

/** Who tried, as far as nobody can be recognised, and its effect.
 * @param {HTMLElement} el @param {any} room */
function byRole(el, room) {
  let shown = "";
  const refresh = () => {
    const { roles, by_role: told } = room.desk.tried;
    const now = JSON.stringify([roles, told]);
    if (now === shown) return;
    shown = now;
    const names = Object.fromEntries(triedByNames());
    put(el, roles.length + told.length > 0 && h("h4", null, t("By who tried")),
      roles.map((/** @type {any} */ one) =>
        measureBar(`${names[one.role]} (n = ${one.chance.n})`, one.chance, [0, 1], "share")),
      told.map((/** @type {string} */ text) => h("p", { class: "kit-quiet", text })));
  };
  refresh();
  return room.on(refresh);
}

/** The rule of the advice, how often it is wrong, and what the figures do not prove.
 * @param {any} rule */
function ruleOf(rule) {
  const heads = [t("It really works in"), t("kept"), t("dropped"), t("still open"), t("trials on average")];
  const whole = (/** @type {number} */ n) => said(Math.round(n), "count");
  return [h("p", { class: "kit-quiet", text: rule.caution }),
    h("details", null, h("summary", null, t("How often the advice is wrong")),
      h("p", { class: "kit-quiet", text: `${rule.rule} ${rule.errors}` }),
      h("div", { class: "kit-preview" }, h("table", null,
        h("thead", null, h("tr", null, heads.map((text) => h("th", { scope: "col", text })))),
        h("tbody", null, rule.fates.map((/** @type {any} */ one) => h("tr", null,
          h("th", { scope: "row", text: said(one.p, "share") }),
          [one.keep, one.drop, one.more].map((share) => h("td", { text: said(share, "share") })),
          h("td", { text: whole(one.mean_trials) })))))))];
}

/** @param {any} room */
function trialsOf(room) {
  return (/** @type {any} */ first) => {
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
      const n = parseInt(/** @type {HTMLInputElement} */ (wanted).value, 10);
      if (!(n >= 1)) {
        notes.show({ ok: false, why: t("Say first how many trials you want.") });
        return;
      }
      notes.show(await room.send({ do: "plan_trial", item: item.id, wanted: n,
        watch: /** @type {HTMLInputElement} */ (watch).value }));
    };
    let planned = "";
    /** @param {any} one */
    const update = (one) => {
      item = one;
      const trials = item.trials;
      const of = trials.wanted && trials.n <= trials.wanted ? t("{n} of {wanted} trials", { n: trials.n, wanted: trials.wanted })
        : tn("{n} trial", "{n} trials", trials.n);
      say(went, [of, outcomes(trials.outcomes)].filter(Boolean).join(" — "));
      put(says, advice((room.desk.tried.modules || {})[item.id]));
      put(stops, trials.approved ? h("li", { class: "kit-good", text: t("Approved") })
        : trials.blockers.map((/** @type {string} */ why) => h("li", { text: why })));
      approve.hidden = trials.approved || trials.blockers.length > 0;
      const now = `${trials.wanted}/${trials.watch}`;
      if (now !== planned) {
        planned = now;
        /** @type {HTMLInputElement} */ (wanted).value = trials.wanted || "";
        /** @type {HTMLInputElement} */ (watch).value = trials.watch;
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

/** @param {HTMLElement} el @param {any} room */
function trials(el, room) {
  const [head, roles, list] = [h("div"), h("div", { class: "kit-live" }), h("div")];
  put(el, head, ruleOf(room.desk.tried.rule), roles, list);
  const standing = (/** @type {any[]} */ items) => items.filter((one) => one.decision !== "drop");
  const done = [controls(head, room), byRole(roles, room),
    itemList(list, room, { extra: trialsOf(room), order: standing })];
  return () => done.forEach((stop) => stop());
}

export default widget(trials);
