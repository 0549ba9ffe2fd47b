"""Test-training: the draw of roles, items of a quiz, usefulness, and consistency."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.activities.quiz.item_analysis import quiz_analysis
from kit.activities.results.second_look import false_alarms_told, second_look
from kit.activities.role_play.consistency import consistency
from kit.activities.role_play.draw import cannot_draw, draw_round, group_sizes
from kit.activities.role_play.figures import sheets
from kit.activities.vote.after_use import after_use
from kit.domain.approval import USEFUL
from kit.sessions import Session
from kit.statistics.intervals import mean_interval
from tests.factories import Hall, hall_in
from tests.simulations import drawn_rounds, players

PEOPLE = ["Ann", "Ben", "Eva", "Ida", "Jan", "Leo", "Mia"]

AFTER, PLAY = "spring/after", "spring/situation.play"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def quiz(people: int, seed: int = 1) -> dict[str, dict[str, bool | None]]:
    """Draw people who know more or less, and one question that knowing does not help with."""
    chance = random.Random(seed)
    found: dict[str, dict[str, bool | None]] = {}
    for n in range(people):
        knows = chance.random()
        found[str(n)] = {f"q{k}": chance.random() < 0.1 + 0.85 * knows for k in range(8)}
        found[str(n)]["lottery"] = chance.random() < 0.5
        found[str(n)]["trap"] = chance.random() > knows
    return found


@pytest.mark.parametrize(
    ("people", "sizes"),
    [(2, [2]), (3, [3]), (4, [4]), (5, [3, 2]), (6, [3, 3]), (7, [3, 4]), (8, [3, 3, 2])],
)
def test_groups_are_threes_and_what_is_left_a_four_or_a_pair(people: int, sizes: list[int]) -> None:
    assert group_sizes(people) == sizes


def test_everybody_is_in_one_group_a_round() -> None:
    rounds = drawn_rounds(["late parcel", "rude tone"], ["hurried"], PEOPLE, 1, rounds=4)
    for groups in rounds:
        assert sorted(who for group in groups for who in group.roles) == PEOPLE
        assert {group.client_type for group in groups} == {"hurried"}


def test_two_people_are_a_pair_that_observes_itself() -> None:
    rounds = drawn_rounds(["late parcel"], [], ["Ann", "Ben"], "s", rounds=2)
    for (group,) in rounds:
        assert sorted(group.roles.values()) == ["client", "employee"]
        assert group.client_type == ""
    assert players(rounds, "employee") == {"Ann", "Ben"}


def test_one_person_or_no_situation_gets_a_sentence() -> None:
    alone, nothing = cannot_draw(["late"], ["Ann", "Ann"]), cannot_draw([], PEOPLE)
    assert alone is not None
    assert "two people" in alone.said("en")
    assert nothing is not None
    assert "no situation" in nothing.said("en")
    assert cannot_draw(["late"], PEOPLE) is None
    with pytest.raises(ValueError, match="two people"):
        draw_round(["late"], [], ["Ann"], 1)


def test_rounds_go_on_without_end_and_seeds_differ() -> None:
    assert all(drawn_rounds(["a"], [], PEOPLE, 1, rounds=9))
    drawn = {repr(draw_round(["a", "b", "c"], ["x", "y"], PEOPLE, seed)) for seed in range(10)}
    assert len(drawn) > 5


@pytest.mark.row("D21")
def test_a_quiz_counted_by_hand() -> None:
    rows = ["1111", "1110", "1100", "1000", "0000", "1111", "1101", "1100", "1000", "0100"]
    answers = {
        str(n): {f"q{k}": mark == "1" for k, mark in enumerate(row)} for n, row in enumerate(rows)
    }
    found = quiz_analysis(answers)
    # KR-20: sum of p q = .16 + .21 + .21 + .21; totals 4 3 2 1 0 4 3 2 1 1 vary by 1.69.
    assert found.reliability.estimate == pytest.approx(4 / 3 * (1 - 0.79 / 1.69))
    assert found.reliability.n == 10
    # Of the other three, those right on the first have 1.5 right, those wrong 0.5; all vary by 1.1.
    assert found.discrimination["q0"].estimate == pytest.approx((1.5 - 0.5) * 0.4 / 1.1)


def test_a_question_that_tells_nothing_and_a_trap_are_found() -> None:
    found = quiz_analysis(quiz(150)).discrimination
    assert found["q0"].low > 0.1
    assert found["lottery"].low < 0 < found["lottery"].high
    assert found["trap"].high < 0


def test_questions_left_out_are_not_wrong() -> None:
    answers = quiz(20)
    answers["0"]["q0"] = None
    del answers["1"]["q0"]
    found = quiz_analysis(answers)
    assert found.discrimination["q0"].n == 18
    assert found.reliability.n == 18


def test_few_people_get_sentences_instead_of_figures() -> None:
    nine = quiz_analysis(quiz(9))
    for figure in (nine.discrimination["q0"], nine.reliability):
        assert figure.estimate is None
        assert figure.said("en", "coefficient").startswith("9 people answered enough")
    assert quiz_analysis({}).discrimination == {}


def test_a_question_that_all_answered_right_cannot_tell_people_apart() -> None:
    answers = quiz(12)
    for given in answers.values():
        given["easy"] = True
    found = quiz_analysis(answers).discrimination["easy"]
    assert found.estimate is None
    assert "answered alike" in found.said("en", "coefficient")


@pytest.mark.row("D07")
def test_identical_answers_are_wholly_consistent() -> None:
    said = {"deadline": "three days", "fee": "none"}
    found = consistency([dict.fromkeys(PEOPLE, said)])
    assert (found.identical.estimate, found.identical.n) == (1.0, 7)
    assert found.identical.low < 0.7
    assert found.differently == ()


@pytest.mark.row("D07")
def test_a_planted_contradiction_is_found_and_nobody_named() -> None:
    answers = {name: {"deadline": "three days", "fee": "none"} for name in PEOPLE}
    answers["Mia"] = {"deadline": "a week", "fee": "none"}
    found = consistency([answers])
    assert found.differently == ("deadline",)
    assert found.identical.estimate == pytest.approx((1 + 15 / 21) / 2)
    assert not any(name in repr(found) for name in PEOPLE)


def test_among_few_employees_a_difference_is_named_without_a_share() -> None:
    found = consistency([{"Ann": {"fee": "none"}, "Ben": {"fee": "none"}, "Eva": {"fee": "five"}}])
    assert found.differently == ("fee",)
    assert found.identical.said("en", "share") == "3 of 5 people needed"


def test_points_that_one_employee_alone_touched_are_not_compared() -> None:
    said: dict[str, dict[str, str | None]] = {
        name: {"fee": "none", "hours": None} for name in PEOPLE
    }
    said["Ann"]["hours"] = "till six"
    found = consistency([said])
    assert (found.identical.estimate, found.differently) == (1.0, ())


@pytest.mark.parametrize("client", [{"Ann": {"fee": "none"}}, {"Ann": {"fee": None}, "Ben": {}}])
def test_where_nobody_can_be_compared_there_is_a_sentence(
    client: dict[str, dict[str, str | None]],
) -> None:
    found = consistency([client]).identical
    assert found.estimate is None
    assert "two employees" in found.said("en", "share")


def test_situations_come_evenly() -> None:
    rounds = drawn_rounds(list("abcde"), [], PEOPLE, 4, rounds=8)
    counts = Counter(group.situation for groups in rounds for group in groups)
    assert max(counts.values()) - min(counts.values()) <= 1


@pytest.fixture
def rated(hall: Hall) -> list[str]:
    """Two items that people may rate after use."""
    found = [hall.situation("A client shouts"), hall.situation("A client waits")]
    hall.opened("vote", key="after", method="ratings", after_use=True,
                criteria=["usefulness", "naturalness"])  # fmt: skip
    return found


def rate(hall: Hall, item: str, *marks: int) -> None:
    for n, mark in enumerate(marks):
        hall.phone(f"User {n}").votes(item, {"usefulness": mark}, AFTER)


@pytest.mark.row("A34")
def test_the_desk_tells_after_use_what_goes_back_the_weakest_first(
    hall: Hall, rated: list[str]
) -> None:
    good, weak = rated
    rate(hall, good, 5, 4, 4, 5, 5)
    rate(hall, weak, 3, 3, 4, 4, 3)
    first, second = after_use(hall.state, AFTER)
    assert (first.item.id, second.item.id) == (weak, good)
    assert first.weak is not None
    assert "3.4 of 5" in first.weak.said("en")
    assert (second.mean.n, second.weak) == (5, None)
    assert first.mean == mean_interval([3, 3, 4, 4, 3])


@pytest.mark.row("A34")
def test_the_mark_under_which_an_item_goes_back_is_the_one_that_bars_approval(
    hall: Hall, rated: list[str]
) -> None:
    def weak() -> bool:
        found = {one.item.id: one for one in after_use(hall.state, AFTER)}
        return found[rated[0]].weak is not None

    rate(hall, rated[0], *[int(USEFUL), int(USEFUL) + 1] * 5)
    assert not weak()
    rate(hall, rated[0], 3, 3)
    assert weak()


def test_what_fewer_than_five_rated_after_use_has_no_figure_and_goes_nowhere(
    hall: Hall, rated: list[str]
) -> None:
    rate(hall, rated[0], 1, 1, 1, 1)
    found = {one.item.id: one for one in after_use(hall.state, AFTER)}
    assert found[rated[0]].weak is None
    assert found[rated[0]].mean.said("en", "rating") == "4 of 5 answers needed"
    # Four on phones less the one that the desk typed in would still be the same four.
    hall.desk.does("paper", activity=AFTER, item=rated[0], value={"usefulness": 2}, count=1)
    assert all(one.weak is None for one in after_use(hall.state, AFTER))
    rate(hall, rated[0], 1, 1, 1, 1, 1)
    (first, _) = after_use(hall.state, AFTER)
    assert (first.mean.n, first.weak is None) == (6, False)


def test_a_vote_tells_of_use_by_its_setting_and_not_by_its_sessions_name(hall: Hall) -> None:
    vote = hall.opened("vote", method="ratings", criteria=["usefulness"])
    assert after_use(hall.state, vote) == []
    assert after_use(hall.state, "nowhere") == []


def test_a_notebook_says_that_a_vote_comes_after_use_and_run_again_without_saying_it_stays(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_FACE", "phone")
    session = Session("autumn", SimpleNamespace(kind_files=dict), hall.journal)  # type: ignore[arg-type]
    for said, kept in ((None, False), (True, True), (None, True), (False, False)):
        session.vote("situation", by=("usefulness",), after_use=said)
        assert hall.state.runs["autumn/situation.vote"].activity.after_use is kept


def play_out(hall: Hall, item: str, rounds: list[list[list[bool]]]) -> None:
    """Play rounds of six people, and fill in a sheet for each group of each round."""
    hall.opened("play")
    people = [hall.phone(name) for name in PEOPLE[:6]]
    for one in people:
        one.does("take_part", activity=PLAY, on=True)
    for marks in rounds:
        hall.desk.does("draw", activity=PLAY)
        observers = [one for one in people if one.sees()["role"]["role"] == "observer"]
        for one, points in zip(observers, marks, strict=True):
            one.does("score", activity=PLAY, item=item, points=points)


@pytest.fixture
def module(hall: Hall) -> str:
    """A speech module with three meaning points."""
    around = hall.situation("A client shouts")
    name = hall.declare("collect", "speech_module", within="situation")
    hall.desk.does("add", activity=name, kind="speech_module", within=around,
                   fields={"say": "Hello.", "points": "greet\nask\npromise"})  # fmt: skip
    return list(hall.state.items)[-1]


@pytest.mark.row("D07")
def test_the_desk_names_the_point_on_which_one_client_was_served_differently(
    hall: Hall, module: str
) -> None:
    play_out(hall, module, [[[True, True, False], [True, False, False]]])
    (found,) = sheets(hall.state, PLAY)
    assert found.differently == ("ask",)
    assert (found.alike.n, found.alike.estimate) == (2, None)


@pytest.mark.row("D07")
def test_groups_that_serve_one_client_the_same_way_have_nothing_named(
    hall: Hall, module: str
) -> None:
    play_out(hall, module, [[[True, False, True]] * 2, [[True, False, True]] * 2])
    (found,) = sheets(hall.state, PLAY)
    assert (found.differently, found.alike.estimate, found.n) == ((), None, 4)
    play_out(hall, module, [[[True, False, True]] * 2] * 3)
    (found,) = sheets(hall.state, PLAY)
    assert (found.differently, found.alike.estimate) == ((), 1)


def test_employees_who_met_different_clients_are_not_compared(hall: Hall, module: str) -> None:
    types = hall.declare("collect", "client_type")
    for text in ("In a hurry", "At ease"):
        hall.desk.does("add", activity=types, kind="client_type", fields={"text": text})
    play_out(hall, module, [[[True, True, True], [False, False, False]]])
    (found,) = sheets(hall.state, PLAY)
    assert (found.differently, found.alike.n) == ((), 0)


def test_a_second_look_stands_still_between_steps_of_five_people(hall: Hall) -> None:
    item = hall.situation()
    old = [hall.phone(f"Old hand {n}", groups={"experience": "long"}) for n in range(10)]
    new = [hall.phone(f"Newcomer {n}", groups={"experience": "new"}) for n in range(10)]
    vote = hall.opened("vote", method="approval")
    for person in old:
        person.votes(item, "useful", vote)
    told = []
    for person in new:
        person.votes(item, "not_for_me", vote)
        told.append([(one["group"], one["n"]) for one in second_look(hall.state, "situation")])
    assert told[:4] == [[]] * 4
    assert told[4:9] == [[("new", 5)]] * 5
    assert told[9] == [("new", 10)]
    assert "at most 10% are named by chance" in false_alarms_told("en")
