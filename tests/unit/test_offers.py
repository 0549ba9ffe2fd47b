"""What can be answered comes with the view: scripts and other clients need no list of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.domain.activities import AGREEMENT, CRITERIA, ENDS
from kit.domain.choices import ABOUT_PEOPLE, EXPERIENCE
from kit.domain.registry import types
from kit.language import LANGUAGES, translate
from kit.room import views
from kit.server.assets import Assets
from tests.factories import Hall, hall_in


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def test_a_view_says_what_can_be_answered_and_what_the_grades_mean(hall: Hall) -> None:
    ana = hall.phone("Ana")
    hall.opened("vote", method="ratings", criteria=("difficulty", "clarity"))
    current = ana.sees()["current"]
    assert current["grades"] == [1, 2, 3, 4, 5]
    assert current["scales"]["difficulty"] == {
        "label": "Difficulty", "low": "easy", "high": "very hard",
    }  # fmt: skip
    assert current["scales"]["clarity"] == {
        "label": "clarity", "low": "not at all", "high": "very much",
    }  # fmt: skip
    for kind, spoken in (("speech_module", True), ("idea", False)):
        told = views.current_part(hall.state, hall.state.runs[hall.opened("try", kind)])
        assert told is not None
        assert told["spoken"] is spoken
        assert [key for key, _ in told["offers"]["outcome"]] == ["worked", "partly", "failed"]
    assert [one["name"] for one in ana.sees()["asks"]] == ["role", "experience", "branch"]


def test_a_list_of_results_knows_the_criteria_of_all_votes_on_its_kind(hall: Hall) -> None:
    hall.declare("vote", key="a", method="ratings", criteria=("difficulty",))
    hall.declare("vote", "speech_module", key="b", method="ratings", criteria=("naturalness",))
    told = views.current_part(hall.state, hall.state.runs[hall.declare("results")])
    assert told is not None
    assert list(told["scales"]) == ["difficulty"]


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_answer_that_a_view_offers_can_be_said_in_every_language(language: str) -> None:
    words = json.loads(Assets().files[f"words.{language}.json"][1])["words"]
    offered = [choices for one in types().values() for choices in one.offers.values()]
    labels = {label for choices in offered for _, label in choices}
    labels |= {*CRITERIA.values(), *AGREEMENT, *(end for ends in ENDS.values() for end in ends)}
    labels |= {field.label for field in ABOUT_PEOPLE} | {label for _, label in EXPERIENCE}
    assert {one: words.get(one, one) for one in labels} == {
        one: translate(language, one) for one in labels
    }
