"""Timers while somebody sets the machine's clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.log import open_log
from kit.room.timers import Timers
from tests.factories import NOON, Hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    log = open_log(tmp_path / "workshop.kit", create=True)
    yield Hall(log)
    log.close()


def test_a_clock_that_is_set_back_lengthens_no_timer(hall: Hall) -> None:
    steady = 100.0
    timers = Timers(lambda: hall.now, lambda: steady)
    vote = hall.opened("collect")
    hall.desk.does("time", activity=vote, seconds=60)
    runs = hall.state.runs.values()
    assert timers.over(runs) == []
    hall.now, steady = NOON - 3600, 159.0
    assert timers.over(runs) == []
    steady = 160.1
    assert timers.over(runs) == [(vote, NOON + 60)]


def test_a_timer_that_is_set_anew_has_its_own_time(hall: Hall) -> None:
    steady = 100.0
    timers = Timers(lambda: hall.now, lambda: steady)
    vote = hall.opened("collect")
    hall.desk.does("time", activity=vote, seconds=60)
    timers.over(hall.state.runs.values())
    hall.now, steady = NOON - 3600, 130.0
    hall.desk.does("time", activity=vote, seconds=60)
    assert timers.over(hall.state.runs.values()) == []
    steady = 189.0
    assert timers.over(hall.state.runs.values()) == []
    steady = 190.1
    assert [name for name, _ in timers.over(hall.state.runs.values())] == [vote]


def test_a_laptop_that_slept_past_the_end_finds_the_timer_over(hall: Hall) -> None:
    timers = Timers(lambda: hall.now, lambda: 100.0)
    vote = hall.opened("collect")
    hall.desk.does("time", activity=vote, seconds=60)
    assert timers.over(hall.state.runs.values()) == []
    hall.now += 61
    assert [name for name, _ in timers.over(hall.state.runs.values())] == [vote]
