// @ts-check
/** Forms that keep what is typed, and the line that says what became of it. */

import { attribute, h, put, say, store, uid } from "./dom.js";
import { pills } from "./pills.js";
import { t } from "./words.js";

const LONGEST = 4000;
/** From so many questions on, optional choices step back: a long form is not begun. */
const MANY = 6;
/** So many choices at least come where there are more than the room sends. */
const MANY_CHOICES = 24;
/** Milliseconds without a key before a search is sent. */
const SEARCH_AFTER = 250;

/** @import { Choice, FormField } from "./protocol.js" */
/** @import { Room } from "./room.js" */

/**
 * What a draft holds: the answers by question, and what it belongs to.
 * @typedef {{fields?: Record<string, string>, within?: string | null}} Draft
 */

/**
 * A form that keeps its draft.
 * @typedef {{el: HTMLElement, write: (from: Draft) => void, focus: () => void,
 *   isEmpty: () => boolean, offer: (choices: Choice[]) => void,
 *   renew: (specs: FormField[]) => void, enable: (open: boolean) => void, keep: () => void
 *   }} DraftForm
 */

/** A line that says where an answer stands: saved, on its way, waiting or refused. */
export function stateLine() {
  const el = h("p", { class: "kit-state", role: "status" });
  return {
    el,
    /** @param {string} state "", saved, saving, waiting, held, refused, secret
     * @param {string} [why] */
    set(state, why = "") {
      attribute(el, "data-state", state || null);
      const words = {
        saved: t("Saved"),
        saving: t("Saving…"),
        waiting: t("Waiting for the network"),
        held: t("Kept on this phone until the room can save again"),
        secret: t("In the urn"),
        refused: t("Not saved: {why}", { why }),
      };
      say(el, words[/** @type {keyof typeof words} */ (state)] || "");
    },
  };
}

/** What to call a pending command's state.
 * @param {Pick<Room, "state"> & Partial<Pick<Room, "view">>} room
 * @param {{state: string}} pending */
export function stateOf(room, pending) {
  if (pending.state !== "waiting") return pending.state;
  if (room.state === "live" && room.view && room.view.saving === false) return "held";
  return room.state === "live" ? "saving" : "waiting";
}

/** @param {HTMLTextAreaElement} area */
function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

/** @param {FormField} spec @param {() => void} changed */
function textInput(spec, changed) {
  const long = spec.lines > 1;
  const input = h(long ? "textarea" : "input", {
    id: uid(), class: "kit-input", maxlength: LONGEST, rows: long ? spec.lines : null,
    "aria-required": spec.required ? "true" : null, autocomplete: "off",
    on: { input: () => {
      fit();
      changed();
    } },
  });
  const fit = () => {
    if (input instanceof HTMLTextAreaElement) grow(input);
  };
  return { el: input, get: () => input.value, focus: () => input.focus(), offer: () => {},
    set: (/** @type {string} */ value) => {
      input.value = value;
      if (long) requestAnimationFrame(fit);
    } };
}

/** One question with its label, help and complaint.
 * @param {FormField} spec @param {() => void} typed */
export function field(spec, typed) {
  const labelId = uid();
  const help = h("p", { class: "kit-help", id: uid(), text: t(spec.help || "") });
  const wrong = h("p", { class: "kit-wrong", id: uid(), role: "alert" });
  const changed = () => {
    complain("");
    typed();
  };
  const input = spec.choices.length ? pills(labelId, spec.choices, changed)
    : textInput(spec, changed);
  attribute(input.el, "aria-describedby", `${spec.help ? help.id : ""} ${wrong.id}`.trim());
  /** @param {string} why */
  function complain(why) {
    say(wrong, why);
    attribute(input.el, "aria-invalid", why && !spec.choices.length ? "true" : null);
  }
  const optional = !spec.required && h("span", { class: "kit-optional", text: t("optional") });
  const label = h(spec.choices.length ? "span" : "label", {
    id: labelId, class: "kit-label", for: spec.choices.length ? null : input.el.id,
  }, t(spec.label), optional && " ", optional);
  return { spec, input, complain,
    el: h("div", { class: "kit-field" }, label, spec.help && help, input.el, wrong) };
}

/** A list of texts of which one must be chosen; once chosen, the others step back. Where there
 * may be more than is offered, they are searched for.
 * @param {string} title @param {() => void} changed
 * @param {((query: string) => Promise<Choice[]>) | undefined} find */
