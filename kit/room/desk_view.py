"""What the facilitator sees: everything, except what privacy keeps from everybody."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kit.domain.approval import approved, blockers, outcomes_of
from kit.domain.extensions import broken
from kit.domain.kinds import in_order
from kit.domain.registry import type_of
from kit.domain.steps import steps
from kit.domain.workshop import Item, Run, Workshop
from kit.evidence.results import EVERY, is_tallied, results_of, text_of
from kit.language import translate
from kit.room import views
from kit.statistics.few import UNDECLARED, suppressed_groups

PAGE = 200
"""Items of a kind, and results of a vote, that one answer to a script holds."""


def group_counts(state: Workshop) -> dict[str, dict[str, int]]:
    """Count who is here by declared group, as far as nobody can be told from the counts.

    How many have joined is known, so a small group must not be the rest of the others.
    """
    names = {name for person in state.participants.values() for name in person.groups}
    counts = {
        name: Counter(p.groups.get(name) or UNDECLARED for p in state.participants.values())
        for name in sorted(names)
    }
    return {
        name: {
            value: n
            for value, n in counter.most_common()
            if value not in suppressed_groups(counter)
        }
        for name, counter in counts.items()
    }


def author_of(state: Workshop, item: Item) -> str:
    """Name the author where the activity was named as they wrote, and still is; else ``""``."""
    run = state.runs.get(item.activity)
    person = state.participants.get(item.author)
    named = item.named and run is not None and run.activity.privacy == "named"
    return person.name if person and named else ""


def item_view(state: Workshop, item: Item) -> dict[str, Any]:
    """Give one item as the desk shows it."""
    return {
        "id": item.id,
        "kind": item.kind,
        "text": text_of(item),
        "fields": item.fields,
        "version": item.version,
        "at": item.at,
        "within": item.within,
        "about": text_of(around) if (around := state.standing(item.within)) else "",
        "of": item.of,
        "parents": list(item.parents),
        "hidden": item.hidden,
        "tags": list(item.tags),
        "decision": item.decision,
        "decided_version": item.decided_version,
        "reason": item.reason,
        "binding": item.binding,
        "comments": [comment.text for comment in item.comments],
        "author": author_of(state, item),
        "trials": trials_view(state, item),
        "links": [
            {"id": key, "text": text_of(found)}
            for key in item.links
            if (found := state.standing(key)) is not None
        ],
        "note": item.note,
        "concluded": state.kind(item.kind).concluded,
        "edits": [
            {"version": w.version, "fields": w.fields, "reason": w.reason, "at": w.at}
            for w in item.wordings[:-1]
        ],
    }


def trials_view(state: Workshop, item: Item) -> dict[str, Any]:
    """Give the trials of an item's wording: the plan, how they went, and what blocks approval."""
    return {
        "n": sum(trial.version == item.version for trial in item.trials),
        "outcomes": outcomes_of(item),
        "wanted": item.plan.wanted if item.plan else None,
        "watch": item.plan.watch if item.plan else "",
        "approved": approved(state, item),
        "blockers": [refusal.said(state.language) for refusal in blockers(state, item)],
    }


def run_view(state: Workshop, run: Run) -> dict[str, Any]:
    """Give an activity's settings and how it is going."""
    activity, known = run.activity, type_of(run.activity.does)
    return {
        **activity.model_dump(mode="json"),
        "state": run.state,
        "shown": run.shown,
        "closes_at": run.closes_at,
        "current": state.current == activity.id,
        "wall": (state.wall or state.current) == activity.id,
        "beside": run.beside,
        "ballot": known.ballot,
        "answered": run.answered,
        "for_room": run.for_room,
        "reveals": known.reveals,
        "show_label": translate(state.language, known.show_label),
        "voted": views.voters_of(state, activity),
        "items": len(state.of_kind(activity.kind)) if activity.kind else 0,
    }


def desk_items(state: Workshop, kind: str, part: slice = EVERY) -> list[dict[str, Any]]:
    """Give the standing items of a kind, or a part of them, hidden ones too, oldest first."""
    return [item_view(state, item) for item in _standing(state, kind)[part]]


def _standing(state: Workshop, kind: str) -> list[Item]:
    every = state.by_kind.get(kind, {}).values()
    return [item for item in every if not item.withdrawn and not item.merged_into]


def steps_view(state: Workshop, language: str) -> list[dict[str, Any]]:
    """Give where the workshop stands, what each step lacks in the reader's language."""
    return [
        {
            "key": step.key,
            "label": translate(language, step.label),
            "closed": step.closed,
            "lacks": [refusal.said(language) for refusal in step.lacks],
            "passed": step.passed,
        }
        for step in steps(state)
    ]


def desk_view(state: Workshop, now: float, skip: int = 0) -> dict[str, Any]:
    """Give the facilitator's view as plain JSON.

    Of the items of each kind and of the results of each vote it holds a page, after the first
    ``skip``; ``counts`` says how many items of a kind there are.
    """
    page = slice(skip, skip + PAGE)
    kinds = in_order({item.kind: state.kind(item.kind) for item in state.items.values()})
    return {
        "seq": state.seq,
        "now": now,
        "title": state.title,
        "code": state.code,
        "language": state.language,
        "session": state.session,
        "sessions": [
            {"key": s.key, "prepared": s.prepared, "failed_cell": s.failed_cell, "error": s.error}
            for s in state.sessions.values()
        ],
        "current": state.current,
        "joined": len(state.participants),
        "groups": group_counts(state),
        "agenda": [run_view(state, run) for run in state.agenda()],
        "items": {kind: desk_items(state, kind, page) for kind in kinds},
        "counts": {kind: len(_standing(state, kind)) for kind in kinds},
        "results": {
            run.activity.id: results_of(state, run.activity, part=page)
            for run in state.agenda()
            if is_tallied(run.activity)
        },
        "steps": steps_view(state, state.language),
        "strange": state.strange,
        "broken": [refusal.said(state.language) for refusal in broken()],
    }
