"""The room's door: what anybody in the room may reach, and nothing else.

These handlers know nothing of Jupyter. They answer on a second HTTP server on the local
network, and on the Jupyter server too, for a single port behind a proxy.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import Application, RequestHandler

from kit.domain.commands import Actor, read_command
from kit.domain.refusal import Refusal
from kit.language import N_, best_language, translate
from kit.room.journal import Answer, Ask
from kit.room.protocol import LIST_LIMIT, ack, read_frame, refused, welcome_frame
from kit.room.room import participant_id
from kit.server.identity import give_secret, secret_of
from kit.server.plain_pages import code_page, waiting_page

if TYPE_CHECKING:
    from kit.server.hub import Hub

_YEAR = 31_536_000


class RoomHandler(RequestHandler):
    """What all handlers of the room's door have in common."""

    hub: Hub

    def initialize(self, hub: Hub) -> None:
        """Take the hub of the workshop."""
        self.hub = hub

    @property
    def reader_language(self) -> str:
        """The language to speak to somebody of whom nothing is known but the browser."""
        accept = self.request.headers.get("Accept-Language", "")
        return best_language(accept, self.hub.room.journal.state.language)

    @property
    def secret(self) -> str:
        """Hash of the phone's secret, ``""`` without a valid cookie."""
        return secret_of(self, self.hub.key, self.hub.code)

    def check_xsrf_cookie(self) -> None:
        """Compare the Origin instead: phones have no session that a form could abuse."""

    def set_default_headers(self) -> None:
        """Allow a page nothing but what this server gives it."""
        host = self.request.headers.get("Host", "")
        plain = all(c.isalnum() or c in ".-:[]_" for c in host)
        sockets = f" ws://{host} wss://{host}" if host and plain else ""
        self.set_header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            f"connect-src 'self'{sockets}; base-uri 'none'; form-action 'self'; "
            "frame-ancestors 'none'",
        )
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")

    def same_origin(self) -> bool:
        """Whether a request comes from a page of this server (or from no page at all)."""
        origin = self.request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == self.request.headers.get("Host")

    def right_code(self, code: str) -> bool:
        """Whether this is the workshop's code; if not, answer with the form and a sentence."""
        if code.upper() == self.hub.code:
            return True
        self.set_status(404)
        self.finish(self._form(N_("There is no workshop with the code {code} here."), code=code))
        return False

    def _form(self, why: str = "", **values: object) -> str:
        language = self.reader_language
        said = translate(language, why, **values) if why else ""
        return code_page(language, f"{self.hub.base}join", self._styles, said)

    @property
    def _styles(self) -> str:
        return f"{self.hub.base}join/-/{self.hub.assets.version}/phone.css"

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say an error in one sentence."""
        sentence = N_("Something went wrong here ({status}). Reload the page.")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(translate(self.reader_language, sentence, status=status_code))

    def language_of(self, secret: str) -> str:
        """The language of the participant with this secret."""
        state = self.hub.room.journal.state
        person = state.participants.get(state.secrets.get(secret, ""))
        return person.language if person else self.reader_language

    async def carry_out(self, secret: str, raws: list[Any]) -> list[dict[str, object]]:
        """Carry out raw commands of one phone in order; give one frame for each."""
        actor = Actor("participant", participant_id(secret), secret)
        frames: list[dict[str, object] | None] = []
        asks: list[Ask] = []
        for raw in raws:
            command: Any = (
                read_command(raw, "participant")
                if isinstance(raw, dict)
                else Refusal(N_("This message could not be read. Reload the page and try again."))
            )
            if isinstance(command, Refusal):
                given = raw.get("id") if isinstance(raw, dict) else None
                sender_id = given if isinstance(given, str) else None
                frames.append(refused(sender_id, command, self.language_of(secret)))
            else:
                frames.append(None)
                asks.append(Ask(actor, command))
        answers = iter(await self.hub.room.ask(asks) if asks else [])
        return [frame or self._told(next(answers), secret) for frame in frames]

    def _told(self, answer: Answer, secret: str) -> dict[str, object]:
        """Give the frame for what became of a command."""
        if answer.refusal:
            return refused(answer.id, answer.refusal, self.language_of(secret))
        return ack(answer.id, answer.seq)


class CodeHandler(RoomHandler):
    """``GET /join``: ask for the code."""

    @allow_unauthenticated
    def get(self) -> None:
        """Show the form, or go on to the page of the code that was typed."""
        code = self.get_query_argument("code", "").strip().upper()
        if not code:
            self.finish(self._form())
        elif self.right_code(code):
            self.redirect(f"{self.hub.base}join/{code}")


class PhoneHandler(RoomHandler):
    """``GET /join/<CODE>``: the phone's page, and a cookie on the first visit."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        """Serve the rendered page from memory."""
        if not self.right_code(code):
            return
        if not self.secret:
            give_secret(self, self.hub.key, self.hub.code, f"{self.hub.base}join")
        page = self.hub.page("phone")
        self.finish(page.html if page else waiting_page(self.reader_language, self._styles))


class ViewHandler(RoomHandler):
    """``GET /join/<CODE>/view``: the whole view, for networks that block sockets."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        """Answer with a welcome frame."""
        if not self.right_code(code):
            return
        room = self.hub.room
        who = room.journal.state.secrets.get(self.secret)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(welcome_frame(who, room.journal.state.seq, room.whole_view(who)))


class EventsHandler(RoomHandler):
    """``POST /join/<CODE>/events``: a list of commands in, the list of answers out."""

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        """Carry out what a phone sends, like frames of its socket."""
        if not self.right_code(code):
            return
        self.set_header("Content-Type", "application/json; charset=utf-8")
        language = self.language_of(self.secret)
        if not self.same_origin():
            self.set_status(403)
            why = Refusal(N_("This request came from a foreign page and was not carried out."))
            self.finish(json.dumps([refused(None, why, language)]))
            return
        if not self.secret:
            self.set_status(403)
            why = Refusal(N_("We do not know this phone any more. Open the join page again."))
            self.finish(json.dumps([refused(None, why, language)]))
            return
        frame = read_frame(b'{"list":' + self.request.body + b"}")
        raws = frame.get("list") if isinstance(frame, dict) else None
        if not isinstance(raws, list) or len(raws) > LIST_LIMIT:
            why = (
                frame
                if isinstance(frame, Refusal)
                else Refusal(N_("Send a list of at most {limit} messages."), {"limit": LIST_LIMIT})
            )
            self.set_status(400)
            self.finish(json.dumps([refused(None, why, language)]))
            return
        self.finish(json.dumps(await self.carry_out(self.secret, raws), ensure_ascii=False))


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


class WallHandler(RoomHandler):
    """``GET /wall/<CODE>``: the wall's page."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        """Serve the rendered deck from memory."""
        if not self.right_code(code):
            return
        page = self.hub.page("wall")
        self.finish(page.html if page else waiting_page(self.reader_language, self._styles))


class QRHandler(RoomHandler):
    """``GET /wall/<CODE>/qr.svg``: the join address as a QR code."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        """Draw the code."""
        from kit.widgets.qr import qr_svg  # noqa: PLC0415 - only the wall's first slide needs it

        if not self.right_code(code):
            return
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(qr_svg(self.hub.join_address))


def room_handlers(hub: Hub) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Give the routes of the room's door."""
    from kit.server.lines import PhoneSocket, WallSocket  # noqa: PLC0415 - they build on this file

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


__all__ = ["RoomHandler", "room_application", "room_handlers"]
