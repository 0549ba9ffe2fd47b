"""What all measurements share: servers as processes of their own, figures, rows."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.error import URLError
from urllib.request import Request, urlopen

import psutil

T = TypeVar("T")
_START_WITHIN, _STOP_WITHIN = 90.0, 15.0
"""Seconds."""
_MIB = 1024 * 1024


@dataclass(slots=True)
class Row:
    """One line of the table, with the numbers it was made from."""

    what: str
    reach: str
    kit: str
    voila: str = "–"
    echo: str = "–"
    ratio: str = "–"
    numbers: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a run keeps its files, and how large it is."""

    scratch: Path
    quick: bool = False

    def size(self, full: int, quick: int) -> int:
        """Choose a number of people, seconds or repetitions."""
        return quick if self.quick else full


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a process and its children hold and have used up."""

    mib: float
    """Memory of their own (USS): libraries that processes share count for none of them."""
    cpu: float
    """CPU seconds."""


def footprint(pid: int) -> Footprint:
    """Measure a server with all kernels it has started."""
    top = psutil.Process(pid)
    mib = cpu = 0.0
    for process in (top, *top.children(recursive=True)):
        times = process.cpu_times()
        mib += process.memory_full_info().uss / _MIB
        cpu += times.user + times.system
    return Footprint(mib, cpu)


def quantile(values: Sequence[float], part: float) -> float:
    """Give the value that this part of all values does not exceed; 0 of none."""
    ordered = sorted(values)
    return (
        ordered[max(0, min(len(ordered) - 1, round(part * len(ordered)) - 1))] if ordered else 0.0
    )


def middle(values: Sequence[float]) -> float:
    """Give the median."""
    return statistics.median(values)


def times(more: float, less: float) -> str:
    """Say how many times as much one is as the other."""
    if less <= 0:
        return "–"
    ratio = more / less
    return f"×{ratio:,.0f}" if ratio >= 20 else f"×{ratio:.2g}"


def keeping(folder: Path) -> float:
    """Give the seconds in which the disk keeps a small write for good: the floor of any log."""
    took = []
    with (folder / "kept").open("wb") as file:
        for _ in range(50):
            began = time.monotonic()
            file.write(b"x" * 4_096)
            file.flush()
            os.fsync(file.fileno())
            took.append(time.monotonic() - began)
    return middle(took)


def free_port() -> int:
    """Give a port of 127.0.0.1 on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(url: str, body: object = None, token: str = "") -> bytes:
    """Send one request and give the answer's body."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"token {token}"
    with urlopen(Request(url, data, headers), timeout=120) as answer:
        content: bytes = answer.read()
    return content


class Server:
    """A server process that answers at a URL; its output goes to a file."""

    def __init__(
        self,
        name: str,
        command: list[str],
        alive: str,
        scratch: Path,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.command, self.alive, self._environment = command, alive, environment or {}
        self.output = scratch / f"{name}.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id.

        Raises:
            RuntimeError: the server does not run.
        """
        if self._process is None:
            raise RuntimeError(f"{self.command} does not run")
        return self._process.pid

    def start(self) -> float:
        """Start the process and wait until it answers; give the seconds that took.

        Raises:
            RuntimeError: it ended, or did not answer in time.
        """
        began = time.monotonic()
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("KIT_", "JUPYTER"))}
        environment |= self._environment
        with self.output.open("ab") as output:
            self._process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                env=environment,
            )  # fmt: skip
        while time.monotonic() - began < _START_WITHIN and self._process.poll() is None:
            try:
                ask(self.alive)
            except (URLError, OSError):
                self.ends_within(0.02)
            else:
                return time.monotonic() - began
        said = self.output.read_text("utf-8", "replace")[-2_000:]
        raise RuntimeError(f"{self.command} does not answer:\n{said}")

    def ends_within(self, seconds: float) -> bool:
        """Whether the process ends in this time; returns as soon as it does."""
        try:
            if self._process:
                self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> float:
        """Kill the process with SIGKILL; give the moment (monotonic) at which it was dead."""
        os.kill(self.pid, 9)
        if self._process:
            self._process.wait()
        return time.monotonic()

    def stop(self) -> None:
        """Stop the process and the kernels it has started, each by its id."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        kernels = psutil.Process(process.pid).children(recursive=True)
        process.terminate()
        try:
            process.wait(_STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for kernel in kernels:
            if kernel.is_running():
                kernel.kill()


class Served(Protocol):
    """What the crowd can join."""

    server: Server

    @property
    def join(self) -> str:
        """The address of the phone's page; ``/ws`` behind it is the socket."""
        ...


@contextmanager
def running(served: T, server: Server) -> Iterator[T]:
    """Have a server for the length of a block."""
    try:
        server.start()
        yield served
    finally:
        server.stop()


def _work(work: Callable[..., Coroutine[Any, Any, T]], arguments: tuple[Any, ...]) -> T:
    return asyncio.run(work(*arguments))


@contextmanager
def apart(work: Callable[..., Coroutine[Any, Any, T]], *arguments: object) -> Iterator[Future[T]]:
    """Do work in a process of its own, so that it measures the server and not itself."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool.submit(_work, work, arguments)


def in_another_process(work: Callable[..., Coroutine[Any, Any, T]], *arguments: object) -> T:
    """Do work in a process of its own and wait for it."""
    with apart(work, *arguments) as done:
        return done.result()


def python(module: str, *arguments: str) -> list[str]:
    """Give the command that runs a module with this Python."""
    return [sys.executable, "-m", module, *arguments]
