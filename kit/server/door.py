"""The room's door: what anybody in the room may reach, and nothing else.

These routes know nothing of Jupyter. They answer on a second HTTP server on the local
network, and on the Jupyter server too, for a single port behind a proxy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import Application, RequestHandler

from kit.server.connections import PhoneSocket, WallSocket
from kit.server.guest import RoomHandler
from kit.server.guest_answers import EventsHandler, ViewHandler
from kit.server.guest_pages import (
    AssetHandler,
    CodeHandler,
    PhoneHandler,
    QRHandler,
    WallHandler,
)

if TYPE_CHECKING:
    from kit.server.hub import Hub


def room_handlers(hub: Hub) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Give the routes of the room's door."""
    code = r"([A-Za-z0-9]{1,20})"
    shared = {"hub": hub}
    return [
        (r"/join/?", CodeHandler, shared),
        (r"/join/-/([0-9a-f]+)/([a-z.]+)", AssetHandler, shared),
        (rf"/join/{code}", PhoneHandler, shared),
        (rf"/join/{code}/ws", PhoneSocket, shared),
        (rf"/join/{code}/view", ViewHandler, shared),
        (rf"/join/{code}/events", EventsHandler, shared),
        (rf"/wall/{code}", WallHandler, shared),
        (rf"/wall/{code}/ws", WallSocket, shared),
        (rf"/wall/{code}/qr\.svg", QRHandler, shared),
    ]


class _Nothing(RoomHandler):
    """Everything else at the room's door: go to the form for the code."""

    @allow_unauthenticated
    def get(self) -> None:
        """Send people who typed only the address to the form; others find nothing."""
        if self.request.path.rstrip("/") == self.hub.base.rstrip("/"):
            self.redirect(f"{self.hub.base}join")
        else:
            self.send_error(404)


def room_application(hub: Hub) -> Application:
    """Give the application of the room's own HTTP server: only the participants' routes."""
    base = hub.base.rstrip("/")
    routes: list[Any] = [(base + path, handler, kw) for path, handler, kw in room_handlers(hub)]
    return Application(
        [*routes, (r".*", _Nothing, {"hub": hub})],
        compress_response=True,
        log_function=lambda _handler: None,
    )
