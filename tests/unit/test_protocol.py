"""Frames: what is read, what is refused, and how long they may be."""

from __future__ import annotations

import json

import pytest

from kit.domain.refusal import Refusal
from kit.room.protocol import FRAME_LIMIT, read_frame, refused, view_frame, welcome_frame, write

UNREADABLE = "This message could not be read. Reload the page and try again."
LARGE = "This message is larger than 64 KB. Shorten the text."


def why(frame: object) -> str:
    assert isinstance(frame, Refusal)
    return frame.said("en")


@pytest.mark.parametrize(
    "text",
    ["", "hello", "{", "[]", "null", "5", '"enter"', b"\xff\xfe\x00", "[" * 30_000, "9" * 5_000,
     '{"a":' * 10_000],
)  # fmt: skip
def test_what_is_no_json_object_is_refused(text: str | bytes) -> None:
    assert why(read_frame(text)) == UNREADABLE


@pytest.mark.parametrize(
    "text", ["x" * (FRAME_LIMIT + 1), "ї" * (FRAME_LIMIT // 2 + 1), b" " * (FRAME_LIMIT + 1)]
)
def test_a_frame_over_64_kb_is_refused_counted_in_bytes(text: str | bytes) -> None:
    assert why(read_frame(text)) == LARGE


def test_a_frame_of_exactly_64_kb_is_read() -> None:
    frame = {"do": "x"}
    text = json.dumps(frame)
    assert read_frame(text + " " * (FRAME_LIMIT - len(text))) == frame


def test_half_a_character_becomes_a_question_mark_and_whole_ones_stay() -> None:
    """A phone that cuts a text inside an emoji sends half of it; UTF-8 cannot carry that."""
    frame = read_frame(r'{"do":"\ud83d\ude42 \ud83d","\ude42":["\u0457",null,1.5]}')
    assert frame == {"do": "🙂 ?", "?": ["ї", None, 1.5]}
    assert write(frame).encode()


def test_answers_and_views_are_the_frames_that_the_protocol_says() -> None:
    said = refused("test.1", Refusal("Choose one of the offered answers."), "en")
    assert said == {"is": "refused", "id": "test.1", "why": "Choose one of the offered answers."}
    parts = {"me": write(None), "room": write({"title": "Żółw «ї»"})}
    view = {"me": None, "room": {"title": "Żółw «ї»"}}
    assert json.loads(view_frame(7, parts)) == {"is": "view", "seq": 7, "set": view}
    assert json.loads(welcome_frame(None, 7, parts)) == {
        "is": "welcome", "participant": None, "seq": 7, "view": view,
    }  # fmt: skip
