// @ts-check
/** How far what is adopted obliges, and how much freedom it leaves. */

import { h, put } from "../../widgets/dom.js";
import { said } from "../../widgets/results_bar.js";
import { offered } from "../../widgets/scales.js";
import { t } from "../../widgets/words.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */
/** @import { Binding } from "../../widgets/room.js" */
/** @import { Told } from "./desk.js" */

/**
 * How many adopted entries oblige how far; `share` is that of the strictest, `cap` the most that
 * is wanted of it.
 * @typedef {Record<Binding, number> & {share: number | null,
 *   cap: number | null, warning: string}} Freedom
 */

/** @param {HTMLElement} el @param {DeskRoom<Told>} room */
export function freedomProfile(el, room) {
  let shown = "";
  const refresh = () => {
    const found = room.desk.freedom;
    const now = JSON.stringify(found);
    if (now === shown) return;
    shown = now;
    const adopted = found.must + found.should + found.free;
    const share = found.share === null ? String(found.must) : said(found.share, "share");
    if (!adopted) {
      put(el);
      return;
    }
    const levels = offered(room.view.current, "binding").map(([key, name]) =>
      ({ key, name, n: found[/** @type {Binding} */ (key)] }));
    const bar = h("div", { class: "kit-levels", "aria-hidden": "true" }, levels.map((one) => {
      const part = h("span", { class: `kit-level-${one.key}` });
      part.style.width = `${(100 * one.n) / adopted}%`;
      return part;
    }));
    put(el, h("section", { class: "kit-freedom" },
      h("h4", null, t("Freedom in what is adopted and obliges")), bar,
      h("p", { class: "kit-legend" }, levels.map(({ key, name, n }) => h("span", null,
        h("i", { class: `kit-level-${key}`, "aria-hidden": "true" }), `${name}: ${n}`)),
      h("span", { class: "kit-quiet" }, found.cap === null
        ? t("“must” is {share} of {n}", { share, n: adopted })
        : t("“must” is {share} of {n}, at most {cap} is wanted",
          { share, n: adopted, cap: said(found.cap, "share") }))),
      h("p", { class: "kit-warn", role: "status", text: found.warning })));
  };
  refresh();
  return room.on(refresh);
}
