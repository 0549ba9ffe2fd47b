"""Behind the login: the facilitator's state and commands, for remote controls and scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jupyter_server.base.handlers import APIHandler
from tornado.web import authenticated

from kit.domain.commands import FACILITATOR, read_command
from kit.domain.refusal import Refusal
from kit.language import N_
from kit.room.desk_view import desk_view
from kit.room.journal import Ask
from kit.room.protocol import LIST_LIMIT, ack, refused, whole_characters

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
    def get(self) -> None:
        """Answer with the facilitator's view."""
        room = self.hub.room
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
        language = self.hub.room.journal.state.language
        raws = whole_characters(self.get_json_body())
        if not isinstance(raws, list) or len(raws) > LIST_LIMIT:
            self.set_status(400)
            why = Refusal(N_("Send a list of at most {limit} messages."), {"limit": LIST_LIMIT})
            self.finish(json.dumps([refused(None, why, language)]))
            return
        said: list[dict[str, object]] = []
        for raw in raws:
            command = read_command(raw if isinstance(raw, dict) else {}, "facilitator")
            if isinstance(command, Refusal):
                given = raw.get("id") if isinstance(raw, dict) else None
                said.append(refused(given if isinstance(given, str) else None, command, language))
                continue
            answer = (await self.hub.room.ask([Ask(FACILITATOR, command)]))[0]
            said.append(
                refused(answer.id, answer.refusal, language)
                if answer.refusal
                else ack(answer.id, answer.seq)
            )
        self.finish(json.dumps(said, ensure_ascii=False))
