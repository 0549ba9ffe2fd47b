"""What the DataFrames of a workshop hold, and what they keep to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import kit
from kit.domain.workshop import Workshop
from kit.evidence.results import item_tallies
from kit.reading import Reading
from tests.factories import NOON, Hall, Person, hall_in

NAMES = ("Olena", "Petro", "Maria", "Ivan", "Sofia", "Taras", "Daryna", "Bohdan", "Iryna")


@pytest.fixture(name="hall")
def _hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.delenv("KIT_LOG", raising=False)
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture(name="people")
def _people(hall: Hall) -> list[Person]:
    return [hall.phone(name) for name in NAMES]


def read(hall: Hall) -> Reading:
    return kit.open(Path(hall.log.place))


def module(hall: Hall, say: str) -> str:
    """Write down a speech module; give its id."""
    name = hall.declare("collect", "speech_module", within="situation")
    around = next((one.id for one in hall.state.of_kind("situation")), None) or hall.situation()
    hall.desk.does("add", activity=name, kind="speech_module", within=around, fields={"say": say})
    return list(hall.state.items)[-1]


def told(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Give the rows of some columns; what is missing is None."""
    rows = frame[list(columns)].itertuples(index=False)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows]


def cells(frame: pd.DataFrame) -> str:
    """Give everything that stands in a frame, its index included."""
    return repr(frame.reset_index().to_dict("list"))


class TestItems:
    def test_a_row_says_what_an_entry_is_and_what_became_of_it(self, hall: Hall) -> None:
        around = hall.situation("A client shouts")
        said = module(hall, "I am listening.")
        hall.desk.does("decide", item=said, decision="adopt", reason="Calms", binding="must")
        hall.desk.does("edit", item=around, fields={"text": "A client shouts."}, reason="Typo")
        items = read(hall).items
        assert told(items, "id", "number", "kind", "text", "version", "within") == [
            (around, "S-1", "situation", "A client shouts.", 2, None),
            (said, "S-1.M1", "speech_module", "I am listening.", 1, around),
        ]
        assert told(items, "fate", "hidden", "decision", "binding", "reason") == [
            ("kept", False, None, None, None),
            ("kept", False, "adopt", "must", "Calms"),
        ]
        assert list(items["fields"]) == [{"text": "A client shouts."}, {"say": "I am listening."}]

    def test_a_day_stands_without_the_hour(self, hall: Hall) -> None:
        hall.now = NOON + 45_296
        hall.situation()
        day = datetime.fromtimestamp(hall.now, UTC).date()
        assert list(read(hall).items["created"]) == [pd.Timestamp(day)]

    def test_what_was_hidden_or_taken_back_has_no_words_left(
        self, hall: Hall, people: list[Person]
    ) -> None:
        hidden = hall.situation("Ivan is a thief", by=people[0])
        back = hall.situation("Sofia never calls back", by=people[1])
        hall.desk.does("hide", item=hidden, reason="Names a colleague")
        people[1].does("withdraw", item=back)
        reading = read(hall)
        assert told(reading.items, "text", "fields", "fate", "hidden", "reason") == [
            (None, {}, "hidden", True, "Names a colleague"),
            (None, {}, "withdrawn", False, None),
        ]
        assert len(reading.form("situation")) == 0
        assert "thief" not in cells(reading.items) + cells(reading.votes)

    def test_merged_entries_name_what_they_became(self, hall: Hall) -> None:
        one, two = hall.situation("Waits"), hall.situation("Waits long")
        hall.desk.does("merge", items=[one, two], fields={"text": "Waits long"})
        merged = list(hall.state.items)[-1]
        assert told(read(hall).items, "id", "fate", "merged_into") == [
            (one, "merged", merged),
            (two, "merged", merged),
            (merged, "kept", None),
        ]

    def test_authors_are_named_by_consent_and_beside_what_was_adopted_only(
        self, hall: Hall
    ) -> None:
        credited = hall.phone("Olena Kovalenko", credit=True)
        shy = hall.phone("Petro Shy")
        adopted = [hall.situation(f"Case {n}", by=who) for n, who in enumerate((credited, shy))]
        hall.situation("Case 2", by=credited)
        for item in adopted:
            hall.desk.does("decide", item=item, decision="adopt")
        reading = read(hall)
        assert list(reading.items["authors"].fillna("–")) == ["Olena Kovalenko", "–", "–"]
        assert reading.contributors == ("Olena Kovalenko",)

    def test_votes_trials_and_comments_are_counted_for_the_present_wording(
        self, hall: Hall, people: list[Person]
    ) -> None:
        said, other = module(hall, "I am listening."), module(hall, "Tell me more.")
        hall.opened("vote", "speech_module")
        for person in people[:4]:
            person.votes(said, "useful")
        hall.desk.does("edit", item=said, fields={"say": "I listen."}, reason="Shorter")
        people[0].votes(said, "unsure")
        hall.desk.does("paper", activity=hall.state.current, item=other, value="useful", count=6)
        hall.opened("contribute", "speech_module")
        people[1].does("comment", activity=hall.state.current, item=said, text="Helps")
        hall.opened("try", "speech_module")
        for person in people[:2]:
            person.does("try", activity=hall.state.current, item=said, outcome="worked", by="other")
        items = read(hall).items.set_index("id")
        assert told(items.loc[[said, other]], "votes", "trials", "comments") == [
            (1, 2, 1),
            (6, 0, 0),
        ]

    def test_the_answers_of_a_form_stand_in_a_column_each(self, hall: Hall) -> None:
        hall.written("norm", text="We greet first", when="Always")
        hall.written("norm", text="We call back")
        form = read(hall).form("norm")
        assert told(form, "text", "how", "when") == [
            ("We greet first", None, "Always"),
            ("We call back", None, None),
        ]


