"""The room's HTTP server: however many strangers lean on its door, the others get through.

Nobody is told apart by an address: all phones of a workshop may share one. What tells a phone
from a stranger who only holds connections open is that it asks for something, and is done.
"""

from __future__ import annotations

import socket
import sys
import time
from itertools import islice
from typing import TYPE_CHECKING, Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPMessageDelegate
from tornado.ioloop import IOLoop, PeriodicCallback

from kit.domain.refusal import Refusal
from kit.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tornado.http1connection import HTTP1ServerConnection
    from tornado.iostream import IOStream

FULL = Refusal(N_("Too many connections are open in this room. Try again in a minute."))

_HEADER_WITHIN = 15.0
"""Seconds in which a connection must have said what it asks for."""
_DONE_WITHIN = 60.0
"""Seconds in which a request must be read and answered, and its answer taken."""
_LOOK_EVERY_MS = 5_000
_AT_ONCE = 8
"""Connections that are taken before the sockets get a turn."""
_RUSH, _BREATH = 300, 0.01
"""Connections that have not yet asked for anything, from which on the door takes a breath, of so
many seconds, each time: a whole room that scans the code is never as many."""
_LARGEST_HEADER = 16 * 1024
_LARGEST_BODY = 1024 * 1024
"""Bytes at which a post is cut; up to there it is refused in words."""
_FOR_THE_DESK = 512
"""File descriptors that the room's door leaves to the desk, its kernels and the log."""


def connections_to_have(wanted: int) -> int:
    """Say how many connections the room's door may have open, of ``wanted`` ones.

    What the system lets one process open is shared: the desk's part is kept free.
    """
    if sys.platform == "win32":
        return wanted
    import resource  # noqa: PLC0415 - Windows has no such module

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return wanted
    return min(wanted, soft - min(_FOR_THE_DESK, soft // 2))


class Entrance(HTTPServer):
    """An HTTP server of at most so many connections, which turns away nobody who is quick.

    When all are taken, the oldest that have not finished a request make room: a phone needs
    milliseconds, so under a flood of half-sent requests these are the flood's.
    """

    def initialize(  # type: ignore[override]
        self, application: Any, *, most: int, language: Callable[[], str], **options: Any
    ) -> None:
        """Serve an application; ``language`` is that of who is turned away.

        Other options are tornado's, ``ssl_options`` above all.
        """
        super().initialize(
            application,
            xheaders=True,
            max_body_size=_LARGEST_BODY,
            max_header_size=_LARGEST_HEADER,
            idle_connection_timeout=_HEADER_WITHIN,
            **options,
        )
        self.most = most
        self.turned_away = 0
        """How many connections were closed because there were too many."""
        self._language = language
        self._streams: set[IOStream] = set()
        self._asking: dict[Any, float] = {}
        """Connections with a request that is not finished, oldest first, and since when."""
        self._silent: set[Any] = set()
        """Those of them that have never finished one."""
        self._open: dict[int, socket.socket] = {}
        self._looking = PeriodicCallback(self._close_the_slow, _LOOK_EVERY_MS)
        self._looking.start()

    @property
    def connections(self) -> int:
        """How many connections are open."""
        self._streams = {one for one in self._streams if not one.closed()}
        return len(self._streams)

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Take a new connection, if need be in the place of one that only waits."""
        if len(self._streams) >= self.most and self.connections >= self.most:
            self._make_room()
        if len(self._streams) >= self.most:
            self._turn_away(stream)
            return
        self._streams.add(stream)
        super().handle_stream(stream, address)

    def start_request(self, server_conn: object, request_conn: Any) -> HTTPMessageDelegate:
        """Note since when a connection is asking; one that waits for its next request counts."""
        if self._asking.pop(server_conn, None) is None:
            self._silent.add(server_conn)
        else:
            self._silent.discard(server_conn)
        self._asking[server_conn] = time.monotonic()
        return super().start_request(server_conn, request_conn)

    def on_close(self, server_conn: object) -> None:
        """Forget a connection that is gone, or has become a socket."""
        self._asking.pop(server_conn, None)
        self._silent.discard(server_conn)
        super().on_close(server_conn)

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Listen; tornado takes 128 connections at once, which a vote would have to wait for."""
        for one in sockets:
            self._open[one.fileno()] = one
            self._listen(one)

    def _listen(self, door: socket.socket) -> None:
        if door.fileno() in self._open:
            IOLoop.current().add_handler(door, self._take, IOLoop.READ)

    def _take(self, door: socket.socket, _: int) -> None:
        breath = 0.0
        try:
            for _ in range(_AT_ONCE):
                self._handle_connection(*door.accept())
        except BlockingIOError:
            return
        except OSError:  # gone while it waited, or no descriptor is left
            breath = _BREATH
        if breath or len(self._silent) > _RUSH:
            loop = IOLoop.current()
            loop.remove_handler(door)
            loop.call_later(_BREATH, self._listen, door)

    def stop(self) -> None:
        """Take no further connection."""
        self._looking.stop()
        for number, one in list(self._open.items()):
            del self._open[number]
            IOLoop.current().remove_handler(one)
            one.close()

    def _make_room(self) -> None:
        """Close the oldest that only wait: some at once, for a flood does not come singly."""
        for one in list(islice(self._asking, min(_AT_ONCE, self.most // 10 + 1))):
            self.turned_away += 1
            self._close(one)
        self._streams = {one for one in self._streams if not one.closed()}

    def _close_the_slow(self) -> None:
        now = time.monotonic()
        for one in [o for o, since in self._asking.items() if now - since > _DONE_WITHIN]:
            self._close(one)

    def _close(self, connection: HTTP1ServerConnection) -> None:
        del self._asking[connection]
        connection.stream.close()

    def _turn_away(self, stream: IOStream) -> None:
        self.turned_away += 1
        said = FULL.said(self._language()).encode()
        head = (
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
            f"Retry-After: 60\r\nConnection: close\r\nContent-Length: {len(said)}\r\n\r\n"
        )
        stream.write(head.encode() + said).add_done_callback(lambda _: stream.close())
