"""Agreement of coders: percent, Krippendorff's alpha and Gwet's AC1, always side by side.

Codes of service dialogues are mostly "yes", and then two coders who agree on 90 of 100
dialogues can have a kappa or alpha under 0. So no figure here stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.coefficients import ac1_of, agreed_pairs, alpha_of
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_share

LEAST_UNITS = 5
"""No figure is given from fewer units that two coders coded."""

WORTH_PRINTING = 20
"""From so many units on an estimate is worth printing; fewer are a first round of practice."""

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders of the same units agree. ``n`` of each figure counts units."""

    percent: Figure
    """Share of pairs of coders that agree, the mean over units; Wilson interval."""
    alpha: Figure
    """Krippendorff's alpha, nominal: 1 is perfect, 0 what chance gives."""
    ac1: Figure
    """Gwet's AC1, which does not collapse where nearly all codes are the same."""

    @property
    def units(self) -> int:
        """How many units at least two coders coded; the others tell nothing of agreement."""
        return self.percent.n


@dataclass(frozen=True, slots=True)
class TechniqueAgreement:
    """Agreement where a dialogue can hold several techniques."""

    overall: Agreement
    """All yes-or-no decisions together; ``n`` counts dialogues, which are also resampled."""
    techniques: Mapping[str, Agreement]
    """By technique the agreement on whether it occurs, the least agreed on first."""


def agreement(
    units: Mapping[str, Mapping[str, str | None]], categories: Collection[str] = ()
) -> Agreement:
    """Measure the agreement of two or more coders on nominal codes.

    ``units`` holds, by unit, the code that each coder gave, ``None`` where one gave none;
    "does not apply" is a code of its own. ``categories`` names the codes that could be given,
    where it is more than those that were. Units that one coder alone coded are left out.
    """
    rows = [[code for code in codes.values() if code is not None] for codes in units.values()]
    known = sorted({*categories, *(code for row in rows for code in row)})
    return _measured([[[row.count(code) for code in known]] for row in rows], _coders(units))


def technique_agreement(
    dialogues: Mapping[str, Mapping[str, Collection[str] | None]], techniques: Collection[str] = ()
) -> TechniqueAgreement:
    """Measure the agreement of coders who marked which techniques occur in each dialogue.

    A coder's ``None`` means that this coder did not code the dialogue; an empty collection,
    that no technique was found in it. ``techniques`` names those that could be marked, where
    it is more than those that were.
    """
    sheets = [[set(s) for s in coded.values() if s is not None] for coded in dialogues.values()]
    coders = _coders(dialogues)
    names = sorted(set(techniques).union(*(marked for sheet in sheets for marked in sheet)))
    found = {
        name: _measured([[_yes_and_no(name, sheet)] for sheet in sheets], coders) for name in names
    }
    together = [[_yes_and_no(name, sheet) for name in names] for sheet in sheets]
    order = sorted(names, key=lambda name: (found[name].percent.estimate or 0.0, name))
    overall = _measured(together if names else [], coders)
    return TechniqueAgreement(overall, {name: found[name] for name in order})


def _coders(units: Mapping[str, Mapping[str, object]]) -> int:
    """Count who coded anything."""
    told = (one for codes in units.values() for one in codes.items())
    return len({who for who, code in told if code is not None})


def _yes_and_no(name: str, sheet: Sequence[Collection[str]]) -> list[int]:
    marked = sum(name in techniques for techniques in sheet)
    return [marked, len(sheet) - marked]


def _measured(tallies: Sequence[Sequence[Sequence[int]]], coders: int) -> Agreement:
    """Give the three figures of tallies: by unit its questions, by question the code counts."""
    paired = [unit for unit in tallies if unit and sum(unit[0]) >= _PAIR]
    n = len(paired)
    if why := _too_little(n, coders):
        nothing = Figure(None, -1.0, 1.0, n, why)
        return Agreement(nothing, nothing, nothing)
    means = [sum(map(agreed_pairs, unit)) / len(unit) for unit in paired]
    alpha, ac1 = alpha_of(paired), ac1_of(paired)
    if alpha.estimate is None:
        alike = N_("All units have the same code, so there is no chance agreement to compare with.")
        alpha = alpha.without(Refusal(alike))
    if ac1.estimate is None:
        ac1 = ac1.without(Refusal(N_("Only one code is known, and AC1 compares two or more.")))
    return Agreement(mean_share(means), alpha, ac1)


def _too_little(n: int, coders: int) -> Refusal | None:
    if coders < _PAIR:
        return Refusal(N_("Agreement takes two coders or more; let a second one code the same."))
    if n < LEAST_UNITS:
        why = N_("Two coders coded {n} of the same units; agreement takes {least} or more.")
        return Refusal(why, {"n": n, "least": LEAST_UNITS})
    return None
