"""What all handlers of the room's door share: who asks, in which language, and may they."""

from __future__ import annotations

import asyncio
import logging
import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler, create_signed_value, decode_signed_value

from kit.domain.commands import Actor
from kit.domain.refusal import Refusal
from kit.domain.rules.people import participant_id
from kit.language import N_, best_language, translate
from kit.room.answering import Request
from kit.server.plain_pages import code_page, waiting_page

if TYPE_CHECKING:
    from kit.server.faces import Face
    from kit.server.hub import Hub

_LOG = logging.getLogger(__name__)
_WRONG_AT_ONCE = 50
"""Wrong join codes that wait for their answer at once."""
_DAYS = 400
"""As long as browsers keep a cookie: trials go on for weeks with the same identity."""


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
        """Hash of the secret in the phone's cookie; ``""`` if there is none or a forged one."""
        name = f"kit-{self.hub.code}"
        raw = self.get_cookie(name)
        value = decode_signed_value(self.hub.key, name, raw, max_age_days=_DAYS) if raw else None
        return blake2b(value, digest_size=16).hexdigest() if value else ""

    def give_secret(self) -> None:
        """Set a new signed secret as a cookie: from now on this phone is somebody."""
        name = f"kit-{self.hub.code}"
        self.set_cookie(
            name,
            create_signed_value(self.hub.key, name, secrets.token_urlsafe(24)),
            expires_days=_DAYS,
            path=f"{self.hub.base}join",
            httponly=True,
            samesite="Lax",
            secure=self.request.protocol == "https",
        )

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

    async def right_code(self, code: str) -> bool:
        """Whether this is the workshop's code; if not, answer with the form and a sentence.

        Wrong ones wait, for the whole room and not by address: so many wait at once, and while
        they do nobody new is looked at. Who tries codes gets through a few dozen a second, a
        phone that is known already never waits, and a new one comes again by itself.
        """
        known = self.secret in self.hub.room.journal.state.secrets
        if not known and self.hub.wrong_codes >= _WRONG_AT_ONCE:
            self.set_status(503)
            self.finish(waiting_page(self.reader_language, self.styles))
            return False
        if code.upper() == self.hub.code:
            return True
        self.hub.wrong_codes += 1
        try:
            await asyncio.sleep(self.hub.wrong_waits)
        finally:
            self.hub.wrong_codes -= 1
        self.set_status(404)
        self.finish(self._form(N_("There is no workshop with the code {code} here."), code=code))
        return False

    def _form(self, why: str = "", **values: object) -> str:
        language = self.reader_language
        said = translate(language, why, **values) if why else ""
        return code_page(language, f"{self.hub.base}join", self.styles, said)

    def show(self, face: Face) -> None:
        """Answer with a face's page from memory; until it is made, with one that waits."""
        page = self.hub.pages.get(face)
        self.finish(page.html if page else waiting_page(self.reader_language, self.styles))

    @property
    def styles(self) -> str:
        """Address of the style sheet of the plain pages."""
        return f"{self.hub.base}join/-/{self.hub.assets.version}/phone.css"

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say an error in one sentence."""
        sentence = N_("Something went wrong here ({status}). Reload the page.")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(translate(self.reader_language, sentence, status=status_code))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Note an error of the program; what a stranger got wrong is told to the stranger."""
        if not isinstance(value, HTTPError):
            _LOG.error("%s failed.", type(self).__name__, exc_info=(typ, value, tb))

    def language_of(self, secret: str) -> str:
        """The language of the participant with this secret."""
        state = self.hub.room.journal.state
        person = state.participants.get(state.secrets.get(secret, ""))
        return person.language if person else self.reader_language

    async def carry_out(self, secret: str, raws: list[Any] | Refusal) -> list[dict[str, object]]:
        """Carry out raw commands of one phone in order; give one frame for each."""
        await self.hub.pace.turn(secret, 1 if isinstance(raws, Refusal) else len(raws))
        request = Request(raws, Actor("participant", participant_id(secret), secret))
        answers = await self.hub.room.ask(request.asks)
        return request.frames(answers, self.language_of(secret))
