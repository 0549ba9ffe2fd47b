"""Whatever a phone sends: a clear refusal, nothing written, and the socket stays up."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from kit.room.incoming import FRAME_LIMIT, LIST_LIMIT
from tests.server import Server
from tests.visitors import PATIENCE, Visitor, command

COLLECT, VOTE = "co-creation/situation.collect", "co-creation/situation.vote"
BYTES = "This message came as bytes. Send it as text: one JSON object a frame."
DEEP = "This message holds more than 16 lists within each other. Send it in a simpler form."
UNREADABLE = "This message could not be read. Reload the page and try again."


@pytest.fixture
def foreign(server: Server) -> Iterator[str]:
    """An entry of somebody else, and the collection open."""
    server.open("situation.collect")
    text = command("add")["id"]
    Visitor(server.phone).join("Ben").post(
        [command("add", activity=COLLECT, kind="situation", fields={"text": text})]
    )
    items = server.state()["items"]["situation"]
    yield next(item["id"] for item in items if item["text"] == text)
    server.open("situation.collect")


def nested(depth: int) -> Any:
    value: Any = "useful"
    for _ in range(depth):
        value = [value]
    return value


def bad_frames(foreign: str) -> dict[str, tuple[Any, str]]:
    add: dict[str, Any] = {"activity": COLLECT, "kind": "situation"}
    return {
        "no json": ("hello", UNREADABLE),
        "half a json": ('{"do": "add"', UNREADABLE),
        "a list": ("[]", UNREADABLE),
        "bytes": (b"\x00\xff\xfe", BYTES),
        "half a character in bytes": (
            json.dumps(command("enter", name="\ud83d"), ensure_ascii=False).encode(
                "utf-16", "surrogatepass"
            ),
            BYTES,
        ),
        "lists within lists": (
            command("vote", activity=VOTE, item=foreign, value=nested(254)),
            DEEP,
        ),
        "deep": ("[" * 20_000, UNREADABLE),
        "empty": ("", UNREADABLE),
        "unknown": (
            command("explode"),
            "The message “explode” is not known here. Reload the page and try again.",
        ),
        "of the desk": (
            command("reveal", activity=VOTE),
            "The message “reveal” is not known here. Reload the page and try again.",
        ),
        "without id": (
            {"do": "enter"},
            "The part “id” of this message is missing or wrong. Reload and try again.",
        ),
        "too long": (
            command("add", **add, fields={"text": "x" * 4_001}),
            "This text has 4001 characters; at most 4000 fit. Shorten it.",
        ),
        "too large": (
            command("add", **add, fields={"text": "x" * FRAME_LIMIT}),
            "This message is larger than 64 KB. Shorten the text.",
        ),
        "far too large": (
            "x" * (1024 * 1024),
            "This message is larger than 64 KB. Shorten the text.",
        ),
        "not open": (
            command("vote", activity=VOTE, item=foreign, value="useful"),
            "This activity is not open yet. Wait for the facilitator.",
        ),
        "somebody else's": (
            command("revise", item=foreign, fields={"text": "mine"}),
            "Only its author can change this entry. Add your own variant instead.",
        ),
        "half a character as a command": (
            '{"do": "\\ud83d", "id": "\\udc00\\udc00\\udc00\\udc00"}',
            "The message “?” is not known here. Reload the page and try again.",
        ),
        "half a character as a part": (
            '{"do": "enter", "id": "test.half", "\\ud83d": 1}',
            "The part “?” of this message is missing or wrong. Reload and try again.",
        ),
        "half a character as a field": (
            command("add", **add, fields={"text": "a", "\ud83d": ""}),
            "The form has no field “?”. Reload the page and try again.",
        ),
        "half a character as a vote": (
            command("vote", activity=COLLECT, item=foreign, value={"\ud83d": "\ud83d"}),
            "This activity does not take such an answer.",
        ),
    }


async def test_every_bad_frame_is_refused_in_words_and_the_socket_stays_up(
    server: Server, foreign: str
) -> None:
    visitor = Visitor(server.phone).join()
    before = server.state()["seq"]
    async with visitor.socket() as socket:
        for name, (frame, sentence) in bad_frames(foreign).items():
            answer = await socket.answer(frame)
            assert (answer["is"], answer["why"]) == ("refused", sentence), name
            if isinstance(frame, dict) and len(json.dumps(frame)) < FRAME_LIMIT:
                assert answer["id"] == frame.get("id"), name
        assert server.state()["seq"] == before
        assert (await socket.answer(command("enter", name="Ana")))["is"] == "ack"


async def test_votes_that_do_not_count_are_refused_over_the_socket_too(
    server: Server, foreign: str
) -> None:
    visitor = Visitor(server.phone).join()
    server.open("situation.vote")
    server.command("hide", item=foreign, reason="Off topic")
    off = "This entry is not on the ballot any more."
    async with visitor.socket() as socket:
        for item in (foreign, "i999"):
            frame = command("vote", activity=VOTE, item=item, value="useful")
            assert (await socket.answer(frame))["why"] == off
        server.command("hide", item=foreign, on=False)
        frame = command("vote", activity=VOTE, item=foreign, value=5)
        said = (await socket.answer(frame))["why"]
        assert said == "This vote is outside the scale. Choose one of the offered answers."
        frame = command("vote", activity=VOTE, item=foreign, value="useful")
        first = await socket.answer(frame)
        assert first["is"] == "ack"
        assert await socket.answer(frame) == first
        changed = await socket.answer(frame | {"value": "unsure"})
        assert changed["why"] == "This message came twice with different content. Reload the page."
        server.command("close", activity=VOTE)
        said = (await socket.answer(command("vote", activity=VOTE, item=foreign, value="unsure")))[
            "why"
        ]
        assert said == "This activity is closed. Nothing was changed."


async def test_a_refusal_is_in_the_phones_language(server: Server) -> None:
    from kit.language import translate

    visitor = Visitor(server.phone).join()
    visitor.post([command("enter", name="Ana", language="uk")])
    async with visitor.socket() as socket:
        said = (await socket.answer("hello"))["why"]
    assert said == translate("uk", UNREADABLE)


async def test_a_wall_that_speaks_is_not_heard(server: Server) -> None:
    before = server.state()["seq"]
    wall = Visitor(server.wall)
    async with wall.socket() as socket:
        assert (await socket.hear())["is"] == "welcome"
        await socket.send(command("enter", name="Eve"))
        await socket.send("x" * 100_000)
        Visitor(server.phone).join("Zoë")
        assert (await socket.hear("view"))["set"]["room"]["joined"] > 0
    assert server.state()["seq"] == before + 2


def test_a_list_by_post_gets_a_list_in_the_same_order(server: Server, foreign: str) -> None:
    visitor = Visitor(server.phone).join()
    good = command("add", activity=COLLECT, kind="situation", fields={"text": "By post"})
    bad = command("revise", item=foreign, fields={"text": "mine"})
    answers = visitor.post([bad, good, "hello", good, {"do": "x", "id": "x1"}])
    assert [answer["is"] for answer in answers] == ["refused", "ack", "refused", "ack", "refused"]
    assert [answer["id"] for answer in answers] == [bad["id"], good["id"], None, good["id"], "x1"]
    assert answers[1] == answers[3]
    seen = visitor.view()
    assert seen["seq"] >= answers[1]["seq"]
    assert "By post" in [item["fields"]["text"] for item in seen["view"]["items"]]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", UNREADABLE),
        (b"{}", f"Send a list of at most {LIST_LIMIT} messages."),
        (b"null", f"Send a list of at most {LIST_LIMIT} messages."),
        (b"[", UNREADABLE),
        (b"[" + b"1," * LIST_LIMIT + b"1]", f"Send a list of at most {LIST_LIMIT} messages."),
        (
            b'["' + b"x" * FRAME_LIMIT + b'"]',
            "This message is larger than 64 KB. Shorten the text.",
        ),
        (b"\xff\xfe", UNREADABLE),
    ],
)
def test_a_bad_body_by_post_is_refused_in_words(server: Server, body: bytes, sentence: str) -> None:
    visitor = Visitor(server.phone).join()
    before = server.state()["seq"]
    reply = visitor.post_raw(body)
    assert reply.status == 400
    assert [answer["why"] for answer in json.loads(reply.body)] == [sentence]
    assert server.state()["seq"] == before


def test_one_strange_command_of_a_post_is_refused_and_those_beside_it_are_kept(
    server: Server, foreign: str
) -> None:
    visitor = Visitor(server.phone).join()
    deep = command("vote", activity=VOTE, item=foreign, value=nested(254))
    answers = visitor.post([command("enter", name="Ana"), deep, command("enter", name="Ann")])
    assert [answer["is"] for answer in answers] == ["ack", "refused", "ack"]
    assert (answers[1]["id"], answers[1]["why"]) == (deep["id"], DEEP)
    half = b'[{"do":"enter","id":"test.half.1","name":"\xed\xa0\xbd"}]'
    assert json.loads(visitor.post_raw(half).body)[0]["why"] == UNREADABLE


def test_a_post_without_end_is_cut_before_it_fills_the_memory(server: Server) -> None:
    visitor = Visitor(server.phone).join()
    url = urlsplit(visitor.address)
    connection = http.client.HTTPConnection(url.netloc, timeout=PATIENCE)
    connection.putrequest("POST", f"{url.path}/events")
    connection.putheader("Content-Length", str(50 * 1024 * 1024))
    connection.putheader("Cookie", visitor.cookie)
    connection.endheaders()
    assert connection.getresponse().status == 400
    connection.close()


def test_bad_commands_of_the_desk_are_refused_in_words_too(server: Server) -> None:
    before = server.state()["seq"]
    answer = server.command("open", activity="co-creation/none")
    assert answer["why"] == "There is no activity “co-creation/none” in this workshop."
    assert server.command("explode")["is"] == "refused"
    assert server.command("paper", value=nested(254))["why"] == DEEP
    assert server.state()["seq"] == before
