"""The live room: answers after the commit, news to every line, at most five a second."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from kit.domain.commands import FACILITATOR, Actor
from kit.domain.events import Voted
from kit.domain.folding import known_steps
from kit.domain.reading import read_command
from kit.log import Entry, LogError, LogUnreachable, Row, open_log
from kit.log.sqlite import SqliteLog
from kit.room.answering import Request
from kit.room.journal import Answer, Ask, Journal
from kit.room.opening import start_workshop
from kit.room.room import Room
from tests.factories import SESSION, Phone, new_id, participant, secret

COLLECT, VOTE = f"{SESSION}/collect", f"{SESSION}/vote"
FAILED = "This failed in the program; its log says why. Nothing of it was carried out."
NOT_KEPT = "This could not be saved: the workshop's log cannot be written now. Try again."


class Disk(SqliteLog):
    """A log on a disk that can be full."""

    full = False
    commits = 0
    hold: threading.Event | None = None
    """What reading waits for."""
    held_up = False
    """Whether that did not come while reading waited."""

    def read(self, after: int = 0) -> Iterator[Row]:
        if self.hold:
            self.held_up = not self.hold.wait(5) or self.held_up
        return super().read(after)

    def append(self, entries: Sequence[Entry]) -> list[Row]:
        self.commits += 1
        return super().append(entries)

    def commit(self) -> None:
        if self.full:
            raise LogError("The disk is full.")
        super().commit()


@dataclass
class Scene:
    room: Room
    disk: Disk

    async def asks(self, actor: Actor, do: str, **parts: Any) -> Answer:
        command: Any = read_command({"do": do, "id": new_id(), **parts}, actor.role)
        return (await self.room.ask([Ask(actor, command)]))[0]

    async def desk(self, do: str, **parts: Any) -> None:
        answer = await self.asks(FACILITATOR, do, **parts)
        assert answer.refusal is None, answer.refusal.said("en")

    async def enter(self, name: str) -> tuple[Actor, Phone]:
        actor, phone = participant(name), Phone(secret(name))
        await self.asks(actor, "enter", name=name)
        self.room.connect(phone)
        return actor, phone


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    disk = Disk(tmp_path / "workshop.kit", create=True)
    start_workshop(disk, "Front desk", "en")
    room = Room(disk, quickest=0.05, tail_every=0.02)
    await room.start()
    scene = Scene(room, disk)
    await scene.desk("open_session", session=SESSION)
    for name, does in ((COLLECT, "collect"), (VOTE, "vote")):
        activity = {"id": name, "session": SESSION, "does": does, "kind": "situation"}
        await scene.desk("declare", activity=activity)
    await scene.desk("agenda", session=SESSION, order=[COLLECT, VOTE])
    await scene.desk("add", activity=COLLECT, kind="situation", fields={"text": "Shouting"})
    await scene.desk("open", activity=VOTE)
    yield scene
    await room.stop()


async def test_whoever_asks_is_told_what_a_notebooks_kernel_kept_a_moment_ago(
    tmp_path: Path,
) -> None:
    disk = Disk(tmp_path / "workshop.kit", create=True)
    start_workshop(disk, "Front desk", "en")
    room = Room(disk, tail_every=3600)
    await room.start()
    kernel = open_log(tmp_path / "workshop.kit")
    opening: Any = read_command(
        {"do": "open_session", "id": new_id(), "session": SESSION}, "facilitator"
    )
    Journal(kernel).carry_out([Ask(FACILITATOR, opening)])
    kernel.close()
    assert room.journal.state.session == ""
    await room.catch_up()
    assert room.journal.state.session == SESSION
    await room.stop()


async def soon(condition: Callable[[], bool]) -> None:
    """Wait until it is so; give up after five seconds."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - nothing tells when it is so
            await asyncio.sleep(0.005)


async def quiet(scene: Scene) -> None:
    """Wait until no news are left to tell."""
    told = -1
    while told != scene.room.frames:
        told = scene.room.frames
        await asyncio.sleep(0.12)


