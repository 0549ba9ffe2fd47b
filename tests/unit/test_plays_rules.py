"""Role plays: who is drawn with whom, who fills in the sheet, and what the sheets add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.activities.role_play.desk import RolePlays
from kit.activities.role_play.figures import Sheets, coverage, sheets
from kit.activities.role_play.play import play_of
from kit.room.changed_parts import ChangedParts
from kit.room.journal import event_of
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, Person, hall_in

PLAY = "spring/situation.play"
OBSERVER_FILLS = "In your group the observer fills in the sheet."


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        hall.situation("A client shouts")
        yield hall


def add_module(hall: Hall, situation: str, say: str = "I am listening.", points: str = "") -> str:
    name = hall.declare("collect", "speech_module", within="situation")
    hall.desk.does("add", activity=name, kind="speech_module", within=situation,
                   fields={"say": say, "points": points})  # fmt: skip
    return list(hall.state.items)[-1]


def players(hall: Hall, n: int) -> list[Person]:
    """Let n people join the open role plays."""
    hall.opened("play")
    found = [hall.phone(f"Player {number}") for number in range(n)]
    for one in found:
        one.does("take_part", activity=PLAY, on=True)
    return found


def roles(people: list[Person]) -> dict[str, Person]:
    """Give one person of each role."""
    return {one.sees()["role"]["role"]: one for one in people}


def sheet(item: str, points: list[bool], **parts: Any) -> dict[str, Any]:
    return {"activity": PLAY, "item": item, "points": points, **parts}


def played(hall: Hall) -> list[str]:
    """Give the situations in the order they were played."""
    return [group.situation for groups in play_of(hall.state, PLAY).rounds for group in groups]


def test_two_people_play_as_a_pair_and_either_fills_in_the_sheet(hall: Hall) -> None:
    module = add_module(hall, "i1")
    ana, ben = players(hall, 2)
    hall.desk.does("draw", activity=PLAY)
    seen = [one.sees()["role"] for one in (ana, ben)]
    assert {one["role"] for one in seen} == {"client", "employee"}
    assert all(one["fills"] and one["sheets"] for one in seen)
    ana.does("score", **sheet(module, [True]))
    ben.does("score", **sheet(module, [False]))
    (found,) = sheets(hall.state, PLAY)
    assert (found.n, found.each) == (1, (0,)), "the later sheet of a group replaces the first"


def test_one_person_alone_and_a_room_without_situations_get_a_sentence(hall: Hall) -> None:
    players(hall, 1)
    said = hall.desk.is_refused("draw", activity=PLAY)
    assert said == "A role play takes two people: a client and an employee."
    hall.desk.does("decide", item="i1", decision="drop", reason="Settled")
    said = hall.desk.is_refused("draw", activity=PLAY)
    assert said == "There is no situation to play. Choose one at least."


def test_roles_are_drawn_only_while_role_plays_are_open(hall: Hall) -> None:
    players(hall, 2)
    hall.desk.does("close", activity=PLAY)
    said = hall.desk.is_refused("draw", activity=PLAY)
    assert said == "Open the role plays first, so that people can take part."
    vote = hall.declare("vote")
    said = hall.desk.is_refused("draw", activity=vote)
    assert said == "This activity does not take such an answer."


@pytest.mark.row("A30")
def test_every_situation_is_played_before_one_comes_again(hall: Hall) -> None:
    for number in range(4):
        hall.situation(f"Situation {number}")
    players(hall, 6)
    for _ in range(3):
        hall.desk.does("draw", activity=PLAY)
        counts = coverage(hall.state, PLAY)
        assert len(counts) == 5
        assert max(counts.values()) - min(counts.values()) <= 1
    assert set(played(hall)) == {"i1", "i2", "i3", "i4", "i5"}


def test_every_situation_comes_evenly_although_people_come_and_go_between_rounds(
    hall: Hall,
) -> None:
    for number in range(6):
        hall.situation(f"Situation {number}")
    people = players(hall, 4)
    for n in range(7):
        hall.desk.does("draw", activity=PLAY)
        counts = coverage(hall.state, PLAY)
        assert max(counts.values()) - min(counts.values()) <= 1, played(hall)
        late = hall.phone(f"Late {n}")
        late.does("take_part", activity=PLAY, on=True)
        people[n % 4].does("take_part", activity=PLAY, on=bool(n // 4))


def test_in_three_rounds_everybody_of_three_is_client_employee_and_observer(hall: Hall) -> None:
    people = players(hall, 3)
    had: dict[str, list[str]] = {one.id: [] for one in people}
    for _ in range(3):
        hall.desk.does("draw", activity=PLAY)
        for one in people:
            had[one.id].append(one.sees()["role"]["role"])
    assert all(sorted(each) == ["client", "employee", "observer"] for each in had.values())


def test_the_same_wish_to_take_part_is_written_once_and_who_leaves_is_not_drawn(
    hall: Hall,
) -> None:
    people = players(hall, 4)
    before = hall.rows()
    people[0].does("take_part", activity=PLAY, on=True)
    assert hall.rows() == before
    people[0].does("take_part", activity=PLAY, on=False)
    hall.desk.does("draw", activity=PLAY)
    counted = Counter(who for groups in play_of(hall.state, PLAY).rounds for who in groups[0].roles)
    assert set(counted) == {one.id for one in people[1:]}
    assert people[0].sees()["role"]["role"] == ""


def test_the_observer_fills_in_the_sheet_and_others_are_refused(hall: Hall) -> None:
    module = add_module(hall, "i1", points="- greet\n- ask\n\n- agree the next step")
    people = players(hall, 3)
    hall.desk.does("draw", activity=PLAY)
    part = roles(people)
    told = part["observer"].sees()["role"]
    assert told["sheets"][0]["points"] == ["greet", "ask", "agree the next step"]
    assert part["client"].sees()["role"]["sheets"] == [], "the client does not read the words"
    for other in ("client", "employee"):
        said = part[other].is_refused("score", **sheet(module, [True] * 3))
        assert said == OBSERVER_FILLS
    outsider = hall.phone("Late")
    assert outsider.is_refused("score", **sheet(module, [True] * 3)) == (
        "You are in no group of this round. Tap “I take part” for the next one."
    )
    part["observer"].does("score", **sheet(module, [True, False, True], naturalness=4))
    assert part["employee"].sees()["role"]["scored"]
    (kept,) = play_of(hall.state, PLAY).scores.values()
    assert (kept.points, kept.naturalness) == ((True, False, True), 4)
    (found,) = sheets(hall.state, PLAY)
    assert [text for text, _ in found.points] == ["greet", "ask", "agree the next step"]
    told = {one.said("en", "share") for one in (found.share, *dict(found.points).values())}
    assert told == {"1 of 5 sheets needed"}
    assert found.naturalness.said("en", "rating") == "1 of 5 answers needed"


def test_a_sheet_that_has_changed_meanwhile_is_not_taken(hall: Hall) -> None:
    module = add_module(hall, "i1", points="greet\nask")
    other = add_module(hall, hall.situation("A client waits"))
    observer = roles(_drawn(hall))["observer"]
    mine = play_of(hall.state, PLAY).rounds[0][0].situation
    module, other = (module, other) if mine == "i1" else (other, module)
    assert observer.is_refused("score", **sheet(other, [True])) == (
        "This entry is not there any more."
    )
    length = len(observer.sees()["role"]["sheets"][0]["points"])
    said = observer.is_refused("score", **sheet(module, [True] * (length + 1)))
    assert said == "The sheet has changed. Reload the page and fill it in again."


def _drawn(hall: Hall) -> list[Person]:
    people = players(hall, 3)
    hall.desk.does("draw", activity=PLAY)
    return people


def test_a_sheet_on_an_earlier_wording_does_not_count_for_the_new_one(hall: Hall) -> None:
    module = add_module(hall, "i1")
    roles(_drawn(hall))["observer"].does("score", **sheet(module, [True]))
    assert len(sheets(hall.state, PLAY)) == 1
    hall.desk.does("edit", item=module, fields={"say": "I am here."}, reason="Shorter")
    assert sheets(hall.state, PLAY) == []


def test_dropped_modules_are_not_played_and_adopted_ones_come_first(hall: Hall) -> None:
    first, second, third = (add_module(hall, "i1", say) for say in ("One", "Two", "Three"))
    hall.desk.does("decide", item=first, decision="drop", reason="Stiff")
    hall.desk.does("decide", item=third, decision="adopt")
    told = roles(_drawn(hall))["observer"].sees()["role"]["sheets"]
    assert [one["item"] for one in told] == [third, second]


@pytest.mark.row("A30")
def test_what_the_sheets_say_can_be_counted_again_from_the_log(hall: Hall) -> None:
    module = add_module(hall, "i1", points="greet\nask")
    people = players(hall, 6)
    given = [[True, False], [True, True], [False, False], [True, False], [True, True], [True, True]]
    for marks in (given[:2], given[2:4], given[4:]):
        hall.desk.does("draw", activity=PLAY)
        observers = [one for one in people if one.sees()["role"]["role"] == "observer"]
        for one, points in zip(observers, marks, strict=True):
            one.does("score", **sheet(module, points))
    (found,) = sheets(hall.state, PLAY)
    assert (found.n, found.share.estimate) == (6, pytest.approx(8 / 12))
    assert [said.estimate for _, said in found.points] == [5 / 6, 3 / 6]
    kept = [row.body for row in hall.rows() if row.kind == "scored"]
    assert len(kept) == 6


@pytest.mark.row("D07")
def test_groups_that_serve_one_client_alike_are_fully_consistent_and_a_difference_is_found(
    hall: Hall,
) -> None:
    module = add_module(hall, "i1", points="greet\nask")
    people = players(hall, 6)

    def scored(*marks: list[bool]) -> Sheets:
        observers = [one for one in people if one.sees()["role"]["role"] == "observer"]
        for one, points in zip(observers, marks, strict=False):
            one.does("score", **sheet(module, points))
        (found,) = sheets(hall.state, PLAY)
        return found

    hall.desk.does("draw", activity=PLAY)
    assert scored([True, False]).alike.n == 0, "one group cannot differ from itself"
    found = scored([True, False], [True, True])
    assert found.differently == ("ask",)
    assert found.alike.said("en", "share") == "2 of 5 people needed"
    scored([True, False], [True, False])
    for _ in range(2):
        hall.desk.does("draw", activity=PLAY)
        found = scored([True, False], [True, False])
    assert (found.alike.estimate, found.differently) == (1, ())
    # One of six employees served the client otherwise in one of two points.
    assert scored([True, False], [True, True]).alike.estimate == pytest.approx((1 + 10 / 15) / 2)


@pytest.mark.row("D07")
def test_one_client_is_handed_from_group_to_group_and_every_employee_is_compared(
    hall: Hall,
) -> None:
    hall.situation("A client waits")
    modules = {
        key: add_module(hall, key, f"Words for {key}", "Heard\nHelped") for key in ("i1", "i2")
    }
    people = players(hall, 6)
    hall.desk.does("draw", activity=PLAY)
    first = play_of(hall.state, PLAY).rounds[-1]
    hall.desk.does("draw", activity=PLAY, handover=True)
    second = play_of(hall.state, PLAY).rounds[-1]
    for n, group in enumerate(second):
        came_from = first[n - 1]
        assert group.situation == came_from.situation
        assert client_of(group) == client_of(came_from)
        stayed = {who for who, role in first[n].roles.items() if role != "client"}
        assert {who for who, role in group.roles.items() if role != "client"} == stayed
    observers = [one for one in people if one.sees()["role"]["role"] == "observer"]
    for one, points in zip(observers, ([True, True], [True, False]), strict=True):
        situation = play_of(hall.state, PLAY).place_of(one.id)[1].situation
        one.does("score", **sheet(modules[situation], points))
    hall.desk.does("draw", activity=PLAY, handover=True)
    for one, points in zip(observers, ([True, True], [True, True]), strict=True):
        situation = play_of(hall.state, PLAY).place_of(one.id)[1].situation
        one.does("score", **sheet(modules[situation], points))
    found = [(one.alike.n, one.differently) for one in sheets(hall.state, PLAY)]
    assert sorted(found) == [(2, ()), (2, ("Helped",))], "served differently in one point"


def test_one_group_alone_cannot_hand_a_client_over(hall: Hall) -> None:
    players(hall, 3)
    said = hall.desk.is_refused("draw", activity=PLAY, handover=True)
    assert said.startswith("A client is handed over from one group to another")
    hall.desk.does("draw", activity=PLAY)
    assert hall.desk.is_refused("draw", activity=PLAY, handover=True) == said


def client_of(group: Any) -> str:
    return next(who for who, role in group.roles.items() if role == "client")


def test_nobody_is_handed_over_to_somebody_who_has_left(hall: Hall) -> None:
    people = players(hall, 6)
    hall.desk.does("draw", activity=PLAY)
    people[0].does("take_part", activity=PLAY, on=False)
    said = hall.desk.is_refused("draw", activity=PLAY, handover=True)
    assert said == "Somebody of this round takes no longer part: draw a new round."


def test_a_card_names_the_group_and_its_partners_as_they_named_themselves(hall: Hall) -> None:
    people = players(hall, 6)
    people[0].does("enter", name="")
    hall.desk.does("draw", activity=PLAY)
    tables: dict[int, set[str]] = {}
    for one in people:
        told = one.sees()["role"]
        tables.setdefault(told["group"], set()).add(one.id)
        others = {seat["role"] for seat in told["partners"]}
        assert {told["role"], *others} == {"client", "employee", "observer"}
        assert {told["number"], *(seat["number"] for seat in told["partners"])} == {1, 2, 3}
    assert {number: len(ids) for number, ids in tables.items()} == {1: 3, 2: 3}
    nameless = people[0].sees()["role"]
    for one in people[1:]:
        told = one.sees()["role"]
        if told["group"] != nameless["group"]:
            continue
        seats = {(seat["role"], seat["name"], seat["number"]) for seat in told["partners"]}
        assert (nameless["role"], "", nameless["number"]) in seats
        assert len([name for _, name, _ in seats if name.startswith("Player")]) == 1


def test_wall_and_desk_list_the_groups_and_a_phone_knows_only_its_own(hall: Hall) -> None:
    people = players(hall, 6)
    assert hall.wall_sees()["round"] is None
    hall.desk.does("draw", activity=PLAY)
    told = hall.wall_sees()["round"]
    assert told["number"] == 1
    assert RolePlays(Bench(SimpleNamespace(), hall.journal), PLAY).desk["round"] == told
    for one in people:
        assert "round" not in one.sees()
        role = one.sees()["role"]
        group = told["groups"][role["group"] - 1]
        assert [seat["role"] for seat in group] == ["client", "employee", "observer"]
        assert [seat for seat in group if seat["number"] != role["number"]] == role["partners"]
    assert {seat["name"] for group in told["groups"] for seat in group} == {
        f"Player {n}" for n in range(6)
    }


def test_a_name_given_after_the_draw_and_one_erased_are_news_for_group_and_wall(
    hall: Hall,
) -> None:
    ana, *_ = players(hall, 3)
    hall.desk.does("draw", activity=PLAY)
    before = hall.state.seq
    ana.does("enter", name="Ana")
    for wall in (True, False):
        news = ChangedParts(wall=wall)
        news.add(hall.state, map(event_of, hall.log.read(after=before)))
        assert news.for_all >= {"role", "round"}
    assert "Ana" in {seat["name"] for seat in hall.wall_sees()["round"]["groups"][0]}


def test_who_comes_late_is_told_so_and_the_desk_says_how_many_wait(hall: Hall) -> None:
    players(hall, 3)
    desk = RolePlays(Bench(SimpleNamespace(), hall.journal), PLAY)
    assert desk.desk["waiting"] == 0, "before a draw nobody waits for the next one"
    hall.desk.does("draw", activity=PLAY)
    before = hall.state.seq
    late = hall.phone("Late")
    news = ChangedParts()
    news.add(hall.state, map(event_of, hall.log.read(after=before)))
    assert "role" in news.for_one[late.id], "a phone that came in has a part in the role plays"
    late.does("take_part", activity=PLAY, on=True)
    told = late.sees()["role"]
    assert (told["ready"], told["round"], told["role"], told["group"]) == (True, 1, "", 0)
    desk.refresh()
    assert (desk.desk["ready"], desk.desk["waiting"]) == (4, 1)
    hall.desk.does("draw", activity=PLAY)
    desk.refresh()
    assert (late.sees()["role"]["group"], desk.desk["waiting"]) == (1, 0)


def test_the_desk_says_which_types_of_clients_were_met_and_which_were_not(hall: Hall) -> None:
    first = hall.written("client_type", text="In a hurry")
    players(hall, 3)
    hall.desk.does("draw", activity=PLAY)
    second = hall.written("client_type", text="Has read everything")
    desk = RolePlays(Bench(SimpleNamespace(), hall.journal), PLAY)
    assert {one["id"]: one["n"] for one in desk.desk["met"]} == {first: 1, second: 0}
    hall.desk.does("draw", activity=PLAY)
    desk.refresh()
    assert {one["id"]: one["n"] for one in desk.desk["met"]} == {first: 1, second: 1}
