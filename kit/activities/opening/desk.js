// @ts-check
/** The opening on the desk: how to join, who is here, the agenda, exports. */

import { h, keyed, put, say } from "../../widgets/dom.js";
import { t, tn } from "../../widgets/words.js";
import { button, controls, notice, opener, stateName } from "../../widgets/desk/controls.js";
import { widget } from "../../widgets/desk/kernel.js";
import { exporting } from "../documents/exporting.js";
import { door } from "./door.js";
import { companyProfile } from "./profile.js";
import { stepList } from "./steps.js";

/** @import { Card } from "../../widgets/element.js" */
/** @import { Desk, DeskRoom, Run } from "../../widgets/desk/desk.js" */
/** @import { Editions } from "../documents/exporting.js" */
/** @import { Door } from "./door.js" */
/** @import { Profile } from "./profile.js" */
/** @import { Step } from "./steps.js" */

/**
 * What the widget's kernel tells.
 * @typedef {Desk & {
 *   editions: Editions,
 *   shared: boolean,
 *   links: {join: string, wall: string, code: string, qr: string},
 *   groups: Record<string, Record<string, number>>,
 *   sessions: {notebook: string, title: string, here: boolean}[],
 *   before: string[],
 *   steps: Step[],
 *   door: Door,
 *   profile: Profile | null,
 *   agenda: Run[],
 *   problem: {failed_cell: number | null, error: string},
 * }} Told
 * @typedef {DeskRoom<Told>} OpeningRoom
 */

const ASK_EVERY = 3000;

/** Where this Jupyter server's own pages are, from the page's configuration. */
function baseUrl() {
  const config = document.getElementById("jupyter-config-data");
  try {
    return JSON.parse((config && config.textContent) || "{}").baseUrl || "/";
  } catch (_) {
    return "/";
  }
}

/** An address that breaks after its slashes, as people read it out. @param {string} address */
function breakable(address) {
  const pieces = address.match(/[^/]+\/*|\/+/g) || [];
  return pieces.map((piece) => [piece, h("wbr", null)]);
}

/** @param {HTMLElement} el @param {OpeningRoom} room */
function join(el, room) {
  const { join: address, wall, code, qr } = room.desk.links;
  const picture = h("img", { src: qr, alt: t("QR code of the join address"), class: "kit-qr" });
  put(el, address && picture,
    h("div", { class: "kit-how" },
      h("p", { class: "kit-quiet" }, t("Scan the code, or open this address on the phone:")),
      address ? h("p", { class: "kit-address" }, h("code", null, breakable(address)))
        : h("p", null, t("Start “kit serve” so that phones can join.")),
      h("p", null, t("Join code"), " ", h("strong", { class: "kit-code", text: code })),
      wall && h("p", null, h("a", { href: wall, target: "_blank", rel: "noopener" },
        t("Open the wall for the projector")))));
}

/** @param {HTMLElement} el @param {OpeningRoom} room */
function people(el, room) {
  const count = h("p", { class: "kit-people" });
  const groups = h("p", { class: "kit-quiet" });
  put(el, h("h4", null, t("Who is here")), count, groups);
  let present = -1;
  const refresh = () => {
    const joined = tn("{n} person has joined", "{n} people have joined", room.desk.joined);
    const here = tn("{n} is connected now", "{n} are connected now", present);
    say(count, present < 0 ? joined : `${joined} · ${here}`);
    const lists = Object.values(room.desk.groups).map((counts) =>
      Object.entries(counts).map(([name, n]) => `${name}: ${n}`).join(", "));
    say(groups, lists.filter(Boolean).join(" · "));
  };
  const ask = async () => {
    try {
      const answer = await fetch(`${baseUrl()}kit/presence`, { credentials: "same-origin" });
      if (answer.ok) present = (await answer.json()).present;
    } catch (_) {
      present = -1;
    }
    refresh();
  };
  const asking = setInterval(ask, ASK_EVERY);
  ask();
  const stop = room.on(refresh);
  return () => {
    clearInterval(asking);
    stop();
  };
}

/** @param {HTMLElement} el @param {OpeningRoom} room */
function agenda(el, room) {
  const said = notice();
  const list = h("ol", { class: "kit-agenda" });
  /** @type {Map<string, Card<Run>>} */
  const known = new Map();
  put(el, h("h4", null, t("Agenda")), list, said.el);
  /** @param {Run} first */
  const make = (first) => {
    let run = first;
    const name = h("span", { class: "kit-agenda-title" });
    const chip = h("span", { class: "kit-chip" });
    const act = button("", async () => said.show(await room.send(run.state === "open"
      ? { do: "close", activity: run.id } : opener(run, room.desk).command)));
    return {
      el: h("li", null, h("div", null, name, chip, act)),
      update: (/** @type {Run} */ one) => {
        run = one;
        say(name, run.title);
        const answering = run.answered && run.state === "open";
        say(chip, run.wall && !answering ? t("on the wall") : stateName(run));
        chip.className = `kit-chip kit-${run.state}${run.current ? " kit-current" : ""}`;
        say(act, run.state !== "open" ? opener(run, room.desk).name
          : run.answered ? t("Close") : t("Done"));
      },
    };
  };
  const refresh = () => {
    // Where the consultant works alone, nothing is asked of the room.
    el.hidden = room.desk.agenda.length === 0;
    keyed(list, room.desk.agenda, (run) => run.id, make, known);
  };
  const stop = room.on(refresh);
  refresh();
  return stop;
}

/** The way to the other sessions of the workshop.
 * @param {HTMLElement} el @param {OpeningRoom} room */
function sessions(el, room) {
  // Voila shows the notebooks side by side; JupyterLab opens each in a tab of its own.
  const before = h("p", { class: "kit-quiet" });
  const beside = location.pathname.includes("/voila/") ? "" : `${baseUrl()}lab/tree/workshops/`;
  put(el, h("nav", { class: "kit-sessions", "aria-label": t("Sessions") },
    room.desk.sessions.map((one) => one.here
      ? h("strong", { "aria-current": "page", text: one.title })
      : h("a", { href: beside + encodeURIComponent(one.notebook), text: one.title }))), before);
  const refresh = () => {
    before.hidden = room.desk.before.length === 0;
    say(before, t("This session also stands on its own. Open points before it: {steps}.",
      { steps: room.desk.before.join(", ") }));
  };
  refresh();
  return room.on(refresh);
}

/** @param {HTMLElement} el @param {OpeningRoom} room */
function opening(el, room) {
  const names = ["sessions", "problem", "head", "join", "people", "door", "agenda", "export",
    "profile", "steps"];
  const parts = names.map((name) => h("section", { class: `kit-opening-${name}` }));
  const [other, problem, head, joining, who, way, plan, out, company, where] = parts;
  put(el, other, problem, head,
    h("div", { class: "kit-columns" }, joining, h("div", null, who, way, out)),
    plan, company, where);
  const warn = () => {
    const { failed_cell: cell, error } = room.desk.problem;
    problem.hidden = !cell;
    put(problem, cell && h("p", { role: "alert", class: "kit-bad" },
      t("Cell {cell} of this session's notebook failed: {error}", { cell, error }), " ",
      t("Phones say that the session is being prepared. Mend the cell and save the notebook.")));
  };
  join(joining, room);
  exporting(out, room, room.desk.editions);
  const stops = [sessions(other, room), controls(head, room), people(who, room), door(way, room),
    agenda(plan, room), companyProfile(company, room), stepList(where, room), room.on(warn)];
  warn();
  return () => stops.forEach((stop) => stop());
}

export default widget(opening);