def sum_of(frame: dict[str, Any]) -> set[str]:
    """Name the parts that a view frame changes, whole or in single items."""
    return {*frame["set"], *frame.get("patch", ())}


def voting(value: str = "useful") -> dict[str, Any]:
    return {"activity": VOTE, "item": "i1", "value": value}


async def test_a_phone_is_greeted_with_the_whole_view_and_then_told_only_what_changed(
    scene: Scene,
) -> None:
    ana, phone = await scene.enter("Ana")
    welcome = phone.frames[0]
    assert (welcome["is"], welcome["participant"]) == ("welcome", ana.id)
    assert {"me", "room", "agenda", "current", "items", "turnout", "now"} <= set(welcome["view"])
    await quiet(scene)
    del phone.frames[1:]
    await scene.asks(ana, "vote", **voting())
    await quiet(scene)
    told = {part for frame in phone.frames[1:] for part in sum_of(frame)}
    assert told == {"items", "pair", "turnout"}
    assert phone.view()["items"][0]["my_vote"] == "useful"
    assert phone.view()["turnout"]["voted"] == 1


async def test_somebody_elses_vote_tells_a_phone_the_turnout_alone(scene: Scene) -> None:
    _, phone = await scene.enter("Ana")
    ben, _ = await scene.enter("Ben")
    await quiet(scene)
    phone.frames.clear()
    await scene.asks(ben, "vote", **voting())
    await quiet(scene)
    assert [set(frame["set"]) for frame in phone.frames] == [{"turnout"}]


async def test_news_come_bundled_never_one_frame_a_vote(scene: Scene) -> None:
    _, phone = await scene.enter("Ana")
    people = [(await scene.enter(f"phone {n}"))[0] for n in range(20)]
    await quiet(scene)
    phone.frames.clear()
    phone.times.clear()
    for _ in range(5):
        for ben in people:
            await scene.asks(ben, "vote", **voting())
    await soon(lambda: phone.view().get("turnout", {}).get("voted") == 20)
    await quiet(scene)
    assert len(phone.frames) < 50
    gaps = [later - earlier for earlier, later in zip(phone.times, phone.times[1:], strict=False)]
    assert min(gaps, default=1) >= 0.04


def test_by_itself_a_room_sends_at_most_five_frames_a_second_to_a_line(tmp_path: Path) -> None:
    log = open_log(tmp_path / "workshop.kit", create=True)
    assert Room(log).quickest >= 0.2
    log.close()


async def test_many_commands_at_once_share_a_few_commits(scene: Scene) -> None:
    people = [(await scene.enter(f"phone {n}"))[0] for n in range(60)]
    before = scene.disk.commits
    answers = await asyncio.gather(*(scene.asks(ben, "vote", **voting()) for ben in people))
    assert not any(answer.refusal for answer in answers)
    assert len({answer.seq for answer in answers}) == 60
    assert scene.disk.commits - before <= 3


async def test_an_answer_comes_only_after_the_event_can_be_read_by_others(scene: Scene) -> None:
    ana, _ = await scene.enter("Ana")
    reader = open_log(scene.disk.place)
    for value in ("useful", "unsure", "useful"):
        answer = await scene.asks(ana, "vote", **voting(value))
        (row,) = [row for row in reader.read(after=answer.seq - 1) if row.seq == answer.seq]
        assert json.loads(row.body)["value"] == value
    reader.close()


async def test_what_could_not_be_kept_is_refused_and_the_state_is_what_the_log_says(
    scene: Scene,
) -> None:
    ana, phone = await scene.enter("Ana")
    await scene.asks(ana, "vote", **voting("unsure"))
    scene.disk.full = True
    answers = await asyncio.gather(
        scene.asks(ana, "vote", **voting("useful")), scene.asks(ana, "enter", name="Anna")
    )
    assert [a.refusal.said("en") for a in answers if a.refusal] == [NOT_KEPT, NOT_KEPT]
    log = open_log(scene.disk.place)
    assert scene.room.journal.state == Journal(log).state
    log.close()
    assert scene.room.journal.state.box(VOTE).votes["i1"][ana.id][1] == "unsure"
    scene.disk.full = False
    answer = await scene.asks(ana, "vote", **voting("useful"))
    assert answer.refusal is None
    await quiet(scene)
    assert phone.view()["items"][0]["my_vote"] == "useful"


