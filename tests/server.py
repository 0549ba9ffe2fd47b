"""A real server for tests: a process of its own on loopback, its output in a file."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil

START_WITHIN = 60.0


@dataclass
class Server:
    """A running ``kit demo`` or ``kit serve``."""

    process: subprocess.Popen[bytes]
    log: Path
    desk: str
    phone: str
    wall: str
    code: str
    folder: Path
    pid: int
    token: str = field(default="")

    def __post_init__(self) -> None:
        self.token = self.desk.partition("token=")[2]

    @property
    def base(self) -> str:
        """Address of the desk's door."""
        return self.desk.partition("/voila/")[0]

    def get(self, path: str) -> Any:
        """Ask the desk's door, with the token."""
        request = urllib.request.Request(
            self.base + path, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def state(self) -> dict[str, Any]:
        """Give the facilitator's view."""
        return self.get("/kit/state")

    def command(self, do: str, **parts: Any) -> dict[str, Any]:
        """Carry out one command of the facilitator; give the answer."""
        body = json.dumps([{"do": do, "id": f"test.{uuid4().hex}", **parts}]).encode()
        request = urllib.request.Request(
            self.base + "/kit/commands",
            data=body,
            headers={
                "Authorization": f"token {self.token}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)[0]

    def open(self, activity: str) -> None:
        """Open an activity of the co-creation session, and close the one before."""
        answer = self.command("open", activity=f"co-creation/{activity}", close_current=True)
        assert answer["is"] == "ack", answer

    def kill(self) -> None:
        """End the process at once; those that it started find out by themselves."""
        os.kill(self.pid, signal.SIGKILL)
        self.process.wait(20)

    def power_cut(self) -> None:
        """End it at once with all that it started: what clears away after a demo, too."""
        for one in psutil.Process(self.pid).children(recursive=True):
            one.kill()
        self.kill()

    def stop(self) -> None:
        """End the process as a person does."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)


def soon(condition: Callable[[], object], seconds: float = 40) -> bool:
    """Ask until it is so, or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        select.select([], [], [], 0.1)
    return False


def demo(tmp: Path, *options: str) -> Server:
    """Start ``kit demo`` without people on free ports and wait until it is ready."""
    arguments = ["demo", "--json", "--no-browser", "--port=0", "--room-port=0"]
    arguments += ["--room-ip=127.0.0.1", *options]
    if not any(option.startswith("--participants") for option in options):
        arguments.append("--participants=0")
    return start(tmp, arguments)


def start(tmp: Path, arguments: list[str]) -> Server:
    """Start a demo process and read its one JSON line."""
    out, log = tmp / "out.json", tmp / "server.log"
    # Its own temporary folder, so that what it leaves behind is cleared away with the test.
    environment = {**os.environ, "TMPDIR": str(tmp), "JUPYTER_RUNTIME_DIR": str(tmp / "runtime")}
    for name in ("KIT_FOLDER", "KIT_LOG", "KIT_FACE"):
        environment.pop(name, None)
    with out.open("wb") as stdout, log.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "kit", *arguments],
            stdout=stdout, stderr=stderr, env=environment, cwd=tmp,
        )  # fmt: skip
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        lines = out.read_text().splitlines()
        if lines and lines[0].endswith("}"):
            told = json.loads(lines[0])
            told["folder"] = Path(told["folder"])
            return Server(process, log, **told)
        if process.poll() is not None:
            break
        select.select([], [], [], 0.05)
    process.kill()
    raise AssertionError(f"The server did not start:\n{log.read_text()[-4000:]}")
