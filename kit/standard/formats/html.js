// @ts-check
/** Search and filters of the page: which clauses are shown. */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.find"));
const words = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const contents = document.querySelector("nav details");
const choices = [...form.querySelectorAll("select")];
const counted = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
const clauses = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".clause"))]
  .map((el) => ({
    el,
    text: plain(el.textContent || ""),
    marks: new Set((el.dataset.marks || "").split(" ")),
  }));
const holders = [.../** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("main section, main > section table"))]
  .map((el) => ({ el, inner: /** @type {HTMLElement[]} */ ([...el.querySelectorAll(".clause")]) }));

/** A text as it is searched: without case and accents.
 * @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Show the clauses that hold all words and have all chosen marks, and what holds any of them. */
function narrow() {
  const wanted = plain(words.value).split(/\s+/).filter(Boolean);
  const marks = choices.map((one) => one.value).filter(Boolean);
  const narrowed = wanted.length + marks.length > 0;
  let shown = 0;
  for (const { el, text, marks: own } of clauses) {
    const fits = wanted.every((word) => text.includes(word)) && marks.every((n) => own.has(n));
    el.hidden = !fits;
    shown += Number(fits);
  }
  for (const { el, inner } of holders) {
    el.hidden = narrowed && !el.closest(".clause") && inner.every((one) => one.hidden);
  }
  document.body.classList.toggle("narrowed", narrowed);
  counted.value = (counted.dataset.words || "")
    .replace("{shown}", String(shown)).replace("{all}", String(clauses.length));
}

/** Show all clauses again. A reset of the form would empty the count too. */
function all() {
  words.value = "";
  choices.forEach((one) => { one.value = ""; });
  narrow();
}

/** A link leads to its clause even where the search has hidden it. */
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    all();
    target.scrollIntoView();
  }
}

form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
/** @type {HTMLButtonElement} */ (form.querySelector("button")).addEventListener("click", all);
window.addEventListener("hashchange", follow);
if (contents) contents.toggleAttribute("open", window.matchMedia("(min-width: 64rem)").matches);
form.hidden = clauses.length === 0;
narrow();
