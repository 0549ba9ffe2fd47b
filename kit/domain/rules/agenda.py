"""Running a session: what is declared, open, closed, timed and revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kit.domain import commands as c
from kit.domain import events as e
from kit.domain.activities import Activity
from kit.domain.few import SMALLEST_GROUP, too_few
from kit.domain.items import Kind, tidy
from kit.domain.kinds import extensions, unknown_kind
from kit.domain.own_kinds import misfit
from kit.domain.refusal import Refusal, Refused
from kit.domain.registry import NOT_INSTALLED, type_of, types
from kit.domain.steps import STEPS, steps
from kit.domain.workshop import Run, Workshop
from kit.language import N_

Outcome = list[e.Body] | Refusal


def _run(state: Workshop, activity: str) -> Run:
    if run := state.runs.get(activity):
        return run
    why = N_("There is no activity “{activity}” in this workshop.")
    raise Refused(Refusal(why, {"activity": activity}))


def open_session(state: Workshop, _actor: c.Actor, command: c.OpenSession, _now: float) -> Outcome:
    """Turn to another session; what runs beside goes on, what else is open is closed first."""
    if state.session == command.session:
        return []
    running = state.running()
    if running and not command.close_current:
        return _still_open(running[0])
    return [*_closed(running), *_closed(_slides(state)), e.SessionOpened(session=command.session)]


def _title(run: Run) -> str:
    return run.activity.title or run.activity.id


def _still_open(run: Run) -> Refusal:
    return Refusal(N_("“{title}” is still open: close it first."), {"title": _title(run)})


def _closed(runs: list[Run]) -> list[e.Body]:
    return [e.ActivityClosed(activity=run.activity.id) for run in runs]


def _slides(state: Workshop) -> list[Run]:
    """Give what is shown and takes no answers: something else may take its place at any time."""
    runs = state.runs.values()
    return [run for run in runs if run.state == "open" and not run.answered]


def _unfit(activity: Activity, kinds: Mapping[str, Kind]) -> Refusal | None:
    """Say why an activity cannot be held as it was declared."""
    known = type_of(activity.does)
    if known is NOT_INSTALLED:
        return Refusal(
            N_("There is no activity “{does}” here. Known activities: {known}."),
            {"does": activity.does, "known": ", ".join(types())},
        )
    about = known.kind_is_item
    for kind in filter(None, (activity.kind if about else "", activity.within)):
        if kind not in kinds:
            return unknown_kind(kind, kinds)
    if known.answered and known.needs_kind and not activity.kind:
        return Refusal(N_("An activity needs a kind of item, for example “situation”."))
    if wrong := known.unfit(activity):
        return wrong
    if activity.method == "choice" and known.on_scale is None:
        return Refusal(N_("A quiz asks questions, each with answers to choose from."))
    if activity.privacy == "secret" and activity.method == "dots":
        return Refusal(
            N_("Dots cannot be counted in secret: nobody could check the budget. Use approval.")
        )
    return None


def declare(state: Workshop, _actor: c.Actor, command: c.Declare, _now: float) -> Outcome:
    """Take down an activity as a notebook declares it; the same again changes nothing."""
    activity = command.activity
    brought = {kind.key: kind for kind in command.kinds} | extensions()
    kinds = {**state.all_kinds(), **brought}
    if wrong := _unfit(activity, kinds):
        return wrong
    defined = _defined(state, activity, brought, kinds)
    run = state.runs.get(activity.id)
    if run and run.activity == activity:
        return defined
    if run and state.boxes.get(activity.id) and not _same_ballot(run, command):
        return Refusal(
            N_("There are already votes in “{activity}”: give the changed vote a new key."),
            {"activity": activity.id},
        )
    return [*defined, e.ActivityDeclared(activity=activity)]


def _defined(
    state: Workshop, activity: Activity, brought: Mapping[str, Kind], known: Mapping[str, Kind]
) -> list[e.Body]:
    """Give the kinds that an activity needs and that the log does not hold like this yet."""
    told: dict[str, e.Body] = {}
    needed = [activity.kind, activity.within]
    while needed:
        kind = brought.get(needed.pop())
        if kind is None or kind.key in told:
            continue
        if wrong := misfit(kind, known, kind.key):
            raise Refused(wrong)
        held = state.kinds.get(kind.key)
        if held and any(item.kind == kind.key for item in state.items.values()):
            kind = replace(kind, prefix=held.prefix)  # a number once given never changes
        told[kind.key] = e.KindDefined(definition=kind)
        needed += [kind.within, *kind.links_to, *(field.of for field in kind.fields)]
    before = {e.write_body(e.KindDefined(definition=kind)) for kind in state.kinds.values()}
    return [body for body in told.values() if e.write_body(body) not in before]


def _same_ballot(run: Run, command: c.Declare) -> bool:
    """Whether votes given so far still mean the same under the new declaration."""
    old, new = run.activity, command.activity
    return (old.kind, old.method, old.criteria, old.privacy) == (
        new.kind, new.method, new.criteria, new.privacy,
    )  # fmt: skip


def set_agenda(state: Workshop, _actor: c.Actor, command: c.SetAgenda, _now: float) -> Outcome:
    """Take down what running the notebook gave."""
    told = e.AgendaSet(
        session=command.session,
        order=tuple(key for key in command.order if key in state.runs),
        failed_cell=command.failed_cell,
        error=command.error,
    )
    session = state.sessions.get(command.session)
    if session and session.prepared:
        now = (tuple(session.order), session.failed_cell, session.error)
        if now == (told.order, told.failed_cell, told.error):
            return []
    return [told]


def open_activity(state: Workshop, _actor: c.Actor, command: c.Open, now: float) -> Outcome:
    """Open an activity; one that takes answers waits until the one before is closed."""
    run = _run(state, command.activity)
    away = run.activity.session != state.session
    if away and not run.beside:
        return Refusal(N_("Open its session first: this activity belongs to another one."))
    running = [other for other in state.running() if other is not run]
    taken = bool(running) and not command.close_current
    if taken and run.answered and not run.beside:
        return _still_open(running[0])
    where: e.Where = "room"
    if taken or away:
        where = "beside" if run.beside else "wall"
    on_stage = where == "beside" or run.activity.id in (state.current, state.wall)
    if run.state == "open" and on_stage:
        return []
    known = type_of(run.activity.does)
    if wrong := known.barred(c.Open, state, run) or _counted(state, run):
        return wrong
    minutes = run.activity.minutes
    slides = [] if where == "beside" else [one for one in _slides(state) if one is not run]
    again = run.shown and known.ballot
    return [
        *_closed(running if command.close_current else []),
        *_closed(slides),
        *([e.ResultsShown(activity=run.activity.id, on=False)] if again else []),
        e.ActivityOpened(
            activity=run.activity.id, closes_at=now + minutes * 60 if minutes else None, where=where
        ),
    ]


def _counted(state: Workshop, run: Run) -> Refusal | None:
    """Say that a secret vote cannot be opened again, or give ``None``."""
    box = state.box(run.activity.id)
    if run.activity.privacy == "secret" and (box.ballots or box.unread):
        return Refusal(
            N_("This secret vote is counted. Opened again, a single late ballot could be traced.")
        )
    return None


def close(state: Workshop, _actor: c.Actor, command: c.Close, _now: float) -> Outcome:
    """Close an activity; closing a closed one changes nothing."""
    run = _run(state, command.activity)
    return [e.ActivityClosed(activity=command.activity)] if run.state == "open" else []


def reveal(state: Workshop, _actor: c.Actor, command: c.Reveal, _now: float) -> Outcome:
    """Show the results to the room, or hide them again."""
    run = _run(state, command.activity)
    known = type_of(run.activity.does)
    ballot = run.state == "open" and known.ballot
    if command.on and ballot and not command.close:
        return Refusal(
            N_("“{title}” is still open. Close and reveal it, or some would lose their ballot."),
            {"title": _title(run)},
        )
    if command.on and (wrong := known.barred(c.Reveal, state, run)):
        return wrong
    if command.on and not run.shown and (wrong := _told_apart(state, run)):
        return wrong
    closing = _closed([run]) if command.on and ballot else []
    if run.shown == command.on:
        return closing
    return [*closing, e.ResultsShown(activity=command.activity, on=command.on)]


def _told_apart(state: Workshop, run: Run) -> Refusal | None:
    """Say that results shown before, shown again, would tell the votes given in between."""
    box = state.box(run.activity.id)
    if box.told >= SMALLEST_GROUP and too_few(len(box.since)):
        return Refusal(
            N_(
                "Since these results were last shown, fewer than {least} have voted or changed "
                "their vote: shown again, they would tell how. Wait for more votes."
            ),
            {"least": SMALLEST_GROUP},
        )
    return None


def time(state: Workshop, _actor: c.Actor, command: c.Time, now: float) -> Outcome:
    """Set or clear the timer of an open activity."""
    run = _run(state, command.activity)
    if run.state != "open":
        return Refusal(N_("Open the activity first: only an open one has a timer."))
    closes_at = None if command.seconds is None else now + command.seconds
    return [e.TimerSet(activity=command.activity, closes_at=closes_at)]


def pass_gate(state: Workshop, _actor: c.Actor, command: c.PassGate, _now: float) -> Outcome:
    """Go on from a step although something lacks; the log keeps why."""
    found = next((step for step in steps(state) if step.key == command.step), None)
    if found is None:
        return Refusal(
            N_("There is no step “{step}”. Known steps: {known}."),
            {"step": command.step, "known": ", ".join(STEPS)},
        )
    reason = tidy(command.reason)
    if not reason:
        return Refusal(N_("Write a reason: the author and the standard will show it."))
    if not found.lacks or found.passed == reason:
        return []
    return [e.GatePassed(step=found.key, reason=reason)]
