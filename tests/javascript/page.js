// @ts-check
/** As much of a page as scripts need to be tried without a browser. */

class Node {
  constructor() {
    /** @type {Element | null} */
    this.parentNode = null;
  }
  remove() {
    if (this.parentNode) this.parentNode.removeChild(this);
  }
  /** @param {Node} other */
  before(other) {
    if (this.parentNode) this.parentNode.insertBefore(other, this);
  }
}

class Text extends Node {
  /** @param {string} text */
  constructor(text) {
    super();
    this.textContent = text;
  }
}

class Element extends Node {
  /** @param {string} tag */
  constructor(tag) {
    super();
    this.tagName = tag.toUpperCase();
    /** @type {Node[]} */
    this.childNodes = [];
    this.attributes = new Map();
    this.listeners = new Map();
    this.style = {};
    this.hidden = false;
    this.value = "";
  }
  get className() {
    return this.getAttribute("class") || "";
  }
  set className(text) {
    this.setAttribute("class", text);
  }
  get classList() {
    const names = () => this.className.split(" ").filter(Boolean);
    const put = (list) => { this.className = list.join(" "); };
    return {
      add: (...more) => put([...new Set([...names(), ...more])]),
      remove: (...gone) => put(names().filter((one) => !gone.includes(one))),
      toggle(name, on = !names().includes(name)) {
        if (on) this.add(name);
        else this.remove(name);
      },
    };
  }
  get id() {
    return this.getAttribute("id") || "";
  }
  get firstChild() {
    return this.childNodes[0] || null;
  }
  get children() {
    return this.childNodes.filter((one) => one instanceof Element);
  }
  get firstElementChild() {
    return this.children[0] || null;
  }
  get textContent() {
    return this.childNodes.map((one) => one.textContent).join("");
  }
  set textContent(text) {
    for (const one of [...this.childNodes]) one.remove();
    if (text) this.append(text);
  }
  getAttribute(name) {
    return this.attributes.has(name) ? this.attributes.get(name) : null;
  }
  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  appendChild(child) {
    return this.insertBefore(child, null);
  }
  append(...children) {
    for (const one of children) this.appendChild(one instanceof Node ? one : new Text(String(one)));
  }
  insertBefore(child, before) {
    child.remove();
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(at, 0, child);
    child.parentNode = this;
    return child;
  }
  removeChild(child) {
    this.childNodes.splice(this.childNodes.indexOf(child), 1);
    child.parentNode = null;
    return child;
  }
  contains(other) {
    return other === this || this.children.some((one) => one.contains(other));
  }
  addEventListener(name, listener) {
    this.listeners.set(name, [...(this.listeners.get(name) || []), listener]);
  }
  dispatchEvent(event) {
    for (const listener of this.listeners.get(event.type) || []) listener(event);
    return true;
  }
  click() {
    this.dispatchEvent({ type: "click", target: this, preventDefault() {} });
  }
  focus() {
    document.activeElement = this;
  }
  /** Everything inside, in the order of the page. @returns {Element[]} */
  all() {
    return this.children.flatMap((one) => [one, ...one.all()]);
  }
  /** Knows a tag, a class, an attribute, and what must not hold: all that our scripts ask. */
  matches(selector) {
    const parts = selector.match(/:not\([^)]+\)|[.#]?[\w-]+|\[[^\]]+\]/g) || [];
    return parts.every((part) => {
      if (part.startsWith(":not(")) return !this.matches(part.slice(5, -1));
      if (part.startsWith(".")) return this.className.split(" ").includes(part.slice(1));
      if (part.startsWith("#")) return this.id === part.slice(1);
      if (!part.startsWith("[")) return this.tagName === part.toUpperCase();
      const [name, value] = part.slice(1, -1).split("=");
      const held = this.getAttribute(name);
      return value === undefined ? held !== null : held === value.replace(/["']/g, "");
    });
  }
  querySelectorAll(selector) {
    const choices = selector.split(",").map((one) => one.trim());
    return this.all().filter((one) => choices.some((choice) => one.matches(choice)));
  }
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] || null;
  }
}

class HTMLTextAreaElement extends Element {}

const MADE = { textarea: HTMLTextAreaElement };

/** Put an empty page where scripts look for one. @returns {Element} its body */
export function openPage() {
  const root = new Element("html");
  const body = root.appendChild(new Element("body"));
  Object.assign(globalThis, {
    Node, HTMLElement: Element, HTMLTextAreaElement,
    document: Object.assign(root, {
      body, documentElement: root, activeElement: body, hidden: false,
      createElement: (/** @type {string} */ tag) => new (MADE[tag] || Element)(tag),
      createTextNode: (/** @type {string} */ text) => new Text(text),
    }),
  });
  return body;
}

/** The element that a person would find by what it says. @param {Element} el */
export function saying(el, text) {
  const found = el.all().filter((one) =>
    [one.textContent, one.getAttribute("aria-label")].includes(text));
  if (!found.length) throw new Error(`Nothing says “${text}”.`);
  return found[found.length - 1];
}
