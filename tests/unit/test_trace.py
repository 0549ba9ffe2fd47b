"""The way of a clause, from the first contribution to the decision."""

from __future__ import annotations

from datetime import date

import pytest
from rich_workshop import rich

from kit.cli import main
from kit.domain.numbers import numbers
from kit.standard.material import gather
from kit.standard.trace import find_clause, trace
from tests.factories import hall_in

DAY = date(2026, 11, 20)


def texts(state, key: str) -> list[str]:
    material = gather(state, DAY)
    return [step.text for step in trace(material, state.items[key])]


def test_a_clause_leads_back_through_merge_rewording_votes_and_decision(tmp_path):
    with hall_in(tmp_path / "workshop.kit") as hall:
        ana = hall.phone("Ana", credit=True)
        people = [hall.phone(f"Voter {n}") for n in range(5)]
        one, two = hall.situation("A client shouts", ana), hall.situation("Shouting", people[0])
        hall.now += 60
        hall.desk.does("merge", items=[one, two], fields={"text": "A client shouts"})
        final = list(hall.state.items)[-1]
        vote = hall.opened("vote", method="approval")
        for person in people:
            person.votes(final, "useful", vote)
        hall.now += 60
        fields = {"text": "A client raises the voice"}
        hall.desk.does("edit", item=final, fields=fields, reason="Calmer")
        hall.now += 60
        hall.desk.does("decide", item=final, decision="adopt", binding="must", reason="All agree")
        told = texts(hall.state, final)
        assert told[:2] == [
            "named with the clause wrote S-1: “A client shouts”",
            "an employee wrote S-2: “Shouting”",
        ]
        assert told[2] == "S-1, S-2 became S-3: “A client shouts”"
        assert told[3].startswith("Vote on S-3: ")
        assert told[4] == (
            "the facilitator reworded S-3: “A client raises the voice” – reason: Calmer"
        )
        assert told[-1] == "S-3 was decided on: adopted · must – reason: All agree"


def test_what_went_into_another_clause_says_so_and_what_is_hidden_is_not_quoted(tmp_path):
    with hall_in(tmp_path / "workshop.kit") as hall:
        ana = hall.phone("Ana")
        one, two = hall.situation("Shouting", ana), hall.situation("Loud", ana)
        hall.desk.does("hide", item=two, reason="Names a client")
        assert not any("Loud" in text for text in texts(hall.state, two))
        assert texts(hall.state, two)[-1] == "S-2 was hidden – reason: Names a client"
        three = hall.situation("Yelling", ana)
        hall.desk.does("merge", items=[one, three], fields={"text": "Shouting"})
        assert texts(hall.state, one)[-1] == "It went into S-4."


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_clause_of_a_rich_workshop_has_a_way_that_ends_where_it_stands(language):
    state = rich(language).state
    material = gather(state, DAY)
    for item in state.items.values():
        steps = trace(material, item)
        assert steps
        assert [step.at for step in steps] == sorted(step.at for step in steps)
        assert find_clause(material, material.number[item.id].lower()) is item


def test_the_command_prints_each_step_with_its_time_and_names_a_wrong_number(tmp_path, capsys):
    with hall_in(tmp_path / "workshop.kit") as hall:
        hall.situation("A client shouts")
        assert list(numbers(hall.state).values()) == ["S-1"]
    assert main(["trace", str(tmp_path), "s-1"]) == 0
    assert "facilitator wrote S-1: “A client shouts”" in capsys.readouterr().out
    assert main(["trace", str(tmp_path), "S-9"]) == 2
    assert "There is no clause “S-9”. Numbers look like S-1." in capsys.readouterr().err
