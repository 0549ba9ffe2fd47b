// @ts-check
/** Building pages from plain DOM calls: text goes in as text, never as markup. */

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, any> | null} [props] `class`, `text`, `on: {event: listener}`; anything
 *   else is an attribute (also inside `attributes`); `true` sets it empty, `false` leaves it out.
 * @param {...any} children nodes, strings, lists of them; `null` and `false` are skipped
 * @returns {HTMLElement}
 */
export function h(tag, props, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) give(el, name, value);
  fill(el, children);
  return el;
}

/** @param {HTMLElement} el @param {string} name @param {any} value */
function give(el, name, value) {
  if (name === "class") el.className = value || "";
  else if (name === "text") el.textContent = value;
  else if (name === "on") {
    for (const [event, listener] of Object.entries(value)) el.addEventListener(event, listener);
  } else if (name === "attributes") {
    for (const [key, one] of Object.entries(value)) attribute(el, key, one);
  } else attribute(el, name, value);
}

/** Set an attribute, or take it away. @param {Element} el @param {string} name @param {any} value */
export function attribute(el, name, value) {
  const text = value === true ? "" : String(value);
  if (value === null || value === undefined || value === false) el.removeAttribute(name);
  else if (el.getAttribute(name) !== text) el.setAttribute(name, text);
}

/** @param {Node} el @param {any[]} children */
function fill(el, children) {
  for (const child of children) {
    if (Array.isArray(child)) fill(el, child);
    else if (child !== null && child !== undefined && child !== false) {
      el.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
}

/** Replace what is in an element. @param {Element} el @param {...any} children */
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
 * @param {any} room @param {() => void} draw
 * @returns {() => void} stops it
 */
export function follow(room, draw) {
  return room.on((/** @type {Set<string>} */ changed) => {
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
 * @param {Element} box
 * @param {T[]} list
 * @param {(one: T) => string} keyOf
 * @param {(one: T) => {el: HTMLElement, update?: (one: T) => void, stop?: () => void}} make
 * @param {Map<string, any>} known cards of the last time, by key
 */
export function keyed(box, list, keyOf, make, known) {
  const keys = new Set(list.map(keyOf));
  for (const [key, card] of known) {
    if (keys.has(key)) continue;
    if (card.stop) card.stop();
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
  /** @param {string} key @returns {any} */
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
  /** @param {string} key @param {any} value */
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
