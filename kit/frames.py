"""A workshop as pandas DataFrames: one function a frame, from the state to rows.

What the columns mean is said where they are offered: :class:`kit.reading.Reading`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from kit.activities.trials.figures import trials_of
from kit.activities.trials.results import ModuleResult
from kit.domain.items import Kind
from kit.domain.numbers import numbers
from kit.domain.workshop import Item, Workshop
from kit.evidence.microdata import answers, ballots_by_item, told_trials
from kit.evidence.results import item_tallies, text_of
from kit.evidence.tallies import Tally
from kit.room.desk_view import group_counts
from kit.standard.chapters.ledger import fate
from kit.standard.figures import evidence
from kit.standard.people import authors
from kit.statistics.figure import Figure

_COLUMNS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text("utf-8")
)
ITEMS, VOTES, TRIALS = _COLUMNS["items"], _COLUMNS["votes"], _COLUMNS["trials"]
RESULTS, PARTICIPANTS = _COLUMNS["results"], _COLUMNS["participants"]


def _frame(rows: Iterable[Sequence[Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Make a frame; ``None`` and ``""`` become what its type has for a missing value."""
    held = [[None if cell == "" else cell for cell in row] for row in rows]
    return pd.DataFrame(
        {
            name: pd.Series([row[n] for row in held], dtype=dtype)
            for n, (name, dtype) in enumerate(columns.items())
        }
    )


def items(state: Workshop) -> pd.DataFrame:
    """Give one row an entry, in the order in which they came in."""
    number, votes = numbers(state), ballots_by_item(state)
    return _frame(
        (
            (
                item.id, number[item.id], item.kind, *_said(item), item.version,
                state.around(item), fate(item), item.hidden, _merged_into(state, item),
                item.decision, item.binding if item.decision == "adopt" else None,
                item.hidden_because if item.hidden else item.reason,
                "; ".join(authors(state, item).names), votes[item.id],
                sum(trial.version == item.version for trial in item.trials),
                len(item.comments), datetime.fromtimestamp(item.at, UTC).date(),
            )
            for item in state.items.values()
        ),
        ITEMS,
    )  # fmt: skip


def _open(item: Item) -> bool:
    """Whether an entry's words may be read: not those that were hidden or taken back."""
    return not (item.hidden or item.withdrawn)


def _said(item: Item) -> tuple[str | None, dict[str, str]]:
    return (text_of(item), dict(item.fields)) if _open(item) else (None, {})


def _merged_into(state: Workshop, item: Item) -> str:
    final = state.standing(item.id)
    return final.id if final is not None and item.merged_into else ""


def form(state: Workshop, kind: Kind) -> pd.DataFrame:
    """Give one row an entry of a kind, one column a question of its form."""
    shown = [one for one in state.items.values() if one.kind == kind.key and _open(one)]
    names = kind.answered(*(item.fields for item in shown)).names
    rows = ((item.id, *(item.fields.get(name) for name in names)) for item in shown)
    return _frame(rows, dict.fromkeys(["id", *names], "str"))


def votes(state: Workshop) -> pd.DataFrame:
    """Give one row an answer in votes on entries."""
    number = numbers(state)
    standing = {item.id: item.version for item in state.items.values() if item.seen}
    return _frame(
        (
            (
                one.vote.id, one.vote.method, one.vote.privacy, one.item, number[one.item],
                one.vote.kind, one.version, standing.get(one.item) == one.version, one.source,
                one.ballot, one.criterion, one.said, one.value, one.other,
            )
            for one in answers(state)
        ),
        VOTES,
    )  # fmt: skip


def trials(state: Workshop) -> pd.DataFrame:
    """Give one row a trial of a wording with a client."""
    number = numbers(state)
    standing = {item.id: item.version for item in state.items.values() if item.seen}
    return _frame(
        (
            (
                one.item, number[one.item], state.items[one.item].kind, one.version,
                standing.get(one.item) == one.version, one.outcome, one.seconds,
                one.naturalness, one.channel,
            )
            for one in told_trials(state)
        ),
        TRIALS,
    )  # fmt: skip


def results(state: Workshop, kind: str) -> pd.DataFrame:
    """Give one row an entry of a kind, vote and criterion; its trials are a vote too."""
    number, found = numbers(state), item_tallies(state, kind, state.of_kind(kind))
    tried = {one.module: one for one in trials_of(state, kind).modules}
    rows: list[tuple[Any, ...]] = []
    for key, tallies in found.items():
        item = state.items[key]
        told = [row for tally in tallies for row in _of_vote(state, tally)]
        if item.trials and key in tried:
            told += _of_trials(state, tried[key])
        entry = (item.id, number[item.id], text_of(item), item.version)
        rows += ((*entry, *row) for row in told)
    return _frame(rows, RESULTS)


def _told(figure: Figure, language: str, *, ranged: bool = True) -> tuple[Any, ...]:
    """Give n, figure and the ends of its range as far as they may be shown, and why not."""
    plain = figure.plain(language)
    low, high = (plain["low"], plain["high"]) if ranged else (None, None)
    return figure.n, plain["estimate"], low, high, plain["why"]


def _of_vote(state: Workshop, tally: Tally) -> Iterator[tuple[Any, ...]]:
    """Give what one vote says of an entry: the whole, then each criterion."""
    told = evidence(state, state.runs[tally.activity].activity, tally)
    of_vote = (told.activity, told.vote, told.method)
    turnout = (told.voted, told.present, told.voted / max(told.present, 1))
    # Dots are a count: what is open is how many of the voters give any.
    ranged, unit = (False, "share") if tally.method == "dots" else (True, tally.unit)
    whole = _told(tally.figure, state.language, ranged=ranged)
    more = (told.paper, told.inherited)
    yield (*of_vote, None, tally.unit, *whole, *turnout, tally.rank or None, tally.contested, *more)
    for name, figure in tally.criteria.items():
        part = _told(figure, state.language)
        yield (*of_vote, name, unit, *part, *turnout, None, False, *more)


def _of_trials(state: Workshop, module: ModuleResult) -> Iterator[tuple[Any, ...]]:
    """Give what the trials of an entry say: the chance that it works, then how it sounds."""
    people, present = module.people, max(len(state.participants), module.people)
    rest = (people, present, people / max(present, 1), None, False, 0, 0)
    for name, unit, figure in (
        (None, "share", module.chance),
        ("naturalness", "rating", module.naturalness),
    ):
        yield (None, None, "trials", name, unit, *_told(figure, state.language), *rest)


def participants(state: Workshop) -> pd.DataFrame:
    """Give one row a group of people, by what they said of themselves."""
    rows: list[tuple[Any, ...]] = []
    for question, groups in group_counts(state).items():
        rows += ((question, group, people) for group, people in groups.items())
        if rest := len(state.participants) - sum(groups.values()):
            rows.append((question, None, rest))
    return _frame(rows, PARTICIPANTS)
