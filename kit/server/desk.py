"""Behind the login: the desk as Voila shows it, its downloads, state and commands for scripts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from jupyter_server.base.handlers import APIHandler, JupyterHandler
from tornado.web import HTTPError, authenticated

from kit.domain.commands import FACILITATOR
from kit.domain.refusal import Refusal
from kit.room.answering import Request
from kit.room.desk_view import desk_view
from kit.room.incoming import read_list

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from kit.server.hub import Hub

_EXTENSIONS = (
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
)
"""The browser extensions a desk needs; others that are installed would only slow it down."""

_NO_FORMULAS = """// This desk typesets no formulas: MathJax would come from another host.
window.MathJax = {
  Ajax: {}, InputJax: { TeX: { resetEquationNumbers() {} } },
  Hub: { Config() {}, Configured() {}, Queue() {}, Register: { StartupHook() {} } },
};
"""
_DIGITS = 9
_SAFE_NAME = re.compile(r"[\w][\w .()-]*", re.UNICODE)


def configure_voila(serverapp: ServerApp) -> None:
    """Show notebooks as the desk: own template, nothing from other hosts, kernels culled.

    Settings that the facilitator gave on the command line or in a file win.
    """
    voila = serverapp.config.VoilaConfiguration
    voila.setdefault("template", "kit-desk")
    voila.setdefault("show_tracebacks", True)
    voila.setdefault("allow_template_override", "NO")
    # Voila serves files without asking for a login: it shall serve none.
    voila.setdefault("file_allowlist", ["$^"])
    voila.setdefault("extension_allowlist", list(_EXTENSIONS))
    # Formulas would be typeset by a script of another host; a workshop has none.
    serverapp.web_app.settings["mathjax_url"] = f"{serverapp.base_url}kit/no-formulas.js"


class NoFormulasHandler(JupyterHandler):
    """``GET /kit/no-formulas.js``: an empty script in the place of MathJax."""

    @authenticated
    def get(self) -> None:
        """Answer with a script that does nothing."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish(_NO_FORMULAS)


class _OfHub:
    """What the desk's handlers have in common."""

    hub: Hub

    def initialize(self, hub: Hub) -> None:
        """Take the hub of the workshop."""
        self.hub = hub


class ToDeskHandler(_OfHub, JupyterHandler):
    """``GET /kit``: to the desk of the open session; the address that Jupyter prints leads here."""

    @authenticated
    def get(self) -> None:
        """Send the browser on, with the token if it came with one, as Jupyter does."""
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.hub.base}{self.hub.desk_path}{query}")


class DownloadHandler(_OfHub, JupyterHandler):
    """``GET /kit/exports/<name>``: an exported file, behind the login."""

    @authenticated
    def get(self, name: str) -> None:
        """Send the file as a download."""
        path = self.hub.place.exports / name
        if not _SAFE_NAME.fullmatch(name) or not path.is_file():
            raise HTTPError(404)
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Content-Disposition", "attachment")
        self.finish(path.read_bytes())


class StateHandler(_OfHub, APIHandler):
    """``GET /kit/state``: what the desk shows, as JSON; ``?skip=200`` gives the next items."""

    @authenticated
    async def get(self) -> None:
        """Answer with the facilitator's view of all that is kept, by whatever process."""
        room, skip = self.hub.room, self.get_query_argument("skip", "0")
        if not (skip.isascii() and skip.isdecimal() and len(skip) <= _DIGITS):
            raise HTTPError(400)
        await room.catch_up()
        view = desk_view(room.journal.state, room.clock(), int(skip))
        here = {
            "present": room.connections.present,
            "connections": len(room.connections.open),
            "join": self.hub.join_address,
            "wall": self.hub.wall_address,
            "saving": room.saving.why is None,
        }
        self.finish(json.dumps(view | here, ensure_ascii=False))


class PresenceHandler(_OfHub, APIHandler):
    """``GET /kit/presence``: how many phones are connected now, and why nothing can be saved."""

    @authenticated
    def get(self) -> None:
        """Answer with a number and a sentence, mostly empty; the desk asks every few seconds."""
        room = self.hub.room
        why = room.saving.why
        said = why.refusal.said(room.journal.state.language) if why else ""
        self.finish({"present": room.connections.present, "cannot_save": said})


class CommandsHandler(_OfHub, APIHandler):
    """``POST /kit/commands``: a list of the facilitator's commands, carried out in order."""

    @authenticated
    async def post(self) -> None:
        """Answer with the list of acknowledgements and refusals."""
        room = self.hub.room
        raws = read_list(self.request.body, limit=None)
        if isinstance(raws, Refusal):
            self.set_status(400)
        request = Request(raws, FACILITATOR)
        answers = await room.ask(request.asks)
        frames = request.frames(answers, room.journal.state.language)
        self.finish(json.dumps(frames, ensure_ascii=False))
