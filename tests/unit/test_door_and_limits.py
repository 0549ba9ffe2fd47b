"""Who may come in, how much one phone may send, and what leaves the counts with somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from drafts import shown

from kit.activities.opening.door import door_view
from kit.cli import main
from kit.domain.commands import Actor
from kit.domain.door import ticket_mark
from kit.domain.rules.people import participant_id
from kit.domain.workshop import Workshop
from kit.evidence.results import results_of
from kit.place import place_of
from kit.room.journal import Journal
from kit.standard.build import build
from tests.factories import NOON, Hall, Person, hall_in, secret

TOO_FAST = "This phone sends faster than anybody can write. Wait a minute, then go on."


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def stranger(hall: Hall, name: str = "Zoe") -> Person:
    """Give somebody who stands at the door."""
    mark = secret(name)
    return Person(hall, Actor("participant", participant_id(mark), mark))


def counted(hall: Hall, activity: str) -> list[tuple[str, dict[str, object]]]:
    """Give the results of a vote on the desk, by item."""
    rows = results_of(hall.state, hall.state.runs[activity].activity)
    return sorted((one["id"], {**one, "fields": {}}) for one in rows)


class TestPace:
    def test_a_phone_that_never_stops_is_held_up_and_goes_on_a_minute_later(self, hall):
        item = hall.situation()
        vote, ana = hall.opened("vote", method="approval"), hall.phone("Ana")
        hall.desk.does("set_limits", entries=60, characters=100_000, pace=10)
        values = ("useful", "unsure")
        took = [ana.asks("vote", activity=vote, item=item, value=values[n % 2]) for n in range(40)]
        kept = [one for one in took if one.refusal is None]
        assert 1 <= len(kept) <= 10
        assert took[-1].refusal.said("en") == TOO_FAST
        hall.now += 60
        ana.votes(item, "useful")

    def test_what_one_phone_sends_holds_up_nobody_else(self, hall):
        item = hall.situation()
        vote, ana, ben = hall.opened("vote"), hall.phone("Ana"), hall.phone("Ben")
        hall.desk.does("set_limits", entries=60, characters=100_000, pace=10)
        for n in range(20):
            ana.asks("vote", activity=vote, item=item, value=("useful", "unsure")[n % 2])
        ben.votes(item, "useful")

    def test_a_phone_that_was_without_a_network_sends_all_it_kept_at_once(self, hall):
        activity, ana = hall.opened("collect"), hall.phone("Ana")
        for n in range(50):
            ana.does("add", activity=activity, kind="situation", fields={"text": f"Case {n}"})
        item = next(iter(hall.state.items))
        hall.opened("vote")
        for n in range(100):
            ana.votes(item, ("useful", "unsure")[n % 2])

    def test_a_clock_that_goes_back_does_not_stop_a_phone(self, hall):
        item = hall.situation()
        hall.opened("vote")
        ana = hall.phone("Ana")
        hall.now = NOON - 3_600
        ana.votes(item, "useful")


class TestEntries:
    def test_one_person_adds_so_many_entries_in_an_activity_and_the_facilitator_may_allow_more(
        self, hall
    ):
        activity, ana = hall.opened("collect"), hall.phone("Ana")
        hall.desk.does("set_limits", entries=2, characters=100_000, pace=240)
        form = {"activity": activity, "kind": "situation"}
        for text in ("One", "Two"):
            ana.does("add", **form, fields={"text": text})
        why = ana.is_refused("add", **form, fields={"text": "Three"})
        assert why.startswith("2 entries are the most that one person can add here.")
        hall.desk.does("set_limits", entries=3, characters=100_000, pace=240)
        ana.does("add", **form, fields={"text": "Three"})

    def test_taking_entries_back_makes_no_room_for_endless_new_ones(self, hall):
        activity, ana = hall.opened("collect"), hall.phone("Ana")
        hall.desk.does("set_limits", entries=1, characters=100_000, pace=240)
        form = {"activity": activity, "kind": "situation"}
        ana.does("add", **form, fields={"text": "One"})
        ana.does("withdraw", item="i1")
        assert "the most" in ana.is_refused("add", **form, fields={"text": "Two"})

    def test_what_one_person_writes_in_all_has_an_end_said_in_words(self, hall):
        activity, ana = hall.opened("collect"), hall.phone("Ana")
        hall.desk.does("set_limits", entries=60, characters=1_000, pace=240)
        form = {"activity": activity, "kind": "situation"}
        ana.does("add", **form, fields={"text": "x" * 900})
        why = ana.is_refused("add", **form, fields={"text": "y" * 200})
        assert why.startswith("You have written 1000 characters")

    def test_the_desk_writes_down_as_much_as_it_wants(self, hall):
        hall.desk.does("set_limits", entries=1, characters=1_000, pace=10)
        for n in range(20):
            hall.situation(f"Case {n}")


class TestDoor:
    def test_a_locked_door_lets_nobody_new_in_and_those_inside_go_on(self, hall):
        ana = hall.phone("Ana")
        hall.desk.does("set_door", locked=True)
        why = stranger(hall).is_refused("enter", name="Zoe")
        assert why == "The door of this workshop is locked. Ask the facilitator to open it."
        ana.does("enter", name="Anna")
        assert ana.sees()["room"]["locked"]
        hall.desk.does("set_door", locked=False)
        stranger(hall).does("enter", name="Zoe")

    def test_a_ticket_lets_one_person_in_however_it_is_typed(self, hall):
        hall.desk.does("print_tickets", marks=[ticket_mark("ABCDE-FGHJK")])
        hall.desk.does("set_door", by_ticket=True)
        zoe = stranger(hall)
        assert zoe.is_refused("enter").startswith("Only who has a ticket can join.")
        assert zoe.is_refused("enter", ticket="YYYYY").startswith("There is no such ticket.")
        zoe.does("enter", ticket=" abcdefghjk")
        zoe.does("enter", name="Zoe")
        why = stranger(hall, "Yan").is_refused("enter", ticket="ABCDE-FGHJK")
        assert why.startswith("Somebody has joined with this ticket already.")

    def test_tickets_are_asked_for_only_where_there_are_some(self, hall):
        why = hall.desk.is_refused("set_door", by_ticket=True)
        assert why == "Print tickets first: nobody could come in."

    def test_the_log_holds_no_ticket_that_somebody_could_use(self, tmp_path, capsys):
        main(["new", str(tmp_path / "w")])
        place_of(tmp_path / "w").running("http://10.0.0.5:8889/join/ABCDEF")
        assert main(["tickets", str(tmp_path / "w"), "3"]) == 0
        sheet = (tmp_path / "w" / "exports" / "tickets.html").read_text("utf-8")
        tickets = re.findall(r"<strong>([^<]+)</strong>", sheet)
        assert len(set(tickets)) == 3
        kept = b"".join(path.read_bytes() for path in (tmp_path / "w").glob("workshop.kit*"))
        for one in tickets:
            assert one.encode() not in kept
            assert ticket_mark(one).encode() in kept
        capsys.readouterr()
        assert main(["tickets", str(tmp_path / "w"), "0"]) == 2
        assert "between 1 and" in capsys.readouterr().err


class TestTakingOut:
    @pytest.fixture
    def vote(self, hall: Hall) -> str:
        self.items = [hall.situation(text) for text in ("Shouting", "Waiting")]
        self.people = [hall.phone(f"Voter {n}") for n in range(6)]
        name = hall.opened("vote", method="approval")
        for person in self.people:
            for item in self.items:
                person.votes(item, "useful")
        return name

    def gone(self, hall: Hall) -> Person:
        hall.desk.does("remove", participant=self.people[0].id, reason="Not one of us")
        return self.people[0]

    def test_votes_leave_the_counts_and_the_desk_and_the_evidence_book_tell_it(self, hall, vote):
        def n() -> set[object]:
            return {tally["n"] for _, row in counted(hall, vote) for tally in row["tallies"]}

        assert n() == {6}
        self.gone(hall)
        assert n() == {5}
        assert hall.wall_sees()["turnout"]["voted"] == 5
        assert hall.wall_sees()["room"]["joined"] == 5
        rows = shown(build(hall.state, date(2026, 11, 20)), "passport")
        told = [row.cells for row in rows if row.cells[0] == "Taken out of the workshop"]
        why = "1; answers that left the counts: 2; reasons: Not one of us"
        assert told == [("Taken out of the workshop", why)]

    def test_nobody_is_taken_out_without_a_reason(self, hall, vote):
        who = self.people[0].id
        why = hall.desk.is_refused("remove", participant=who, reason="  ")
        assert why.startswith("Write why you take this person out")
        assert hall.desk.is_refused("remove", participant="p0", reason="No") == (
            "This person is not in the workshop."
        )

    def test_who_was_taken_out_cannot_vote_or_come_in_again(self, hall, vote):
        person = self.gone(hall)
        out = "You were taken out of this workshop. Speak with the facilitator."
        assert person.cannot_vote(self.items[0], "unsure") == out
        assert person.is_refused("enter", name="Me again") == out

    def test_who_is_let_in_again_has_back_all_that_had_left(self, hall, vote):
        activity = hall.opened("collect")
        first = self.people[0]
        first.does("add", activity=activity, kind="situation", fields={"text": "Mine"})
        pairs = hall.opened("vote", key="pairs", method="pairwise")
        one, other = self.items
        first.votes(one, {"over": other, "tie": False}, pairs)
        here = set(hall.state.participants)
        told = [counted(hall, vote), counted(hall, pairs)]
        mine = list(hall.state.items)[-1]
        self.gone(hall)
        assert not hall.state.items[mine].seen
        assert hall.state.items[mine].hidden_because == "Not one of us"
        assert hall.state.box(pairs).turnout == 0
        hall.desk.does("remove", participant=first.id, on=False)
        assert [counted(hall, vote), counted(hall, pairs)] == told
        assert hall.state.items[mine].seen
        assert set(hall.state.participants) == here
        assert hall.state.box(pairs).turnout == 1

    def test_an_entry_that_others_worked_on_stays(self, hall, vote):
        activity = hall.opened("collect")
        first = self.people[0]
        first.does("add", activity=activity, kind="situation", fields={"text": "Mine"})
        item = list(hall.state.items)[-1]
        hall.desk.does("decide", item=item, decision="adopt")
        self.gone(hall)
        assert hall.state.items[item].seen

    def test_what_was_answered_in_secret_stays_for_nobody_knows_whose_it_is(self, hall, vote):
        secret_vote = hall.opened("vote", key="secretly", privacy="secret")
        for person in self.people:
            person.votes(self.items[0], "useful", secret_vote)
        hall.desk.does("close", activity=secret_vote)
        self.gone(hall)
        assert len(hall.state.box(secret_vote).ballots) == 6

    def test_a_state_read_anew_is_the_same(self, hall, vote):
        self.gone(hall)
        before: Workshop = hall.state
        assert Journal(hall.log).state == before

    def test_the_desk_sees_who_sends_unusually_much(self, hall, vote):
        hall.desk.does("set_limits", entries=60, characters=100_000, pace=10)
        for n in range(8):
            self.people[1].asks(
                "vote", activity=vote, item=self.items[0], value=("useful", "unsure")[n % 2]
            )
        many = [one["name"] for one in door_view(hall.state)["people"] if one["many"]]
        assert many == ["Voter 1"]
