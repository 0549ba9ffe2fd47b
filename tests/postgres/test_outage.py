"""PostgreSQL away or hanging: the last state is shown, and everything goes on by itself."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.domain.reading import read_command
from kit.log import LogUnreachable, open_log, postgres_patience
from kit.room.journal import Answer, Ask
from kit.room.opening import start_workshop
from kit.room.room import Room
from tests.factories import Phone, new_id, participant, secret
from tests.faults.database import Database


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="kit-pg-") as folder:
        running = Database(Path(folder))
        yield running
        running.stop()


@pytest.fixture
async def room(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(postgres_patience, "SILENCE", 0.5)
    monkeypatch.setattr(postgres_patience.Connection, "patience", 0.5)
    log = open_log(database.url, new_id(), create=True)
    start_workshop(log, "Front desk", "en")
    room = Room(log, quickest=0.02, tail_every=0.02)
    await room.start()
    yield room
    await room.stop()


async def enters(room: Room, name: str, command_id: str) -> Answer:
    command: Any = read_command({"do": "enter", "name": name, "id": command_id}, "participant")
    return (await room.ask([Ask(participant(name), command)]))[0]


async def saves(room: Room, phone: Phone, *, can: bool) -> None:
    async with asyncio.timeout(20):
        while phone.view()["saving"] is not can:  # noqa: ASYNC110 - nothing tells when it is so
            await asyncio.sleep(0.02)


async def test_a_database_that_hangs_holds_up_no_page_and_is_told_once(
    room: Room, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await enters(room, "Ana", new_id())
    phone, wall = Phone(secret("Ana")), Phone()
    for one in (phone, wall):
        room.connect(one)
    database.pause()
    try:
        sent = new_id()
        asking = asyncio.create_task(enters(room, "Ben", sent))
        served = 0
        while not asking.done():
            assert '"title":"Front desk"' in room.whole_view(None)["room"]
            served += 1
            await asyncio.sleep(0.01)
        assert served > 20
        answer = asking.result()
        assert answer.refusal
        assert answer.later
        await saves(room, phone, can=False)
        # From now on nobody waits for it: what is known is served, what is sent is refused.
        assert (await enters(room, "Ben", sent)).later
        await room.catch_up()
        assert room.journal.state.code
        assert list(room.journal.state.participants) == [participant("Ana").id]
        assert wall.view()["saving"] is False
    finally:
        database.resume()
    await saves(room, phone, can=True)
    assert (await enters(room, "Ben", sent)).refusal is None
    assert len(room.journal.state.participants) == 2
    told = [one.getMessage() for one in caplog.records]
    assert sum("Nothing can be saved now" in text for text in told) == 1
    assert sum("Saving works again" in text for text in told) == 1
    assert not any(one.exc_info for one in caplog.records)


async def test_a_database_that_was_stopped_and_started_is_found_again_with_what_others_wrote(
    room: Room, database: Database
) -> None:
    await enters(room, "Ana", new_id())
    phone = Phone(secret("Ana"))
    room.connect(phone)
    code, name = room.journal.state.code, room.log._workshop
    database.stop()
    try:
        await saves(room, phone, can=False)
        answer = await enters(room, "Ben", "test.stopped")
        assert answer.later
        assert room.journal.state.code == code
    finally:
        database.start()
    other = Room(open_log(database.url, name))
    await other.start()
    assert (await enters(other, "Ben", "test.stopped")).refusal is None
    await saves(room, phone, can=True)
    again = await enters(room, "Ben", "test.stopped")
    assert again.refusal is None
    assert other.journal.state == room.journal.state
    await other.stop()


async def test_whoever_opens_a_log_that_hangs_is_told_within_seconds(
    room: Room, database: Database
) -> None:
    database.pause()
    try:
        with pytest.raises(LogUnreachable):
            open_log(database.url, "another", create=True)
    finally:
        database.resume()
