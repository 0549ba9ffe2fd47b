// @ts-check
/** Results in pages, as many on each as the height of the wall holds. */

import { put } from "./dom.js";
import { t } from "./words.js";

const TURN_EVERY = 12000;

/**
 * Keep rows in pages. Pages turn by themselves until somebody turns one.
 * @param {HTMLElement} el takes `kit-page` events
 * @param {HTMLElement} box whose height a page must fit
 * @param {HTMLElement} count where "page 1 of 2" is said
 */
export function pagesOf(el, box, count) {
  /** @type {HTMLElement[]} */
  let rows = [];
  /** @type {HTMLElement[][]} */
  let pages = [];
  let page = 0;
  let byHand = false;

  /** Fill pages one row after the other. @param {number} most rows on a page */
  function fitted(most) {
    const made = [];
    let rest = rows;
    while (rest.length) {
      put(box);
      let n = 0;
      while (n < Math.min(rest.length, most)) {
        box.append(rest[n]);
        if (n > 0 && box.scrollHeight > box.clientHeight + 1) break;
        n += 1;
      }
      made.push(rest.slice(0, n));
      rest = rest.slice(n);
    }
    return made;
  }
  function fit() {
    if (!box.clientHeight) return;
    pages = fitted(Infinity);
    // Even pages read better than a full one followed by a single row.
    const even = pages.length > 1 ? fitted(Math.ceil(rows.length / pages.length)) : pages;
    if (even.length === pages.length) pages = even;
    turnTo(Math.min(page, Math.max(0, pages.length - 1)));
  }
  /** @param {number} to */
  function turnTo(to) {
    page = to;
    put(box, pages[page] || []);
    count.textContent = pages.length > 1
      ? t("Page {page} of {pages}", { page: page + 1, pages: pages.length }) : "";
  }
  /** @param {Event} event */
  function turn(event) {
    if (!(event instanceof CustomEvent)) return;
    const to = page + event.detail;
    if (to < 0 || to >= pages.length) return;
    byHand = true;
    turnTo(to);
    event.preventDefault();
  }
  el.addEventListener("kit-page", turn);
  const timer = setInterval(() => {
    if (!byHand && pages.length > 1 && box.clientHeight) turnTo((page + 1) % pages.length);
  }, TURN_EVERY);
  let size = "";
  const watch = new ResizeObserver(() => {
    const now = `${box.clientWidth}x${box.clientHeight}`;
    if (now !== size) fit();
    size = now;
  });
  watch.observe(box);
  return {
    /** @param {HTMLElement[]} list */
    show(list) {
      rows = list;
      fit();
    },
    stop() {
      clearInterval(timer);
      watch.disconnect();
      el.removeEventListener("kit-page", turn);
    },
  };
}
