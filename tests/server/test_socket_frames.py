"""What is no frame at all: a reason in words, and nothing of it harms anybody else."""

from __future__ import annotations

import json

import pytest

from kit.language import translate
from kit.server.connections import CROWDED, UNREAD
from kit.server.frames import BROKEN, CUT
from tests.faults.raw_line import frame, raw_line
from tests.server import Server
from tests.visitors import Visitor, command

UNREADABLE = "This message could not be read. Reload the page and try again."
LARGE = "This message is larger than 64 KB. Shorten the text."
VOTE = "co-creation/situation.vote"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (frame(b'{"do": "\xff"}'), UNREADABLE),
        (frame(b"x" * 100_000), LARGE),
        (frame(b"x" * 40_000, final=False) + frame(b"x" * 40_000, 0x0), LARGE),
        (frame(b"x" * 2_000_000, final=False) + frame(b"", 0x0), LARGE),
    ],
    ids=["no utf-8", "too large", "too large in two pieces", "far too large"],
)
async def test_a_message_that_cannot_be_read_is_refused_and_the_socket_stays_up(
    server: Server, data: bytes, sentence: str
) -> None:
    visitor = Visitor(server.phone).join()
    async with raw_line(server.phone, visitor.cookie) as line:
        await line.send(data)
        answer = await line.answer()
        assert answer is not None
        assert (answer["is"], answer["why"]) == ("refused", sentence)
        await line.send(frame(json.dumps(command("enter", name="Ana"))))
        assert (await line.answer() or {})["is"] == "ack"


@pytest.mark.parametrize(
    "data",
    [
        frame("{}", marks=0x40), frame("{}", 0x3), frame("{}", 0x0), frame(b"x" * 200, 0x9),
        frame("{}", 0x9, final=False), frame("{", final=False) + frame("}"),
        frame(b"", final=False)[:1] + b"\xff" + (CUT + 1).to_bytes(8) + b"\0\0\0\0",
    ],
    ids=["reserved bit", "unknown kind", "goes on with nothing", "long ping", "ping in pieces",
         "two begun", "endless"],
)  # fmt: skip
async def test_a_line_that_no_longer_holds_frames_ends_with_a_reason_in_the_phones_language(
    server: Server, data: bytes
) -> None:
    visitor = Visitor(server.phone).join()
    visitor.post([command("enter", name="Ana", language="uk")])
    before = server.state()["seq"]
    async with raw_line(server.phone, visitor.cookie) as line:
        await line.send(data)
        said = [one["why"] for one in await line.rest() if one["is"] == "refused"]
    sentences = [translate("uk", BROKEN.why), translate("uk", LARGE_OF, limit=64)]
    assert said in ([sentences[0]], [sentences[1]])
    assert line.closed is not None
    code, reason = line.closed
    assert code in (1002, 1009)
    assert said[0].startswith(reason)
    assert len(reason) > 20
    assert server.state()["seq"] == before


LARGE_OF = "This message is larger than {limit} KB. Shorten the text."


async def test_who_reads_nothing_is_dropped_with_a_reason_and_the_others_vote_on(
    server: Server,
) -> None:
    deaf, ana = Visitor(server.phone).join("Deaf"), Visitor(server.phone).join()
    connections = server.state()["connections"]
    async with raw_line(server.phone, deaf.cookie, window=4_096) as line:
        # Each is answered with as many bytes, which nobody takes: more than the system holds.
        for n in range(150):
            await line.send(frame(f'{{"do": "x", "id": "{n:03}{"x" * 60_000}"}}'))
        assert server.state()["connections"] == connections
        assert ana.post([command("enter", name="Ana")])[0]["is"] == "ack"
        taken = len([one for one in await line.rest() if one["is"] == "refused"])
    assert line.closed == (1008, UNREAD.said("en"))
    assert 0 < taken < 150


async def test_a_phone_has_a_dozen_sockets_and_the_oldest_makes_room_for_another(
    server: Server,
) -> None:
    visitor = Visitor(server.phone).join()
    async with raw_line(server.phone, visitor.cookie) as first:
        others = [raw_line(server.phone, visitor.cookie) for _ in range(12)]
        lines = [await one.__aenter__() for one in others]
        assert (await first.rest())[-1]["why"] == CROWDED.said("en")
        assert first.closed == (1008, CROWDED.said("en"))
        await lines[0].send(frame(json.dumps(command("enter", name="Ana"))))
        assert (await lines[0].answer() or {})["is"] == "ack"
        for one in others:
            await one.__aexit__(None, None, None)
