"""What every log promises, whatever holds it: the same tests for SQLite and PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import kit.log
from kit.log import Entry, Log, LogError, Row, open_log

ROOT = Path(kit.log.__file__).parents[2]

WRITER = """
import itertools, sys
from kit.log import Entry, open_log
place, workshop, name, count = sys.argv[1:]
log = open_log(place, workshop)
seen = 0
for n in range(int(count)) if int(count) else itertools.count():
    for row in log.begin(seen):
        seen = row.seq
    rows = log.append([Entry(f"{name}-{n}-{m}", 1.5, name, "noted", "{}", "") for m in (0, 1)])
    log.commit()
    seen = rows[-1].seq
    for row in rows:
        print(row.id, row.seq, flush=True)
"""


def entry(name: str, body: str = '{"v":1}') -> Entry:
    """Make an entry with an id of that name."""
    return Entry(name, 1_700_000_000.25, "p-1", "noted", body, "d1")


def write(log: Log, *names: str) -> list[Row]:
    """Do a whole turn that appends entries of these names."""
    log.begin(0)
    rows = log.append([entry(name) for name in names])
    log.commit()
    return rows


def soon(condition: Callable[[], bool]) -> bool:
    """Ask until it is so; give up after ten seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if condition():
            return True
    return False


def settle(log: Log) -> None:
    """Ask until the log is told of nothing new any more."""
    assert soon(lambda: not log.moved())


