"""The server dies in the middle of a session and is started again."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.people import (
    entry,
    join,
    opens,
    part,
    settle,
    sit_at_desk,
    until,
    watch_wall,
    write,
)
from tests.server import Server, demo

BEFORE = "A client talks on the phone while being served"
AFTER = "A client has lost the number of the order"


@pytest.fixture
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = demo(tmp_path_factory.mktemp("cut"))
    yield running
    running.stop()


def start_again(dead: Server) -> None:
    """Serve the folder that the dead server left behind, at the same addresses."""
    ports = [urlsplit(address).port for address in (dead.desk, dead.phone)]
    command = [
        sys.executable, "-m", "kit", "serve", str(dead.folder),
        f"--ServerApp.port={ports[0]}", f"--KitApp.room_port={ports[1]}",
        "--KitApp.room_ip=127.0.0.1", f"--IdentityProvider.token={dead.token}",
    ]  # fmt: skip
    with dead.log.open("ab") as log:
        dead.process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ})
    dead.pid = dead.process.pid

    def answers() -> bool:
        assert dead.process.poll() is None, dead.log.read_text()[-4000:]
        try:
            return bool(dead.state())
        except (urllib.error.URLError, ConnectionError):
            return False

    until(answers, within=60)


def test_after_kill_9_and_a_restart_everybody_is_back_with_all_they_wrote(
    mortal: Server, pages: Pages
) -> None:
    desk = sit_at_desk(pages, mortal)
    wall = watch_wall(pages, mortal)
    ana = join(pages, mortal, "Ana")
    write(ana, BEFORE)
    expect(entry(ana, BEFORE).get_by_text("Saved")).to_be_visible()
    ana.get_by_label("What happens?").fill(AFTER)
    seen = mortal.state()

    mortal.power_cut()
    expect(ana.get_by_text("Connected", exact=True)).to_be_hidden()
    ana.get_by_role("button", name="Send").click()
    expect(entry(ana, AFTER).get_by_text("Waiting for the network")).to_be_visible()
    expect(wall.get_by_text("Connecting …")).to_be_visible()

    start_again(mortal)
    expect(ana.get_by_text("Connected", exact=True)).to_be_visible()
    expect(entry(ana, BEFORE)).to_be_visible()
    expect(entry(ana, AFTER).get_by_text("Saved")).to_be_visible()
    expect(wall.get_by_text("Connecting …")).to_be_hidden()
    now = mortal.state()
    assert (now["joined"], now["code"]) == (1, seen["code"])
    assert [item["text"] for item in now["items"]["situation"]] == [BEFORE, AFTER]

    desk.reload()
    settle(desk)
    collect = part(desk, "Collect: situations")
    expect(collect.get_by_text(BEFORE)).to_be_visible()
    expect(collect.get_by_text(AFTER)).to_be_visible()
    opens(part(desk, "Vote: situations"))
    expect(ana.get_by_role("group", name=AFTER)).to_be_visible()
