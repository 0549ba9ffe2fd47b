"""The room's door under a flood: whoever is quick gets through, and the desk keeps its share."""

from __future__ import annotations

import asyncio
import resource
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler, websocket_connect

from kit.server.entrance import FULL, Entrance, connections_to_have

MOST = 10


class Page(RequestHandler):
    def get(self) -> None:
        self.finish("a page")


class Echo(WebSocketHandler):
    def on_message(self, message: str | bytes) -> None:
        self.write_message(message)


@dataclass
class Door:
    entrance: Entrance
    port: int

    async def half(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection and send half a request."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(b"GET /page HTTP/1.1\r\nHost: here\r\nX-Slow: ")
        await writer.drain()
        return reader, writer

    async def page(self) -> bytes:
        """Ask for the page as a phone does; give the whole answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(b"GET /page HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        async with asyncio.timeout(10):
            answer = await reader.read()
        writer.close()
        return answer


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    application = Application([("/page", Page), ("/ws", Echo)], log_function=lambda _: None)
    entrance = Entrance(application, most=MOST, language=lambda: "pl")
    sockets = bind_sockets(0, "127.0.0.1", family=socket.AF_INET)
    entrance.add_sockets(sockets)
    yield Door(entrance, sockets[0].getsockname()[1])
    entrance.stop()
    await entrance.close_all_connections()


async def test_half_sent_requests_make_room_for_whole_ones_the_oldest_first(door: Door) -> None:
    lines = [await door.half() for _ in range(MOST * 5)]
    for _ in range(20):
        assert (await door.page()).endswith(b"a page")
    assert door.entrance.connections <= MOST
    assert MOST * 4 < door.entrance.turned_away <= MOST * 4 + 2
    assert await lines[0][0].read() == b""
    newest_reader, newest = lines[-1]
    newest.write(b"no\r\nConnection: close\r\n\r\n")
    assert (await newest_reader.read()).endswith(b"a page")
    for _, writer in lines:
        writer.close()


async def test_sockets_are_not_closed_for_others_who_are_told_in_words(door: Door) -> None:
    lines = [await websocket_connect(f"ws://127.0.0.1:{door.port}/ws") for _ in range(MOST)]
    answer = await door.page()
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert FULL.said("pl").encode() in answer
    for line in lines:
        await line.write_message("still here")
        assert await line.read_message() == "still here"
    lines[0].close()
    assert await lines[0].read_message() is None
    assert (await door.page()).endswith(b"a page")
    for line in lines[1:]:
        line.close()


@pytest.mark.parametrize(
    ("limit", "wanted", "have"),
    [(256, 4_000, 128), (4_096, 4_000, 3_584), (20_000, 4_000, 4_000), (-1, 50, 50)],
)
def test_what_the_system_lets_one_process_open_is_shared_with_the_desk(
    monkeypatch: pytest.MonkeyPatch, limit: int, wanted: int, have: int
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (limit, limit))
    assert connections_to_have(wanted) == have