@dataclass
class Door:
    """The way to one log, for as many connections and processes as a test wants."""

    place: str
    workshop: str
    opened: list[Log]

    def open(self, *, create: bool = False) -> Log:
        """Open one more connection; it is closed after the test."""
        log = open_log(self.place, self.workshop, create=create)
        self.opened.append(log)
        return log

    def writer(self, name: str, count: int) -> subprocess.Popen[str]:
        """Start a process that writes ``count`` turns of two events (0: until it is killed)."""
        return subprocess.Popen(
            [sys.executable, "-c", WRITER, self.place, self.workshop, name, str(count)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )


@contextmanager
def door_to(place: str, workshop: str) -> Iterator[Door]:
    """Give a door to a log and close what was opened through it."""
    door = Door(place, workshop, [])
    yield door
    for log in door.opened:
        log.close()


class LogContract:
    """The promises; a subclass's module gives the ``door`` fixture."""

    @pytest.fixture
    def log(self, door: Door) -> Log:
        """Give a new log."""
        return door.open(create=True)

    def test_what_was_committed_is_read_as_it_was_written(self, log: Log, door: Door) -> None:
        body = json.dumps({"text": "Добрий день, żółw \u0000 «»", "n": 1}, separators=(",", ":"))
        log.begin(0)
        written = log.append([Entry("a-1", 1_700_000_000.123456, "p-1", "added", body, "d")])
        log.commit()
        assert written == [Row(1, "a-1", 1_700_000_000.123456, "p-1", "added", body, "d")]
        assert list(log.read()) == written
        assert list(door.open().read()) == written

    @pytest.mark.parametrize("at", [0, -0.0, 1_700_000_000, -1.5, 1e-300])
    def test_every_time_is_kept_as_the_same_number(self, log: Log, door: Door, at: float) -> None:
        log.begin(0)
        (row,) = log.append([Entry("a", at, "p-1", "added", "{}", "")])
        log.commit()
        assert row.at == at
        assert list(door.open().read()) == [row]

    def test_numbers_go_on_without_gaps_over_turns_and_connections(
        self, log: Log, door: Door
    ) -> None:
        other = door.open()
        rows = [*write(log, "a", "b"), *write(other, "c"), *write(log, "d")]
        assert [row.seq for row in rows] == [1, 2, 3, 4]
        assert list(log.read()) == rows
        assert list(log.read(after=2)) == rows[2:]
        assert list(log.read(after=4)) == []

    def test_two_appends_of_one_turn_are_numbered_on(self, log: Log) -> None:
        log.begin(0)
        first, second = log.append([entry("a")]), log.append([entry("b"), entry("c")])
        log.commit()
        assert [row.seq for row in [*first, *second]] == [1, 2, 3]

    def test_a_turn_begins_with_what_others_wrote_meanwhile(self, log: Log, door: Door) -> None:
        first = write(log, "a")
        news = write(door.open(), "b", "c")
        assert log.begin(first[-1].seq) == news
        log.abandon()

    def test_nothing_of_an_abandoned_turn_remains(self, log: Log) -> None:
        log.begin(0)
        log.append([entry("a")])
        log.cast("vote", ["1"])
        log.abandon()
        log.abandon()
        assert list(log.read()) == []
        log.begin(0)
        assert log.empty_urn("vote") == []
        log.commit()
        assert [row.seq for row in write(log, "a")] == [1]

    def test_nobody_reads_what_is_not_yet_committed(self, log: Log, door: Door) -> None:
        log.begin(0)
        log.append([entry("a")])
        assert list(log.read()) == []
        assert list(door.open().read()) == []
        log.commit()
        assert [row.id for row in log.read()] == ["a"]

    def test_known_finds_exactly_the_ids_that_stand_in_the_log(self, log: Log) -> None:
        rows = write(log, *(f"e-{n}" for n in range(1_200)))
        found = log.known([*(row.id for row in rows), "e-1200", "x"])
        assert found == {row.id: row for row in rows}
        log.begin(0)
        (fresh,) = log.append([entry("fresh")])
        assert log.known(["fresh"]) == {"fresh": fresh}
        log.abandon()
        assert log.known(["fresh"]) == {}
        assert log.known([]) == {}

    def test_an_id_that_comes_twice_is_refused_and_ends_the_turn(self, log: Log) -> None:
        write(log, "a")
        for doubled in (["b", "a"], ["b", "b"]):
            log.begin(0)
            with pytest.raises(LogError, match="already"):
                log.append([entry(name) for name in doubled])
            with pytest.raises(LogError, match="turn"):
                log.commit()
        assert [row.id for row in log.read()] == ["a"]
        assert [row.seq for row in write(log, "b")] == [2]

    def test_writing_outside_of_a_turn_is_refused(self, log: Log) -> None:
        attempts: list[Callable[[], object]] = [
            lambda: log.append([entry("a")]),
            lambda: log.cast("vote", ["1"]),
            lambda: log.empty_urn("vote"),
            lambda: log.overwrite(1, "{}"),
            log.commit,
        ]
        for attempt in attempts:
            with pytest.raises(LogError, match="turn"):
                attempt()
        assert list(log.read()) == []

    def test_a_second_turn_of_the_same_writer_is_refused_and_the_first_goes_on(
        self, log: Log
    ) -> None:
        log.begin(0)
        with pytest.raises(LogError, match="open already"):
            log.begin(0)
        log.append([entry("a")])
        log.commit()
        assert [row.id for row in log.read()] == ["a"]

    def test_one_turn_waits_for_the_other(self, log: Log, door: Door) -> None:
        other, seen = door.open(), list[list[Row]]()
        log.begin(0)
        waiting = threading.Thread(target=lambda: seen.append(other.begin(0)))
        waiting.start()
        rows = log.append([entry("a")])
        assert not seen
        log.commit()
        waiting.join(10)
        assert seen == [rows]
        other.abandon()

    def test_reading_and_asking_go_on_during_a_turn_in_another_thread(self, log: Log) -> None:
        rows, seen = write(log, "a"), list[Row]()
        log.begin(0)
        log.append([entry("b")])

        def look() -> None:
            log.moved()
            seen.extend(log.read())

        reading = threading.Thread(target=look)
        reading.start()
        reading.join(10)
        assert seen == rows
        log.commit()

    def test_the_urn_gives_all_ballots_of_its_activity_once(self, log: Log, door: Door) -> None:
        ballots = [f'{{"value":{n}}}' for n in range(60)]
        for ballot in ballots[:30]:
            log.begin(0)
            log.cast("vote", [ballot])
            log.commit()
        other = door.open()
        other.begin(0)
        other.cast("vote", ballots[30:])
        other.cast("other vote", ["1", "1"])
        taken = other.empty_urn("vote")
        assert sorted(taken) == sorted(ballots)
        assert taken != ballots
        assert other.empty_urn("vote") == []
        other.commit()
        log.begin(0)
        assert log.empty_urn("vote") == []
        assert log.empty_urn("other vote") == ["1", "1"]
        log.commit()

    def test_ballots_are_back_in_the_urn_when_its_emptying_is_abandoned(self, log: Log) -> None:
        log.begin(0)
        log.cast("vote", ["1", "2"])
        log.commit()
        log.begin(0)
        log.empty_urn("vote")
        log.abandon()
        log.begin(0)
        assert sorted(log.empty_urn("vote")) == ["1", "2"]
        log.commit()

    def test_moved_tells_of_another_connection_once(self, log: Log, door: Door) -> None:
        other = door.open()
        settle(log)
        write(other, "a")
        assert soon(log.moved)
        settle(log)

    def test_moved_tells_of_what_was_committed_between_opening_and_asking(
        self, log: Log, door: Door
    ) -> None:
        late = door.open()
        write(log, "a")
        assert soon(late.moved)

    def test_moved_notices_another_process(self, log: Log, door: Door) -> None:
        settle(log)
        with door.writer("far", 1) as process:
            assert soon(log.moved)
            assert process.wait(20) == 0
        assert [row.actor for row in log.read()] == ["far", "far"]

    def test_nothing_moves_when_nobody_commits(self, log: Log, door: Door) -> None:
        other = door.open()
        settle(log)
        other.begin(0)
        other.append([entry("a")])
        other.abandon()
        assert list(other.read()) == []
        assert [log.moved() for _ in range(20)] == [False] * 20

    def test_erasing_replaces_one_body_and_nothing_else(self, log: Log, door: Door) -> None:
        rows = write(log, "a", "b", "c")
        log.begin(0)
        log.overwrite(2, '{"name":""}')
        with pytest.raises(LogError, match="no event 4"):
            log.overwrite(4, "{}")
        log.commit()
        left = list(door.open().read())
        assert [row.body for row in left] == [rows[0].body, '{"name":""}', rows[2].body]
        assert [(r.seq, r.id, r.at, r.digest) for r in left] == [
            (r.seq, r.id, r.at, r.digest) for r in rows
        ]
        assert log.check() == []

    def test_a_sound_log_has_no_problems(self, log: Log) -> None:
        assert log.check() == []
        write(log, "a", "b")
        assert log.check() == []

    def test_a_body_that_is_not_json_is_reported_with_its_number(self, log: Log) -> None:
        log.begin(0)
        log.append([entry("a"), entry("b", body='{"cut":')])
        log.commit()
        (problem,) = log.check()
        assert "event 2" in problem

    def test_long_logs_are_read_whole_and_in_order(self, log: Log) -> None:
        names = [f"e-{n}" for n in range(12_345)]
        write(log, *names)
        assert [row.id for row in log.read()] == names
        assert [row.id for row in log.read(after=2_345)] == names[2_345:]
        assert [row.id for row in log.begin(4_999)] == names[4_999:]
        log.abandon()

    def test_opening_a_log_that_is_not_there_says_so_and_makes_none(self, door: Door) -> None:
        for _ in range(2):
            with pytest.raises(LogError, match="There is no workshop log"):
                door.open()

    def test_making_a_log_that_is_there_keeps_it(self, log: Log, door: Door) -> None:
        rows = write(log, "a")
        assert list(door.open(create=True).read()) == rows

    def test_several_who_make_the_log_at_once_find_the_same(self, door: Door) -> None:
        start, failures = threading.Barrier(6), list[BaseException]()

        def make(name: str) -> None:
            try:
                start.wait(10)
                write(door.open(create=True), name)
            except BaseException as error:  # noqa: BLE001 - told by the assertion below
                failures.append(error)

        makers = [threading.Thread(target=make, args=(f"m-{n}",)) for n in range(6)]
        for maker in makers:
            maker.start()
        for maker in makers:
            maker.join(30)
        assert failures == []
        rows = list(door.open().read())
        assert [row.seq for row in rows] == [1, 2, 3, 4, 5, 6]
        assert {row.id for row in rows} == {f"m-{n}" for n in range(6)}

    def test_two_processes_that_write_at_once_lose_nothing(self, log: Log, door: Door) -> None:
        with door.writer("left", 40) as left, door.writer("right", 40) as right:
            told = [process.communicate(timeout=30)[0].split() for process in (left, right)]
        rows = list(log.read())
        assert [row.seq for row in rows] == list(range(1, 161))
        for name, words in zip(("left", "right"), told, strict=True):
            mine = [word for row in rows if row.actor == name for word in (row.id, str(row.seq))]
            assert mine == words
            assert len(mine) == 160

    @pytest.mark.parametrize("acknowledged", [1, 9, 60])
    def test_killing_a_writer_loses_no_acknowledged_event(
        self, log: Log, door: Door, acknowledged: int
    ) -> None:
        with door.writer("doomed", 0) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(acknowledged)]
            process.kill()
            lines += process.stdout.readlines()
        told = [line.split() for line in lines if line.endswith("\n")]
        assert len(told) >= acknowledged
        rows = list(door.open().read())
        assert [[row.id, str(row.seq)] for row in rows][: len(told)] == told
        assert len(rows) % 2 == 0, "a turn is kept whole or not at all"
        assert log.check() == []
        assert [row.seq for row in write(log, "after")] == [len(rows) + 1]

    def test_the_place_can_be_read_by_a_person(self, log: Log, door: Door) -> None:
        with pytest.raises(LogError) as caught:
            log.commit()
        assert log.place in str(caught.value)
        told = caught.value.refusal
        assert told.why.format(**told.values) == str(caught.value)
        assert door.open().place == log.place
