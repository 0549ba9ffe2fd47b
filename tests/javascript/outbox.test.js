import assert from "node:assert/strict";
import { test } from "node:test";

import { openOutbox } from "../../kit/server/static/outbox.js";

/** Every test has a room of its own: what is kept outlives the outbox. */
let rooms = 0;
const newRoom = () => `R${(rooms += 1)}`;

const vote = (/** @type {string} */ item) =>
  ({ do: /** @type {const} */ ("vote"), activity: "a", item, value: "useful" });
const items = (/** @type {ReturnType<typeof openOutbox>} */ box) =>
  box.list.map((one) => "item" in one.command && one.command.item);

test("commands stand in the order in which they were given, each under an id of its own", () => {
  const box = openOutbox(newRoom());
  for (const item of ["x", "y", "z"]) box.add(vote(item));
  assert.deepEqual(items(box), ["x", "y", "z"]);
  const ids = box.list.map((one) => one.command.id);
  assert.equal(new Set(ids).size, 3);
  assert.match(ids[0], /^[0-9a-f]{24}$/);
});

test("what was not sent is there again after a reload, in its order and under the same ids", () => {
  const room = newRoom();
  const before = openOutbox(room);
  for (const item of ["x", "y", "z"]) before.add(vote(item));
  const after = openOutbox(room);
  assert.deepEqual(after.list.map((one) => one.command), before.list.map((one) => one.command));
  after.add(vote("w"));
  assert.deepEqual(items(after), ["x", "y", "z", "w"]);
});

test("the order holds when the phone's clock is set back", (context) => {
  const room = newRoom();
  const before = openOutbox(room);
  context.mock.timers.enable({ apis: ["Date"], now: 5000 });
  before.add(vote("x"));
  context.mock.timers.setTime(1000);
  before.add(vote("y"));
  assert.deepEqual(items(openOutbox(room)), ["x", "y"]);
});

test("what the room has needs no keeping, and stays on the list until a view shows it", () => {
  const room = newRoom();
  const box = openOutbox(room);
  const entry = box.add(vote("x"));
  box.acknowledge(entry, 7);
  assert.deepEqual(openOutbox(room).list, []);
  assert.equal(entry.state, "saved");
  assert.equal(box.settle(6), false);
  assert.deepEqual(items(box), ["x"]);
  assert.equal(box.settle(7), true);
  assert.deepEqual(box.list, []);
});

test("who waits for an answer gets it, whichever it is", () => {
  const box = openOutbox(newRoom());
  const heard = [];
  const add = () => Object.assign(box.add(vote("x")), { answer: (one) => heard.push(one) });
  box.acknowledge(add(), 3);
  box.refuse(add(), "Closed.");
  assert.deepEqual(heard, [{ ok: true, seq: 3 }, { ok: false, why: "Closed." }]);
});

test("a refused vote keeps its reason and not what was voted", () => {
  const room = newRoom();
  const box = openOutbox(room);
  box.refuse(box.add(vote("x")), "It is closed.");
  const [again] = openOutbox(room).list;
  assert.deepEqual([again.state, again.why], ["refused", "It is closed."]);
  assert.equal("value" in again.command && again.command.value, null);
});

test("a refused joining is forgotten: the form says why, and is sent anew", () => {
  const room = newRoom();
  const box = openOutbox(room);
  box.refuse(box.add({ do: "enter", name: "Ana" }), "Too long.");
  assert.deepEqual([box.list, openOutbox(room).list], [[], []]);
});

test("what another tab has finished is no longer sent by this one", () => {
  const room = newRoom();
  const box = openOutbox(room);
  const entry = box.add(vote("x"));
  assert.equal(box.finished(`kit:${room}:out:another`), false);
  assert.equal(box.finished(`kit:${room}:out:${entry.command.id}`), true);
  assert.deepEqual(box.list, []);
});

test("two rooms on one phone do not mix their commands", () => {
  const [one, other] = [openOutbox(newRoom()), openOutbox(newRoom())];
  one.add(vote("x"));
  assert.deepEqual(other.list, []);
});
