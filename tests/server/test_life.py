"""Power cuts and broken notebooks: what was acknowledged stays, and phones are told."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.server import Server, demo, soon
from tests.visitors import Visitor, ask, command

COLLECT = "co-creation/situation.collect"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that the test may end."""
    running = demo(tmp_path_factory.mktemp("cut"))
    yield running
    running.stop()


def serve(server: Server, folder: Path) -> subprocess.Popen[bytes]:
    """Start ``kit serve`` on the folder of a server that is gone, at the same room's door."""
    (folder / ".workshop-running").unlink(missing_ok=True)
    room = urlsplit(server.phone).port
    options = [f"--KitApp.room_port={room}", "--KitApp.room_ip=127.0.0.1"]
    options += [f"--ServerApp.port={free_port()}"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KIT_")}
    with (folder.parent / "serve.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "kit", "serve", str(folder), *options],
            stdout=log, stderr=log, env=environment, cwd=folder.parent,
        )  # fmt: skip


def add(text: str) -> dict[str, object]:
    return command("add", activity=COLLECT, kind="situation", fields={"text": text})


async def test_after_a_power_cut_every_acknowledged_event_is_there_and_phones_are_who_they_were(
    own: Server,
) -> None:
    visitor = Visitor(own.phone).join("Ana")
    who = visitor.view()["participant"]
    kept = {}
    async with visitor.socket() as line:
        for n in range(20):
            frame = add(f"Situation {n}")
            kept[n] = (frame, (await line.answer(frame))["seq"])
        own.power_cut()
    again = serve(own, own.folder)
    try:
        assert soon((own.folder / ".workshop-running").exists)
        seen = visitor.view()
        assert seen["participant"] == who
        assert seen["view"]["me"]["name"] == "Ana"
        texts = {item["fields"]["text"] for item in seen["view"]["items"]}
        assert texts == {f"Situation {n}" for n in range(20)}
        answers = visitor.post([frame for frame, _ in kept.values()])
        assert [answer.get("seq") for answer in answers] == [seq for _, seq in kept.values()]
        assert soon(lambda: b"kit-activity" in ask(own.phone).body)
    finally:
        again.terminate()
        again.wait(20)
    assert not (own.folder / ".workshop-running").exists()


def test_a_cell_that_raises_is_told_to_the_desk_and_phones_wait_on_the_page_of_before(
    server: Server,
) -> None:
    notebook = server.folder / "workshops" / "2_co_creation.ipynb"
    sound = notebook.read_text("utf-8")
    page = ask(server.phone).body
    visitor = Visitor(server.phone).join()

    def session() -> dict[str, object]:
        (found,) = [s for s in server.state()["sessions"] if s["key"] == "co-creation"]
        return dict(found)

    broken = json.loads(sound)
    cell = next(c for c in broken["cells"] if "session.collect" in "".join(c["source"]))
    cell["source"] = ["1 / 0"]
    notebook.write_text(json.dumps(broken), "utf-8")
    try:
        assert soon(lambda: session()["failed_cell"] == 3)
        assert "ZeroDivisionError" in str(session()["error"])
        assert visitor.view()["view"]["room"]["prepared"] is False
        assert visitor.view()["view"]["current"] is None
        assert ask(server.phone).body == page
        assert b"ZeroDivisionError" not in page
    finally:
        notebook.write_text(sound, "utf-8")
    assert soon(lambda: session()["failed_cell"] is None)
    assert visitor.view()["view"]["room"]["prepared"] is True


def test_a_demo_of_a_session_without_tasks_for_the_room_is_ready(tmp_path: Path) -> None:
    running = demo(tmp_path, "--session=standard")
    state = running.state()
    assert state["session"] == "standard"
    assert state["agenda"] == []
    running.stop()