function chooser(title, changed, find) {
  let value = "";
  /** @type {Choice[]} */
  let offered = [];
  /** What was found by the last search; `null` without one. @type {Choice[] | null} */
  let found = null;
  /** What was chosen of what was found. @type {Choice | undefined} */
  let picked;
  let asked = 0;
  const labelId = uid();
  const list = h("div", { class: "kit-choices", role: "group", "aria-labelledby": labelId });
  const wrong = h("p", { class: "kit-wrong", role: "alert" });
  const told = h("p", { class: "kit-quiet", role: "status" });
  const search = h("input", { class: "kit-input", type: "search", autocomplete: "off",
    "aria-label": t("Search"), placeholder: t("Search"), on: { input: look, keydown: stay } });
  /** Whoever ends a search with Enter has not sent the form. @param {Event} event */
  function stay(event) {
    if (event instanceof KeyboardEvent && event.key === "Enter") event.preventDefault();
  }
  /** Every text that is known by now. */
  const known = () => [...offered, ...(found || []), ...(picked ? [picked] : [])];
  async function look() {
    asked += 1;
    const mine = asked;
    const query = search.value.trim();
    await new Promise((done) => setTimeout(done, query ? SEARCH_AFTER : 0));
    if (mine !== asked || !find) return;
    const answer = query ? await find(query).catch(() => null) : [];
    if (mine !== asked) return;
    found = query ? answer : null;
    say(told, !query ? "" : !answer ? t("Waiting for the network")
      : answer.length ? "" : t("Nothing was found."));
    draw();
  }
  function draw() {
    const held = list.contains(document.activeElement);
    const chosen = known().filter((one) => one.id === value).slice(0, 1);
    const shown = chosen.length ? chosen : found || offered;
    search.hidden = offered.length < MANY_CHOICES || chosen.length > 0;
    told.hidden = search.hidden;
    put(list, shown.map((one) => h("button", {
      type: "button", class: "kit-choice", text: one.text, "aria-pressed": String(one.id === value),
      on: { click: () => pick(one.id === value ? "" : one.id) },
    })), chosen.length > 0 && known().length > 1 && h("button", {
      type: "button", class: "kit-link", text: t("Choose another"), on: { click: () => pick("") },
    }));
    if (held && list.firstElementChild instanceof HTMLElement) list.firstElementChild.focus();
  }
  /** @param {string} id */
  function pick(id) {
    value = id;
    picked = (found || []).find((one) => one.id === id);
    say(wrong, "");
    draw();
    changed();
  }
  return {
    el: h("div", { class: "kit-field" },
      h("span", { class: "kit-label", id: labelId, text: title }),
      find && [search, told], list, wrong),
    get: () => (known().some((one) => one.id === value) ? value : ""),
    set(/** @type {string} */ id) {
      value = id;
      [picked, found, search.value] = [undefined, null, ""];
      say(told, "");
      draw();
    },
    offer(/** @type {Choice[]} */ choices) {
      if (JSON.stringify(choices) === JSON.stringify(offered)) return;
      offered = choices;
      draw();
    },
    complain(/** @type {string} */ why) {
      say(wrong, why);
      const first = list.firstElementChild;
      if (first instanceof HTMLElement) first.focus();
    },
  };
}

/**
 * A form whose text outlives a reload: it is kept on the phone under `key` until it is sent.
 * With `within`, a question, one of the offered texts has to be chosen too; `find` searches for
 * those that are not offered.
 * @param {{specs: FormField[], key: string, values?: Record<string, string>, within?: string,
 *   find?: (query: string) => Promise<Choice[]>, submit: string, cancel?: () => void,
 *   onSubmit: (fields: Record<string, string>, within: string) => void}} wish
 * @returns {DraftForm}
 */
export function draftForm(wish) {
  const draft = /** @type {Draft | null} */ (store.get(wish.key)) || { fields: wish.values };
  const fields = wish.specs.map((spec) => field(spec, keep));
  const within = wish.within ? chooser(wish.within, keep, wish.find) : null;
  const send = h("button", { type: "submit", class: "kit-button", text: wish.submit });
  const cancel = wish.cancel && h("button", {
    type: "button", class: "kit-button kit-second", text: t("Cancel"), on: { click: stop },
  });
  const more = fields.filter(({ spec }) =>
    fields.length >= MANY && !spec.required && spec.choices.length > 0);
  const fold = h("details", { class: "kit-fold" }, h("summary", null, t("Say more, if you like")),
    more.map((f) => f.el));
  const set = h("fieldset", { class: "kit-set", role: "presentation" }, within && within.el,
    fields.filter((f) => !more.includes(f)).map((f) => f.el), more.length > 0 && fold,
    h("div", { class: "kit-actions" }, send, cancel));
  const el = h("form", { class: "kit-form", novalidate: true, on: { submit } }, set);

  function read() {
    /** @type {Record<string, string>} */
    const values = {};
    for (const f of fields) if (f.input.get().trim()) values[f.spec.name] = f.input.get().trim();
    return values;
  }
  function keep() {
    const now = { fields: read(), within: within ? within.get() : "" };
    const same = JSON.stringify(now.fields) === JSON.stringify(wish.values || {});
    if (same && !now.within) store.drop(wish.key);
    else store.set(wish.key, now);
  }
  /** @param {Draft} from */
  function write(from) {
    for (const f of fields) f.input.set((from.fields || {})[f.spec.name] || "");
    attribute(fold, "open", more.some((f) => f.input.get()) || null);
    if (within) within.set(from.within || "");
  }
  function stop() {
    store.drop(wish.key);
    if (wish.cancel) wish.cancel();
  }
  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    if (within && !within.get()) {
      within.complain(t("Choose one first."));
      return;
    }
    const missing = fields.find((f) => f.spec.required && !f.input.get().trim());
    if (missing) {
      missing.complain(t("This is still empty."));
      missing.input.focus();
      return;
    }
    const values = read();
    const chosen = within ? within.get() : "";
    store.drop(wish.key);
    write({});
    wish.onSubmit(values, chosen);
  }
  write(draft);
  return {
    el, write, focus: () => fields[0].input.focus(),
    isEmpty: () => Object.keys(read()).length === 0,
    offer(choices) {
      if (within) within.offer(choices);
    },
    // Takes the answers that the form's questions offer now.
    renew(specs) {
      for (const f of fields) {
        f.input.offer((specs.find((one) => one.name === f.spec.name) || f.spec).choices);
      }
    },
    enable: (open) => attribute(set, "disabled", !open),
    keep,
  };
}
