"""Of each declared group, how many take part: in the workshop, or in one of its votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.language import N_
from kit.statistics.few import UNDECLARED, suppressed_groups

GROUP_NAMES = {"role": N_("By role"), "experience": N_("By experience"), "branch": N_("By branch")}

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Presence:
    """One group of people: how many there are, and how many of them take part."""

    group: str
    size: int | None
    """``None`` where the figure is hidden: the group is too small, or would give one away."""
    here: int | None
    missing: str
    """``"nobody"`` of them takes part, ``"few"`` (less than half of the share of all who said),
    or ``""``."""

    @property
    def share(self) -> float | None:
        """The share that takes part; more than all have declared a group by mistake."""
        return min(1.0, self.here / self.size) if self.size and self.here is not None else None


def presence(staff: Mapping[str, int], here: Mapping[str, int]) -> tuple[Presence, ...]:
    """Say of each group of ``staff`` how many of them are ``here``, the largest group first.

    Both count people by group; :data:`UNDECLARED` holds those of no known group, and a group
    of ``here`` that is none of ``staff`` belongs there too. Figures under five are hidden,
    also against subtraction; that nobody of a group takes part says nothing of anybody, and is
    shown.
    Where nobody ``here`` declared a group, none is called missing: people just did not say.
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
