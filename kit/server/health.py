"""``GET /kit/healthz``: whether the workshop's log takes what people write; nothing else."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import RequestHandler

if TYPE_CHECKING:
    from kit.server.hub import Hub

_WITHIN = 2.0
"""Seconds in which the log has to answer."""


class HealthHandler(RequestHandler):
    """Answers 200, or 503 when what people write cannot be kept.

    It needs no login, since load balancers have none, and tells nothing of the workshop.
    """

    def initialize(self, hub: Hub) -> None:
        """Take the hub of the workshop."""
        self.hub = hub

    @allow_unauthenticated
    async def get(self) -> None:
        """Answer whether the log can be written, and how far behind this server is."""
        hub, room = self.hub, self.hub.room
        if hub.trial is None or hub.trial.done():
            hub.trial = asyncio.ensure_future(room.takes_a_turn())
        try:
            writable = await asyncio.wait_for(asyncio.shield(hub.trial), _WITHIN)
        except TimeoutError:
            writable = False
        self.set_status(200 if writable else 503)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        told = {"ok": writable, "log": {"writable": writable, **room.behind()}}
        self.finish(json.dumps(told))
