"""What an item is and what it belongs with: put right at the desk, the votes on it stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import Hall, hall_in


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.mark.row("A23")
def test_a_situation_has_exactly_one_kind_and_putting_it_right_keeps_its_votes(hall: Hall) -> None:
    situation, ana = hall.situation(), hall.phone("Ana")
    vote = hall.opened("vote", method="approval")
    ana.votes(situation, "useful", vote)
    for kind in ("complaint", "conflict"):
        hall.desk.does("classify", item=situation, marks={"kind": kind, "typical": "typical"})
    item = hall.state.items[situation]
    assert item.fields == {"text": "A client shouts", "kind": "conflict", "typical": "typical"}
    assert item.version == 1
    assert ana.sees_item(situation)["my_vote"] == "useful"
    said = hall.desk.is_refused("classify", item=situation, marks={"kind": "quarrel"})
    assert said == "Choose one of the offered answers."
    hall.desk.does("classify", item=situation, marks={"typical": ""})
    assert "typical" not in hall.state.items[situation].fields


def test_the_wording_is_not_changed_in_passing(hall: Hall) -> None:
    situation = hall.situation()
    said = hall.desk.is_refused("classify", item=situation, marks={"text": "Something else"})
    assert said == "“text” belongs to the wording: edit it, with a reason."


def test_a_form_offers_the_client_types_there_are_and_takes_no_other(hall: Hall) -> None:
    situation, ana = hall.situation(), hall.phone("Ana")
    settings = {"within": "situation", "ask": ["say", "client_type"]}
    name = hall.opened("collect", "speech_module", **settings)
    asked = [field["name"] for field in ana.sees()["current"]["form"]]
    assert asked == ["say"], "there is no client type to choose yet"
    hurried = hall.written("client_type", text="In a hurry")
    hall.opened("collect", "speech_module", **settings)
    field = ana.sees()["current"]["form"][-1]
    assert (field["name"], field["choices"]) == ("client_type", [[hurried, "In a hurry"]])
    parts = {"activity": name, "kind": "speech_module", "within": situation}
    strange = {"say": "One moment.", "client_type": situation}
    assert "Choose one" in ana.is_refused("add", **parts, fields=strange)
    ana.does("add", **parts, fields={"say": "One moment.", "client_type": hurried})
    hall.desk.does("decide", item=hurried, decision="drop", reason="Everybody is")
    assert [one["name"] for one in ana.sees()["current"]["form"]] == ["say"]


@pytest.mark.row("C10")
def test_a_success_story_is_linked_to_the_module_it_led_to_and_to_nothing_else(hall: Hall) -> None:
    situation = hall.situation()
    story = hall.written("success_story", text="She came back to thank me")
    module = hall.written("speech_module", situation, say="I will see to it myself.")
    hall.desk.does("link", item=story, to=[module])
    seen = hall.desk_sees()["items"]["success_story"][0]
    assert seen["links"] == [{"id": module, "text": "I will see to it myself."}]
    said = hall.desk.is_refused("link", item=story, to=[situation])
    assert said == "These two kinds of entries are not linked with each other."
    hall.desk.is_refused("link", item=story, to=["i99"])
    hall.desk.does("decide", item=module, decision="drop", reason="Not ours")
    hall.desk.is_refused("link", item=story, to=[module])
    hall.desk.does("link", item=story, to=[])
    assert hall.state.items[story].links == ()


def test_a_link_follows_the_module_into_a_merge(hall: Hall) -> None:
    situation = hall.situation()
    story = hall.written("success_story", text="She came back to thank me")
    one, other = (hall.written("speech_module", situation, say=say) for say in ("One.", "Two."))
    hall.desk.does("link", item=story, to=[one])
    hall.desk.does("merge", items=[one, other], fields={"say": "Both."}, reason="Plainer")
    assert hall.desk_sees()["items"]["success_story"][0]["links"][0]["text"] == "Both."
