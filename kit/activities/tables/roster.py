"""The roster beside the room: which groups of employees are here, and who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.domain.rules.people import GROUPS
from kit.domain.workshop import Workshop
from kit.language import N_, translate
from kit.language.texts import normalised
from kit.statistics.few import UNDECLARED, suppressed_groups

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Presence:
    """One group of employees: how many there are, and how many of them are here."""

    group: str
    staff: int | None
    """``None`` where the figure is hidden: the group is too small, or would give one away."""
    here: int | None
    missing: str
    """``"nobody"`` of them is here, ``"few"`` (less than half of the share of all who said), or ``""``."""


def presence(staff: Mapping[str, int], here: Mapping[str, int]) -> tuple[Presence, ...]:
    """Set the groups of a roster beside those declared in the room, the largest group first.

    Both count people by group; :data:`UNDECLARED` holds those of no known group, and what is
    declared but stands in no roster belongs there too. Figures under five are hidden, also
    against subtraction; that nobody of a group is here says nothing of anybody, and is shown.
    Where nobody declared a group of the roster, none is called missing: people just did not say.
    """
    known = sorted((name for name in staff if name), key=lambda name: (-staff[name], name))
    present = {name: here.get(name, 0) for name in known}
    strangers = sum(here.values()) - sum(present.values())
    no_staff = suppressed_groups(dict(staff))
    no_here = suppressed_groups(
        {**{name: n for name, n in present.items() if n}, UNDECLARED: strangers}
    )
    said, of = sum(present.values()), sum(staff[name] for name in known)
    found = []
    for name in known:
        staff_of = None if name in no_staff else staff[name]
        here_of = None if name in no_here else present[name]
        missing = ""
        if said and staff_of is not None and here_of == 0:
            missing = "nobody"
        elif staff_of and here_of and here_of / staff_of < _HALF * said / of:
            missing = "few"
        found.append(Presence(name, staff_of, here_of, missing))
    return tuple(found)


def roster_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give, by role, experience and branch, how many work here and how many take part.

    Nobody's code or name is in it; groups whose figure is hidden are only counted as ``small``,
    since the wrong column may hold names. Groups compare by their words, case and spaces aside.
    """
    rows = state.tables.get("roster", [])
    people = list(state.participants.values())
    groups = []
    for kind in GROUPS:
        words = {normalised(str(row[kind])): str(row[kind]) for row in rows if row.get(kind)}
        if not words:
            continue
        staff = Counter(normalised(str(row.get(kind, ""))) for row in rows)
        here = Counter(normalised(person.groups.get(kind, "")) for person in people)
        found = presence(staff, here)
        groups.append(
            {
                "name": translate(language, _NAMES[kind]),
                "small": sum(one.staff is None for one in found),
                "said": any(one.here != 0 for one in found),
                "rows": [
                    {
                        "group": translate(language, words[one.group]),
                        "staff": one.staff,
                        "here": one.here,
                        "share": _share(one),
                        "missing": one.missing,
                    }
                    for one in found
                    if one.staff is not None
                ],
            }
        )
    return {"n": len(rows), "here": len(people), "groups": groups}


def _share(one: Presence) -> float | None:
    """Give the share of a group that is here; more than all have declared it by mistake."""
    return min(1.0, one.here / one.staff) if one.staff and one.here is not None else None


_NAMES = {"role": N_("By role"), "experience": N_("By experience"), "branch": N_("By branch")}
