// @ts-check
/** Drawings for the wall, made of SVG elements. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an SVG element.
 * @param {string} tag @param {Record<string, string | number>} attributes
 * @param {...SVGElement} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const el = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, String(value));
  el.append(...children);
  return el;
}

/** Signs in a field of 48 by 48, each a list of paths. @type {Record<string, string[]>} */
const SIGNS = {
  situation: ["M8 10h32v22H24l-9 8v-8H8z", "M24 16v7", "M24 27.4v.2"],
  words: ["M8 9h25v17H20l-7 6v-6H8z", "M17 32v3h12l7 6v-6h4V18h-2", "M14 15h13", "M14 20h9"],
  vote: ["M8 40h32", "M12 34V24h6v10z", "M21 34V10h6v24z", "M30 34V18h6v16z"],
  trial: ["M24 40a16 16 0 1 1 16-16", "M24 15v9l6 4", "M31 38l4 4 8-9"],
  standard: ["M12 7h18l7 7v27H12z", "M29 7v8h8", "M18 26l5 5 9-10"],
};

/** @param {string} name */
export function sign(name) {
  const paths = SIGNS[name].map((d) => svg("path", { d }));
  return svg("svg", { class: "kit-sign", viewBox: "0 0 48 48", "aria-hidden": "true" }, ...paths);
}

/** An arrow from the last step round to the first. */
export function wayBack() {
  const d = "M900 4V54a26 26 0 0 1-26 26H126a26 26 0 0 1-26-26V10";
  return svg("svg", {
    class: "kit-way-back", viewBox: "0 0 1000 90", preserveAspectRatio: "none",
    "aria-hidden": "true",
  }, svg("path", { d, "vector-effect": "non-scaling-stroke" }));
}
