"""Two servers of one workshop behind a load balancer: one log in PostgreSQL, one truth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import pytest

from kit.domain.commands import FACILITATOR, Actor
from kit.domain.events import UrnEmptied
from kit.domain.folding import known_steps
from kit.domain.reading import read_command
from kit.log import open_log
from kit.room.journal import Answer, Ask
from kit.room.opening import start_workshop
from kit.room.room import Room
from tests.factories import SESSION, Phone, new_id, participant, secret

COLLECT, VOTE = f"{SESSION}/collect", f"{SESSION}/vote"


async def asks(room: Room, actor: Actor, do: str, **parts: Any) -> Answer:
    command: Any = read_command({"id": new_id(), **parts, "do": do}, actor.role)
    return (await room.ask([Ask(actor, command)]))[0]


async def soon(condition: Callable[[], bool]) -> None:
    """Wait until it is so; give up after ten seconds."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - nothing tells when it is so
            await asyncio.sleep(0.01)


@pytest.fixture
async def rooms(server: str) -> AsyncIterator[list[Room]]:
    name = f"Büro {uuid4().hex}"
    logs = [open_log(server, name, create=True) for _ in range(2)]
    assert [start_workshop(log, "Front desk", "en") for log in logs] == [True, False]
    rooms = [Room(log, quickest=0.05, tail_every=0.02) for log in logs]
    for room in rooms:
        await room.start()
    await asks(rooms[0], FACILITATOR, "open_session", session=SESSION)
    for activity, does, privacy in ((COLLECT, "collect", "named"), (VOTE, "vote", "secret")):
        declared = {"id": activity, "session": SESSION, "does": does, "kind": "situation"}
        told = declared | {"privacy": privacy}
        await asks(rooms[0], FACILITATOR, "declare", activity=told)
    await asks(rooms[0], FACILITATOR, "agenda", session=SESSION, order=[COLLECT, VOTE])
    await asks(rooms[0], FACILITATOR, "open", activity=COLLECT)
    yield rooms
    for room in rooms:
        await room.stop()


async def test_what_one_server_acknowledged_reaches_the_phones_of_the_other(
    rooms: list[Room],
) -> None:
    ana, ben = participant("Ana"), participant("Ben")
    await asks(rooms[0], ana, "enter", name="Ana")
    await asks(rooms[1], ben, "enter", name="Ben")
    phone = Phone(secret("Ben"))
    rooms[1].connect(phone)
    await asks(rooms[0], FACILITATOR, "reveal", activity=COLLECT)
    added = {"activity": COLLECT, "kind": "situation", "fields": {"text": "Żółw їжак"}}
    assert (await asks(rooms[0], ana, "add", **added)).refusal is None
    await soon(lambda: bool(phone.view().get("items")))
    assert phone.view()["items"][0]["fields"] == {"text": "Żółw їжак"}
    assert phone.view()["room"]["joined"] == 2


async def test_a_retry_at_the_other_server_is_the_same_event(rooms: list[Room]) -> None:
    ana = participant("Ana")
    await asks(rooms[0], ana, "enter", name="Ana")
    added = {
        "activity": COLLECT,
        "kind": "situation",
        "fields": {"text": "Once"},
        "id": "test.once",
    }
    first = await asks(rooms[0], ana, "add", **added)
    assert await asks(rooms[1], ana, "add", **added) == first
    other = added | {"fields": {"text": "Twice"}}
    refused = await asks(rooms[1], ana, "add", **other)
    assert refused.refusal is not None


async def test_both_servers_write_at_once_and_come_to_the_same_state(rooms: list[Room]) -> None:
    people = [participant(f"phone {n}") for n in range(20)]
    await asyncio.gather(*(asks(rooms[n % 2], who, "enter") for n, who in enumerate(people)))
    texts = [
        {"activity": COLLECT, "kind": "situation", "fields": {"text": f"Text {n}"}}
        for n in range(20)
    ]
    answers = await asyncio.gather(
        *(asks(rooms[n % 2], who, "add", **texts[n]) for n, who in enumerate(people))
    )
    assert not any(answer.refusal for answer in answers)
    last = max(answer.seq for answer in answers)
    await soon(lambda: all(room.journal.state.seq >= last for room in rooms))
    assert rooms[0].journal.state == rooms[1].journal.state
    assert list(rooms[0].journal.state.items) == [f"i{n}" for n in range(1, 21)]


async def test_a_secret_vote_cast_at_both_servers_is_one_urn(rooms: list[Room]) -> None:
    added = {"activity": COLLECT, "kind": "situation", "fields": {"text": "Shouting"}}
    await asks(rooms[0], FACILITATOR, "add", **added)
    await asks(rooms[0], FACILITATOR, "open", activity=VOTE, close_current=True)
    vote = {"activity": VOTE, "item": "i1", "value": "useful"}
    for n, name in enumerate(("Ana", "Ben", "Eve", "Ida", "Leo")):
        await asks(rooms[n % 2], participant(name), "enter")
        assert (await asks(rooms[n % 2], participant(name), "vote", **vote)).refusal is None
    again = await asks(rooms[1], participant("Ana"), "vote", **vote)
    assert again.refusal is not None
    await asks(rooms[1], FACILITATOR, "close", activity=VOTE)
    assert len(rooms[1].journal.state.box(VOTE).ballots) == 5
    await soon(lambda: rooms[0].journal.state.seq == rooms[1].journal.state.seq)
    assert rooms[0].journal.state == rooms[1].journal.state


async def test_an_urn_that_one_server_fails_to_open_still_holds_every_ballot(
    rooms: list[Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    added = {"activity": COLLECT, "kind": "situation", "fields": {"text": "Shouting"}}
    await asks(rooms[0], FACILITATOR, "add", **added)
    await asks(rooms[0], FACILITATOR, "open", activity=VOTE, close_current=True)
    step = known_steps()[UrnEmptied]
    for name in ("Ana", "Ben", "Eve", "Ida", "Leo"):
        await asks(rooms[1], participant(name), "enter")
        vote = {"activity": VOTE, "item": "i1", "value": "useful"}
        await asks(rooms[1], participant(name), "vote", **vote)

    def breaks(state: Any, event: Any, body: Any) -> None:
        step(state, event, body)
        raise RuntimeError("an error of the program")

    monkeypatch.setitem(known_steps(), UrnEmptied, breaks)
    failed = await asks(rooms[0], FACILITATOR, "close", activity=VOTE)
    assert failed.refusal is not None
    assert rooms[0].journal.state.runs[VOTE].state == "open"
    monkeypatch.undo()
    assert (await asks(rooms[0], FACILITATOR, "close", activity=VOTE)).refusal is None
    await soon(lambda: len(rooms[1].journal.state.box(VOTE).ballots) == 5)
    assert rooms[0].journal.state == rooms[1].journal.state