def vote(hall: Hall, people: list[Person], item: str, *values: Any, **settings: Any) -> str:
    """Let people vote on an item, one value each; close the vote and give its id."""
    kind = hall.state.items[item].kind
    name = hall.opened("vote", kind, **settings)
    for person, value in zip(people, values, strict=False):
        person.votes(item, value)
    return name


class TestVotes:
    def test_an_approval_has_a_row_a_ballot_and_names_nobody(
        self, hall: Hall, people: list[Person]
    ) -> None:
        case = hall.situation()
        answers = ["useful", "unsure", "useful", "not_for_me", "useful"]
        name = vote(hall, people, case, *answers, privacy="named")
        votes = read(hall).votes
        assert (
            told(votes, "activity", "method", "privacy", "id", "number", "kind")
            == [(name, "approval", "named", case, "S-1", "situation")] * 5
        )
        assert list(votes["answer"]) == sorted(answers), "in no order of casting"
        assert votes["ballot"].is_unique
        shown = cells(votes)
        assert not [one.id for one in people if one.id in shown]
        assert not [name for name in NAMES if name in shown]

    def test_under_five_the_ballots_are_counted_and_keep_their_answers(
        self, hall: Hall, people: list[Person]
    ) -> None:
        case = hall.situation()
        vote(hall, people, case, *["useful"] * 4)
        reading = read(hall)
        assert (
            told(reading.votes, "id", "answer", "value", "ballot") == [(case, None, None, None)] * 4
        )
        assert told(reading.results("situation"), "n", "estimate", "low", "high", "why") == [
            (4, None, None, None, "4 of 5 answers needed")
        ]
        people[4].votes(case, "useful")
        assert list(read(hall).votes["answer"]) == ["useful"] * 5

    def test_votes_on_paper_are_rows_too_and_must_not_give_the_others_away(
        self, hall: Hall, people: list[Person]
    ) -> None:
        case = hall.situation()
        vote(hall, people, case, *["unsure"] * 4)
        hall.desk.does("paper", activity=hall.state.current, item=case, value="useful", count=3)
        votes = read(hall).votes
        assert sorted(votes["source"]) == ["paper"] * 3 + ["phone"] * 4
        assert votes["answer"].isna().all(), "the desk lists the three, so four would follow"
        people[4].votes(case, "unsure")
        votes = read(hall).votes
        assert votes.groupby("source")["answer"].unique().map(list).to_dict() == {
            "paper": ["useful"], "phone": ["unsure"],
        }  # fmt: skip

    def test_secret_ballots_come_out_of_the_urn_and_cannot_be_told_from_others(
        self, hall: Hall, people: list[Person]
    ) -> None:
        case = hall.situation()
        name = vote(hall, people, case, *["useful"] * 5, privacy="secret")
        assert len(read(hall).votes) == 0
        hall.desk.does("close", activity=name)
        votes = read(hall).votes
        assert told(votes, "privacy", "source", "answer") == [("secret", "phone", "useful")] * 5

    def test_a_rating_has_a_row_a_criterion_and_ballots_hold_together(
        self, hall: Hall, people: list[Person]
    ) -> None:
        said = module(hall, "I am listening.")
        marks = [(5, 4), (3, 1), (4, 4), (2, 2), (5, 5), (1, 3)]
        values = [{"usefulness": u, "naturalness": n} for u, n in marks]
        vote(hall, people, said, *values, method="ratings", criteria=["usefulness", "naturalness"])
        votes = read(hall).votes
        pairs = votes.pivot_table(index="ballot", columns="criterion", values="value")
        assert sorted(zip(pairs["usefulness"], pairs["naturalness"], strict=True)) == sorted(marks)
        results = read(hall).results("speech_module").set_index("criterion")
        mean = votes.groupby("criterion")["value"].mean()
        assert results.loc["usefulness", "estimate"] == pytest.approx(mean["usefulness"])

    def test_what_too_few_rated_stands_on_no_ballot(self, hall: Hall, people: list[Person]) -> None:
        said = module(hall, "I am listening.")
        values = [{"usefulness": 5, "naturalness": 1}] * 3 + [{"usefulness": 2}] * 4
        vote(hall, people, said, *values, method="ratings", criteria=["usefulness", "naturalness"])
        votes = read(hall).votes
        assert votes.groupby("criterion").size().to_dict() == {"naturalness": 3, "usefulness": 7}
        few = votes[votes["criterion"] == "naturalness"]
        assert told(few, "value", "ballot") == [(None, None)] * 3
        assert votes[votes["criterion"] == "usefulness"]["value"].tolist() == [2] * 4 + [5] * 3
        whole = read(hall).results("speech_module").iloc[0]
        assert pd.isna(whole["criterion"])
        assert pd.isna(whole["estimate"])

    def test_dots_are_numbers(self, hall: Hall, people: list[Person]) -> None:
        first, second = hall.situation("One"), hall.situation("Two")
        vote(hall, people, first, 3, 2, 1, 1, 1, method="dots")
        people[0].votes(second, 2)
        reading = read(hall)
        assert told(reading.votes, "id", "value") == [
            (first, 1), (first, 1), (first, 1), (first, 2), (first, 3), (second, 2),
        ]  # fmt: skip
        results = reading.results("situation")
        assert told(results, "id", "criterion", "unit", "estimate", "n", "voted") == [
            (first, None, "dots", 8.0, 5, 5),
            (first, "supporters", "share", 1.0, 5, 5),
            (second, None, "dots", 2.0, 5, 5),
            (second, "supporters", "share", pytest.approx(0.2), 5, 5),
        ]
        assert results["low"].isna().tolist() == [True, False, True, False], "a count has no range"

    def test_a_comparison_names_both_and_the_winner_where_enough_judged_the_pair(
        self, hall: Hall, people: list[Person]
    ) -> None:
        one, two = hall.situation("One"), hall.situation("Two")
        hall.opened("vote", "situation", method="pairwise")
        for person in people[:4]:
            person.votes(two, {"over": one})
        assert told(read(hall).votes, "id", "other", "answer") == [(one, two, None)] * 4
        people[4].votes(one, {"over": two})
        people[5].votes(one, {"over": two, "tie": True})
        assert told(read(hall).votes, "id", "other", "answer") == [
            (one, two, "preferred"), (one, two, "tie"), *[(two, one, "preferred")] * 4,
        ]  # fmt: skip

    def test_a_pair_that_few_judged_does_not_follow_from_the_others(
        self, hall: Hall, people: list[Person]
    ) -> None:
        one, two, three = (hall.situation(name) for name in ("One", "Two", "Three"))
        hall.opened("vote", "situation", method="pairwise")
        for person in people[:6]:
            person.votes(one, {"over": two})
            person.votes(three, {"over": one})
        for person in people[:3]:
            person.votes(two, {"over": three})
        votes = read(hall).votes
        shown = votes.groupby(
            votes[["id", "other"]].min(axis=1) + votes[["id", "other"]].max(axis=1)
        )
        known = shown["answer"].apply(lambda answers: answers.notna().all()).to_dict()
        assert not known[two + three], "three judged it"
        assert not known[one + two], "with it, the pair of three would follow from the chance"

    def test_a_new_wording_begins_anew_and_the_old_one_keeps_its_votes(
        self, hall: Hall, people: list[Person]
    ) -> None:
        case = hall.situation()
        vote(hall, people, case, *["useful"] * 6)
        hall.desk.does("edit", item=case, fields={"text": "A client cries"}, reason="Clearer")
        people[0].votes(case, "unsure")
        votes = read(hall).votes
        assert votes.groupby(["version", "present"])["answer"].agg(["size", "count"]).to_dict(
            "index"
        ) == {(1, False): {"size": 5, "count": 5}, (2, True): {"size": 1, "count": 0}}
        assert told(read(hall).results("situation"), "n", "inherited") == [(1, 5)]

    def test_votes_on_what_was_merged_stay_with_it(self, hall: Hall, people: list[Person]) -> None:
        one, two = hall.situation("Waits"), hall.situation("Waits long")
        vote(hall, people, one, *["useful"] * 5)
        hall.desk.does("merge", items=[one, two], fields={"text": "Waits long"})
        assert told(read(hall).votes, "id", "present", "answer") == [(one, False, "useful")] * 5

    def test_votes_on_what_is_out_of_sight_are_left_out(
        self, hall: Hall, people: list[Person]
    ) -> None:
        case = hall.situation()
        vote(hall, people, case, *["useful"] * 5)
        hall.desk.does("hide", item=case, reason="Names a client")
        reading = read(hall)
        assert len(reading.votes) == len(reading.results("situation")) == 0


