"""Fair to weak and strong: what trials say by experience, and what they must not tell."""

from __future__ import annotations

from random import Random

import pytest
from test_standard import Room

from kit.activities.trials.fairness import LEVELS, LOWER, UPPER, Fairness, fairness
from kit.standard.build import build
from kit.standard.nodes import records_of
from tests.unit.test_standard import DAY

P0 = 0.6
RUNS = 200


def tries(random: Random, level: str, people: int, p: float) -> list[tuple[str, bool]]:
    return [(f"{level}{n % people}", random.random() < p) for n in range(3 * people)]


def simulated(seed: int, lower: float, upper: float, others: float) -> Fairness:
    """Let fifteen people of each level try one wording three times, the best another one too."""
    random = Random(seed)
    one = {LOWER: tries(random, LOWER, 15, lower), UPPER: tries(random, UPPER, 15, upper)}
    two = {UPPER: tries(random, UPPER, 15, others)}
    return fairness({"m1": one, "m2": two}, P0)[0]


@pytest.mark.row("D15")
def test_a_module_that_fails_the_least_experienced_is_named_and_one_at_the_threshold_hardly_ever():
    failed = sum(simulated(n, 0.3, 0.8, 0.8).served == "failed" for n in range(RUNS))
    wrong = sum(simulated(n, P0, 0.8, 0.8).served == "failed" for n in range(RUNS))
    served = sum(simulated(n, 0.9, 0.8, 0.8).served == "served" for n in range(RUNS))
    assert failed >= 0.85 * RUNS
    assert wrong <= 0.05 * RUNS
    assert served >= 0.8 * RUNS


@pytest.mark.row("D16")
def test_a_loss_of_the_most_experienced_is_named_and_where_there_is_none_hardly_ever():
    lost = sum(simulated(n, 0.8, 0.4, 0.9).held == "held back" for n in range(RUNS))
    wrong = sum(simulated(n, 0.8, 0.7, 0.7).held == "held back" for n in range(RUNS))
    assert lost >= 0.85 * RUNS
    assert wrong <= 0.05 * RUNS


def test_groups_of_fewer_than_five_people_have_no_figures_and_leave_none_to_subtract():
    random = Random(1)
    few = {LOWER: tries(random, LOWER, 4, 0.5), UPPER: tries(random, UPPER, 6, 0.5)}
    (found,) = fairness({"m": few})
    assert found.chances == {} or sum(one.n for one in found.chances.values()) % 3 == 0
    assert LOWER not in found.chances
    assert found.served is None
    # One of six waits; with the four it makes five, so the five others may be shown.
    (alone,) = fairness({"m": {UPPER: tries(random, UPPER, 6, 0.5)}})
    assert alone.chances == {}, "the sixth alone would be the total less what is shown"


def test_the_evidence_book_tells_it_by_experience_and_the_standard_does_not():
    room = Room()
    people = [room.person(f"P{n}", experience=LEVELS[(n % 2) * 2]) for n in range(30)]
    modules = room.activity("modules", "collect", "speech_module")
    said = [room.add(people[n], modules, "speech_module", say=f"I stay {n}") for n in (0, 1)]
    for item in said:
        room.desk(do="decide", item=item, decision="adopt")
    trial = room.activity("tries", "try", "speech_module")
    for n, who in enumerate(people):
        for item in said:
            works = n % 2 or item == said[1]
            for _ in range(3):
                room.told(who, do="try", activity=trial, item=item,
                          outcome="worked" if works else "failed", by="other")  # fmt: skip
    document = build(room.state, DAY)
    told = records_of(document)["trials_by_experience"]
    assert [(one["number"], one["experience"], one["n"]) for one in told] == [
        ("M-1", LOWER, 45), ("M-1", UPPER, 45), ("M-2", LOWER, 45), ("M-2", UPPER, 45),
    ]  # fmt: skip
    assert [one["served"] for one in told] == ["failed", "failed", "served", "served"]
    assert {one["held"] for one in told} <= {"open", "no loss"}
    assert "trials_by_experience" not in records_of(build(room.state, DAY, "standard"))
