"""What single clauses, situations and ideas lack: listed on the desk, in the check, in the book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kit.activities.coverage.clause_gaps import gap_lacks
from kit.activities.coverage.desk import Coverage
from kit.activities.tables.figures import survey_plain
from kit.domain.stop_phrases import held
from kit.standard.build import build, contents_of
from kit.standard.lacking import lacks
from kit.standard.nodes import Bullets, nodes_of
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in

DAY = date(2026, 11, 24)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def adopted(hall: Hall, kind: str, within: str | None = None, **parts: Any) -> str:
    binding = parts.pop("binding", "should")
    item = hall.written(kind, within, **parts)
    hall.desk.does("decide", item=item, decision="adopt", binding=binding)
    return item


def told(hall: Hall) -> list[str]:
    """What the desk lists, which the check and the evidence book say too."""
    found = [lack.said("en") for lack in gap_lacks(hall.state)]
    shown = Coverage(Bench(None, hall.journal), hall.declare("coverage")).desk["gaps"]
    book = [line for node in nodes_of(build(hall.state, DAY)) if isinstance(node, Bullets)
            for line in node.lines]  # fmt: skip
    checked = [text.format(**values) for text, values in lacks(hall.state, contents_of(hall.state))]
    assert shown == found
    assert set(found) <= set(book)
    assert set(found) <= set(checked)
    return found


@pytest.mark.row("D05")
def test_every_clause_that_says_no_benefit_is_listed_until_it_does(hall: Hall) -> None:
    norm = adopted(hall, "norm", text="We greet first")
    seen = adopted(hall, "requirement", text="We look up")
    adopted(hall, "stop_phrase", text="Not my job", why="The client feels sent away")
    text = "Adopted clauses that do not say what the client gains: "
    assert told(hall) == [f"{text}N-1, R-1"]
    wish = hall.written("expectation", text="To be seen")
    hall.desk.does("link", item=norm, to=[wish])
    assert told(hall) == [f"{text}R-1"]
    hall.desk.does("link", item=seen, to=[wish])
    assert told(hall) == []
    hall.desk.does("decide", item=wish, decision="drop", reason="Nobody does")
    assert told(hall) == [f"{text}N-1, R-1"]


def valued(hall: Hall, marks: list[int]) -> list[dict[str, Any]]:
    rows = [{"valued": mark} for mark in marks]
    hall.desk.does("import", table="survey", source="survey.csv", rows=rows)
    return survey_plain(hall.state, "en")["indices"]


@pytest.mark.row("D17")
def test_each_module_meets_an_expectation_and_clients_say_whether_they_felt_valued(
    hall: Hall,
) -> None:
    case = hall.situation()
    module = adopted(hall, "speech_module", case, say="I see to it", benefit="No wait", points="I")
    wish = hall.written("expectation", text="To be taken seriously")
    text = "Adopted speech modules that meet no expectation: S-1.M1"
    assert text in told(hall)
    hall.desk.does("link", item=module, to=[wish])
    assert text not in told(hall)
    linked = Coverage(Bench(None, hall.journal), hall.declare("coverage")).desk["meeting"]
    assert [one["links"] for one in linked] == [[wish]]
    index = valued(hall, [5] * 30 + [4] * 6 + [2] * 4)[-1]
    assert (index["name"], index["value"]["estimate"], index["value"]["n"]) == (
        "Felt valued", 0.9, 40,
    )  # fmt: skip
    assert valued(hall, [5] * 20)[-1]["value"]["estimate"] is None, "too few for an index"


@pytest.mark.row("D19")
def test_situations_without_anything_fixed_or_free_are_listed(hall: Hall) -> None:
    case = hall.situation()
    first = adopted(hall, "speech_module", case, say="I see to it at once", benefit="No wait")
    assert told(hall) == [
        "Situations in which nothing is fixed: S-1", "Situations in which nothing is free: S-1",
    ]  # fmt: skip
    hall.desk.does("decide", item=first, decision="adopt", binding="must")
    assert told(hall) == ["Situations in which nothing is free: S-1"]
    adopted(hall, "speech_module", case, say="Let me look into this", benefit="No wait",
            binding="free")  # fmt: skip
    assert told(hall) == []


@pytest.mark.row("D20")
def test_a_module_that_offers_names_the_benefit_and_promises_nothing_forbidden(hall: Hall) -> None:
    case = hall.situation()
    adopted(hall, "no_promise", text="It will be there tomorrow", why="The carrier decides")
    sold = adopted(hall, "speech_module", case, say="Take the larger one, it will be there"
                   " tomorrow", stage="offer", points="The size", binding="must")  # fmt: skip
    adopted(hall, "speech_module", case, say="Good day", stage="contact", benefit="Seen")
    text = "Speech modules that offer without naming the client's benefit: S-1.M1"
    assert text in told(hall)
    assert held(hall.state, hall.state.items[sold]) == ["It will be there tomorrow"]
    better = {"say": "Take the larger one", "stage": "offer", "points": "The size",
              "benefit": "It lasts a family for a week"}  # fmt: skip
    hall.desk.does("edit", item=sold, fields=better, reason="We cannot promise a day")
    assert text not in told(hall)
    assert held(hall.state, hall.state.items[sold]) == []


@pytest.mark.row("C03")
def test_every_selected_idea_has_a_sponsor_a_date_and_a_result(hall: Hall) -> None:
    idea = adopted(hall, "idea", text="A chair by the desk", binding="free")
    hall.written("idea", text="An idea that nobody selected")
    text = "Adopted ideas without a sponsor or a date: I-1"
    assert told(hall) == [text]
    hall.desk.does("classify", item=idea, marks={"sponsor": "Branch manager"})
    assert told(hall) == [text]
    hall.desk.does("classify", item=idea, marks={"until": "1 March"})
    assert told(hall) == []
    without = "Adopted ideas with neither a trial nor a closing note: {which}"
    assert without in [one for one, _ in lacks(hall.state, ())]
    hall.desk.does("conclude", item=idea, note="Fewer complaints about waiting")
    assert without not in [one for one, _ in lacks(hall.state, ())]
