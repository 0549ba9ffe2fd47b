"""The room's door: what anybody in the room may reach, and nothing else.

These routes know nothing of Jupyter. They answer on a second HTTP server on the local
network, and on the Jupyter server too, for a single port behind a proxy.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import Application, RequestHandler

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.room.incoming import read_list
from kit.room.protocol import welcome_frame, write
from kit.room.views import found_part
from kit.server.connections import PhoneSocket, WallSocket
from kit.server.guest import RoomHandler
from kit.server.own_page import own_page
from kit.server.pace import VIEW
from kit.widgets.qr import qr_svg

if TYPE_CHECKING:
    from kit.server.hub import Hub

_FOREIGN = Refusal(N_("This request came from a foreign page and was not carried out."))
_UNKNOWN = Refusal(N_("We do not know this phone any more. Open the join page again."))
_YEAR = 31_536_000
_QUERY = 200
"""Characters of a search that are looked at."""


class CodeHandler(RoomHandler):
    """``GET /join``: ask for the code."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Show the form, or go on to the page of the code that was typed."""
        code = self.get_query_argument("code", "").strip().upper()
        if not code:
            self.finish(self._form())
        elif await self.right_code(code):
            self.redirect(f"{self.hub.base}join/{code}")


class PhoneHandler(RoomHandler):
    """``GET /join/<CODE>``: the phone's page, and a cookie on the first visit."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Serve the rendered page from memory."""
        if not await self.right_code(code):
            return
        if not self.secret:
            self.give_secret()
        self.show("phone")


class StandardHandler(RoomHandler):
    """``GET /join/<CODE>/standard``: the standard as it was shared, to read and to keep."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Serve the one file that holds it, as a page of its own without this one's rights."""
        if not await self.right_code(code):
            return
        page = self.hub.place.shared
        if not self.hub.room.journal.state.shared or not page.is_file():
            self.set_status(404)
            self.finish(self._form(N_("The standard is not shared yet. Ask the facilitator.")))
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header(
            "Content-Security-Policy",
            "sandbox allow-scripts allow-downloads allow-modals; default-src 'none'; "
            "script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        )
        self.finish(page.read_bytes())


class MineHandler(RoomHandler):
    """``GET /join/<CODE>/mine``: what became of one's own entries."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Show the entries of the phone that asks, and nobody else's."""
        if not await self.right_code(code):
            return
        state = self.hub.room.journal.state
        who = state.secrets.get(self.secret, "")
        self.finish(own_page(state, who, self.language_of(self.secret), self.styles))


class WallHandler(RoomHandler):
    """``GET /wall/<CODE>``: the wall's page."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Serve the rendered deck from memory."""
        if not await self.right_code(code):
            return
        self.show("wall")


class QRHandler(RoomHandler):
    """``GET /wall/<CODE>/qr.svg``: the join address as a QR code."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Draw the code."""
        if not await self.right_code(code):
            return
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(qr_svg(self.hub.join_address))


class AssetHandler(RoomHandler):
    """``GET /join/-/<version>/<name>``: scripts, styles and words, cached for good."""

    @allow_unauthenticated
    def get(self, version: str, name: str) -> None:
        """Serve a file from memory."""
        if name not in self.hub.assets.files:
            self.send_error(404)
            return
        kind, content = self.hub.assets.files[name]
        self.set_header("Content-Type", kind)
        if version == self.hub.assets.version:
            self.set_header("Cache-Control", f"public, max-age={_YEAR}, immutable")
        self.finish(content)


class ViewHandler(RoomHandler):
    """``GET /join/<CODE>/view``: the whole view, for networks that block sockets."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Answer with a welcome frame."""
        if not await self.right_code(code):
            return
        await self.hub.pace.turn(self.secret, VIEW)
        room = self.hub.room
        who = room.journal.state.secrets.get(self.secret)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(welcome_frame(who, room.journal.state.seq, room.whole_view(who)))


class EventsHandler(RoomHandler):
    """``POST /join/<CODE>/events``: a list of commands in, the list of answers out."""

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        """Carry out what a phone sends, like frames of its socket."""
        if not await self.right_code(code):
            return
        self.set_header("Content-Type", "application/json; charset=utf-8")
        raws = read_list(self.request.body)
        status = 400
        if not self.same_origin():
            status, raws = 403, _FOREIGN
        elif not self.secret:
            status, raws = 403, _UNKNOWN
        if isinstance(raws, Refusal):
            self.set_status(status)
        self.finish(json.dumps(await self.carry_out(self.secret, raws), ensure_ascii=False))


class FindHandler(RoomHandler):
    """``GET /join/<CODE>/find``: search what a new entry can belong to."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Answer with a list of choices; with none for an activity that asks for nothing."""
        if not await self.right_code(code):
            return
        state = self.hub.room.journal.state
        run = state.runs.get(self.get_query_argument("activity", ""))
        found = found_part(state, run, self.get_query_argument("q", "")[:_QUERY]) if run else []
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(write(found))


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
        (rf"/join/{code}/find", FindHandler, shared),
        (rf"/join/{code}/events", EventsHandler, shared),
        (rf"/join/{code}/standard", StandardHandler, shared),
        (rf"/join/{code}/mine", MineHandler, shared),
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
