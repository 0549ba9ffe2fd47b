"""Charts on the wall: coverage, how far trials have come, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from factories import Hall, passing_hall

from kit.domain.activities import PULSE


@pytest.fixture
def hall() -> Iterator[Hall]:
    with passing_hall() as hall:
        yield hall


def picture(hall: Hall) -> dict[str, Any] | None:
    found: dict[str, Any] | None = hall.wall_sees()["picture"]
    assert found is None or found["picture"].startswith("data:image/svg+xml;base64,")
    return found


def test_the_wall_shows_what_is_covered_as_long_as_the_desk_shows_it(hall: Hall) -> None:
    situation = hall.situation()
    hall.written("behaviour_scheme", within=situation, text="Listen", stage="contact")
    hall.desk.does("decide", item="i2", decision="adopt", binding="must")
    shown = hall.declare("coverage")
    assert picture(hall) is None
    hall.desk.does("open", activity=shown)
    told = picture(hall)
    assert told is not None
    assert told["title"] == "Entries that have everything: 0 of 1."
    assert "Schemes: all 1" in told["words"]
    hall.desk.does("close", activity=shown)
    assert picture(hall) is None


def test_the_wall_shows_how_far_trials_have_come_and_not_how_they_went(hall: Hall) -> None:
    situation = hall.situation()
    module = hall.written("speech_module", within=situation, say="I hear you")
    hall.desk.does("decide", item=module, decision="adopt", binding="should")
    tries = hall.opened("try", "speech_module")
    assert picture(hall) is None, "nothing is planned and nothing was tried"
    for n, outcome in enumerate(("worked", "failed")):
        hall.phone(f"P{n}").does("try", activity=tries, item=module, outcome=outcome)
    told = picture(hall)
    assert told is not None
    assert "Tried: 1. Tried by 6 people or more: 0. Approved: 0." in told["words"]


def test_the_wall_shows_before_beside_after_once_the_second_pulse_is_revealed(hall: Hall) -> None:
    people = [hall.phone(f"P{n}") for n in range(6)]
    for wave, grade in (("before", 2), ("after", 4)):
        asked = hall.opened(
            "pulse", "", key=f"pulse.{wave}", privacy="secret", method="ratings", criteria=PULSE
        )
        for n, who in enumerate(people):
            values = dict.fromkeys(PULSE, grade - (n == 0))
            who.does("answer", activity=asked, values=values)
        assert picture(hall) is None
        assert hall.desk.is_refused("reveal", activity=asked), "it is still open"
        hall.desk.does("reveal", activity=asked, close=True)
        told = picture(hall)
        assert told is not None
        assert ("before" in told["words"] and "after" in told["words"]) is (wave == "after")
    assert "Changes whose range leaves out nought" in told["title"]


def test_a_pulse_that_few_answered_has_no_figure_on_the_wall(hall: Hall) -> None:
    asked = hall.opened(
        "pulse", "", key="pulse.before", privacy="secret", method="ratings", criteria=PULSE
    )
    hall.phone().does("answer", activity=asked, values=dict.fromkeys(PULSE, 3))
    hall.desk.does("reveal", activity=asked, close=True)
    told = picture(hall)
    assert told is not None
    assert "1 of 5 answers needed" in told["words"]
    assert "3.0" not in told["words"]
