"""The kit as everybody runs it: ``kit new``, ``kit serve``, driven by its own HTTP commands."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import uuid4

from kit.log import Row, open_log
from kit.place import place_of
from tests.benchmarks.harness import Server, Settings, ask, free_port, python

SESSION = "co-creation"
VOTE = f"{SESSION}/situation.vote"
_COLLECT = f"{SESSION}/situation.collect"
_TOKEN = "benchmark"
_READY_WITHIN = 60.0
SITUATIONS = (
    "The client waits for an hour and shouts at the counter.",
    "Two clients stand at the counter at once, both in a hurry.",
    "The client wants a refund after the time for it is over.",
    "The client on the telephone talks without a pause.",
    "The system is down and nobody can say for how long.",
    "The client asks for a colleague who is on holiday.",
    "A promise made last week was not kept.",
    "The client speaks a language that nobody here speaks.",
    "The client wants the manager at once.",
    "The client comes a minute before closing time.",
)


class KitServer:
    """A workshop of its own with ten situations, served on two free ports.

    ``log`` is the address of a PostgreSQL that keeps its log; ``""`` for a file.
    """

    def __init__(self, settings: Settings, name: str, log: str = "") -> None:
        self.folder: Path = settings.scratch / f"workshop-{name}"
        self._log, elsewhere = log, {"KIT_LOG": log} if log else {}
        subprocess.run(
            python("kit", "new", str(self.folder)),
            check=True, capture_output=True, env={**os.environ, **elsewhere},
        )  # fmt: skip
        desk, room = free_port(), free_port()
        self.desk = f"http://127.0.0.1:{desk}"
        self._room = f"http://127.0.0.1:{room}"
        command = python(
            "kit", "serve", str(self.folder), f"--ServerApp.port={desk}",
            "--ServerApp.port_retries=0", f"--KitApp.room_port={room}",
            "--KitApp.room_ip=127.0.0.1", f"--IdentityProvider.token={_TOKEN}",
        )  # fmt: skip
        self.server = Server(
            f"kit-{name}", command, f"{self._room}/join", settings.scratch, elsewhere
        )

    @property
    def join(self) -> str:
        """The address of the phone's page."""
        return str(self.state()["join"])

    @property
    def wall(self) -> str:
        """The address of the wall."""
        return str(self.state()["wall"])

    @property
    def present(self) -> int:
        """How many participants are connected."""
        return int(self.state()["present"])

    def state(self) -> dict[str, Any]:
        """Give what the desk sees."""
        found: dict[str, Any] = json.loads(ask(f"{self.desk}/kit/state", token=_TOKEN))
        return found

    def command(self, *raws: dict[str, Any]) -> None:
        """Give the facilitator's commands.

        Raises:
            RuntimeError: one was refused.
        """
        asked = [{"id": f"bench.{uuid4().hex}", **raw} for raw in raws]
        for answer in json.loads(ask(f"{self.desk}/kit/commands", asked, _TOKEN)):
            if answer["is"] != "ack":
                raise RuntimeError(str(answer))

    def open_vote(self) -> None:
        """Open the session, write ten situations, open the vote on them.

        Raises:
            RuntimeError: the notebook did not declare its agenda in time.
        """
        self.command({"do": "open_session", "session": SESSION})
        began = time.monotonic()
        # Activities are declared one by one; phones get the whole page once all of them are.
        while not any(
            one["key"] == SESSION and one["prepared"] for one in self.state()["sessions"]
        ):
            if time.monotonic() - began > _READY_WITHIN or self.server.ends_within(0.1):
                raise RuntimeError("the session's notebook was not rendered")
        add = {"do": "add", "activity": _COLLECT, "kind": "situation"}
        self.command(
            {"do": "open", "activity": _COLLECT},
            *({**add, "fields": {"text": text}} for text in SITUATIONS),
            {"do": "open", "activity": VOTE, "close_current": True},
        )

    def votes(self) -> Counter[str]:
        """Count each vote's id in the log, as it stands on the disk."""
        return Counter(row.id for row in self.rows() if row.kind == "voted")

    def rows(self) -> list[Row]:
        """Give the whole log, as it stands on the disk."""
        place = place_of(self.folder)
        log = open_log(self._log or place.log, place.folder.name)
        try:
            return list(log.read())
        finally:
            log.close()
