"""Answers of the room's door for networks that block sockets: the view, and commands by post."""

from __future__ import annotations

import json

from jupyter_server.auth.decorator import allow_unauthenticated

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.room.protocol import read_list, welcome_frame
from kit.server.guest import RoomHandler

_FOREIGN = Refusal(N_("This request came from a foreign page and was not carried out."))
_UNKNOWN = Refusal(N_("We do not know this phone any more. Open the join page again."))


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
        raws = read_list(self.request.body)
        status = 400
        if not self.same_origin():
            status, raws = 403, _FOREIGN
        elif not self.secret:
            status, raws = 403, _UNKNOWN
        if isinstance(raws, Refusal):
            self.set_status(status)
        self.finish(json.dumps(await self.carry_out(self.secret, raws), ensure_ascii=False))
