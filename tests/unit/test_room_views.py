"""Who sees what, and when: own entries first, results only once they are revealed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.domain.few import SMALLEST_GROUP
from kit.room import views
from kit.room.desk_view import group_counts
from kit.room.protocol import View
from tests.factories import Hall, Person, hall_in


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def texts(person: Person) -> set[str]:
    return {next(iter(part["fields"].values())) for part in person.sees()["items"]}


def test_while_collecting_each_sees_only_their_own_until_it_is_revealed(hall: Hall) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    hall.situation("Shouting", ana)
    hall.situation("Waiting", ben)
    assert (texts(ana), texts(ben)) == ({"Shouting"}, {"Waiting"})
    hall.desk.does("reveal", activity=hall.state.current)
    assert texts(ana) == texts(ben) == {"Shouting", "Waiting"}
    assert [part["mine"] for part in ana.sees()["items"]] == [True, False]


def test_while_contributing_each_sees_what_others_wrote_but_nobodys_name(hall: Hall) -> None:
    ana, ben = hall.phone("Anastasia"), hall.phone("Benedikt")
    hall.situation("Shouting", ana)
    hall.opened("contribute")
    assert texts(ben) == {"Shouting"}
    told = json.dumps(ben.sees()["items"])
    assert "Anastasia" not in told
    assert ana.id not in told


def test_a_hidden_entry_is_seen_by_its_author_alone_who_reads_that_it_is_hidden(
    hall: Hall,
) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    item = hall.situation("Shouting", ana)
    hall.opened("contribute")
    hall.desk.does("hide", item=item, reason="Off topic")
    assert texts(ben) == set()
    assert ana.sees_item(item)["outcome"] == {"hidden": "yes"}


def test_results_are_on_no_phone_and_no_wall_until_they_are_revealed(hall: Hall) -> None:
    ana = hall.phone("Ana")
    item = hall.situation()
    vote = hall.opened("vote")
    ana.votes(item, "useful")
    for n in range(4):
        hall.phone(f"Voter {n}").votes(item, "useful")

    def wall() -> object:
        return views.results_part(hall.state, views.current_run(hall.state))

    assert ana.sees()["results"] is None
    assert wall() is None
    assert ana.sees()["turnout"] == {"activity": vote, "voted": 5, "items": 1, "present": 1}
    others = hall.phone("Ben").sees()
    assert ["useful", "Useful"] in others["current"].pop("offers")["value"]
    assert "useful" not in json.dumps(others), "what can be answered is told, not what was"
    hall.desk.does("reveal", activity=vote, close=True)
    assert ana.sees()["results"][0]["tallies"][0]["counts"]["useful"] == 5
    assert json.loads(json.dumps(wall())) == ana.sees()["results"]
    hall.desk.does("reveal", activity=vote, on=False)
    assert ana.sees()["results"] is None


def test_what_others_voted_is_never_on_a_phone_only_ones_own_vote(hall: Hall) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    item = hall.situation()
    hall.opened("vote")
    ana.votes(item, "not_for_me")
    assert ana.sees_item(item)["my_vote"] == "not_for_me"
    assert ben.sees_item(item)["my_vote"] is None


def test_ballots_are_shuffled_for_each_phone_and_stay_so(hall: Hall) -> None:
    for n in range(12):
        hall.situation(f"Situation {n}")
    hall.opened("vote")
    people = [hall.phone(f"phone {n}") for n in range(8)]

    def orders() -> list[tuple[str, ...]]:
        return [tuple(part["id"] for part in person.sees()["items"]) for person in people]

    first = orders()
    assert len(set(first)) == 8
    assert {frozenset(order) for order in first} == {frozenset(hall.state.items)}
    people[0].votes("i1", "useful")
    hall.desk.does("tag", item="i2", tags=["loud"])
    assert orders() == first
    hall.situation("One more")
    assert [tuple(i for i in order if i != "i13") for order in orders()] == first


def test_each_phone_judges_every_pair_once_and_then_is_done(hall: Hall) -> None:
    for n in range(3):
        hall.situation(f"Situation {n}")
    hall.opened("vote", method="pairwise")
    ana = hall.phone("Ana")
    judged = set()
    while pair := ana.sees()["pair"]:
        assert frozenset(pair) not in judged
        judged.add(frozenset(pair))
        ana.votes(pair[0], {"over": pair[1]})
    assert len(judged) == 3


@pytest.mark.row("C09")
def test_groups_under_five_are_not_shown_apart_even_on_the_desk(hall: Hall) -> None:
    for n in range(SMALLEST_GROUP):
        hall.phone(f"t {n}", groups={"role": "teller"})
    for n in range(SMALLEST_GROUP - 1):
        hall.phone(f"g {n}", groups={"role": "guard"})
    assert group_counts(hall.state) == {"role": {}}, "four of nine are left when five are told"
    for n in range(SMALLEST_GROUP + 1):
        hall.phone(f"s {n}", groups={"role": "seller"})
    assert group_counts(hall.state) == {"role": {"seller": SMALLEST_GROUP + 1}}


def counted(hall: Hall, person: Person) -> int:
    """How many have answered the current activity: phone, wall and desk say one number."""
    phone, wall = (seen["turnout"]["voted"] for seen in (person.sees(), hall.wall_sees()))
    (desk,) = (run["voted"] for run in hall.desk_sees()["agenda"] if run["current"])
    assert phone == wall == desk
    return int(phone)


def test_what_the_facilitator_writes_and_merges_is_nobodys_answer(hall: Hall) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    items = [hall.situation("Shouting", ana), hall.situation("Screaming", ben)]
    assert counted(hall, ana) == 2
    hall.situation("Waiting")
    hall.desk.does("merge", items=items, fields={"text": "Being loud"}, reason="Both")
    assert counted(hall, ana) == 2


def test_who_took_the_only_entry_back_has_not_answered_and_who_commented_has(hall: Hall) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    item = hall.situation("Shouting", ana)
    mine = hall.situation("Waiting", ben)
    ben.does("withdraw", item=mine)
    assert counted(hall, ana) == 1
    talk = hall.opened("contribute")
    assert counted(hall, ana) == 0
    for _ in range(2):
        ben.does("comment", activity=talk, item=item, text="So it is")
    hall.desk.does("comment", activity=talk, item=item, text="Heard in the corridor")
    assert counted(hall, ana) == 1


def test_a_trial_that_the_desk_enters_is_nobodys_answer(hall: Hall) -> None:
    ana, situation = hall.phone("Ana"), hall.situation()
    module = hall.written("speech_module", within=situation, say="I hear you")
    tries = hall.opened("try", "speech_module")
    hall.desk.does("try", activity=tries, item=module, outcome="worked")
    assert counted(hall, ana) == 0
    ana.does("try", activity=tries, item=module, outcome="worked")
    assert counted(hall, ana) == 1


def test_every_part_of_the_view_has_a_type_in_the_protocol_and_no_other(hall: Hall) -> None:
    from kit.room.room import Room

    with hall_in(hall.log.place.replace("workshop.kit", "other.kit")) as other:
        assert set(Room(other.log).whole_view(None, wall=True)) == set(View.__annotations__)
