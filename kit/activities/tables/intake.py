"""Taking checked rows of a file in: the whole file in one turn, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from kit.activities.tables.commands import Import
from kit.activities.trials.imported import codes_of, module_choices
from kit.domain.commands import FACILITATOR
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.room.journal import Ask, Journal

_CHUNK = 1_000
MOST_CODES = 200
"""Different codes of modules in one file: more come from a wrong column."""

_PRIVATE = {"roster": ("employee", "row")}
"""What is not kept of a table: a roster is counted by group, nobody's code is needed."""


def asks_of(table: str, source: str, rows: Sequence[Mapping[str, Any]]) -> list[Ask]:
    """Give the commands by which the rows of one file come in."""
    left_out = _PRIVATE.get(table, ())
    kept = [{name: v for name, v in row.items() if name not in left_out} for row in rows]
    return [
        Ask(
            FACILITATOR,
            Import(
                do="import", id=f"import.{uuid4().hex}", table=table, source=source[:200],
                rows=kept[start : start + _CHUNK], first=start == 0,
            ),
        )
        for start in range(0, len(kept), _CHUNK)
    ]  # fmt: skip


def take_whole(journal: Journal, asks: Sequence[Ask]) -> Refusal | None:
    """Carry out all commands in one turn; if one is refused, none of them happened."""
    try:
        _, answers = journal.decide(journal.begin(asks), asks)
        refusal = next((answer.refusal for answer in answers if answer.refusal), None)
        if refusal is None:
            journal.commit()
            return None
    except BaseException:
        journal.abandon()
        raise
    journal.abandon()
    return refusal


def codes_told(
    state: Workshop, rows: Sequence[Mapping[str, Any]], language: str
) -> dict[str, Any] | Refusal:
    """Give the codes of the modules in a file of trials, and the modules to choose from."""
    told = [(str(row["module"]), str(row.get("title", ""))) for row in rows]
    n = len({code for code, _ in told})
    if n > MOST_CODES:
        why = N_("This column holds {n} different codes. Is it the column of speech modules?")
        return Refusal(why, {"n": n})
    codes = codes_of(state, told)
    return {
        "codes": [
            {**asdict(one), "why": one.why.said(language) if one.why else ""} for one in codes
        ],
        "modules": module_choices(state),
    }
