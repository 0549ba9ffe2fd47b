"""Pages of the room's door: the form for the code, phone, wall, and what they load."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated

from kit.server.guest import RoomHandler
from kit.server.identity import give_secret
from kit.server.plain_pages import waiting_page
from kit.widgets.qr import qr_svg

_YEAR = 31_536_000


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
        self.finish(page.html if page else waiting_page(self.reader_language, self.styles))


class WallHandler(RoomHandler):
    """``GET /wall/<CODE>``: the wall's page."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        """Serve the rendered deck from memory."""
        if not self.right_code(code):
            return
        page = self.hub.page("wall")
        self.finish(page.html if page else waiting_page(self.reader_language, self.styles))


class QRHandler(RoomHandler):
    """``GET /wall/<CODE>/qr.svg``: the join address as a QR code."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        """Draw the code."""
        if not self.right_code(code):
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
