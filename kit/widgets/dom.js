// @ts-check
/** Building pages from plain DOM calls: text goes in as text, never as markup. */

/** @import { Card, Child, Made, Props } from "./element.js" */
/** @import { Seen } from "./room.js" */

/**
 * Make an element.
 * @template {string} Tag
 * @param {Tag} tag
 * @param {Props | null} [props]
 * @param {...Child} children
 * @returns {Made<Tag>}
 */
export function h(tag, props, ...children) {
  /** @type {HTMLElement} */
  const el = document.createElement(tag);
  const { class: style, text, on, ...attributes } = props || {};
  if (style) el.className = style;
  if (text !== undefined) el.textContent = text === null ? "" : String(text);
  for (const [event, listener] of Object.entries(on || {})) {
    el.addEventListener(event, /** @type {EventListener} */ (listener));
  }
  for (const [name, value] of Object.entries(attributes)) attribute(el, name, value);
  fill(el, children);
  return /** @type {Made<Tag>} */ (/** @type {unknown} */ (el));
}

/** Set an attribute, or take it away.
 * @param {Element} el @param {string} name @param {unknown} value */
export function attribute(el, name, value) {
  const text = value === true ? "" : String(value);
  if (value === null || value === undefined || value === false) el.removeAttribute(name);
  else if (el.getAttribute(name) !== text) el.setAttribute(name, text);
}

/** @param {Node} el @param {readonly Child[]} children */
function fill(el, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) el.appendChild(child);
    else if (typeof child === "object") fill(el, child);
    else el.appendChild(document.createTextNode(String(child)));
  }
}

/** Replace what is in an element. @param {Element} el @param {...Child} children */
export function put(el, ...children) {
  while (el.firstChild) el.removeChild(el.firstChild);
  fill(el, children);
  return el;
}

/** Change a text only when it differs, so that screen readers stay quiet.
 * @param {Element} el @param {string} text */
export function say(el, text) {
  if (el.textContent !== text) el.textContent = text;
}

const WHO_IS_HERE = ["room", "agenda", "turnout", "now"];

/**
 * Draw again whenever the room has news for a part; who comes and goes is none.
 * @param {Pick<Seen, "on">} room @param {() => void} draw
 * @returns {() => void} stops it
 */
export function follow(room, draw) {
  return room.on((changed) => {
    if ([...changed].some((name) => !WHO_IS_HERE.includes(name))) draw();
  });
}

let made = 0;

/** An id for tying a label to its input. */
export function uid() {
  made += 1;
  return `kit-${made}`;
}

/**
 * Keep a list in step with data without rebuilding, so that focus and typing survive.
 * @template T
 * @template {Card<T>} C
 * @param {Element} box
 * @param {readonly T[]} list
 * @param {(one: T) => string} keyOf
 * @param {(one: T) => C} make
 * @param {Map<string, C>} known cards of the last time, by key
 */
export function keyed(box, list, keyOf, make, known) {
  const keys = new Set(list.map(keyOf));
  for (const [key, card] of known) {
    if (keys.has(key)) continue;
    card.el.remove();
    known.delete(key);
  }
  list.forEach((one, at) => {
    const key = keyOf(one);
    let card = known.get(key);
    if (!card) {
      card = make(one);
      known.set(key, card);
    }
    if (card.update) card.update(one);
    if (box.children[at] !== card.el) box.insertBefore(card.el, box.children[at] || null);
  });
}

/** Rebuild something and give the focus back to the same control (by `data-act`).
 * @param {Element} el @param {() => void} rebuild */
export function keepFocus(el, rebuild) {
  const held = document.activeElement;
  const act = held && el.contains(held) ? held.getAttribute("data-act") : null;
  rebuild();
  const again = act && el.querySelector(`[data-act="${act}"]`);
  if (again instanceof HTMLElement) again.focus();
}

/** @type {Map<string, string>} */
const memory = new Map();

/** What this phone remembers; in memory only where the browser blocks storage. */
export const store = {
  /** @param {string} key @returns {unknown} whoever kept it knows what it is */
  get(key) {
    let text = memory.get(key);
    try {
      text = localStorage.getItem(key) || text;
    } catch (_) {
      // Storage is blocked: memory serves until the page closes.
    }
    try {
      return text ? JSON.parse(text) : null;
    } catch (_) {
      return null;
    }
  },
  /** @param {string} key @param {unknown} value */
  set(key, value) {
    const text = JSON.stringify(value);
    try {
      localStorage.setItem(key, text);
      memory.delete(key);
    } catch (_) {
      memory.set(key, text);
    }
  },
  /** @param {string} key */
  drop(key) {
    memory.delete(key);
    try {
      localStorage.removeItem(key);
    } catch (_) {
      // As above.
    }
  },
  /** @param {string} prefix @returns {string[]} */
  keys(prefix) {
    const found = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) found.add(key);
    } catch (_) {
      // As above.
    }
    return [...found];
  },
};
