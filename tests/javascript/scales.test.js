import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { answered, criterion, offered, scale } from "../../kit/widgets/scales.js";
import { openPage, saying } from "./page.js";

beforeEach(openPage);

const asked = {
  criteria: [], budget: 5, most: 3, grades: [1, 2, 3, 4, 5],
  scales: { usefulness: { label: "Usefulness", low: "of no use", high: "very useful" } },
  offers: { value: [["useful", "Useful"], ["unsure", "Unsure"], ["not_for_me", "Not for me"]] },
};

/** A scale with what was picked on it. @param {Record<string, unknown>} current */
function opened(current) {
  const picked = [];
  const ways = scale({ ...asked, ...current }, "An entry", (value) => picked.push(value));
  const tap = (/** @type {string} */ text) => saying(ways.el, text).click();
  return { ways, picked, tap };
}
const pressed = (el) => el.querySelectorAll("button").filter(
  (one) => one.getAttribute("aria-pressed") === "true").map((one) => one.textContent);

test("nothing is chosen before somebody chooses", () => {
  for (const method of ["approval", "ratings"]) {
    const { ways } = opened({ method, criteria: ["usefulness"] });
    ways.set(null, true, 0);
    assert.deepEqual(pressed(ways.el), []);
  }
});

test("an approval is given by a tap, and taken back by a second on the same answer", () => {
  const { ways, picked, tap } = opened({ method: "approval" });
  tap("Useful");
  ways.set("useful", true, 0);
  assert.deepEqual(pressed(ways.el), ["Useful"]);
  tap("Useful");
  tap("Not for me");
  assert.deepEqual(picked, ["useful", null, "not_for_me"]);
});

test("a grade adds to those given, and a second tap takes back that one alone", () => {
  const { ways, picked } = opened({ method: "ratings", criteria: ["usefulness", "naturalness"] });
  const grades = () => ways.el.querySelectorAll(".kit-grade");
  ways.set({ usefulness: 4 }, true, 0);
  grades()[5 + 1].click();
  ways.set({ usefulness: 4, naturalness: 2 }, true, 0);
  assert.deepEqual(pressed(ways.el), ["4", "2"]);
  grades()[3].click();
  ways.set({ naturalness: 2 }, true, 0);
  grades()[5 + 1].click();
  assert.deepEqual(picked, [{ usefulness: 4, naturalness: 2 }, { naturalness: 2 }, null]);
});

test("dots stop at what one entry may hold, and at what is left", () => {
  const { ways, picked, tap } = opened({ method: "dots" });
  ways.set(2, true, 1);
  tap("One dot more");
  ways.set(3, true, 0);
  tap("One dot more");
  assert.ok(ways.el.textContent.includes("At most 3 dots on one entry."));
  ways.set(1, true, 0);
  tap("One dot more");
  assert.ok(ways.el.textContent.includes("You have 5 dots altogether."));
  tap("One dot less");
  ways.set(0, true, 5);
  tap("One dot less");
  assert.deepEqual(picked, [3, 0]);
});

test("what is closed cannot be answered", () => {
  const { ways } = opened({ method: "approval" });
  ways.set("useful", false, 0);
  const buttons = ways.el.querySelectorAll("button");
  assert.ok(buttons.every((one) => one.getAttribute("disabled") !== null));
  const dots = opened({ method: "dots" });
  dots.ways.set(1, false, 4);
  dots.tap("One dot more");
  dots.tap("One dot less");
  assert.deepEqual(dots.picked, []);
});

test("an entry is answered when every criterion has its grade", () => {
  const both = { method: "ratings", criteria: ["usefulness", "naturalness"] };
  assert.equal(answered(both, { usefulness: 4 }), false);
  assert.equal(answered(both, { usefulness: 4, naturalness: 1 }), true);
  assert.equal(answered(both, null), false);
  assert.equal(answered(both, "secret"), true);
  assert.equal(answered({ method: "dots", criteria: [] }, 0), false);
  assert.equal(answered({ method: "approval", criteria: [] }, "unsure"), true);
});

test("what grades mean and which answers there are is what the room says", () => {
  const { ways } = opened({ method: "ratings", criteria: ["usefulness"], grades: [0, 1, 2] });
  const said = ways.el.textContent;
  for (const text of ["Usefulness", "of no use", "very useful", "012"]) {
    assert.ok(said.includes(text));
  }
  assert.deepEqual(offered(asked, "value")[1], ["unsure", "Unsure"]);
  assert.deepEqual(offered(asked, "nothing"), []);
});

test("a criterion of one's own is shown as it is written, with a capital", () => {
  const scales = { clarity: { label: "clarity", low: "not at all", high: "very much" } };
  assert.deepEqual(criterion({ scales }, "clarity"), ["Clarity", "not at all", "very much"]);
});
