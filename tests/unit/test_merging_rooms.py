"""Several rooms become one workshop: nothing is lost, and every entry says where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kit.cli import main
from kit.domain.commands import FACILITATOR, Merge
from kit.evidence.results import text_of
from kit.log import open_log
from kit.place import LOG_NAME
from kit.room.journal import Ask, Journal
from kit.widgets.desk.merge_suggestions import alike
from tests.factories import Hall, hall_in


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[tuple[Hall, Hall]]:
    """Two rooms that wrote and voted on their own; the second says one thing of the first."""
    with ExitStack() as stack:
        for name in ("north", "south"):
            (tmp_path / name / "workshops").mkdir(parents=True)
            (tmp_path / name / "workshops" / "1_audit.ipynb").write_text("{}")
        halls = [
            stack.enter_context(hall_in(tmp_path / name / LOG_NAME)) for name in ("north", "south")
        ]
        for n, hall in enumerate(halls):
            room = "Front desk" if n == 0 else "Back office"
            people = [hall.phone(f"{room} {k}") for k in range(5)]
            shout = hall.situation("A client shouts at the counter", people[0])
            hall.situation(f"Only in {room}", people[1])
            hall.written(
                "speech_module",
                within=shout,
                say="I see what happened, I check it right now",
                do="Look up",
            )
            hall.written("stop_phrase", text="i2", situation=shout, why="It hurts")
            vote = hall.opened("vote", method="approval")
            for person in people:
                person.votes(shout, "useful", vote)
        yield halls[0], halls[1]


def merge(tmp_path: Path, *more: str) -> Journal:
    folders = [str(tmp_path / "north"), str(tmp_path / "south")]
    assert main(["merge", *folders, "--out", str(tmp_path / "all"), *more]) == 0
    return Journal(open_log(str(tmp_path / "all" / LOG_NAME), "all"))


def test_all_entries_people_and_votes_of_both_rooms_are_there(rooms, tmp_path, capsys):
    state = merge(tmp_path, "--title", "Both desks").state
    assert state.title == "Both desks"
    assert len(state.items) == sum(len(hall.state.items) for hall in rooms)
    assert len(state.participants) == 10
    votes = state.box("spring/situation.vote").votes
    assert sorted(len(given) for given in votes.values()) == [5, 5]
    told = capsys.readouterr().out
    assert "2 rooms · 10 people · 8 entries" in told
    assert "look alike: " in told
    assert (tmp_path / "all" / "workshops" / "1_audit.ipynb").exists()


def test_every_entry_carries_its_room_and_belongs_to_the_situation_of_its_own_room(rooms, tmp_path):
    state = merge(tmp_path).state
    assert state.rooms == ("Front desk", "Front desk 2")
    assert {item.tags for item in state.items.values()} == {("Front desk",), ("Front desk 2",)}
    for item in state.items.values():
        for other in filter(None, (item.within, item.fields.get("situation", ""))):
            assert state.items[other].kind == "situation"
            assert state.items[other].tags == item.tags


def test_a_typed_text_that_looks_like_an_id_stays_what_was_typed(rooms, tmp_path):
    state = merge(tmp_path).state
    stopped = [text_of(item) for item in state.items.values() if item.kind == "stop_phrase"]
    assert stopped == ["i2", "i2"]


def test_what_both_rooms_wrote_is_suggested_for_merging_and_nothing_merges_by_itself(
    rooms, tmp_path
):
    state = merge(tmp_path).state
    (pair,) = alike(state, "situation")
    assert pair["a_text"] == pair["b_text"] == "A client shouts at the counter"
    assert not any(item.merged_into for item in state.items.values())


def test_modules_of_both_rooms_are_compared_once_their_situations_are_one(rooms, tmp_path):
    journal = merge(tmp_path)
    fields = {"text": "A client shouts at the counter"}
    one, other = (
        item.id for item in journal.state.items.values() if "shouts" in item.fields.get("text", "")
    )
    assert alike(journal.state, "speech_module") == []
    command = Merge(do="merge", id="merge.1", items=[one, other], fields=fields)
    assert journal.carry_out([Ask(FACILITATOR, command)])[0].refusal is None
    assert len(alike(journal.state, "speech_module")) == 1


def test_the_rooms_stay_as_they_were(rooms, tmp_path):
    before = [hall.rows() for hall in rooms]
    merge(tmp_path)
    assert [hall.rows() for hall in rooms] == before


def test_nothing_is_written_over_and_an_open_secret_ballot_is_waited_for(rooms, tmp_path, capsys):
    north, south = str(tmp_path / "north"), str(tmp_path / "south")
    assert main(["merge", north, south, "--out", north]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert main(["merge", north, north, "--out", str(tmp_path / "all")]) == 2
    assert "at least two different workshops" in capsys.readouterr().err
    rooms[0].opened("vote", key="secretly", privacy="secret", title="What hurts")
    assert main(["merge", north, south, "--out", str(tmp_path / "all")]) == 2
    assert "secret ballot “What hurts” is still open" in capsys.readouterr().err
    assert not (tmp_path / "all").exists()
