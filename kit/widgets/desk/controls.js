// @ts-check
/** An activity's head on the desk: state, turnout, open, close, timer, reveal. */

import { h, put, say } from "../dom.js";
import { t, tn } from "../words.js";

/** @import { Answer, Given } from "../room.js" */
/** @import { Desk, DeskRoom, Run } from "./desk.js" */

/** A line for refusals and news, read out by screen readers. */
export function notice() {
  const el = h("p", { class: "kit-notice", role: "status" });
  return {
    el,
    /** @param {Answer} answer */
    show(answer) {
      el.classList.toggle("kit-bad", !answer.ok);
      say(el, answer.ok ? "" : answer.why || t("This did not work."));
    },
    /** @param {string} text */
    say(text) {
      el.classList.remove("kit-bad");
      say(el, text);
    },
  };
}

/** @param {string} label @param {() => void} click @param {string} [kind] */
export function button(label, click, kind = "") {
  return h("button", { type: "button", class: `kit-button ${kind}`, on: { click } }, label);
}

/** Name the state of an activity. @param {Run} run */
export function stateName(run) {
  if (run.state === "open") return t("open");
  return run.state === "closed" ? t("closed") : t("not open yet");
}

/** What the button says that opens an activity. @param {Run} run */
function openName(run) {
  if (!run.answered) return run.show_label;
  return run.state === "closed" ? t("Open again") : t("Open");
}

/** The button that opens an activity: what it says, and what it asks for. Nothing that is open
 * is closed unsaid.
 * @param {Run} run @param {Desk} desk
 * @returns {{name: string, closes: boolean, command: Given}} */
export function opener(run, desk) {
  const other = closedFirst(run, desk);
  const closes = Boolean(other);
  return {
    name: other ? t("Close “{title}” and open this", other) : openName(run),
    closes,
    command: { do: "open", activity: run.id, close_current: closes },
  };
}

/** What has to be closed before an activity opens. @param {Run} run @param {Desk} desk */
function closedFirst(run, desk) {
  if (!run.answered || run.beside) return null;
  return desk.running.find((one) => one.id !== run.id) || null;
}

/** Says how far the room is. @typedef {(counts: {voted: number, present: number}) => string} Far */

/** Say how many have answered, and on how many entries, or what an activity says of it.
 * @param {Run} run @param {number} joined @param {Far} [far] */
function counted(run, joined, far) {
  if (far) return far({ voted: run.voted, present: joined });
  const people = t("Answered: {n} of {of}", { n: run.voted, of: joined });
  // A pulse asks statements of its own: it has no entries to count.
  return run.kind ? `${people} · ${tn("{n} entry", "{n} entries", run.items)}` : people;
}

/** Minutes and seconds until a time. @param {number} closesAt */
function left(closesAt) {
  const seconds = Math.max(0, Math.round(closesAt - Date.now() / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * The controls of one activity.
 * @param {HTMLElement} el
 * @param {DeskRoom<Desk>} room
 * @param {Far} [far]
 */
export function controls(el, room, far) {
  const said = notice();
  const title = h("h3", { class: "kit-title" });
  const prompt = h("p", { class: "kit-prompt" });
  const chip = h("span", { class: "kit-chip" });
  const count = h("span", { class: "kit-count" });
  const clock = h("span", { class: "kit-clock", role: "timer" });
  const urn = h("p", { class: "kit-quiet kit-urn-said" });
  const buttons = h("div", { class: "kit-buttons" });
  const minutes = h("input", {
    type: "number", min: "0.5", max: "600", step: "0.5", class: "kit-minutes",
    "aria-label": t("Minutes"), placeholder: t("min"),
  });
  const timer = h(
    "form",
    { class: "kit-timer", on: { submit: setTimer } },
    minutes,
    h("button", { type: "submit", class: "kit-button" }, t("Set timer")),
  );
  put(
    el,
    h("div", { class: "kit-head" }, h("div", { class: "kit-names" }, title, prompt), chip, count,
      clock),
    h("div", { class: "kit-bar" }, buttons, timer),
    urn,
    said.el,
  );

  /** @param {Event} event */
  async function setTimer(event) {
    event.preventDefault();
    const value = parseFloat(minutes.value);
    const activity = room.desk.run.id;
    const seconds = value > 0 ? value * 60 : null;
    said.show(await room.send({ do: "time", activity, seconds }));
  }
  /** @param {Given} command */
  const tell = async (command) => said.show(await room.send(command));
  /** The button that turns the room to this session. @param {Run} run */
  const turning = ({ session }) => {
    const [open] = room.desk.running;
    const name = open ? t("Close “{title}” and turn the room to this session", open)
      : t("Turn the room to this session");
    const close_current = Boolean(open);
    return button(name, () => tell({ do: "open_session", session, close_current }),
      open ? "" : "kit-primary");
  };
  /** The button that shows results, or takes them back. @param {Run} run */
  const revealing = (run) => {
    const close = run.ballot && run.state === "open" && !run.shown;
    const name = run.shown ? t("Hide results from the room")
      : close ? t("Close and reveal") : t("Reveal results to the room");
    return button(name, () => tell({ do: "reveal", activity: run.id, on: !run.shown, close }));
  };

  let shape = "";
  const refresh = () => {
    const { run, joined } = room.desk;
    say(title, run.title);
    say(prompt, run.prompt);
    say(chip, stateName(run));
    chip.hidden = !run.for_room && run.state !== "open";
    chip.className = `kit-chip kit-${run.state}`;
    say(count, run.answered ? counted(run, joined, far) : "");
    say(urn, room.desk.urn);
    urn.hidden = !room.desk.urn;
    timer.hidden = run.state !== "open" || !run.answered;
    const away = room.desk.session !== run.session && !run.beside;
    const open = opener(run, room.desk);
    const now = JSON.stringify([run.state, run.shown, run.answered, away, open, room.desk.running]);
    if (now !== shape) {
      shape = now;
      put(
        buttons,
        away && turning(run),
        !away && run.state !== "open" && button(open.name, () => tell(open.command),
          !run.for_room || run.state === "closed" || open.closes ? "" : "kit-primary"),
        run.state === "open" && button(run.answered ? t("Close") : t("Done"),
          () => tell({ do: "close", activity: run.id })),
        run.reveals && revealing(run),
      );
    }
    tick();
  };
  const tick = () => {
    const at = room.desk.run.closes_at;
    say(clock, at ? left(at) : "");
  };
  const ticking = setInterval(tick, 1000);
  const stop = room.on(refresh);
  refresh();
  return () => {
    stop();
    clearInterval(ticking);
  };
}
