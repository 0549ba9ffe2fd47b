// @ts-check
/** How far what is adopted obliges, and how much freedom it leaves. */

import { h, put } from "../../widgets/dom.js";
import { said } from "../../widgets/results_bar.js";
import { t } from "../../widgets/words.js";

/** @returns {[string, string][]} */
export function levels() {
  return [["must", t("must")], ["should", t("should")], ["free", t("free")]];
}

/** @param {HTMLElement} el @param {any} room */
export function freedomProfile(el, room) {
  let shown = "";
  const refresh = () => {
    const found = room.desk.freedom;
    const now = JSON.stringify(found);
    if (now === shown) return;
    shown = now;
    const adopted = found.must + found.should + found.free;
    if (!adopted) {
      put(el);
      return;
    }
    const bar = h("div", { class: "kit-levels", "aria-hidden": "true" }, levels().map(([key]) => {
      const part = h("span", { class: `kit-level-${key}` });
      part.style.width = `${100 * found[key] / adopted}%`;
      return part;
    }));
    put(el, h("section", { class: "kit-freedom" }, h("h4", null, t("Freedom in what is adopted")), bar,
      h("p", { class: "kit-legend" }, levels().map(([key, name]) => h("span", null,
        h("i", { class: `kit-level-${key}`, "aria-hidden": "true" }), `${name}: ${found[key]}`)),
      h("span", { class: "kit-quiet" }, found.cap === null
        ? t("“must” is {share} of {n}", { share: said(found.share, "share"), n: adopted })
        : t("“must” is {share} of {n}, at most {cap} is wanted",
          { share: said(found.share, "share"), n: adopted, cap: said(found.cap, "share") }))),
      h("p", { class: "kit-warn", role: "status", text: found.warning })));
  };
  refresh();
  return room.on(refresh);
}
