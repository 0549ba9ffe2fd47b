"""A law of the room: what phones put together from news is what they would see anew."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.domain import batches
from kit.domain.events import Erased, Event
from kit.domain.folding import fold
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.rehearsal.line import after
from kit.room import telling
from kit.room.changed_parts import ChangedParts, personal_parts, shared_parts
from kit.room.journal import Ask
from kit.room.protocol import view_frame
from tests.factories import Hall, passing_hall
from tests.property.test_fold_laws import DOINGS, prepared, said


def whole(hall: Hall, who: str | None) -> dict[str, Any]:
    """Everything that somebody, or a wall, would see who came just now."""
    state = hall.state
    parts = telling.shared(state, 0, "", set(shared_parts()), wall=who is None)
    parts |= telling.personal(state, who, set(personal_parts()))
    return {name: json.loads(text) for name, text in parts.items()}


def news_for(hall: Hall, who: str | None, events: list[Event]) -> dict[str, Any]:
    """The frame that somebody, or a wall, is told who is here."""
    state, news = hall.state, ChangedParts(wall=who is None)
    news.add(state, events)
    own = (news.for_all & set(personal_parts())) | news.for_one.get(who or "", set())
    parts = telling.shared(state, 0, "", news.for_all, wall=who is None)
    parts |= telling.personal(state, who, own)
    items = news.items_for_all | news.items_for_one.get(who or "", set())
    frame: dict[str, Any] = json.loads(
        view_frame(state.seq, parts, {} if "items" in own else telling.patch(state, who, items))
    )
    return frame


@settings(max_examples=60)
@given(st.lists(DOINGS, max_size=20), st.integers(0, 7), st.sampled_from([1, 2, 16]))
@example([("reveal", 0, 2, 1, True), ("enter", 3, 1, 0, True)], 1, 16)
@example([("more", 0, 2, 1, True), ("vote", 0, 1, 0, True), ("vote", 0, 2, 0, True)], 1, 1)
def test_news_bring_every_phone_and_the_wall_to_exactly_what_they_would_see_anew(
    doings: list[tuple[str, int, int, int, bool]], first: int, at_once: int
) -> None:
    with (
        passing_hall() as hall,
        patch.object(batches, "WHOLE", at_once),
        patch.object(batches, "BATCH", min(at_once, 12)),
    ):
        people = prepared(hall)
        everybody = [None, *(person.id for person in people)]
        seen = {who: whole(hall, who) for who in everybody}
        # At 7 no activity is open in the beginning.
        start = [("open", 0, 1, first, True)] if first < 7 else []
        for n, doing in enumerate([*start, *doings]):
            raw = said(doing, n)
            command: Any = read_command(raw, "participant")
            actor = people[doing[1]].actor
            if isinstance(command, Refusal):
                command, actor = read_command(raw, "facilitator"), hall.desk.actor
            ask = Ask(actor, command)
            events, _ = hall.journal.decide(hall.journal.begin([ask]), [ask])
            hall.journal.commit()
            for who in everybody:
                seen[who] = after(seen[who], news_for(hall, who, events))
                assert seen[who] == whole(hall, who), (who, raw)


def test_who_is_erased_is_told_so_at_once() -> None:
    with passing_hall() as hall:
        ana = hall.phone("Ana")
        assert whole(hall, ana.id)["me"]["name"] == "Ana"
        erased = Event(hall.state.seq + 1, "erase.1", hall.now, "kit", Erased(participant=ana.id))
        fold([erased], hall.state)
        assert news_for(hall, ana.id, [erased])["set"]["me"]["name"] == ""
