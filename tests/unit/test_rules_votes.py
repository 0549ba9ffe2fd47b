"""Which votes count: scales, budgets, ballots, secrecy, paper, and votes per wording."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.evidence.ballots import ballots_on
from kit.evidence.tallies import tallies
from kit.evidence.urn import urn_said
from tests.factories import Hall, Person, ballots_in_urn, hall_in

OUTSIDE = "This vote is outside the scale. Choose one of the offered answers."
OFF_BALLOT = "This entry is not on the ballot any more."
IN_URN = "This ballot is secret and already in the urn: it cannot be changed."
CRITERIA = {"method": "ratings", "criteria": ["usefulness", "naturalness"]}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        for text in ("Shouting", "Waiting", "Phoning"):
            hall.situation(text)
        yield hall


@pytest.fixture
def ana(hall: Hall) -> Person:
    return hall.phone("Ana")


OFF_SCALE: list[tuple[dict[str, Any], list[Any]]] = [
    (
        {"method": "approval"},
        ["", "great", "USEFUL", 1, 0, True, [], ["useful"], {}, {"useful": 1}, 1.5],
    ),
    (
        CRITERIA,
        [
            5,
            "5",
            {},
            [],
            {"usefulness": 0},
            {"usefulness": 6},
            {"usefulness": 4.5},
            True,
            {"usefulness": True},
            {"usefulness": "5"},
            {"usefulness": None},
            {"beauty": 3},
            {"usefulness": 3, "beauty": 3},
        ],
    ),
    (
        {"method": "dots", "most": 3},
        [-1, 4, 10**30, 1.0, True, "2", [1], {"dots": 1}, float("nan")],
    ),
    (
        {"method": "pairwise"},
        [
            None,
            "i2",
            {},
            {"over": 2},
            {"over": None},
            {"over": "i1"},
            {"tie": True},
            {"over": "i2", "tie": 1},
            {"over": "i2", "by": 3},
        ],
    ),
]


@pytest.mark.parametrize(
    ("settings", "values"), OFF_SCALE, ids=lambda v: v.get("method") if isinstance(v, dict) else ""
)
@pytest.mark.parametrize("privacy", ["pseudonymous", "secret"])
def test_a_value_outside_the_scale_is_refused_by_every_method(
    hall: Hall, ana: Person, settings: dict[str, Any], values: list[Any], privacy: str
) -> None:
    if settings["method"] == "dots" and privacy == "secret":
        said = hall.desk.is_refused("declare", activity={
            "id": "spring/d", "session": "spring", "does": "vote", "kind": "situation",
            "method": "dots", "privacy": "secret"})  # fmt: skip
        assert (
            said == "Dots cannot be counted in secret: nobody could check the budget. Use approval."
        )
        return
    hall.opened("vote", privacy=privacy, **settings)
    for value in values:
        assert ana.cannot_vote("i1", value) == OUTSIDE, value


ON_SCALE: list[tuple[dict[str, Any], Any]] = [
    *(({"method": "approval"}, value) for value in ("useful", "unsure", "not_for_me")),
    (CRITERIA, {"usefulness": 1, "naturalness": 5}),
    ({"method": "dots"}, 3),
    ({"method": "pairwise"}, {"over": "i2"}),
    ({"method": "pairwise"}, {"over": "i2", "tie": True}),
]


@pytest.mark.parametrize(("settings", "value"), ON_SCALE)
def test_a_value_on_the_scale_is_kept_with_the_wording_it_was_given_on(
    hall: Hall, ana: Person, settings: dict[str, Any], value: Any
) -> None:
    vote = hall.opened("vote", **settings)
    ana.votes("i1", value)
    row = hall.rows()[-1]
    assert (row.kind, row.actor) == ("voted", ana.id)
    body = json.loads(row.body)
    assert body == {"activity": vote, "item": "i1", "version": 1, "value": value}


def test_only_standing_entries_of_the_right_kind_are_on_the_ballot(hall: Hall, ana: Person) -> None:
    hall.declare("collect", "idea")
    hall.desk.does("add", activity="spring/idea.collect", kind="idea", fields={"text": "Tea"})
    hall.desk.does("hide", item="i1", reason="Off topic")
    hall.desk.does("decide", item="i2", decision="drop", reason="Never happens")
    hall.opened("vote")
    for item in ("i1", "i2", "i4", "i99", "", "__proto__"):
        assert ana.cannot_vote(item, "useful") == OFF_BALLOT
    ana.votes("i3", "useful")
    hall.desk.does("hide", item="i1", on=False)
    ana.votes("i1", "useful")


def test_neither_side_of_a_pair_may_be_off_the_ballot(hall: Hall, ana: Person) -> None:
    hall.desk.does("hide", item="i2", reason="Off topic")
    hall.opened("vote", method="pairwise")
    assert ana.cannot_vote("i1", {"over": "i2"}) == OFF_BALLOT
    assert ana.cannot_vote("i2", {"over": "i1"}) == OFF_BALLOT


def test_a_closed_vote_and_one_that_is_not_open_yet_take_nothing(hall: Hall, ana: Person) -> None:
    vote = hall.declare("vote")
    said = ana.cannot_vote("i1", "useful", vote)
    assert said == "This activity is not open yet. Wait for the facilitator."
    hall.desk.does("open", activity=vote)
    ana.votes("i1", "useful")
    hall.desk.does("close", activity=vote)
    for value in ("unsure", None):
        said = ana.cannot_vote("i1", value, vote)
        assert said == "This activity is closed. Nothing was changed."


def test_until_closing_a_later_vote_replaces_the_earlier_and_none_takes_it_back(
    hall: Hall, ana: Person
) -> None:
    vote = hall.opened("vote")
    ana.votes("i1", "useful")
    ana.votes("i1", "unsure")
    assert hall.state.box(vote).votes["i1"] == {ana.id: (1, "unsure")}
    assert hall.state.box(vote).turnout == 1
    ana.votes("i1", None)
    assert hall.state.box(vote).votes["i1"] == {}
    assert hall.state.box(vote).turnout == 0


def test_criteria_may_be_rated_one_after_the_other(hall: Hall, ana: Person) -> None:
    vote = hall.opened("vote", **CRITERIA)
    ana.votes("i1", {"usefulness": 4})
    ana.votes("i1", {"naturalness": 2})
    ana.votes("i1", {"usefulness": 5})
    assert hall.state.box(vote).votes["i1"][ana.id][1] == {"usefulness": 5, "naturalness": 2}


BUDGET = "You have 5 dots altogether. Take one back somewhere else first."


def test_nobody_spends_more_dots_than_the_budget(hall: Hall, ana: Person) -> None:
    hall.opened("vote", method="dots", budget=5, most=3)
    ana.votes("i1", 3)
    ana.votes("i2", 2)
    assert ana.cannot_vote("i3", 1) == BUDGET
    assert ana.cannot_vote("i2", 3) == BUDGET
    ana.votes("i1", 2)
    ana.votes("i3", 1)
    ana.votes("i3", 0)
    assert ana.sees_item("i3")["my_vote"] is None
    ana.votes("i2", 3)


def test_dots_on_what_left_the_ballot_or_was_reworded_come_back(hall: Hall, ana: Person) -> None:
    hall.opened("vote", method="dots", budget=5, most=5)
    ana.votes("i1", 5)
    assert ana.cannot_vote("i2", 1) == BUDGET
    hall.desk.does("hide", item="i1", reason="Off topic")
    ana.votes("i2", 5)
    hall.desk.does("edit", item="i2", fields={"text": "Waiting long"}, reason="clearer")
    assert ana.sees_item("i2")["my_vote"] is None
    ana.votes("i3", 5)
    hall.desk.does("hide", item="i1", on=False)
    assert ana.cannot_vote("i2", 1) == BUDGET


# --- secret ballots -----------------------------------------------------------------------


def test_of_a_secret_vote_the_log_knows_who_but_not_what_until_it_closes(
    hall: Hall, ana: Person
) -> None:
    vote = hall.opened("vote", privacy="secret")
    others = [hall.phone(f"Voter {n}") for n in range(4)]
    for one in others:
        one.votes("i1", "not_for_me")
    ana.votes("i1", "not_for_me")
    row = hall.rows()[-1]
    assert (row.kind, row.actor) == ("voted_secretly", ana.id)
    assert json.loads(row.body) == {"activity": vote, "item": "i1"}
    assert not any("not_for_me" in row.body for row in hall.rows())
    assert hall.desk_sees()["results"][vote][0]["tallies"][0]["n"] == 0
    assert ana.sees_item("i1")["my_vote"] == "secret"
    hall.desk.does("close", activity=vote)
    opened = hall.rows()[-1]
    assert opened.kind == "urn_emptied"
    assert (
        json.loads(opened.body)["ballots"]
        == [{"item": "i1", "version": 1, "value": "not_for_me"}] * 5
    )
    assert ana.id not in opened.body
    assert opened.actor == "facilitator"


def test_two_different_secret_votes_leave_the_same_fingerprint(tmp_path: Path) -> None:
    """A digest over the value would let anybody with the log try the three answers."""
    marks = set()
    for value in ("useful", "not_for_me"):
        with hall_in(tmp_path / f"{value}.kit") as hall:
            item = hall.situation()
            vote = hall.opened("vote", privacy="secret")
            ana = hall.phone("Ana")
            ana.does("vote", id="test.same", activity=vote, item=item, value=value)
            marks.add(hall.rows()[-1].digest)
    assert len(marks) == 1


def test_a_secret_ballot_cannot_be_changed_nor_taken_back(hall: Hall, ana: Person) -> None:
    hall.opened("vote", privacy="secret")
    ana.votes("i1", "useful")
    for value in ("unsure", "useful"):
        assert ana.cannot_vote("i1", value) == IN_URN
    ana.cannot_vote("i1", None)
    assert ballots_in_urn(hall) == 1


def test_a_secret_pair_counts_once_whichever_way_round_it_is_shown(hall: Hall, ana: Person) -> None:
    vote = hall.opened("vote", privacy="secret", method="pairwise")
    for one in (ana, *(hall.phone(f"Voter {n}") for n in range(4))):
        one.votes("i1", {"over": "i2"})
        assert one.cannot_vote("i2", {"over": "i1"}) == IN_URN
    hall.desk.does("close", activity=vote)
    ballots = hall.state.box(vote).ballots
    assert [(one.item, one.value) for one in ballots] == [("i1", {"over": "i2"})] * 5


def test_the_urn_is_opened_in_another_order_than_people_voted(hall: Hall) -> None:
    vote = hall.opened("vote", privacy="secret")
    cast = ["useful" if n % 2 else "not_for_me" for n in range(40)]
    for n, value in enumerate(cast):
        hall.phone(f"phone {n}").votes("i1", value)
    hall.desk.does("close", activity=vote)
    found = [ballot.value for ballot in hall.state.box(vote).ballots]
    assert sorted(map(str, found)) == sorted(cast)
    assert found != cast


@pytest.mark.parametrize("how", ["close", "open", "open_session", "reveal"])
def test_however_a_secret_vote_ends_its_urn_is_opened_exactly_once(
    hall: Hall, ana: Person, how: str
) -> None:
    vote, other = hall.opened("vote", privacy="secret"), hall.declare("vote", key="other")
    hall.desk.does("open", activity=vote)
    for one in (ana, *(hall.phone(f"Voter {n}") for n in range(4))):
        one.votes("i1", "useful")
    parts = {
        "close": {"activity": vote},
        "open": {"activity": other, "close_current": True},
        "open_session": {"session": "autumn", "close_current": True},
        "reveal": {"activity": vote, "close": True},
    }
    hall.desk.does(how, **parts[how])
    hall.desk.does(how, **parts[how])
    assert hall.kinds().count("urn_emptied") == 1
    assert [b.value for b in hall.state.box(vote).ballots] == ["useful"] * 5
    assert ballots_in_urn(hall) == 0


@pytest.mark.parametrize("privacy", ["pseudonymous", "secret"])
def test_results_of_an_open_vote_are_revealed_only_by_closing_it(
    hall: Hall, ana: Person, privacy: str
) -> None:
    vote = hall.opened("vote", privacy=privacy, title="Which first?")
    said = hall.desk.is_refused("reveal", activity=vote)
    assert said == (
        "“Which first?” is still open. Close and reveal it, or some would lose their ballot."
    )
    for one in (ana, *(hall.phone(f"Voter {n}") for n in range(4))):
        one.votes("i1", "useful")
    hall.desk.does("reveal", activity=vote, close=True)
    run = hall.state.runs[vote]
    assert (run.state, run.shown) == ("closed", True)
    assert ana.sees()["results"][0]["tallies"][0]["counts"]["useful"] == 5


@pytest.mark.row("C09")
@pytest.mark.parametrize(("privacy", "name"), [("named", "Ana"), ("pseudonymous", "")])
def test_the_desk_reads_an_authors_name_only_where_the_activity_is_named(
    hall: Hall, ana: Person, privacy: str, name: str
) -> None:
    collect = hall.opened("collect", "idea", privacy=privacy)
    ana.does("add", activity=collect, kind="idea", fields={"text": "Tea for those who wait"})
    (seen,) = hall.desk_sees()["items"]["idea"]
    assert seen["author"] == name
    assert ("Ana" in json.dumps(hall.desk_sees())) == bool(name)
    assert ana.id not in json.dumps(hall.desk_sees())


# --- on paper, and per wording ------------------------------------------------------------


def test_paper_votes_are_counted_and_entering_the_same_value_again_replaces_it(
    hall: Hall, ana: Person
) -> None:
    vote = hall.opened("vote")
    ana.votes("i1", "useful")

    def enter(value: Any, count: int, item: str = "i1") -> None:
        hall.desk.does("paper", activity=vote, item=item, value=value, count=count)

    enter("useful", 7)
    enter("unsure", 2)
    enter("useful", 4)
    found = ballots_on(hall.state, hall.state.runs[vote].activity, hall.state.items["i1"])
    assert found.paper == 6
    assert sorted(str(value) for _, value in found.values) == ["unsure"] * 2 + ["useful"] * 5
    enter("useful", 0)
    found = ballots_on(hall.state, hall.state.runs[vote].activity, hall.state.items["i1"])
    assert found.paper == 2


PAPER = [
    ({"method": "approval"}, {"value": "great", "count": 1}, OUTSIDE),
    ({"method": "approval"}, {"value": None, "count": 1}, OUTSIDE),
    (CRITERIA, {"value": {"usefulness": 9}, "count": 1}, OUTSIDE),
    (
        {"method": "pairwise"},
        {"value": {"over": "i2"}, "count": 1},
        "Pairs cannot be voted on paper. Choose another way of voting.",
    ),
    (
        {"method": "approval"},
        {"value": "useful", "count": -1},
        "The part “count” of this message is missing or wrong. Reload and try again.",
    ),
    ({"method": "approval"}, {"value": "useful", "count": 1, "item": "i99"}, OFF_BALLOT),
]


@pytest.mark.parametrize(("settings", "parts", "sentence"), PAPER)
def test_paper_votes_obey_the_same_scale(
    hall: Hall, settings: dict[str, Any], parts: dict[str, Any], sentence: str
) -> None:
    vote = hall.opened("vote", **settings)
    assert hall.desk.is_refused("paper", **{"activity": vote, "item": "i1"} | parts) == sentence


def test_votes_belong_to_the_wording_and_stand_as_inherited_support_after_it_changed(
    hall: Hall, ana: Person
) -> None:
    vote = hall.opened("vote")
    ben = hall.phone("Ben")
    ana.votes("i1", "useful")
    ben.votes("i1", "useful")
    hall.desk.does("edit", item="i1", fields={"text": "Shouting loudly"}, reason="clearer")
    assert ana.sees_item("i1")["my_vote"] is None
    ben.votes("i1", "not_for_me")
    found = ballots_on(hall.state, hall.state.runs[vote].activity, hall.state.items["i1"])
    assert (found.values, found.inherited) == ([(ben.id, "not_for_me")], 1)


def test_a_vote_with_ballots_cannot_be_declared_anew_with_another_scale(
    hall: Hall, ana: Person
) -> None:
    vote = hall.opened("vote")
    ana.votes("i1", "useful")
    activity = {"id": vote, "session": "spring", "does": "vote", "kind": "situation"}
    sentence = f"There are already votes in “{vote}”: give the changed vote a new key."
    for change in ({"method": "dots"}, {"privacy": "secret"}, {"kind": "idea"}, CRITERIA):
        assert hall.desk.is_refused("declare", activity=activity | change) == sentence
    hall.desk.does("declare", activity=activity | {"prompt": "Would it help you?"})
    assert hall.state.box(vote).turnout == 1


def test_fewer_than_five_ballots_stay_sealed_and_the_vote_may_be_opened_for_more(
    hall: Hall, ana: Person
) -> None:
    """With one voter the value stood in the log beside a name, as a result of n = 1."""
    vote = hall.opened("vote", privacy="secret")
    for one in (ana, *(hall.phone(f"Voter {n}") for n in range(3))):
        one.votes("i1", "useful")
    hall.desk.does("close", activity=vote)
    assert "urn_emptied" not in hall.kinds()
    assert ballots_in_urn(hall) == 4
    said = urn_said(hall.state.runs[vote], hall.state.box(vote))
    assert said is not None
    assert str(said).startswith("The urn stays closed: fewer than 5 have voted on the same.")
    figure = tallies(hall.state, hall.state.runs[vote].activity, hall.state.of_kind("situation"))
    assert figure["i1"].plain()["why"]["values"] == {"n": 4, "least": 5}
    hall.desk.does("open", activity=vote)
    hall.phone("Late").votes("i1", "unsure")
    hall.desk.does("close", activity=vote)
    assert sorted(b.value for b in hall.state.box(vote).ballots) == ["unsure", *["useful"] * 4]


def test_of_an_opened_urn_what_fewer_than_five_voted_on_is_destroyed_unread(
    hall: Hall, ana: Person
) -> None:
    vote = hall.opened("vote", privacy="secret")
    for one in (ana, *(hall.phone(f"Voter {n}") for n in range(4))):
        one.votes("i1", "useful")
    ana.votes("i2", "not_for_me")
    hall.desk.does("close", activity=vote)
    box = hall.state.box(vote)
    assert ({b.item for b in box.ballots}, box.unread, ballots_in_urn(hall)) == ({"i1"}, 1, 0)
    assert "not_for_me" not in "".join(row.body for row in hall.rows())
    assert "destroyed unread" in str(urn_said(hall.state.runs[vote], box))


def test_the_log_never_tells_which_of_a_pair_was_preferred_in_secret(tmp_path: Path) -> None:
    """The entry of the event was the one that won, and the fingerprint held it too."""
    told = set()
    for one, other in (("i1", "i2"), ("i2", "i1")):
        with hall_in(tmp_path / f"{one}.kit") as hall:
            hall.situation()
            hall.situation("A client is silent")
            vote = hall.opened("vote", privacy="secret", method="pairwise")
            parts = {"activity": vote, "item": one, "value": {"over": other}}
            hall.phone("Ana").does("vote", id="test.same", **parts)
            row = hall.rows()[-1]
            told.add((row.body, row.digest))
    assert len(told) == 1


def test_people_are_told_before_they_vote_when_the_urn_is_opened(hall: Hall, ana: Person) -> None:
    vote = hall.opened("vote", privacy="secret")
    said = str(urn_said(hall.state.runs[vote], hall.state.box(vote)))
    assert said == (
        "Secret: the urn is opened at the close, for what at least 5 have voted on. Until then "
        "only who runs this server could look into it."
    )