async def test_reading_the_log_again_holds_up_nobody(scene: Scene) -> None:
    ana, _ = await scene.enter("Ana")
    scene.disk.full, scene.disk.hold = True, threading.Event()
    asking = asyncio.create_task(scene.asks(ana, "vote", **voting()))
    await soon(lambda: scene.room.journal.state.box(VOTE).turnout == 1)
    scene.disk.hold.set()
    answer = await asking
    assert answer.refusal is not None
    assert not scene.disk.held_up
    assert scene.room.journal.state.box(VOTE).turnout == 0


async def test_who_saw_what_was_not_kept_is_shown_what_was(scene: Scene) -> None:
    ana, _ = await scene.enter("Ana")
    await quiet(scene)
    scene.disk.full, scene.disk.hold = True, threading.Event()
    asking = asyncio.create_task(scene.asks(ana, "vote", **voting()))
    await soon(lambda: scene.room.journal.state.box(VOTE).turnout == 1)
    wall = Phone()
    scene.room.connect(wall)
    assert wall.view()["turnout"]["voted"] == 1
    scene.disk.hold.set()
    await asking
    await soon(lambda: wall.view()["turnout"]["voted"] == 0)


async def test_a_log_that_could_not_even_be_read_again_is_read_with_the_next_command(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, _ = await scene.enter("Ana")

    def lost(after: int = 0) -> Iterator[Row]:
        raise LogError("The disk is gone.")

    scene.disk.full = True
    monkeypatch.setattr(scene.disk, "read", lost)
    assert (await scene.asks(ana, "vote", **voting())).refusal is not None
    assert (await scene.asks(ana, "vote", **voting())).refusal is not None
    monkeypatch.undo()
    scene.disk.full = False
    assert (await scene.asks(ana, "vote", **voting("unsure"))).refusal is None
    log = open_log(scene.disk.place)
    assert scene.room.journal.state == Journal(log).state
    log.close()
    assert scene.room.journal.state.box(VOTE).votes["i1"][ana.id][1] == "unsure"


async def test_a_full_disk_is_told_to_everybody_and_what_was_sent_is_kept_once_there_is_room(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    ana, phone = await scene.enter("Ana")
    await scene.asks(ana, "vote", **voting("unsure"))
    wall = Phone()
    scene.room.connect(wall)
    pages = scene.disk._writer.execute("PRAGMA page_count").fetchone()[0]
    # SQLite itself says that the disk is full, as it does when the system does.
    scene.disk._writer.execute(f"PRAGMA max_page_count = {pages}")
    long = {"activity": COLLECT, "kind": "situation", "fields": {"text": "A shout " * 400}}
    answers = [await scene.asks(FACILITATOR, "add", **long) for _ in range(20)]
    refused = [answer for answer in answers if answer.refusal]
    assert refused
    assert all(answer.later for answer in refused)
    await soon(lambda: phone.view()["saving"] is False and wall.view()["saving"] is False)
    assert "is full" in str(scene.room.saving.why)
    tried = scene.disk.commits
    assert (await scene.asks(ana, "vote", id="test.full", **voting("useful"))).later
    assert scene.disk.commits == tried
    log = open_log(scene.disk.place)
    assert scene.room.journal.state == Journal(log).state
    log.close()
    scene.disk._writer.execute("PRAGMA max_page_count = 1000000")
    await soon(lambda: phone.view()["saving"] is True)
    assert (await scene.asks(ana, "vote", id="test.full", **voting("useful"))).refusal is None
    said = [record.getMessage() for record in caplog.records]
    assert sum("Nothing can be saved" in text for text in said) == 1


async def test_one_command_that_fails_stops_nobody_else(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [(await scene.enter(f"phone {n}"))[0] for n in range(150)]
    step = known_steps()[Voted]

    def breaks(state: Any, event: Any, body: Any) -> None:
        step(state, event, body)
        if event.actor in (people[7].id, people[120].id):
            raise RuntimeError("an error of the program")

    monkeypatch.setitem(known_steps(), Voted, breaks)
    wall = Phone()
    scene.room.connect(wall)
    answers = await asyncio.gather(*(scene.asks(ben, "vote", **voting()) for ben in people))
    failed = {n: a.refusal.said("en") for n, a in enumerate(answers) if a.refusal}
    assert failed == {7: FAILED, 120: FAILED}
    log = open_log(scene.disk.place)
    assert scene.room.journal.state == Journal(log).state
    log.close()
    assert scene.room.journal.state.box(VOTE).turnout == 148
    await soon(lambda: wall.view()["turnout"]["voted"] == 148)


async def test_one_refused_command_does_not_hold_up_the_others_of_its_turn(scene: Scene) -> None:
    ana, _ = await scene.enter("Ana")
    answers = await asyncio.gather(
        scene.asks(ana, "vote", **voting("great")), scene.asks(ana, "vote", **voting("useful"))
    )
    assert [bool(answer.refusal) for answer in answers] == [True, False]


async def test_what_another_process_wrote_reaches_the_lines_by_itself(scene: Scene) -> None:
    _, phone = await scene.enter("Ana")
    log = open_log(scene.disk.place)
    close: Any = read_command({"do": "close", "id": "desk.close", "activity": VOTE}, "facilitator")
    Journal(log).carry_out([Ask(FACILITATOR, close)])
    log.close()
    await soon(lambda: phone.view()["current"]["state"] == "closed")


async def test_a_timer_closes_the_activity_by_itself_and_once(scene: Scene) -> None:
    _, phone = await scene.enter("Ana")
    await scene.desk("time", activity=VOTE, seconds=0.05)
    await soon(lambda: phone.view()["current"]["state"] == "closed")
    await asyncio.sleep(0.1)
    kinds = [row.kind for row in scene.disk.read()]
    assert kinds.count("activity_closed") == 1


async def test_no_phone_can_take_the_name_under_which_a_timer_closes(scene: Scene) -> None:
    ana, phone = await scene.enter("Ana")
    await scene.desk("time", activity=VOTE, seconds=0.3)
    ends = scene.room.journal.state.runs[VOTE].closes_at
    name = blake2b(VOTE.encode(), digest_size=12).hexdigest()
    guessed = [f"timer.{VOTE.replace('/', '.')}.{ends:.3f}", f"~timer.{name}.{ends:.3f}"]
    raws = [{"do": "enter", "id": one, "name": "Ana"} for one in guessed]
    requests = [Request(raws, actor) for actor in (ana, FACILITATOR)]
    assert [len(request.asks) for request in requests] == [1, 0]
    await scene.room.ask(requests[0].asks)
    await soon(lambda: phone.view()["current"]["state"] == "closed")
    (closed,) = [row for row in scene.disk.read() if row.kind == "activity_closed"]
    assert closed.id == guessed[1]


async def test_the_log_is_said_to_take_nothing_until_it_keeps_something_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise LogError("no space")

    ana, _ = await scene.enter("Ana")
    assert await scene.room.takes_a_turn()
    scene.disk.full = True
    monkeypatch.setattr(scene.disk, "try_out", full)
    assert (await scene.asks(ana, "vote", **voting())).refusal is not None
    assert not await scene.room.takes_a_turn()
    scene.disk.full = False
    monkeypatch.undo()
    await soon(lambda: scene.room.saving.why is None)
    assert await scene.room.takes_a_turn()
    assert (await scene.asks(ana, "vote", **voting())).refusal is None
    assert scene.room.behind() == {"waiting": 0, "behind": 0}


async def test_a_timer_closes_what_runs_beside_the_current_activity_too(scene: Scene) -> None:
    _, phone = await scene.enter("Ana")
    activity = {"id": f"{SESSION}/try", "session": SESSION, "does": "try", "kind": "situation"}
    await scene.desk("declare", activity=activity)
    await scene.desk("open", activity=activity["id"])
    await soon(lambda: bool(phone.view()["beside"]))
    await scene.desk("time", activity=activity["id"], seconds=0.05)
    await soon(lambda: not phone.view()["beside"])
    assert scene.room.journal.state.runs[VOTE].state == "open"


async def test_a_wall_shows_its_slide_while_phones_go_on_with_the_ballot(scene: Scene) -> None:
    _, phone = await scene.enter("Ana")
    wall, slide = Phone(), f"{SESSION}/results"
    scene.room.connect(wall)
    activity = {"id": slide, "session": SESSION, "does": "results", "kind": "situation"}
    await scene.desk("declare", activity=activity)
    await scene.desk("open", activity=slide)
    await soon(lambda: wall.view()["current"]["id"] == slide)
    late = Phone()
    scene.room.connect(late)
    assert late.view()["current"]["id"] == slide
    assert phone.view()["current"]["id"] == VOTE
    await scene.desk("close", activity=slide)
    await soon(lambda: wall.view()["current"]["id"] == VOTE)


async def test_two_sockets_of_one_phone_are_one_person_and_a_wall_is_none(scene: Scene) -> None:
    _, phone = await scene.enter("Ana")
    again, wall, stranger = Phone(secret("Ana")), Phone(), Phone(secret("nobody"))
    for line in (again, wall, stranger):
        scene.room.connect(line)
    assert scene.room.connections.present == 1
    scene.room.disconnect(phone)
    assert scene.room.connections.present == 1
    scene.room.disconnect(again)
    assert scene.room.connections.present == 0
    assert wall.frames[0]["participant"] is None
    assert stranger.frames[0]["view"]["me"] is None


async def test_a_phone_whose_line_was_open_before_it_entered_is_told_who_it_is(
    scene: Scene,
) -> None:
    phone = Phone(secret("Ana"))
    scene.room.connect(phone)
    await scene.asks(participant("Ana"), "enter", name="Ana")
    await soon(lambda: bool(phone.view()["me"]))
    assert phone.view()["me"]["name"] == "Ana"


async def test_revealing_brings_the_results_to_phone_and_wall_and_hiding_takes_them_away(
    scene: Scene,
) -> None:
    _, phone = await scene.enter("Ana")
    wall = Phone()
    scene.room.connect(wall)
    assert phone.view()["results"] is None
    await scene.desk("reveal", activity=VOTE, close=True)
    await soon(lambda: bool(phone.view()["results"]) and bool(wall.view()["results"]))
    await scene.desk("reveal", activity=VOTE, on=False)
    await soon(lambda: phone.view()["results"] is None and wall.view()["results"] is None)


async def test_after_an_outage_in_the_middle_of_a_turn_an_answer_names_the_event_that_is_kept(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, phone = await scene.enter("Ana")

    def away() -> None:
        raise LogUnreachable("The disk was pulled out.")

    for method in ("commit", "try_out"):
        monkeypatch.setattr(scene.disk, method, away)
    assert (await scene.asks(ana, "vote", **voting("useful"))).later
    await soon(lambda: phone.view()["saving"] is False)
    assert (await scene.asks(ana, "vote", **voting("useful"))).later
    monkeypatch.undo()
    await soon(lambda: phone.view()["saving"] is True)
    answer = await scene.asks(ana, "vote", id="test.after", **voting("unsure"))
    log = open_log(scene.disk.place)
    assert [row.seq for row in log.read() if row.id == "test.after"] == [answer.seq]
    assert scene.room.journal.state == Journal(log).state
    log.close()
