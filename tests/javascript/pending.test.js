import assert from "node:assert/strict";
import { test } from "node:test";

import { given } from "../../kit/activities/vote/ballot.js";
import { ownEntries } from "../../kit/widgets/entry.js";
import { forgetRefused, tellPending } from "../../kit/widgets/pending.js";

const current = { id: "a", state: "open", privacy: "pseudonymous", method: "approval",
  criteria: [] };
const pending = (command, state = "waiting", why = "") =>
  ({ command: { id: `c${command.item}`, activity: "a", ...command }, state, why });

/** A room with this under way. */
function roomOf(under, more = {}) {
  const dismissed = [];
  return { state: "live", pending: under, dismissed, dismiss: (id) => dismissed.push(id),
    view: { current, items: [], choices: [], ...more } };
}
const vote = (value, state, why) => pending({ do: "vote", item: "x", value }, state, why);

test("the last answer under way is told, and those that are saved are not", () => {
  const told = [];
  const line = { set: (state, why) => told.push([state, why]) };
  const isVote = (command) => command.do === "vote";
  tellPending(line, roomOf([vote("useful"), vote("unsure", "saved")]), isVote);
  tellPending(line, { ...roomOf([vote("useful")]), state: "lost" }, isVote);
  tellPending(line, roomOf([vote("useful", "refused", "Closed.")]), isVote);
  tellPending(line, roomOf([vote("useful", "saved")]), isVote);
  assert.deepEqual(told,
    [["saving", ""], ["waiting", ""], ["refused", "Closed."], ["", undefined]]);
});

test("only what was refused is forgotten, and only what is meant", () => {
  const room = roomOf([vote("useful", "refused"), pending({ do: "comment", item: "y" }, "refused"),
    pending({ do: "vote", item: "z" })]);
  forgetRefused(room, (command) => command.do === "vote");
  assert.deepEqual(room.dismissed, ["cx"]);
});

test("a vote on its way is laid over the one that the room has", () => {
  const item = { id: "x", my_vote: "useful" };
  assert.deepEqual(given(roomOf([]), item), { value: "useful", state: "saved", why: "" });
  assert.deepEqual(given(roomOf([vote("unsure")]), item),
    { value: "unsure", state: "saving", why: "" });
  assert.deepEqual(given(roomOf([vote(null)]), item), { value: null, state: "saving", why: "" });
});

test("a refused vote leaves what the room has, and says why", () => {
  const item = { id: "x", my_vote: "useful" };
  assert.deepEqual(given(roomOf([vote(null, "refused", "Closed.")]), item),
    { value: "useful", state: "refused", why: "Closed." });
});

test("votes on other entries and in other activities do not count here", () => {
  const other = pending({ do: "vote", item: "x", value: "unsure", activity: "b" });
  const room = roomOf([other, pending({ do: "vote", item: "y", value: "unsure" })]);
  assert.deepEqual(given(room, { id: "x" }), { value: null, state: "", why: "" });
});

test("grades on their way add to those given", () => {
  const rated = { current: { ...current, method: "ratings", criteria: ["p", "q"] } };
  const room = roomOf([vote({ q: 2 })], rated);
  assert.deepEqual(given(room, { id: "x", my_vote: { p: 4 } }).value, { p: 4, q: 2 });
});

test("what goes into the urn is secret at once, on this phone too", () => {
  const secret = { current: { ...current, privacy: "secret" } };
  assert.equal(given(roomOf([vote("useful")], secret), { id: "x" }).value, "secret");
  assert.equal(given(roomOf([], secret), { id: "x", my_vote: "secret" }).state, "secret");
});

const mine = { id: "x", kind: "situation", mine: true, fields: { text: "Old" } };
const others = { id: "y", kind: "situation", mine: false, fields: { text: "Theirs" } };

test("one's own entries come newest first, with what is under way laid over them", () => {
  const add = pending({ do: "add", item: "n", fields: { text: "New" }, within: "s" });
  const revise = pending({ do: "revise", item: "x", fields: { text: "Better" } });
  const room = roomOf([revise, add],
    { items: [mine, others], choices: [{ id: "s", text: "At the till" }] });
  const told = ownEntries(room).map(({ fields, about, state }) => [fields.text, about, state]);
  assert.deepEqual(told, [["New", "At the till", "saving"], ["Better", "", "saving"]]);
});

test("a refused change leaves the entry and keeps what was wished", () => {
  const revise = pending({ do: "revise", item: "x", fields: { text: "Better" } }, "refused", "No.");
  const [entry] = ownEntries(roomOf([revise], { items: [mine] }));
  assert.deepEqual([entry.fields.text, entry.wish.text, entry.why], ["Old", "Better", "No."]);
});

test("an entry that is being taken back says so, unless that was refused", () => {
  const leaving = (state) => ownEntries(roomOf([pending({ do: "withdraw", item: "x" }, state)],
    { items: [mine] }))[0].leaving;
  assert.deepEqual([leaving("waiting"), leaving("refused")], [true, false]);
});
