"""Pace: who sends faster than a person can waits, and nobody else."""

from __future__ import annotations

from kit.server.pace import Pace


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_hundred_commands_at_once_wait_for_nothing_and_then_thirty_a_second_are_taken() -> None:
    pace = Pace(Clock())
    waits = [pace.wait("ana") for _ in range(160)]
    assert waits[:100] == [0.0] * 100
    assert [round(wait, 2) for wait in waits[129::30]] == [1.0, 2.0]


def test_another_phone_does_not_wait_and_the_quick_one_is_as_before_after_a_rest() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(1_000):
        pace.wait("ana")
    assert pace.wait("ben") == 0.0
    assert pace.wait("ana") > 30
    clock.now += 60
    assert [pace.wait("ana") for _ in range(100)] == [0.0] * 100


def test_who_votes_once_a_second_for_hours_never_waits() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(10_000):
        clock.now += 1
        assert pace.wait("ana") == 0.0


def test_phones_that_have_been_quiet_are_forgotten() -> None:
    clock = Clock()
    pace = Pace(clock)
    for n in range(10_000):
        pace.wait(str(n))
    clock.now += 1
    pace.wait("ana", 300)
    pace.wait("ben")
    assert set(pace._spent) == {"ana", "ben"}
