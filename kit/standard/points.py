"""Open points: what still waits, one by one, and which of them stay as they are for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from kit.activities.coverage.figures import Covered, covered
from kit.activities.coverage.number_clashes import number_clashes
from kit.activities.standard.described import described
from kit.domain.workshop import Item
from kit.evidence.results import text_of
from kit.language import N_
from kit.language.contradictions import Contradiction
from kit.standard.clause import Clause, StopHit
from kit.standard.clauses import clause
from kit.standard.legal import legal, short
from kit.standard.material import Material, standing

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Point:
    """Something that is not settled; when it changes, it is another point and open again."""

    item: str
    """The entry that it is about."""
    key: str
    """Tells the points about one entry apart."""
    title: str
    """What points of its sort have in common: English, to be translated."""
    number: str
    """Of the clause that it is about."""
    text: str
    why: str = ""
    kind: str = ""
    """Of the entries by which it is settled."""


def open_points(material: Material) -> list[Point]:
    """Give all points, closed ones too, in the order of the evidence book."""
    return [
        *gap_points(material, covered(material.state)),
        *(_clash(material, one) for one in number_clashes(material.state)),
        *(_hit(material, one) for one in material.stop_hits),
        *waiting(material),
        *sent_back(material),
    ]


def still_open(material: Material, points: Iterable[Point]) -> list[Point]:
    """Leave out those that stay as they are for a reason."""
    closed = described(material.state).closed
    return [one for one in points if (one.item, one.key) not in closed]


def closed_points(material: Material) -> list[tuple[Point, str]]:
    """Give those that stay as they are, each with the reason."""
    closed = described(material.state).closed
    found = ((one, closed.get((one.item, one.key), "")) for one in open_points(material))
    return [(one, reason) for one, reason in found if reason]


def gap_points(material: Material, rows: Sequence[Covered]) -> list[Point]:
    """Give what situations lack: one point for each of them."""
    return [
        Point(
            row.id, f"coverage.{_mark(told)}", N_("Coverage of the situations"),
            material.number[row.id], short(legal(text_of(material.state.items[row.id])), 60),
            told, "speech_module",
        )
        for row in rows
        if (told := "; ".join(gap.said(material.language) for gap in row.gaps))
    ]  # fmt: skip


def open_clashes(material: Material) -> list[Contradiction]:
    """Give the numbers that contradict each other, as far as nobody said why they stay."""
    found = number_clashes(material.state)
    return [one for one in found if still_open(material, [_clash(material, one)])]


def open_hits(material: Material) -> list[StopHit]:
    """Give the STOP-phrases in adopted entries, as far as nobody said why they stay."""
    return [one for one in material.stop_hits if still_open(material, [_hit(material, one)])]


def waiting(material: Material) -> list[Point]:
    """Give the clauses on which nobody has decided."""
    return [
        _of_clause("undecided", N_("Not decided yet"), one)
        for one in _clauses(material)
        if one.waits
    ]


def sent_back(material: Material) -> list[Point]:
    """Give the clauses that were sent back for rework."""
    return [
        _of_clause("rework", N_("Sent back for rework"), one)
        for one in _clauses(material)
        if one.status == "rework"
    ]


def _clauses(material: Material) -> Iterator[Clause]:
    kinds = list(material.state.all_kinds())
    items = sorted(standing(material.state), key=lambda item: kinds.index(item.kind))
    return (clause(material, item) for item in items)


def _of_clause(sort: str, title: str, one: Clause) -> Point:
    text = short(one.headline, _LONGEST)
    return Point(one.item, f"{sort}.{one.version}", title, one.number, text, one.reason, one.kind)


def _clash(material: Material, one: Contradiction) -> Point:
    says = f"“{legal(one.first_says)}” – {one.second}: “{legal(one.second_says)}”"
    title = N_("Numbers that seem to contradict each other")
    item = _numbered(material, one.first)
    return Point(item.id, f"numbers.{_mark(says)}", title, one.first, says, kind=item.kind)


def _hit(material: Material, one: StopHit) -> Point:
    title = N_("Adopted entries that hold a STOP-phrase")
    item = _numbered(material, one.number)
    key = f"stop.{_mark(f'{one.phrase}: {one.matched}')}"
    return Point(item.id, key, title, one.number, one.matched, one.phrase, item.kind)


def _numbered(material: Material, number: str) -> Item:
    key = next(key for key, known in material.number.items() if known == number)
    return material.state.items[key]


def _mark(text: str) -> str:
    return f"{crc32(text.encode()):x}"
