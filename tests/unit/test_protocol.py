"""Frames: what is read, what is refused, and how long they may be."""

from __future__ import annotations

import json

import pytest

from kit.domain.refusal import Refusal
from kit.room.incoming import FRAME_LIMIT, LIST_LIMIT, read_frame, read_list
from kit.room.protocol import refused, view_frame, welcome_frame, write

UNREADABLE = "This message could not be read. Reload the page and try again."
LARGE = "This message is larger than 64 KB. Shorten the text."
BYTES = "This message came as bytes. Send it as text: one JSON object a frame."
MANY = f"Send a list of at most {LIST_LIMIT} messages."


def why(frame: object) -> str:
    assert isinstance(frame, Refusal)
    return frame.said("en")


@pytest.mark.parametrize(
    "text",
    ["", "hello", "{", "[]", "null", "5", '"enter"', "[" * 30_000, "9" * 5_000, '{"a":' * 10_000],
)
def test_what_is_no_json_object_is_refused(text: str) -> None:
    assert why(read_frame(text)) == UNREADABLE


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", f"{2**53 + 1}", "9" * 400, "-1e400"]
)
def test_a_number_that_no_page_can_send_is_refused(number: str) -> None:
    assert why(read_frame(f'{{"value": {number}}}')) == UNREADABLE
    assert why(read_list(f"[{number}]".encode())) == UNREADABLE


@pytest.mark.parametrize("number", ["0", "-1", "0.5", f"{2**53}", "1e300", "-0.0"])
def test_every_other_number_is_read(number: str) -> None:
    assert read_frame(f'{{"value": {number}}}') == {"value": json.loads(number)}


@pytest.mark.parametrize("text", ['{"do":"enter"}'.encode(code) for code in ("utf-8", "utf-16")])
def test_a_socket_reads_text_frames_only(text: bytes) -> None:
    assert why(read_frame(text)) == BYTES


@pytest.mark.parametrize("text", ["x" * (FRAME_LIMIT + 1), "ї" * (FRAME_LIMIT // 2 + 1)])
def test_a_frame_over_64_kb_is_refused_counted_in_bytes(text: str) -> None:
    assert why(read_frame(text)) == LARGE
    assert why(read_list(text.encode())) == LARGE


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", UNREADABLE), (b"[", UNREADABLE), (b"[" * 60_000, UNREADABLE), (b"{}", MANY),
        (b"null", MANY), (b"[" + b"1," * LIST_LIMIT + b"1]", MANY), (b"[],1", UNREADABLE),
        ('["ї"]'.encode("utf-16"), UNREADABLE), (b'["\xed\xa0\xbd"]', UNREADABLE),
    ],
)  # fmt: skip
def test_a_posted_body_is_a_list_in_utf_8_or_refused(body: bytes, sentence: str) -> None:
    assert why(read_list(body)) == sentence


def test_a_desk_may_post_more_than_a_phone_but_no_longer_list() -> None:
    body = json.dumps(["x" * FRAME_LIMIT]).encode()
    assert read_list(body, limit=None) == ["x" * FRAME_LIMIT]
    assert why(read_list(b"[" + b"1," * LIST_LIMIT + b"1]", limit=None)) == MANY


def test_a_frame_of_exactly_64_kb_is_read() -> None:
    frame = {"do": "x"}
    text = json.dumps(frame)
    assert read_frame(text + " " * (FRAME_LIMIT - len(text))) == frame


def test_answers_and_views_are_the_frames_that_the_protocol_says() -> None:
    said = refused("test.1", Refusal("Choose one of the offered answers."), "en")
    assert said == {"is": "refused", "id": "test.1", "why": "Choose one of the offered answers."}
    parts = {"me": write(None), "room": write({"title": "Żółw «ї»"})}
    view = {"me": None, "room": {"title": "Żółw «ї»"}}
    assert json.loads(view_frame(7, parts)) == {"is": "view", "seq": 7, "set": view}
    assert json.loads(welcome_frame(None, 7, parts)) == {
        "is": "welcome", "participant": None, "seq": 7, "view": view,
    }  # fmt: skip
