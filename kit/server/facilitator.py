"""Behind the login: the facilitator's state and commands, for remote controls and scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jupyter_server.base.handlers import APIHandler
from tornado.web import authenticated

from kit.domain.commands import FACILITATOR
from kit.domain.refusal import Refusal
from kit.room.answering import Request
from kit.room.desk_view import desk_view
from kit.room.protocol import read_list

if TYPE_CHECKING:
    from kit.server.hub import Hub


class _DeskHandler(APIHandler):
    """What the facilitator's handlers have in common."""

    hub: Hub

    def initialize(self, hub: Hub) -> None:
        """Take the hub of the workshop."""
        self.hub = hub


class StateHandler(_DeskHandler):
    """``GET /kit/state``: everything the desk shows, as JSON."""

    @authenticated
    async def get(self) -> None:
        """Answer with the facilitator's view of all that is kept, by whatever process."""
        room = self.hub.room
        await room.catch_up()
        view = desk_view(room.journal.state, room.clock())
        here = {
            "present": room.connections.present,
            "connections": len(room.connections.open),
            "join": self.hub.join_address,
            "wall": self.hub.wall_address,
        }
        self.finish(json.dumps(view | here, ensure_ascii=False))


class PresenceHandler(_DeskHandler):
    """``GET /kit/presence``: how many phones are connected now."""

    @authenticated
    def get(self) -> None:
        """Answer with one number; the desk asks every few seconds."""
        self.finish({"present": self.hub.room.connections.present})


class CommandsHandler(_DeskHandler):
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
