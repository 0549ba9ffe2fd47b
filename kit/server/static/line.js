// @ts-check
/** The line itself: a socket that comes back, plain requests where sockets are blocked. */

/** @import { Choice } from "../../widgets/protocol.js" */
/** @import { Command, Frame } from "../../widgets/room.js" */

const DELAYS = [300, 600, 1000];
const WELCOME_WITHIN = 6000;
const ANSWER_WITHIN = 8000;
const POLL_EVERY = 3000;
const SOCKET_AGAIN = 30000;
const QUIET = 40000;
const UNKNOWN_PHONE = 4401;

/** @param {string} url @param {RequestInit} [init] @returns {Promise<unknown>} */
async function ask(url, init) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN);
  try {
    const got = await fetch(url, { cache: "no-store", signal: abort.signal, ...init });
    if (!got.ok) throw new Error(String(got.status));
    return await got.json();
  } finally {
    clearTimeout(timer);
  }
}

/** Load the page again for a new identity; once, for a phone may refuse cookies for good. */
function loadAgain() {
  try {
    if (sessionStorage.getItem("kit:unknown")) return;
    sessionStorage.setItem("kit:unknown", "yes");
    location.reload();
  } catch (_) {
    // Without storage nobody could tell a second time from the first.
  }
}

/**
 * Open a line and keep it open.
 * @param {string} url of the room: `…/join/<CODE>`
 * @param {(frame: Frame) => void} take gets every frame
 * @param {(live: boolean) => void} tell hears whether the line is up
 */
export function openLine(url, take, tell) {
  /** @type {WebSocket | null} */
  let socket = null;
  let [welcomed, polling, posting] = [false, false, false];
  let [failures, tries, seq, lastFrame, again] = [0, 0, 0, 0, 0];
  /** When each command went out on this socket. @type {Map<string, number>} */
  let sent = new Map();

  /** @param {Frame} frame */
  function receive(frame) {
    if (frame.is === "welcome" || frame.is === "view") seq = frame.seq;
    take(frame);
    if (frame.id) sent.delete(frame.id);
  }
  function connect() {
    clearTimeout(again);
    if (socket) return;
    const mine = new WebSocket(new URL(`${url}/ws`, location.href).href.replace(/^http/, "ws"));
    socket = mine;
    welcomed = false;
    sent = new Map();
    const slow = setTimeout(() => closed(mine, 0), WELCOME_WITHIN);
    mine.onmessage = (event) => {
      if (socket !== mine) return;
      lastFrame = Date.now();
      if (!welcomed) {
        clearTimeout(slow);
        [welcomed, polling, failures, tries] = [true, false, 0, 0];
        tell(true);
      }
      receive(JSON.parse(event.data));
    };
    mine.onclose = (event) => {
      clearTimeout(slow);
      closed(mine, event.code);
    };
  }
  /** @param {WebSocket} which @param {number} code */
  function closed(which, code) {
    if (socket !== which) return;
    socket = null;
    which.onclose = null;
    which.close();
    if (!welcomed) failures += 1;
    welcomed = false;
    if (code === UNKNOWN_PHONE) loadAgain();
    if (polling) {
      again = setTimeout(connect, SOCKET_AGAIN);
      return;
    }
    tell(false);
    const pause = DELAYS[Math.min(tries, DELAYS.length - 1)];
    tries += 1;
    again = setTimeout(connect, pause * (0.8 + 0.4 * Math.random()));
    if (failures >= 2) startPolling();
  }
  function reconnect() {
    tries = 0;
    if (socket) closed(socket, 0);
    if (!polling) connect();
  }

  /** The whole view, asked for as a page is. */
  async function lookAt() {
    return /** @type {Extract<Frame, {is: "welcome"}>} */ (await ask(`${url}/view`));
  }
  async function poll() {
    const frame = await lookAt();
    if (!welcomed && frame.seq >= seq) receive(frame);
  }
  async function startPolling() {
    if (polling) return;
    try {
      await poll();
    } catch (_) {
      return;
    }
    if (welcomed) return;
    polling = true;
    clearTimeout(again);
    again = setTimeout(connect, SOCKET_AGAIN);
    tell(true);
    while (polling) {
      await new Promise((done) => setTimeout(done, POLL_EVERY));
      if (polling && !document.hidden) await poll().then(() => tell(true), stopPolling);
    }
  }
  function stopPolling() {
    polling = false;
    tell(false);
    reconnect();
  }
  /** @param {Command[]} commands */
  async function post(commands) {
    if (posting || !commands.length) return;
    posting = true;
    try {
      const answers = await ask(`${url}/events`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(commands),
      });
      for (const frame of /** @type {Frame[]} */ (answers)) receive(frame);
      await poll();
    } catch (_) {
      tell(false);
    }
    posting = false;
  }

  /** A dead line takes what is sent and stays open: notice it by answers that fail to come. */
  async function watch() {
    if (!socket || !welcomed || document.hidden) return;
    const [now, asked, before] = [Date.now(), socket, seq];
    const silent = now - lastFrame > ANSWER_WITHIN;
    if (silent && [...sent.values()].some((at) => now - at > ANSWER_WITHIN)) reconnect();
    else if (now - lastFrame > QUIET) {
      // A quiet room is no dead line: it is one only if the room has moved on without us.
      lastFrame = now;
      const there = await lookAt().catch(() => ({ seq: Infinity }));
      if (socket === asked && seq === before && there.seq > before) reconnect();
    }
  }
  function wake() {
    const connecting = socket && !welcomed;
    if (document.hidden || connecting) return;
    if (!socket || Date.now() - lastFrame > QUIET) reconnect();
  }
  setInterval(watch, 2500);
  window.addEventListener("online", reconnect);
  window.addEventListener("offline", () => tell(false));
  window.addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", wake);
  connect();

  return {
    /** Search what an entry can belong to. @param {URLSearchParams} what
     * @returns {Promise<Choice[]>} */
    async find(what) {
      return /** @type {Choice[]} */ (await ask(`${url}/find?${what}`));
    },
    /** Send commands, in order; those already on their way are not sent twice.
     * @param {Command[]} commands */
    carry(commands) {
      if (polling && !welcomed) post(commands.slice(0, 50));
      else if (socket && welcomed && socket.readyState === WebSocket.OPEN) {
        for (const command of commands) {
          if (sent.has(command.id)) continue;
          sent.set(command.id, Date.now());
          socket.send(JSON.stringify(command));
        }
      }
    },
  };
}
