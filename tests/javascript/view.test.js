import assert from "node:assert/strict";
import { test } from "node:test";

import { during } from "../../kit/server/static/during.js";
import { after } from "../../kit/server/static/view.js";

const whole = { me: null, room: { title: "Day" }, current: { id: "a" }, items: [],
  role: { round: 1 } };
const welcome = { is: "welcome", participant: null, seq: 4, view: whole };

test("the first frame brings the view whole", () => {
  const { view, changed } = after(null, welcome);
  assert.deepEqual(view, whole);
  assert.deepEqual(changed, Object.keys(whole));
});

test("a later frame changes what it names and leaves the rest as it is", () => {
  const set = { items: [{ id: "x" }], me: { name: "Ana" } };
  const { view, changed } = after(whole, { is: "view", seq: 5, set });
  assert.deepEqual(view, { ...whole, ...set });
  assert.equal(view.room, whole.room);
  assert.deepEqual(changed, ["items", "me"]);
});

test("a part that is null now is null, not as it was", () => {
  assert.equal(after(whole, { is: "view", seq: 5, set: { current: null } }).view.current, null);
});

test("after a lost connection the whole view replaces everything, parts that are gone too", () => {
  const { role, ...fewer } = whole;
  assert.ok(role);
  assert.equal("role" in after(whole, { ...welcome, view: fewer }).view, false);
});

test("a part that comes before the whole says nothing", () => {
  assert.deepEqual(after(null, { is: "view", seq: 5, set: { items: [] } }),
    { view: null, changed: [] });
});

test("answers to commands change no view", () => {
  assert.deepEqual(after(whole, { is: "ack", id: "c1", seq: 6 }), { view: whole, changed: [] });
});

test("a view is never changed under the hands of who draws it", () => {
  const kept = structuredClone(whole);
  after(whole, { is: "view", seq: 5, set: { items: [{ id: "x" }] } });
  assert.deepEqual(whole, kept);
});

test("a patch puts single items in their places and leaves the others as they are", () => {
  const view = { ...whole, items: [{ id: "x", my_vote: null }, { id: "y", my_vote: null }] };
  const patch = { items: [{ id: "y", my_vote: "useful" }, { id: "gone", my_vote: null }] };
  const { view: next, changed } = after(view, { is: "view", seq: 5, set: { pair: null }, patch });
  assert.deepEqual(next.items, [{ id: "x", my_vote: null }, { id: "y", my_vote: "useful" }]);
  assert.equal(next.items[0], view.items[0]);
  assert.deepEqual(changed, ["pair", "items"]);
  assert.equal(view.items[1].my_vote, null);
});

test("a patch of what comes whole in the same frame changes the new whole", () => {
  const frame = { is: "view", seq: 5, set: { items: [{ id: "z", n: 1 }] },
    patch: { items: [{ id: "z", n: 2 }] } };
  assert.deepEqual(after(whole, frame).view.items, [{ id: "z", n: 2 }]);
});

/** A room whose view a test changes. */
function roomOf(view) {
  const listeners = new Set();
  return { view, pending: [], state: "live",
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    becomes(next, ...changed) {
      this.view = next;
      for (const fn of listeners) fn(new Set(changed));
    } };
}

test("a part of the page sees its own activity, and hears nothing of another", () => {
  const room = roomOf(whole);
  const own = during(room, room.view);
  const heard = [];
  const stop = own.on((changed) => heard.push([...changed]));
  room.becomes({ ...whole, items: [{ id: "x" }] }, "items");
  assert.equal(own.view.items.length, 1);
  room.becomes({ ...whole, current: { id: "b" }, items: [] }, "current", "items");
  assert.deepEqual([own.view.current.id, own.view.items.length], ["a", 1]);
  room.becomes({ ...whole, current: null }, "current");
  assert.equal(own.view.current.id, "a");
  assert.deepEqual(heard, [["items"]]);
  stop();
  room.becomes(whole, "current");
  assert.equal(heard.length, 1);
});

test("the rest of the room is as it is now", () => {
  const room = roomOf(whole);
  const own = during(room, room.view);
  room.state = "lost";
  room.pending.push({ command: { id: "c1" } });
  assert.deepEqual([own.state, own.pending.length], ["lost", 1]);
});