class TestResults:
    def test_they_are_the_tallies_of_the_documents(self, hall: Hall, people: list[Person]) -> None:
        case = hall.situation()
        hall.situation("Nobody voted on this")
        vote(hall, people, case, *["useful"] * 5, "not_for_me", title="Worth a module?")
        state: Workshop = hall.state
        (tally,) = item_tallies(state, "situation", state.of_kind("situation"))[case]
        voted, none = read(hall).results("situation").to_dict("records")
        assert (voted["vote"], voted["method"], voted["unit"]) == (
            "Worth a module?",
            "approval",
            "share",
        )
        assert (voted["n"], voted["voted"], voted["present"], voted["rank"]) == (6, 6, 9, 1)
        assert voted["turnout"] == pytest.approx(6 / 9)
        assert (voted["estimate"], voted["low"], voted["high"]) == (
            tally.estimate, tally.low, tally.high,
        )  # fmt: skip
        assert (none["n"], none["voted"]) == (0, 0)
        assert pd.isna(none["estimate"])
        assert pd.isna(none["why"])

    def test_trials_are_a_vote_by_those_who_tried(self, hall: Hall, people: list[Person]) -> None:
        said, few = module(hall, "I am listening."), module(hall, "Tell me more.")
        trials(hall, people[:5], said, naturalness=4)
        trials(hall, people[:4], few)
        results = read(hall).results("speech_module")
        assert set(results["method"]) == {"trials"}
        rows = results.set_index(["id", results["criterion"].fillna("")])
        assert rows.loc[(said, ""), "estimate"] > 0.5
        assert rows.loc[(said, "naturalness"), "estimate"] == 4
        assert told(rows.loc[[(few, "")]], "n", "voted", "estimate", "why") == [
            (4, 4, None, "4 of 5 people needed")
        ]


