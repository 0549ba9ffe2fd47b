// @ts-check
/** Trials on the desk: plan, how they went and who tried, and approval with its blockers. */

import { h, put, say } from "../dom.js";
import { t, tn } from "../words.js";
import { outcomeNames, triedByNames } from "../trial_words.js";
import { button, controls, notice } from "./controls.js";
import { itemList } from "./items.js";
import { widget } from "./kernel.js";

/** @param {Record<string, number>} counts */
function outcomes(counts) {
  return outcomeNames().filter(([key]) => counts[key]).map(([key, name]) => `${name}: ${counts[key]}`)
    .join(" · ");
}

/** @param {any} room */
function trialsOf(room) {
  return (/** @type {any} */ first) => {
    let item = first;
    const said = notice();
    const went = h("p", { class: "kit-went" });
    const who = h("ul", { class: "kit-comments" });
    const stops = h("ul", { class: "kit-comments", "aria-label": t("What still blocks approval") });
    const wanted = h("input", { type: "number", min: "1", max: "1000", class: "kit-minutes",
      "aria-label": t("Trials wanted"), placeholder: t("how many") });
    const watch = h("input", { type: "text", maxlength: "500", class: "kit-reason",
      "aria-label": t("What counts as a success?"), placeholder: t("What counts as a success?") });
    const approve = button(t("Approve"), async () =>
      said.show(await room.send({ do: "approve", item: item.id })), "kit-primary");
    const plan = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const n = parseInt(/** @type {HTMLInputElement} */ (wanted).value, 10);
      if (!(n >= 1)) {
        said.show({ ok: false, why: t("Say first how many trials you want.") });
        return;
      }
      said.show(await room.send({ do: "plan_trial", item: item.id, wanted: n,
        watch: /** @type {HTMLInputElement} */ (watch).value }));
    };
    let planned = "";
    /** @param {any} one */
    const update = (one) => {
      item = one;
      const trials = item.trials;
      const of = trials.wanted ? t("{n} of {wanted} trials", { n: trials.n, wanted: trials.wanted })
        : tn("{n} trial", "{n} trials", trials.n);
      say(went, [of, outcomes(trials.outcomes)].filter(Boolean).join(" — "));
      put(who, triedByNames().filter(([key]) => trials.by[key]).map(([key, name]) =>
        h("li", { text: `${name}: ${outcomes(trials.by[key])}` })));
      put(stops, trials.approved ? h("li", { class: "kit-good", text: t("Approved") })
        : trials.blockers.map((/** @type {string} */ why) => h("li", { text: t(why) })));
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
      el: h("div", { class: "kit-decide" }, went, who,
        h("form", { class: "kit-inline", on: { submit: plan } }, wanted, watch,
          h("button", { type: "submit", class: "kit-button" }, t("Plan"))),
        stops, h("div", { class: "kit-tools" }, approve), said.el),
      update,
    };
  };
}

/** @param {HTMLElement} el @param {any} room */
function trials(el, room) {
  const [head, list] = [h("div"), h("div")];
  put(el, head, list);
  const standing = (/** @type {any[]} */ items) => items.filter((one) => one.decision !== "drop");
  const done = [controls(head, room),
    itemList(list, room, { extra: trialsOf(room), order: standing })];
  return () => done.forEach((stop) => stop());
}

export default widget(trials);
