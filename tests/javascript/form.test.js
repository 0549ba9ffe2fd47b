import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { store } from "../../kit/widgets/dom.js";
import { draftForm } from "../../kit/widgets/form.js";
import { pills } from "../../kit/widgets/pills.js";
import { openPage, saying } from "./page.js";

const question = { name: "text", label: "What happened?", help: "", required: true, lines: 1,
  choices: [] };
const choice = { ...question, name: "kind", label: "Kind", required: false,
  choices: [["a", "Complaint"], ["b", "Request"]] };

let forms = 0;
beforeEach(openPage);

/** A form, what was sent with it, and what somebody may do in it. */
function opened(more = {}, key = `form-${(forms += 1)}`) {
  const sent = [];
  const form = draftForm({ specs: [question, choice], key, submit: "Send",
    onSubmit: (fields, within) => sent.push([fields, within]), ...more });
  const input = form.el.querySelector("input");
  return { form, sent, key, input,
    type(text) {
      input.value = text;
      input.dispatchEvent({ type: "input" });
    },
    tap: (text) => saying(form.el, text).click(),
    send: () => form.el.dispatchEvent({ type: "submit", preventDefault() {} }) };
}

test("what is typed and chosen is there again after a reload, and gone once it is sent", () => {
  const before = opened();
  before.type("A client shouts");
  before.tap("Complaint");
  const after = opened({}, before.key);
  assert.equal(after.input.value, "A client shouts");
  after.send();
  assert.deepEqual(after.sent, [[{ text: "A client shouts", kind: "a" }, ""]]);
  assert.equal(store.get(before.key), null);
  assert.equal(opened({}, before.key).input.value, "");
});

test("what is required and empty is asked for, and nothing is sent", () => {
  const { form, sent, send, type } = opened();
  type("   ");
  send();
  assert.deepEqual(sent, []);
  assert.ok(form.el.textContent.includes("This is still empty."));
  type("A client shouts");
  assert.ok(!form.el.textContent.includes("This is still empty."));
});

test("a form that was opened to change something keeps no draft of what is as it was", () => {
  const { key, type } = opened({ values: { text: "Old" } });
  type("New");
  assert.deepEqual(store.get(key).fields, { text: "New" });
  type("Old");
  assert.equal(store.get(key), null);
});

test("what an entry belongs to has to be chosen, of what there is", () => {
  const { form, sent, tap, type, send } = opened({ within: "What is it about?" });
  form.offer([{ id: "s1", text: "At the till" }, { id: "s2", text: "On the phone" }]);
  type("Take your time");
  send();
  assert.ok(form.el.textContent.includes("Choose one first."));
  tap("On the phone");
  form.offer([{ id: "s1", text: "At the till" }]);
  send();
  assert.deepEqual(sent, [], "what was chosen is gone");
  tap("At the till");
  send();
  assert.deepEqual(sent, [[{ text: "Take your time" }, "s1"]]);
});

test("an answer that is no longer offered is not sent", () => {
  const { form, sent, tap, type, send } = opened();
  type("A client shouts");
  tap("Complaint");
  form.renew([question, { ...choice, choices: [["b", "Request"]] }]);
  send();
  assert.deepEqual(sent, [[{ text: "A client shouts" }, ""]]);
});

test("of answers that read alike one is offered: the chosen one, or the first", () => {
  const row = pills("label", [["a", "Hurry"], ["b", "hurry "], ["c", "Doubt"]], () => {});
  const keys = () =>
    row.el.querySelectorAll(".kit-pill").map((one) => one.getAttribute("data-act"));
  assert.deepEqual(keys(), ["a", "c"]);
  row.set("b");
  assert.deepEqual(keys(), ["b", "c"]);
});

test("many answers are folded up, and the chosen one stays in sight", () => {
  const many = Array.from({ length: 9 }, (_, n) => [`k${n}`, `Answer ${n}`]);
  const row = pills("label", many, () => {});
  assert.equal(row.el.textContent, "Choose …");
  saying(row.el, "Choose …").click();
  saying(row.el, "Answer 4").click();
  assert.deepEqual([row.get(), row.el.textContent], ["k4", "Answer 4Choose another"]);
});

test("where there is more than is offered one searches, and what was found is sent", async () => {
  const asked = [];
  const find = (query) => {
    asked.push(query);
    return Promise.resolve([{ id: "s99", text: "The lift is stuck" }]);
  };
  const { form, sent, tap, send } = opened({ within: "What is it about?", find });
  const [search, text] = form.el.querySelectorAll("input");
  form.offer([{ id: "s1", text: "At the till" }]);
  assert.equal(search.hidden, true, "one looks through a few");
  form.offer(Array.from({ length: 24 }, (_, n) => ({ id: `s${n}`, text: `Situation ${n}` })));
  assert.equal(search.hidden, false);
  text.value = "Call the caretaker";
  search.value = "lift";
  search.dispatchEvent({ type: "input" });
  await new Promise((done) => setTimeout(done, 300));
  assert.deepEqual(asked, ["lift"]);
  tap("The lift is stuck");
  send();
  assert.deepEqual(sent, [[{ text: "Call the caretaker" }, "s99"]]);
});
