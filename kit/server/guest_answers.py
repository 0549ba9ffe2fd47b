"""Answers of the room's door for networks that block sockets: the view, and commands by post."""

from __future__ import annotations

import json

from jupyter_server.auth.decorator import allow_unauthenticated

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.room.protocol import LIST_LIMIT, read_frame, refused, welcome_frame
from kit.server.guest import RoomHandler


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
