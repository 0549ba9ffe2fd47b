"""The ranges of alpha and AC1 hold as often as they say, also where few dialogues were coded."""

from __future__ import annotations

import numpy as np
import pytest

from kit.activities.tables.agreement import LEAST_UNITS
from kit.statistics.coefficients import ac1_of, alpha_of
from kit.statistics.figure import Figure
from tests.simulations import Coders, coded, tallies

CODERS = {
    "six techniques": Coders(6, 2, 0.9, 0.2),
    "hard dialogues": Coders(6, 2, 0.9, 0.2, 1),
    "careful coders": Coders(6, 2, 0.97, 0.1, 1),
    "three coders": Coders(10, 3, 0.9, 0.2, 1),
    "one rare technique": Coders(1, 3, 0.95, 0.1),
    "two techniques": Coders(2, 3, 0.95, 0.1),
}


def truth(who: Coders) -> tuple[float, float]:
    """Give alpha and AC1 of very many dialogues, by their formulas."""
    marks = coded(np.random.default_rng(1), 100_000, who)
    coders, yes = marks.shape[2], marks.sum(axis=2)
    no = coders - yes
    agreed = ((yes * (yes - 1) + no * (no - 1)) / (coders * (coders - 1))).mean()
    chance = 2 * marks.mean() * (1 - marks.mean())
    return 1 - (1 - agreed) / chance, (agreed - chance) / (1 - chance)


def holds(found: Figure, true: float) -> bool:
    return found.low <= true <= found.high


@pytest.mark.row("A17")
@pytest.mark.parametrize("dialogues", [LEAST_UNITS, 12])
@pytest.mark.parametrize("who", CODERS)
def test_ranges_of_agreement_cover_the_truth(who: str, dialogues: int) -> None:
    chance, (alpha, ac1), n = np.random.default_rng(2), truth(CODERS[who]), 600
    by_alpha = by_ac1 = undefined = 0
    for _ in range(n):
        counted = tallies(coded(chance, dialogues, CODERS[who]))
        by_ac1 += holds(ac1_of(counted), ac1)
        found = alpha_of(counted)
        undefined += found.estimate is None
        by_alpha += found.estimate is not None and holds(found, alpha)
    assert by_ac1 / n >= 0.94
    assert by_alpha / (n - undefined) >= 0.94
