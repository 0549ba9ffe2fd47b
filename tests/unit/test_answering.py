"""Raw commands: whatever comes, each gets one frame, under its own id, in the order it came."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.domain.commands import FACILITATOR
from kit.room.answering import Request
from kit.room.incoming import DEPTH_LIMIT, UNREADABLE, read_frame
from kit.room.protocol import write
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in, participant

DEEP = "This message holds more than 16 lists within each other. Send it in a simpler form."


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def nested(depth: int) -> Any:
    value: Any = 1
    for n in range(depth):
        value = [value] if n % 2 else {"x": value}
    return value


def vote(value: Any, name: str = "test.deep") -> dict[str, Any]:
    return {"do": "vote", "id": name, "activity": "a", "item": "i1", "value": value}


def test_every_raw_command_gets_one_frame_in_its_place(hall: Hall) -> None:
    raws = [
        vote(1),
        "hello",
        vote(nested(255), "test.255"),
        {"do": "x", "id": 5},
        vote(2, "test.2"),
    ]
    request = Request(raws, participant("Ana"))
    assert [ask.command.id for ask in request.asks] == ["test.deep", "test.2"]
    frames = request.frames(hall.journal.carry_out(request.asks), "en")
    assert [frame["id"] for frame in frames] == ["test.deep", None, "test.255", None, "test.2"]
    assert {frame["is"] for frame in frames} == {"refused"}
    assert frames[2]["why"] == DEEP
    assert frames[0]["why"] == "Please join first: reload the page and tell us you are here."


def test_a_message_that_could_not_be_read_gets_one_frame() -> None:
    (frame,) = Request(UNREADABLE, FACILITATOR).frames([], "en")
    assert frame == {"is": "refused", "id": None, "why": UNREADABLE.said("en")}


@pytest.mark.parametrize("depth", [DEPTH_LIMIT + 1, 100, 255, 900])
def test_a_command_of_lists_within_lists_is_refused_before_anybody_walks_it(depth: int) -> None:
    request = Request([read_frame(json.dumps(vote(nested(depth))))], participant("Ana"))
    assert request.asks == []
    (frame,) = request.frames([], "en")
    assert (frame["id"], frame["why"]) == ("test.deep", DEEP)


def test_as_deep_as_allowed_is_read() -> None:
    assert Request([vote(nested(DEPTH_LIMIT))], participant("Ana")).asks


def test_half_a_character_becomes_a_question_mark_and_whole_ones_stay() -> None:
    """A phone that cuts a text inside an emoji sends half of it; UTF-8 cannot carry that."""
    frame = read_frame(
        r'{"do":"comment","id":"test.half","activity":"a","item":"i1",'
        r'"text":"\ud83d\ude42 \ud83d ї"}'
    )
    (ask,) = Request([frame], participant("Ana")).asks
    assert ask.command.model_dump()["text"] == "🙂 ? ї"
    half = {"do": "\ud83d", "id": "\udc00"}
    for raw in (half, half | {"x": nested(50)}):
        (refused,) = Request([raw], FACILITATOR).frames([], "en")
        assert refused["id"] == "?"
        assert write(refused).encode()


def test_the_desk_answers_a_strange_message_of_its_page_as_the_rooms_door_does(hall: Hall) -> None:
    bench = Bench(SimpleNamespace(), hall.journal)  # type: ignore[arg-type]
    before = hall.rows()
    assert bench.carry_out(vote(nested(255))) == {"is": "refused", "id": "test.deep", "why": DEEP}
    assert bench.carry_out({"do": "explode", "id": "test.x"})["id"] == "test.x"
    assert hall.rows() == before
    opened = {"do": "open_session", "id": "test.open", "session": "autumn"}
    assert bench.carry_out(opened) == {"is": "ack", "id": "test.open", "seq": hall.state.seq}
