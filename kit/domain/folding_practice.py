"""What trials, role plays and imported tables do to the state of a workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.domain import events as e
from kit.domain.answers import Play, Theme
from kit.domain.codings import place_of
from kit.domain.workshop import Plan, Trial, Workshop


def _planned(w: Workshop, _: e.Event, b: e.TrialPlanned) -> None:
    w.items[b.item].plan = Plan(b.wanted, b.watch)


def _tried(w: Workshop, event: e.Event, b: e.Tried) -> None:
    when = b.tried_at if b.tried_at is not None else event.at
    w.items[b.item].trials.append(
        Trial(event.actor, when, b.version, b.outcome, b.seconds, b.naturalness, b.channel, b.by)
    )


def _approved(w: Workshop, _: e.Event, b: e.ItemApproved) -> None:
    w.items[b.item].approved_version = b.version


def _takes_part(w: Workshop, event: e.Event, b: e.TakesPart) -> None:
    ready = w.plays.setdefault(b.activity, Play()).ready
    if b.on and event.actor not in ready:
        ready.append(event.actor)
    elif not b.on and event.actor in ready:
        ready.remove(event.actor)


def _drawn(w: Workshop, _: e.Event, b: e.RolesDrawn) -> None:
    w.plays.setdefault(b.activity, Play()).rounds.append(b.groups)


def _scored(w: Workshop, _: e.Event, b: e.Scored) -> None:
    w.plays.setdefault(b.activity, Play()).scores[b.round, b.group] = b


def _imported(w: Workshop, event: e.Event, b: e.RowsImported) -> None:
    if b.first or b.table not in w.tables:
        w.tables[b.table] = []
    w.tables[b.table].extend(dict(row) for row in b.rows)
    if b.table == "trials":
        _trials_imported(w, event, b)
    w.sources[b.table] = b.source
    w.skipped.pop(b.table, None)


def _trials_imported(w: Workshop, event: e.Event, b: e.RowsImported) -> None:
    """Count the trials of a table with those told on phones; a new table replaces the old.

    Who tried stays open where a table imported long ago does not say.
    """
    if b.first:
        for item in w.items.values():
            item.trials = [trial for trial in item.trials if not trial.imported]
    for row in b.rows:
        if tried := w.items.get(str(row.get("item"))):
            tried.trials.append(
                Trial(
                    f"{b.table}:{row.get('employee', '')}", event.at, int(row["version"]),
                    str(row["outcome"]), row.get("seconds"), row.get("naturalness"),
                    str(row.get("channel", "")), str(row.get("who", "")), imported=True,
                )
            )  # fmt: skip


def _settled(w: Workshop, _: e.Event, b: e.ThemeSettled) -> None:
    w.themes[b.theme] = Theme(b.situations, b.reason)


def _concluded(w: Workshop, _: e.Event, b: e.IdeaConcluded) -> None:
    w.items[b.item].note = b.note


def _themed(w: Workshop, _: e.Event, b: e.ClaimsThemed) -> None:
    claims = w.tables["claims"]
    for place in b.claims:
        claims[place]["theme"] = b.theme


def _coded(w: Workshop, _: e.Event, b: e.TurnCoded) -> None:
    """Keep one row of a coder and a turn; in a new list, by which figures notice the change."""
    rows = list(w.tables.get("codings", ()))
    new: dict[str, Any] = {
        "dialogue": b.dialogue, "turn": b.turn, "coder": b.coder, "techniques": list(b.techniques),
    }  # fmt: skip
    same = ((b.dialogue, b.turn), b.coder)
    found = (n for n, row in enumerate(rows) if (place_of(row), row.get("coder")) == same)
    at = next(found, len(rows))
    rows[at : at + 1] = [new]
    w.tables["codings"] = rows
    w.skipped.pop("codings", None)


def _skipped(w: Workshop, _: e.Event, b: e.StepSkipped) -> None:
    w.skipped[b.table] = b.reason


PRACTICE: dict[type, Callable[[Workshop, e.Event, Any], None]] = {
    e.TrialPlanned: _planned, e.Tried: _tried, e.ItemApproved: _approved,
    e.TakesPart: _takes_part, e.RolesDrawn: _drawn, e.Scored: _scored,
    e.RowsImported: _imported, e.ClaimsThemed: _themed, e.StepSkipped: _skipped,
    e.ThemeSettled: _settled, e.TurnCoded: _coded, e.IdeaConcluded: _concluded,
}  # fmt: skip
"""The step of each kind of event that comes from practice."""
