import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { capital, currentLanguage, setWords, t, tn } from "../../kit/widgets/words.js";

const entry = { one: "{n} запис", few: "{n} записи", many: "{n} записів" };
const ukrainian = { words: { "Welcome, {name}": "Вітаємо, {name}" },
  plurals: { "{n} entry": entry } };

afterEach(() => setWords("en"));

test("a sentence without a translation is said in English", () => {
  setWords("uk", ukrainian);
  assert.equal(t("Not translated"), "Not translated");
  assert.equal(t("Welcome, {name}", { name: "Оля" }), "Вітаємо, Оля");
});

test("a placeholder without a value stays to be seen, and none is filled twice", () => {
  assert.equal(t("{n} of {of}", { n: 0 }), "0 of {of}");
  assert.equal(t("{text}", { text: "{n}", n: 3 }), "{n}");
});

test("English counts one and many", () => {
  const count = (/** @type {number} */ n) => tn("{n} entry", "{n} entries", n);
  assert.deepEqual([0, 1, 2].map(count), ["0 entries", "1 entry", "2 entries"]);
});

test("Ukrainian has three forms, chosen by the last digits", () => {
  setWords("uk", ukrainian);
  const forms = [1, 2, 5, 11, 21, 22, 111].map((n) => tn("{n} entry", "{n} entries", n).slice(-2));
  assert.deepEqual(forms, ["ис", "си", "ів", "ів", "ис", "си", "ів"]);
});

test("a fraction takes the form that its language has, or that of many", () => {
  setWords("uk", ukrainian);
  assert.equal(tn("{n} entry", "{n} entries", 1.5), "1.5 записів");
});

test("a capital is that of the language", () => {
  setWords("uk", ukrainian);
  assert.equal(capital("їжа"), "Їжа");
  assert.equal(capital(""), "");
});

test("a language without a file speaks English under its own name", () => {
  setWords("pl", null);
  assert.deepEqual([currentLanguage(), t("Send")], ["pl", "Send"]);
});
