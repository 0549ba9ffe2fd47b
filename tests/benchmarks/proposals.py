"""Thousands of proposals: how long the room takes them in and compares them, and in what memory."""

from __future__ import annotations

import time
import tracemalloc
from collections import Counter
from datetime import date
from typing import Any

from kit.domain.commands import FACILITATOR, Actor
from kit.domain.reading import read_command
from kit.domain.rules.people import participant_id
from kit.evidence.results import text_of
from kit.room.journal import Ask
from kit.statistics.duplicates import likely_duplicates
from tests.benchmarks.harness import Row as Line
from tests.benchmarks.harness import Settings
from tests.factories import Hall, new_id, passing_hall, secret

DAY = date(2026, 11, 24)
_MIB = 2**20
_PEOPLE = 100
_VERBS = ("asks for", "complains about", "waits for", "has lost", "wants to change", "pays for")
_THINGS = ("an order", "a receipt", "a parcel", "the bill", "a card", "an appointment", "a form")
_EVERY = 10
"""Of so many proposals in a row two are merged and one is declined."""


def proposed(hall: Hall, n: int) -> None:
    """Let people propose so many situations."""
    marks = [secret(f"person {at}") for at in range(_PEOPLE)]
    people = [Actor("participant", participant_id(mark), mark) for mark in marks]
    carried_out(hall, [(who, {"do": "enter"}) for who in people])
    collect = hall.opened("collect")
    carried_out(hall, [
        (people[at % _PEOPLE], {
            "do": "add", "activity": collect, "kind": "situation",
            "fields": {"text": f"A client {_VERBS[at % 6]} {_THINGS[at % 7]}, case {at}"},
        })
        for at in range(n)
    ])  # fmt: skip


def merged(hall: Hall) -> None:
    """Let the desk merge two of ten and decline a third."""
    keys = list(hall.state.items)
    asks: list[tuple[Actor, dict[str, Any]]] = []
    for at in range(0, len(keys), _EVERY):
        fields = hall.state.items[keys[at]].fields
        asks.append((FACILITATOR, {"do": "merge", "items": keys[at : at + 2], "fields": fields}))
        asks.append((FACILITATOR, {
            "do": "decide", "item": keys[at + 2], "decision": "drop", "reason": "Not ours",
        }))  # fmt: skip
    carried_out(hall, asks)


def fates(hall: Hall) -> Counter[str]:
    """Count what became of the proposals."""
    return Counter(
        "merged" if one.merged_into else "declined" if one.decision == "drop" else "kept"
        for one in hall.state.items.values()
        if not one.parents
    )


def carried_out(hall: Hall, asks: list[tuple[Actor, dict[str, Any]]]) -> None:
    """Carry out many commands in one turn, as a full room sends them."""
    read: list[Any] = [
        Ask(actor, read_command({"id": new_id(), **raw}, actor.role))  # type: ignore[arg-type]
        for actor, raw in asks
    ]
    refused = [answer.refusal for answer in hall.journal.carry_out(read) if answer.refusal]
    assert not refused, refused[0].said("en")


def measure(settings: Settings) -> list[Line]:
    """Take in, merge, decline and compare; then once more to see what memory it holds."""
    n = settings.size(5_000, 500)
    with passing_hall() as hall:
        took = [_seconds(lambda: proposed(hall, n)), _seconds(lambda: merged(hall))]
        told = ", ".join(f"{name} {count}" for name, count in fates(hall).items())
        assert sum(fates(hall).values()) == n
        texts = {one.id: text_of(one) for one in hall.state.kept("situation")}
        took.append(_seconds(lambda: likely_duplicates(texts)))
    with passing_hall() as hall:
        tracemalloc.start()
        proposed(hall, n)
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    into, decided, compared = took
    return [
        Line(
            f"{n} proposals: taken in, merged or declined, compared for duplicates",
            "duplicates ≤ 3 s",
            f"{told}: {into:.1f} s, {decided:.1f} s, {compared:.1f} s; {held / _MIB:.0f} MiB",
            numbers={"proposals": n, "in_s": into, "decided_s": decided, "compared_s": compared,
                     "held_mib": held / _MIB},
        )
    ]  # fmt: skip


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
