"""Commands become kept events once, whoever sends them how often, from whatever process."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.domain.events import ActivityOpened, Commented, UrnEmptied
from kit.domain.folding import known_steps
from kit.domain.reading import read_command
from kit.log import LogUnreachable, open_log
from kit.place import place_of
from kit.room.journal import Answer, Ask, Journal
from kit.room.opening import open_journal, start_workshop
from tests.factories import Hall, Person, hall_in

FAILED = "This failed in the program; its log says why. Nothing of it was carried out."
TWICE = "This message came twice with different content. Reload the page."
SHOUT = {"kind": "situation", "fields": {"text": "A client shouts"}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workshop.kit"


@pytest.fixture
def hall(path: Path) -> Iterator[Hall]:
    with hall_in(path) as hall:
        hall.opened("collect")
        yield hall


def ask(person: Person, do: str, **parts: Any) -> Ask:
    command: Any = read_command({"do": do, **parts}, person.actor.role)
    return Ask(person.actor, command)


def test_a_retry_is_acknowledged_with_the_same_number_and_happens_once(hall: Hall) -> None:
    ana = hall.phone("Ana")
    first = ana.asks("add", id="test.once", activity=hall.state.current, **SHOUT)
    before = hall.rows()
    for _ in range(3):
        again = ana.asks("add", id="test.once", activity=hall.state.current, **SHOUT)
        assert again == first
    assert hall.rows() == before


def test_a_retry_within_one_turn_and_after_closing_is_acknowledged_too(hall: Hall) -> None:
    ana = hall.phone("Ana")
    adding = ask(ana, "add", id="test.once", activity=hall.state.current, **SHOUT)
    answers = hall.journal.carry_out([adding, adding])
    assert answers[0] == answers[1]
    hall.desk.does("close", activity=hall.state.current)
    assert hall.journal.carry_out([adding]) == answers[:1]
    assert len(hall.state.items) == 1


def test_the_same_id_with_another_content_or_from_another_phone_is_refused(hall: Hall) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    here = {"id": "test.once", "activity": hall.state.current}
    ana.does("add", **here, **SHOUT)
    other = SHOUT | {"fields": {"text": "Another"}}
    assert ana.is_refused("add", **here, **other) == TWICE
    assert ana.is_refused("withdraw", id="test.once", item="i1") == TWICE
    assert ben.is_refused("add", **here, **SHOUT) == TWICE


def test_an_id_that_was_refused_may_be_used_again(hall: Hall) -> None:
    ana = hall.phone("Ana")
    here = {"id": "test.once", "activity": hall.state.current, "kind": "situation"}
    ana.is_refused("add", **here, fields={})
    ana.does("add", **here, fields={"text": "Now with text"})


def test_a_retry_of_a_secret_vote_does_not_cast_a_second_ballot(hall: Hall) -> None:
    item = hall.situation()
    vote = hall.opened("vote", privacy="secret")
    ana = hall.phone("Ana")
    for _ in range(2):
        ana.does("vote", id="test.once", activity=vote, item=item, value="useful")
    for n in range(4):
        hall.phone(f"phone {n}").votes(item, "useful")
    hall.desk.does("close", activity=vote)
    assert len(hall.state.box(vote).ballots) == 5


def test_each_command_of_a_turn_sees_the_ones_before_it(hall: Hall) -> None:
    ana = hall.phone("Ana")
    vote = hall.declare("vote")
    here = hall.state.current
    turn = [
        ask(ana, "add", id="turn.1", activity=here, **SHOUT),
        ask(ana, "add", id="turn.2", activity=here, **SHOUT),
        ask(hall.desk, "open", id="turn.3", activity=vote, close_current=True),
        ask(ana, "vote", id="turn.4", activity=vote, item="i1", value="useful"),
    ]
    answers = hall.journal.carry_out(turn)
    assert [bool(answer.refusal) for answer in answers] == [False, True, False, False]
    assert hall.state.box(vote).turnout == 1
    assert [answer.seq for answer in answers if answer.seq] == sorted(
        answer.seq for answer in answers if answer.seq
    )


def test_a_command_of_several_events_has_ids_that_no_phone_can_send(hall: Hall) -> None:
    vote = hall.declare("vote")
    hall.desk.does("open", id="test.open", activity=vote, close_current=True)
    ids = [row.id for row in hall.rows()[-2:]]
    assert ids == ["test.open", "test.open+1"]
    assert hall.kinds()[-2:] == ["activity_closed", "activity_opened"]


def test_what_another_journal_wrote_counts_before_the_next_decision(hall: Hall, path: Path) -> None:
    ana = hall.phone("Ana")
    log = open_log(path)
    other = Journal(log, lambda: hall.now)
    other.carry_out([ask(hall.desk, "close", id="desk.close", activity=hall.state.current)])
    said = ana.asks("add", activity=hall.state.current, **SHOUT)
    log.close()
    assert said.refusal is not None
    assert said.refusal.said("en") == "This activity is closed. Nothing was changed."
    assert hall.state == other.state


def test_two_journals_that_write_at_once_never_give_one_name_twice(hall: Hall, path: Path) -> None:
    people = [hall.phone(f"phone {n}") for n in range(2)]
    logs = [open_log(path) for _ in people]
    journals = [Journal(log, lambda: hall.now) for log in logs]
    start = threading.Barrier(2)
    here = hall.state.current

    def write(n: int) -> None:
        start.wait(10)
        for m in range(15):
            adding = ask(people[n], "add", id=f"race.{n}.{m}", activity=here, kind="situation",
                         fields={"text": f"Text {n} {m}"})  # fmt: skip
            journals[n].carry_out([adding])

    writers = [threading.Thread(target=write, args=(n,)) for n in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    for log in logs:
        log.close()
    hall.journal.catch_up()
    assert list(hall.state.items) == [f"i{n}" for n in range(1, 31)]
    assert len({item.fields["text"] for item in hall.state.items.values()}) == 30


def test_when_the_log_is_lost_in_the_middle_of_a_turn_the_state_is_what_the_log_says(
    hall: Hall, path: Path
) -> None:
    ana = hall.phone("Ana")
    adding = ask(ana, "add", id="test.lost", activity=hall.state.current, **SHOUT)
    away = path.rename(path.with_name("away"))
    with pytest.raises(LogUnreachable, match="was moved or replaced while it was in use"):
        hall.journal.carry_out([adding])
    away.rename(path)
    assert hall.state.items == {}
    assert hall.journal.carry_out([adding])[0].refusal is None
    assert len(hall.state.items) == 1


def refusals(answers: list[Answer]) -> list[str]:
    """What became of commands: the sentences of refusal, ``""`` for what was carried out."""
    return [answer.refusal.said("en") if answer.refusal else "" for answer in answers]


def broken(monkeypatch: pytest.MonkeyPatch, kind: type) -> None:
    """Let folding an event of this kind, of a command called ``fails.…``, fail halfway."""
    step = known_steps()[kind]

    def half(state: Any, event: Any, body: Any) -> None:
        step(state, event, body)
        if event.id.startswith("fails."):
            raise RuntimeError("an error of the program")

    monkeypatch.setitem(known_steps(), kind, half)


def test_a_command_that_cannot_be_decided_is_answered_and_those_beside_it_are_kept(
    hall: Hall,
) -> None:
    ana = hall.phone("Ana")
    deep: Any = "useful"
    for _ in range(254):
        deep = [deep]
    here = hall.state.current
    answers = hall.journal.carry_out(
        [
            ask(ana, "add", id="turn.1", activity=here, **SHOUT),
            ask(ana, "vote", id="turn.2", activity=here, item="i1", value=deep),
            ask(ana, "vote", id="turn.3", activity=here, item="i1", value={"\ud83d": "\ud83d"}),
            ask(ana, "add", id="turn.4", activity=here, **SHOUT | {"fields": {"text": "Two"}}),
        ]
    )
    assert refusals(answers) == ["", FAILED, FAILED, ""]
    assert len(hall.state.items) == 2
    assert hall.state == Journal(hall.log).state


def test_of_a_command_that_fails_halfway_nothing_is_kept_and_nothing_seen(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, talk = hall.situation(), hall.opened("contribute")
    ana = hall.phone("Ana")
    broken(monkeypatch, Commented)
    said = {"activity": talk, "item": item, "text": "Never said"}
    answers = hall.journal.carry_out(
        [
            ask(ana, "add", id="turn.1", activity=talk, **SHOUT | {"fields": {"text": "Before"}}),
            ask(ana, "comment", id="fails.1", **said),
            ask(ana, "comment", id="fails.2", **said),
            ask(ana, "add", id="turn.4", activity=talk, **SHOUT | {"fields": {"text": "After"}}),
        ]
    )
    assert refusals(answers) == ["", FAILED, FAILED, ""]
    assert [item.fields["text"] for item in hall.state.items.values()][1:] == ["Before", "After"]
    assert hall.state.items[item].comments == []
    assert [row.id for row in hall.rows()][-2:] == ["turn.1", "turn.4"]
    assert hall.state == Journal(hall.log).state
    monkeypatch.undo()
    ana.does("comment", id="fails.1", **said)
    assert len(hall.state.items[item].comments) == 1


def test_a_command_of_several_events_is_kept_whole_or_not_at_all(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, vote = hall.state.current, hall.declare("vote")
    broken(monkeypatch, ActivityOpened)
    (said,) = refusals(
        hall.journal.carry_out(
            [ask(hall.desk, "open", id="fails.1", activity=vote, close_current=True)]
        )
    )
    assert said == FAILED
    assert hall.state.current == before
    assert hall.state.runs[before].state == "open"
    assert hall.kinds()[-1] != "activity_closed"


def test_an_urn_that_could_not_be_opened_still_holds_every_ballot(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = hall.situation()
    vote = hall.opened("vote", privacy="secret")
    people = [hall.phone(f"phone {n}") for n in range(6)]
    for one in (people[0], *people[3:]):
        one.votes(item, "useful")
    broken(monkeypatch, UrnEmptied)
    answers = hall.journal.carry_out(
        [
            ask(people[1], "vote", id="turn.1", activity=vote, item=item, value="unsure"),
            ask(hall.desk, "close", id="fails.1", activity=vote),
            ask(people[2], "vote", id="turn.3", activity=vote, item=item, value="useful"),
        ]
    )
    assert refusals(answers) == ["", FAILED, ""]
    monkeypatch.undo()
    hall.desk.does("close", activity=vote)
    values = [ballot.value for ballot in hall.state.box(vote).ballots]
    assert sorted(map(str, values)) == ["unsure", *["useful"] * 5]


def test_a_workshop_starts_once_however_often_it_is_opened(tmp_path: Path) -> None:
    from kit.place import place_of

    first = open_journal(place_of(tmp_path), title="Front desk", language="uk")
    second = open_journal(place_of(tmp_path), title="Another", language="pl")
    assert second.state == first.state
    assert (second.state.title, second.state.language) == ("Front desk", "uk")
    assert start_workshop(first.log, "Third", "ru") is False
    first.log.close()
    second.log.close()


def test_join_codes_hold_no_letters_that_people_confuse() -> None:
    from kit.place import new_code

    codes = [new_code() for _ in range(200)]
    assert not set("".join(codes)) & set("IO01L")
    assert {len(code) for code in codes} == {6}
    assert len(set(codes)) == 200


def test_bodies_in_the_log_are_compact_json_that_names_their_version_only_when_it_is_not_1(
    hall: Hall,
) -> None:
    hall.situation()
    body = hall.rows()[-1].body
    assert json.loads(body)["item"] == "i1"
    assert ": " not in body
    assert '"v"' not in body


def test_who_opens_a_workshop_waits_for_nobody_who_writes(hall: Hall, path: Path) -> None:
    writer = open_log(path)
    writer.begin(hall.state.seq)
    opened = open_journal(place_of(path.parent))
    assert opened.state == hall.state
    opened.log.close()
    writer.close()
