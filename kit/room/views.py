"""What phones and the wall may see: each part of the view as a function of the state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from kit.domain.activities import AGREEMENT, CRITERIA, ENDS, SCALE, Activity
from kit.domain.commands import TakeUp
from kit.domain.items import Field
from kit.domain.registry import type_of
from kit.domain.rules.items import offered
from kit.domain.workshop import Run, Workshop
from kit.evidence.results import results_of, text_of
from kit.room import protocol as p
from kit.room.item_views import shown_fields


def current_run(state: Workshop, *, wall: bool = False) -> Run | None:
    """Give the current activity; none while the session's notebook fails.

    The wall may show another one meanwhile. Phones, where nothing is current, take what runs
    beside.
    """
    session = state.sessions.get(state.session)
    if session and session.failed_cell is not None:
        return None
    if wall:
        return state.runs.get(state.wall or state.current)
    return state.runs.get(state.current) or next(iter(state.beside()), None)


def beside_current(state: Workshop) -> list[Run]:
    """Give what phones can answer beside what they show as the current activity."""
    now = current_run(state)
    return [run for run in state.beside() if run is not now]


def room_part(state: Workshop, present: int, page: str) -> p.RoomPart:
    """Give the room's part; ``page`` names the version of the page that phones should show."""
    session = state.sessions.get(state.session)
    return {
        "title": state.title,
        "language": state.language,
        "code": state.code,
        "session": state.session,
        "present": present,
        "joined": len(state.participants),
        "prepared": bool(session and session.prepared and session.failed_cell is None),
        "page": page,
        "locked": state.door.locked,
        "by_ticket": state.door.by_ticket,
        "standard": state.shared,
    }


def me_part(state: Workshop, who: str | None) -> p.Me | None:
    """Give what a participant said of themselves; ``None`` before they entered."""
    person = state.participants.get(who or "")
    if person is None:
        return None
    return {
        "id": person.id,
        "name": person.name,
        "groups": person.groups,
        "language": person.language,
        "credit": person.credit,
    }


def agenda_part(state: Workshop) -> list[p.AgendaEntry]:
    """Give the agenda."""
    return [
        {
            "id": run.activity.id,
            "does": run.activity.does,
            "title": run.activity.title,
            "state": run.state,
            "answered": run.answered,
            "counts_items": type_of(run.activity.does).counts_items,
        }
        for run in state.agenda()
    ]


def asked(state: Workshop, run: Run) -> list[Field]:
    """Give the questions of an activity's form, with the answers that apply to the company."""
    kind = state.all_kinds().get(run.activity.kind)
    found = kind.asked(run.activity.ask) if kind else ()
    return [replace(field, choices=state.profile.offered(field.choices)) for field in found]


def form_part(state: Workshop, questions: Iterable[Field]) -> list[p.FormField]:
    """Give the form that asks these questions.

    A question whose answer is an item is left out while there is none to choose.
    """
    return [
        {
            "name": field.name,
            "label": p.words(field.label),
            "help": p.words(field.help),
            "required": field.required,
            "lines": field.lines,
            "choices": _answers(state, field),
        }
        for field in questions
        if not field.of or _answers(state, field)
    ]


def _answers(state: Workshop, field: Field) -> list[tuple[str, p.Words]]:
    """Give the answers that a question offers: fixed ones, or the items of a kind."""
    if not field.of:
        return [(key, p.words(label)) for key, label in field.choices]
    ids = offered(state)(field.of)
    return [(key, text_of(state.items[key])) for key in ids]


def current_part(state: Workshop, run: Run | None) -> p.Current | None:
    """Give the current activity with all that is needed to answer it."""
    if run is None:
        return None
    activity, kinds = run.activity, state.all_kinds()
    kind, within = kinds.get(activity.kind), kinds.get(activity.within)
    return {
        "id": activity.id,
        "does": activity.does,
        "kind": activity.kind,
        "kind_label": p.words(kind.label) if kind else "",
        "kind_many": p.words(kind.many) if kind else "",
        "title": activity.title,
        "prompt": activity.prompt,
        "state": run.state,
        "shown": run.shown,
        "closes_at": run.closes_at,
        "privacy": activity.privacy,
        "within": activity.within,
        "within_label": p.words(within.label) if within else "",
        "form": form_part(state, asked(state, run)),
        "method": activity.method,
        "criteria": list(activity.criteria),
        "budget": activity.budget,
        "most": activity.most,
        "grades": list(range(SCALE[0], SCALE[1] + 1)),
        "scales": _scales(state, activity),
        "offers": _offers(state, activity),
        "spoken": kind is not None and not kind.concluded,
    }


def _scales(state: Workshop, activity: Activity) -> dict[str, p.Scale]:
    """Say what the criteria are called by which its items are judged, here and elsewhere."""
    about = [run.activity for run in state.runs.values() if run.activity.kind == activity.kind]
    names = dict.fromkeys(name for one in (activity, *about) for name in one.criteria)
    found: dict[str, p.Scale] = {}
    for name in names:
        low, high = ENDS.get(name, AGREEMENT)
        found[name] = {"label": CRITERIA.get(name, name), "low": low, "high": high}
    return found


def _offers(state: Workshop, activity: Activity) -> dict[str, list[tuple[str, p.Words]]]:
    return {
        name: [(key, p.words(label)) for key, label in state.profile.offered(choices)]
        for name, choices in type_of(activity.does).offers.items()
    }


def choices_part(state: Workshop, run: Run | None) -> list[p.Choice]:
    """Give what a new item can belong to: for a speech module, the situations."""
    if run is None or not run.activity.within:
        return []
    around = state.kept(run.activity.within)
    return [{"id": item.id, "text": text_of(item)} for item in around]


def suggested_part(state: Workshop, run: Run | None) -> list[p.Suggested]:
    """Give what packs suggest of what the current activity collects."""
    if run is None or run.activity.within:
        return []
    if not type_of(run.activity.does).takes_from("participant", TakeUp):
        return []
    return [
        {"id": one.id, "fields": one.fields, "about": one.about}
        for one in state.suggested(run.activity.kind)
        if state.profile.applies(state.kind(one.kind), one.fields)
    ]


def results_part(state: Workshop, run: Run | None) -> list[dict[str, Any]] | None:
    """Give the results of the current activity, once they are revealed; else ``None``."""
    if run is None or not run.shown:
        return None
    known = type_of(run.activity.does)
    if known.results:
        return known.results(state, run.activity)
    return [
        {**one, "fields": shown_fields(state, state.items[one["id"]])}
        for one in results_of(state, run.activity, to_room=True)
    ]


def voters_of(state: Workshop, activity: Activity) -> int:
    """How many participants have answered this activity so far; nobody counts twice.

    What a facilitator entered, merged or counted on paper is nobody's answer.
    """
    return len(type_of(activity.does).voters(state, activity) & state.participants.keys())


def turnout_part(state: Workshop, run: Run | None, present: int) -> p.Turnout | None:
    """Give how many have answered, which leaks nothing about the answers."""
    if run is None:
        return None
    return {
        "activity": run.activity.id,
        "voted": voters_of(state, run.activity),
        "items": len(state.of_kind(run.activity.kind)) if run.activity.kind else 0,
        "present": max(present, 0),
    }