def trials(hall: Hall, people: list[Person], item: str, **parts: Any) -> None:
    """Let everybody tell that it worked, once."""
    name = f"{hall.state.session}/speech_module.try"
    if name not in hall.state.runs:
        hall.opened("try", "speech_module")
    parts = {"outcome": "worked", "by": "other", **parts}
    for person in people:
        person.does("try", activity=name, item=item, **parts)


class TestTrials:
    def test_a_row_says_how_it_went_and_neither_who_nor_when(
        self, hall: Hall, people: list[Person]
    ) -> None:
        said = module(hall, "I am listening.")
        trials(hall, people[:5], said, seconds=42, naturalness=4, channel="chat")
        trials(hall, people[:1], said, outcome="failed", seconds=90, naturalness=1, channel="chat")
        frame = read(hall).trials
        assert (
            told(frame, "id", "outcome", "seconds", "naturalness", "channel").count(
                (said, "worked", 42.0, 4, "chat")
            )
            == 5
        )
        assert not {"who", "actor", "by", "at"} & set(frame.columns)
        assert not [one.id for one in people if one.id in cells(frame)]

    def test_what_fewer_than_five_people_tried_is_counted_only(
        self, hall: Hall, people: list[Person]
    ) -> None:
        said = module(hall, "I am listening.")
        for _ in range(3):
            trials(hall, people[:4], said, seconds=42, naturalness=4, channel="chat")
        frame = read(hall).trials
        assert (
            told(frame, "outcome", "seconds", "naturalness", "channel")
            == [(None, None, None, None)] * 12
        )

    def test_a_channel_of_few_hides_with_the_next(self, hall: Hall, people: list[Person]) -> None:
        said = module(hall, "I am listening.")
        trials(hall, people[:5], said, channel="phone")
        trials(hall, people[5:7], said, channel="chat")
        frame = read(hall).trials
        assert frame["outcome"].notna().all()
        assert frame["channel"].isna().all(), "two are left over if the five are told apart"

    def test_times_and_naturalness_need_five_who_told_them(
        self, hall: Hall, people: list[Person]
    ) -> None:
        said = module(hall, "I am listening.")
        trials(hall, people[:3], said, seconds=42, naturalness=5)
        trials(hall, people[3:6], said, naturalness=3)
        frame = read(hall).trials
        assert frame["seconds"].isna().all()
        assert sorted(frame["naturalness"]) == [3, 3, 3, 5, 5, 5]

    def test_a_new_wording_has_trials_of_its_own(self, hall: Hall, people: list[Person]) -> None:
        said = module(hall, "I am listening.")
        trials(hall, people[:5], said)
        hall.desk.does("edit", item=said, fields={"say": "I listen."}, reason="Shorter")
        trials(hall, people[:2], said, outcome="failed")
        frame = read(hall).trials
        assert told(frame, "version", "present", "outcome") == [
            *[(1, False, "worked")] * 5, *[(2, True, None)] * 2,
        ]  # fmt: skip


class TestParticipants:
    def test_groups_are_counted_and_small_ones_hide_together(self, hall: Hall) -> None:
        for n in range(6):
            hall.phone(f"Cashier {n}", groups={"role": "cashier", "branch": "north"})
        for n in range(7):
            hall.phone(f"Consultant {n}", groups={"role": "consultant", "branch": "south"})
        hall.phone("Chief", groups={"role": "manager"})
        reading = read(hall)
        assert reading.people == 14
        assert sorted(told(reading.participants, "question", "group", "people"), key=str) == [
            ("branch", "south", 7),
            ("branch", None, 7),
            ("role", "consultant", 7),
            ("role", None, 7),
        ], "one manager, and one without a branch, would follow as the rest"
        assert "Chief" not in cells(reading.participants)

    def test_a_question_that_all_answered_in_large_groups_has_no_rest(self, hall: Hall) -> None:
        for n in range(12):
            hall.phone(f"Person {n}", groups={"role": "cashier" if n % 2 else "consultant"})
        assert sorted(told(read(hall).participants, "group", "people")) == [
            ("cashier", 6), ("consultant", 6),
        ]  # fmt: skip
