import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { openRoom } from "../../kit/server/static/socket.js";
import { openPage } from "./page.js";

/** A line that a test holds the other end of. */
class Socket {
  static OPEN = 1;
  /** @type {Socket[]} */
  static all = [];
  constructor(url) {
    Object.assign(this, { url, readyState: 1, sent: [] });
    Socket.all.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  gets(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }
  breaks() {
    this.close();
    this.onclose({ code: 1006 });
  }
}

const me = { id: "p", name: "Ana" };
const view = { me, room: {}, current: { id: "a" }, items: [], now: 1000 };
const vote = (item) => ({ do: "vote", activity: "a", item, value: "useful" });

mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 1_000_000 });

let rooms = 0;
beforeEach(() => {
  openPage();
  document.addEventListener = () => {};
  Socket.all = [];
  Object.assign(globalThis, {
    WebSocket: Socket, location: { href: "http://10.0.0.1/join/R" },
    window: { addEventListener() {} },
    fetch: () => Promise.reject(new Error("no network")),
  });
});

/** A room whose first frame has come. */
function opened(first = view) {
  const room = openRoom({ base: "/", code: `R${(rooms += 1)}` });
  const [socket] = Socket.all;
  socket.gets({ is: "welcome", participant: "p", seq: 5, view: first });
  return { room, socket };
}
const latest = () => Socket.all[Socket.all.length - 1];

test("the line goes to the room of the code, and the first view makes it live", () => {
  const { room, socket } = opened();
  assert.match(socket.url, /^ws:\/\/10\.0\.0\.1\/join\/R\d+\/ws$/);
  assert.deepEqual([room.state, room.view.me.name], ["live", "Ana"]);
});

test("a server that stops is told of until the line is live again, and what waits is kept", () => {
  const { room, socket } = opened();
  room.send(vote("x"));
  let told = 0;
  room.on(() => (told += 1));
  socket.gets({ is: "stops", why: "The server stops." });
  assert.deepEqual([room.stops, room.state, told], ["The server stops.", "live", 1]);
  socket.breaks();
  assert.deepEqual([room.stops, room.state], ["The server stops.", "waiting"]);
  mock.timers.tick(1300);
  latest().gets({ is: "welcome", participant: "p", seq: 5, view });
  assert.deepEqual([room.stops, room.state], ["", "live"]);
  assert.deepEqual(latest().sent.map((one) => one.item), ["x"]);
});

test("before one has joined only the joining is sent, and the rest right after it", () => {
  const { room, socket } = opened({ ...view, me: null });
  room.send(vote("x"));
  room.send({ do: "enter", name: "Ana" });
  assert.deepEqual(socket.sent.map((one) => one.do), ["enter"]);
  socket.gets({ is: "view", seq: 6, set: { me } });
  assert.deepEqual(socket.sent.map((one) => one.do), ["enter", "vote"]);
});

test("a command is answered once the room has it, and shown until the view does", async () => {
  const { room, socket } = opened();
  const answer = room.send(vote("x"));
  const [{ id }] = socket.sent;
  socket.gets({ is: "ack", id, seq: 6 });
  assert.deepEqual(await answer, { ok: true, seq: 6 });
  assert.deepEqual(room.pending.map((one) => one.state), ["saved"]);
  socket.gets({ is: "view", seq: 6, set: { items: [{ id: "x", my_vote: "useful" }] } });
  assert.deepEqual(room.pending, []);
});

test("a view that is older than the answer does not settle it", () => {
  const { room, socket } = opened();
  room.send(vote("x"));
  socket.gets({ is: "ack", id: socket.sent[0].id, seq: 9 });
  socket.gets({ is: "view", seq: 8, set: { items: [] } });
  assert.equal(room.pending.length, 1);
});

test("what changes nothing in the view is let go of after a while", () => {
  const { room, socket } = opened();
  room.send(vote("x"));
  socket.gets({ is: "ack", id: socket.sent[0].id, seq: 6 });
  mock.timers.tick(3100);
  assert.deepEqual(room.pending, []);
});

test("what was not answered goes out again under the same id when the line is back", () => {
  const { room, socket } = opened();
  room.send(vote("x"));
  room.send(vote("y"));
  socket.gets({ is: "ack", id: socket.sent[0].id, seq: 6 });
  socket.breaks();
  assert.equal(room.state, "waiting");
  mock.timers.tick(500);
  assert.notEqual(latest(), socket);
  latest().gets({ is: "welcome", participant: "p", seq: 6, view });
  assert.deepEqual(latest().sent, [socket.sent[1]]);
  assert.equal(room.state, "live");
});

test("a line that stays away is told as lost, and what is given meanwhile is kept", () => {
  const { room, socket } = opened();
  socket.breaks();
  room.send(vote("x"));
  mock.timers.tick(8000);
  assert.deepEqual([room.state, room.pending.map((one) => one.state)], ["lost", ["waiting"]]);
});

test("a line that takes everything and answers nothing is taken for dead", () => {
  const { room, socket } = opened();
  room.send(vote("x"));
  mock.timers.tick(13_000);
  assert.notEqual(latest(), socket);
  latest().gets({ is: "welcome", participant: "p", seq: 5, view });
  assert.deepEqual(latest().sent, socket.sent);
});

test("a refusal says why, and stays until it is dismissed", async () => {
  const { room, socket } = opened();
  const answer = room.send(vote("x"));
  socket.gets({ is: "refused", id: socket.sent[0].id, why: "It is closed." });
  assert.deepEqual(await answer, { ok: false, why: "It is closed." });
  assert.equal(room.pending[0].state, "refused");
  room.dismiss(room.pending[0].command.id);
  assert.deepEqual(room.pending, []);
});

test("what is too large for the room is refused here, in words, and never sent", async () => {
  const { room, socket } = opened();
  const text = "щ".repeat(40_000);
  const answer = await room.send({ do: "comment", activity: "a", item: "x", text });
  assert.equal(answer.ok, false);
  assert.match(answer.why, /larger than 60 KB/);
  assert.deepEqual(socket.sent, []);
});

test("listeners hear the names of what has changed, and nothing after they have left", () => {
  const { room, socket } = opened();
  const heard = [];
  const stop = room.on((changed) => heard.push([...changed]));
  socket.gets({ is: "view", seq: 6, set: { room: {}, turnout: null } });
  stop();
  socket.gets({ is: "view", seq: 7, set: { room: {} } });
  assert.deepEqual(heard, [["room", "turnout"]]);
});

test("time goes by the room's clock, not by the phone's", () => {
  const { room } = opened({ ...view, now: 5000 });
  mock.timers.tick(2000);
  assert.equal(room.clock(), 5002);
});
