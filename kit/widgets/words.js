// @ts-check
/** The page's sentences in the reader's language; English is the key of every sentence. */

let language = "en";
/** @type {Record<string, string>} */
let words = {};
/** @type {Record<string, Record<string, string>>} */
let plurals = {};

/** Names of the languages, each in itself. @type {[string, string][]} */
export const LANGUAGES = [
  ["en", "English"],
  ["uk", "Українська"],
  ["ru", "Русский"],
  ["pl", "Polski"],
];

/**
 * A words file.
 * @typedef {{language?: string, words: Record<string, string>,
 *   plurals: Record<string, Record<string, string>>}} WordsFile
 */

/**
 * Take another language.
 * @param {string} code
 * @param {WordsFile | null} [file] nothing means English
 */
export function setWords(code, file) {
  language = code;
  words = file ? file.words : {};
  plurals = file ? file.plurals : {};
}

/** The language in use. */
export function currentLanguage() {
  return language;
}

/** @typedef {Readonly<Record<string, unknown>>} Values what stands for `{placeholders}` */

/** @param {string} text @param {Values} values */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    (name in values ? String(values[name]) : whole));
}

/** A sentence of the catalogues in English, or a text that none of them knows, by language.
 * @typedef {string | Record<string, string>} Words */

/**
 * Say a sentence in the reader's language.
 * @param {Words} text English, with `{placeholders}`
 * @param {Values} [values]
 * @returns {string}
 */
export function t(text, values = {}) {
  if (typeof text !== "string") return text[language] || text.en || "";
  return filled(words[text] || text, values);
}

/**
 * Say a counted sentence; `{n}` is the number.
 * @param {string} one @param {string} many @param {number} n
 * @param {Values} [values]
 * @returns {string}
 */
export function tn(one, many, n, values = {}) {
  const forms = plurals[one];
  let text = n === 1 ? one : many;
  if (forms) text = forms[new Intl.PluralRules(language).select(n)] || forms.many || text;
  return filled(text, { n, ...values });
}

/** Begin a text with a capital. @param {string} text */
export function capital(text) {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
