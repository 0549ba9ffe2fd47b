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
  if (!run.answered) return t(run.show_label);
  return run.state === "closed" ? t("Open again") : t("Open");
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
 */
export function controls(el, room) {
  const said = notice();
  const title = h("h3", { class: "kit-title" });
  const prompt = h("p", { class: "kit-prompt" });
  const chip = h("span", { class: "kit-chip" });
  const count = h("span", { class: "kit-count" });
  const clock = h("span", { class: "kit-clock", role: "timer" });
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

  let shape = "";
  const refresh = () => {
    const { run, joined } = room.desk;
    const activity = run.id;
    say(title, run.title);
    say(prompt, run.prompt);
    say(chip, stateName(run));
    chip.hidden = !run.for_room && run.state !== "open";
    chip.className = `kit-chip kit-${run.state}`;
    const people = t("Answered: {n} of {of}", { n: run.voted, of: joined });
    const items = tn("{n} entry", "{n} entries", run.items);
    // A pulse asks statements of its own: it has no entries to count.
    const counted = !run.kind ? people : `${people} · ${items}`;
    say(count, run.answered ? counted : "");
    timer.hidden = run.state !== "open" || !run.answered;
    const away = room.desk.session !== run.session;
    const now = `${run.state}/${run.shown}/${run.answered}/${away}`;
    if (now !== shape) {
      shape = now;
      put(
        buttons,
        away && button(t("Turn the room to this session"),
          () => tell({ do: "open_session", session: run.session }), "kit-primary"),
        !away && run.state !== "open" &&
          button(openName(run), () => tell({ do: "open", activity }),
            !run.for_room || run.state === "closed" ? "" : "kit-primary"),
        run.state === "open" &&
          button(run.answered ? t("Close") : t("Done"), () => tell({ do: "close", activity })),
        run.reveals &&
          button(run.shown ? t("Hide results from the room") : t("Reveal results to the room"),
            () => tell({ do: "reveal", activity, on: !room.desk.run.shown })),
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
