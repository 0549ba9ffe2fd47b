"""Join codes cannot be tried out: wrong ones wait, and phones that are known do not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from kit.domain.events import Entered, Event
from kit.domain.folding import fold
from kit.log import open_log
from kit.place import Place
from kit.room.opening import start_workshop
from kit.room.room import Room
from kit.server import guest
from kit.server.door import room_application
from kit.server.hub import Hub
from tests.factories import secret


async def until(condition) -> None:
    """Give the loop its turns until it is so."""
    for _ in range(1_000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


async def test_while_wrong_codes_wait_nobody_new_is_looked_at_and_known_phones_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guest, "_WRONG_AT_ONCE", 1)
    log = open_log(tmp_path / "workshop.kit", create=True)
    start_workshop(log, "A workshop", "en")
    room = Room(log)
    hub = Hub(Place(tmp_path, ""), room, b"key", wrong_waits=60)
    socket, port = bind_unused_port()
    server = HTTPServer(room_application(hub))
    server.add_sockets([socket])
    client = AsyncHTTPClient(force_instance=True)

    async def ask(code: str) -> HTTPResponse:
        return await client.fetch(f"http://127.0.0.1:{port}/join/{code}", raise_error=False)

    wrong = asyncio.create_task(ask("WRONG1"))
    await until(lambda: hub.wrong_codes == 1)
    for code in ("WRONG2", hub.code):
        reply = await ask(code)
        assert reply.code == 503
        assert b'http-equiv="refresh"' in reply.body, "it comes again by itself"
    known = secret("Ana")
    monkeypatch.setattr(guest.RoomHandler, "secret", known)
    entered = Entered(participant="p1", secret=known)
    fold([Event(2, "enter.1", 0.0, "p1", entered)], room.journal.state)
    assert (await ask(hub.code)).code == 200
    wrong.cancel()
    server.stop()
    client.close()
    room.log.close()
