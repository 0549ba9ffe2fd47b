"""``/kit/healthz``, and how a server says good-bye: whoever asks is told, and nothing is told."""

from __future__ import annotations

import json
import sqlite3

from tests.server import Server, demo
from tests.visitors import Visitor, ask

STOPS = (
    "The workshop's server stops. What you write is kept on this phone and sent when the "
    "server is back."
)


def test_whether_the_log_takes_what_people_write_is_told_without_a_login_and_nothing_else(
    server: Server,
) -> None:
    address = f"{server.base}/kit/healthz"
    well = {"ok": True, "log": {"writable": True, "waiting": 0, "behind": 0}}
    reply = ask(address)
    assert (reply.status, json.loads(reply.body)) == (200, well)
    assert ask(f"{server.phone.partition('/join')[0]}/kit/healthz").status == 404
    other = sqlite3.connect(server.folder / "workshop.kit", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        held = ask(address)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert (held.status, json.loads(held.body)["log"]["writable"]) == (503, False)
    assert ask(address).status == 200


async def test_a_server_that_is_stopped_tells_phones_in_words_and_its_log_tells_of_nobody(
    tmp_path_factory,
) -> None:
    own = demo(tmp_path_factory.mktemp("stop"))
    visitor = Visitor(own.phone).join("Zoryana")
    ask(f"{own.base}/join/{own.code}/none")
    ask(f"{own.base}/kit/state?token=wrong{own.token}")
    visitor.post_raw(b"\xff", Origin="http://elsewhere.example")
    async with visitor.socket() as socket:
        own.process.terminate()
        assert await socket.hear("stops") == {"is": "stops", "why": STOPS}
        assert await socket.line.read_message() is None
        assert (socket.line.close_code, socket.line.close_reason) == (1001, STOPS[:123])
    assert own.process.wait(30) == 0
    written = own.log.read_text("utf-8")
    _, told_at_start, after = written.partition(own.token)
    assert told_at_start
    assert "Traceback" not in written
    cookie = visitor.cookie.partition("=")[2]
    for nobodys in ("Zoryana", cookie, own.code, "elsewhere"):
        assert nobodys not in after, nobodys
