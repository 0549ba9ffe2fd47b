"""What runs, what is shown, and what ends it: nothing that is open closes unsaid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.domain.events import Event, read_body
from kit.domain.folding import fold
from tests.factories import NOON, Hall, Person, hall_in

OPEN = "“Which first?” is still open: close it first."


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        hall.situation("A client shouts")
        yield hall


@pytest.fixture
def ana(hall: Hall) -> Person:
    return hall.phone("Ana")


def module(hall: Hall) -> str:
    return hall.written("speech_module", within="i1", say="I hear you")


def voting(hall: Hall) -> str:
    return hall.opened("vote", title="Which first?")


def beside(person: Person) -> list[str]:
    return [one["current"]["id"] for one in person.sees()["beside"]]


def states(hall: Hall, *names: str) -> tuple[str, ...]:
    return tuple(hall.state.runs[name].state for name in names)


def test_another_activity_opens_only_once_the_one_before_is_closed(hall: Hall) -> None:
    vote, other = voting(hall), hall.declare("collect", "speech_module")
    assert hall.desk.is_refused("open", activity=other) == OPEN
    hall.desk.does("close", activity=vote)
    hall.desk.does("open", activity=other)
    assert (hall.state.current, *states(hall, vote, other)) == (other, "closed", "open")


def test_a_command_that_says_so_closes_the_one_before_and_opens_the_other(hall: Hall) -> None:
    vote, other = voting(hall), hall.declare("collect", "speech_module")
    hall.desk.does("open", activity=other, close_current=True)
    assert (hall.state.current, *states(hall, vote, other)) == (other, "closed", "open")
    assert hall.kinds()[-2:] == ["activity_closed", "activity_opened"]


def test_the_room_turns_to_another_session_only_once_what_is_open_is_closed(hall: Hall) -> None:
    vote = voting(hall)
    assert hall.desk.is_refused("open_session", session="autumn") == OPEN
    hall.desk.does("open_session", session="autumn", close_current=True)
    assert (hall.state.session, hall.state.current) == ("autumn", "")
    assert states(hall, vote) == ("closed",)


def test_what_is_open_without_being_current_is_in_the_way_too(hall: Hall) -> None:
    vote, other = voting(hall), hall.declare("collect", "speech_module")
    hall.desk.does("agenda", session="spring", order=[other])
    assert hall.state.current == ""
    assert hall.desk.is_refused("open", activity=other) == OPEN
    hall.desk.does("open", activity=other, close_current=True)
    assert states(hall, vote, other) == ("closed", "open")


@pytest.mark.parametrize("then", ["activity", "closing one", "slide", "session"])
def test_trials_go_on_whatever_the_room_turns_to(hall: Hall, ana: Person, then: str) -> None:
    item = module(hall)
    tries = hall.opened("try", "speech_module")
    vote, slide = hall.declare("vote"), hall.declare("results", "situation")
    hall.desk.does(*{
        "activity": ("open",), "closing one": ("open",), "slide": ("open",),
        "session": ("open_session",),
    }[then], **{
        "activity": {"activity": vote}, "closing one": {"activity": vote, "close_current": True},
        "slide": {"activity": slide}, "session": {"session": "autumn", "close_current": True},
    }[then])  # fmt: skip
    assert states(hall, tries) == ("open",)
    ana.does("try", activity=tries, item=item, outcome="worked")
    seen = ana.sees()
    if then == "session":
        assert (seen["current"]["id"], seen["beside"]) == (tries, []), "nothing else is current"
        assert hall.wall_sees()["current"] is None, "the wall begins with the other session"
    else:
        assert seen["current"]["id"] == (slide if then == "slide" else vote)
        (trial,) = seen["beside"]
        assert trial["current"]["id"] == tries
        assert [(one["id"], one["tried"]) for one in trial["items"]] == [(item, 1)]
    hall.desk.does("close", activity=tries)
    assert beside(ana) == []
    said = ana.is_refused("try", activity=tries, item=item, outcome="worked")
    assert said == "This activity is closed. Nothing was changed."


def test_trials_that_open_during_a_vote_leave_phones_and_wall_with_the_vote(
    hall: Hall, ana: Person
) -> None:
    module(hall)
    vote, tries = voting(hall), hall.declare("try", "speech_module")
    hall.desk.does("open", activity=tries)
    assert states(hall, vote, tries) == ("open", "open")
    assert (ana.sees()["current"]["id"], beside(ana)) == (vote, [tries])
    assert hall.wall_sees()["current"]["id"] == vote


def test_trials_open_from_the_desk_of_their_own_session_while_the_room_is_in_another(
    hall: Hall, ana: Person
) -> None:
    module(hall)
    tries = hall.declare("try", "speech_module")
    hall.desk.does("open_session", session="autumn")
    hall.desk.does("open", activity=tries)
    assert (hall.state.current, states(hall, tries)) == ("", ("open",))
    assert ana.sees()["current"]["id"] == tries


def test_trials_whose_cell_was_taken_out_of_the_notebook_are_on_no_phone(
    hall: Hall, ana: Person
) -> None:
    module(hall)
    tries = hall.opened("try", "speech_module")
    vote = voting(hall)
    assert beside(ana) == [tries]
    hall.desk.does("agenda", session="spring", order=[vote])
    assert beside(ana) == []


def test_a_slide_on_the_wall_leaves_the_ballot_on_the_phones(hall: Hall, ana: Person) -> None:
    vote = voting(hall)
    slides = [hall.declare("results", "situation", key=key) for key in ("first", "second")]
    for slide in slides:
        hall.desk.does("open", activity=slide)
        assert hall.wall_sees()["current"]["id"] == slide
        assert (ana.sees()["current"]["id"], states(hall, vote)) == (vote, ("open",))
        ana.votes("i1", "useful", vote)
    assert states(hall, *slides) == ("closed", "open"), "one slide takes the place of another"
    hall.desk.does("close", activity=slides[1])
    assert hall.wall_sees()["current"]["id"] == vote
    hall.desk.does("close", activity=vote)
    hall.desk.does("open", activity=slides[0])
    assert ana.sees()["current"]["id"] == slides[0], "now the room turns to it"


def test_no_slide_tells_how_an_open_vote_goes(hall: Hall, ana: Person) -> None:
    slide, vote = hall.declare("results", "situation"), voting(hall)
    for one in (ana, *(hall.phone(f"Voter {n}") for n in range(4))):
        one.votes("i1", "useful", vote)
    hall.desk.does("open", activity=slide)
    hall.desk.does("reveal", activity=slide)
    assert [one["tallies"] for one in hall.wall_sees()["results"]] == [[]]
    hall.desk.does("close", activity=vote)
    (told,) = hall.wall_sees()["results"]
    assert told["tallies"][0]["counts"]["useful"] == 5


@pytest.mark.parametrize("does", ["vote", "quiz", "pulse"])
def test_no_ballot_is_taken_away_by_a_reveal(hall: Hall, does: str) -> None:
    settings: dict[str, Any] = {
        "vote": {}, "quiz": {"kind": "question", "method": "choice"},
        "pulse": {"kind": "", "privacy": "secret", "criteria": ["intention"]},
    }[does]  # fmt: skip
    name = hall.opened(does, key=does, title="Now", **settings)
    said = hall.desk.is_refused("reveal", activity=name)
    assert said == "“Now” is still open. Close and reveal it, or some would lose their ballot."
    hall.desk.does("reveal", activity=name, close=True)
    assert (states(hall, name), hall.state.runs[name].shown) == (("closed",), True)


@pytest.mark.parametrize("does", ["collect", "contribute"])
def test_entries_are_shown_while_more_of_them_come(hall: Hall, ana: Person, does: str) -> None:
    name = hall.opened(does)
    hall.desk.does("reveal", activity=name)
    assert states(hall, name) == ("open",)
    assert [one["fields"]["text"] for one in ana.sees()["results"]] == ["A client shouts"]


def test_a_vote_that_opens_again_hides_its_results_until_it_is_closed(
    hall: Hall, ana: Person
) -> None:
    vote = voting(hall)
    hall.desk.does("reveal", activity=vote, close=True)
    assert ana.sees()["results"]
    hall.desk.does("open", activity=vote)
    assert ana.sees()["results"] is None
    ana.votes("i1", "useful")


def test_a_log_from_before_opens_as_it_stood(hall: Hall, ana: Person) -> None:
    module(hall)
    vote, tries = hall.declare("vote"), hall.declare("try", "speech_module")
    slide = hall.declare("results", "situation")
    before = [
        ("activity_opened", {"activity": vote, "closes_at": None}),
        ("results_shown", {"activity": vote, "on": True}),
        ("activity_closed", {"activity": vote}),
        ("activity_opened", {"activity": tries, "closes_at": None}),
        ("activity_closed", {"activity": tries}),
        ("activity_opened", {"activity": slide, "closes_at": None}),
    ]
    events = [
        Event(hall.state.seq + n, f"old.{n}", NOON, "facilitator", read_body(kind, json.dumps(raw)))
        for n, (kind, raw) in enumerate(before, 1)
    ]
    for event, current in zip(events, [vote, vote, vote, tries, tries, slide], strict=True):
        fold([event], hall.state)
        assert (hall.state.current, hall.state.wall) == (current, "")
    assert states(hall, vote, tries, slide) == ("closed", "closed", "open")
    assert ana.sees()["current"]["id"] == hall.wall_sees()["current"]["id"] == slide
