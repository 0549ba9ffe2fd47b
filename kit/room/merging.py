"""Several rooms made one workshop: their logs one after the other, every entry with its room."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kit.domain.events import (
    ActivityClosed,
    Body,
    Event,
    ItemAdded,
    ItemsMerged,
    ItemTagged,
    RoomsMerged,
    Unknown,
    WorkshopStarted,
    write_body,
)
from kit.domain.folding import fold
from kit.domain.workshop import Workshop
from kit.log.interface import Entry, Row
from kit.room.journal import event_of

_HOLD_ITEMS = frozenset(
    {
        "before", "item", "items", "of", "other", "over", "parents", "situation", "situations",
        "to", "way", "within", "client_type",
    }
)  # fmt: skip
"""Parts of events that name items by their ids. In forms only the answers that are items do."""

_FORMS = frozenset({"fields", "marks"})


@dataclass(slots=True)
class _Merging:
    """What is written so far, and what the items of the present room are called in it."""

    state: Workshop = field(default_factory=Workshop)
    items: int = 0
    ids: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    """By the room's own id."""

    def write(self, at: float, actor: str, name: str, body: Body, *, mark: str = "") -> Entry:
        """Write an event down, and take it into the state."""
        kind = str(type(body).model_fields["kind"].default)
        fold([Event(self.state.seq + 1, name, at, actor, body)], self.state)
        return Entry(name, at, actor, kind, write_body(body), mark)

    def renamed(self, row: Row) -> str:
        """Give an event's body with the items called as in the merged workshop."""
        told: dict[str, Any] = json.loads(row.body)
        if row.kind in (_ADDED, _MERGED):
            self.items += 1
            self.ids[told["item"]] = f"i{self.items}"
            self.kinds[told["item"]] = told["item_kind"]
        kind = self.kinds.get(str(told.get("item", "")), "")
        return json.dumps(self._walked(told, kind), ensure_ascii=False, separators=(",", ":"))

    def _walked(self, told: Any, kind: str) -> Any:
        if isinstance(told, list):
            return [self._walked(one, kind) for one in told]
        if not isinstance(told, dict):
            return told
        found: dict[str, Any] = {}
        for name, value in told.items():
            if name in _FORMS and isinstance(value, dict):
                found[name] = self._form(value, kind)
            elif name in _HOLD_ITEMS and isinstance(value, str):
                found[name] = self.ids.get(value, value)
            elif name in _HOLD_ITEMS and isinstance(value, list):
                found[name] = [self.ids.get(one, one) for one in value]
            else:
                found[name] = self._walked(value, kind)
        return found

    def _form(self, answers: Mapping[str, str], kind: str) -> dict[str, str]:
        """Rename the answers that are items; what people typed stays as it is."""
        asked = {one.name: one.of for one in self.state.kind(kind).fields}
        return {
            name: self.ids.get(text, text) if asked.get(name) else text
            for name, text in answers.items()
        }


_ADDED = str(ItemAdded.model_fields["kind"].default)
_MERGED = str(ItemsMerged.model_fields["kind"].default)


def merged(
    rooms: Mapping[str, Iterable[Row]], title: str, code: str, language: str, at: float
) -> Iterator[Entry]:
    """Give the events of one workshop that holds what all rooms did, room after room.

    ``rooms`` are the logs by the room's name: every entry carries it as a tag. Participants
    keep their ids, and activities of one id become one, so that votes on it stand beside each
    other; items are numbered anew. Nothing is open at the end. Each room's own beginning is
    left out; ``at`` is the time of the new one, in seconds since the epoch.
    """
    work = _Merging()
    names = tuple(rooms)
    started = WorkshopStarted(title=title, language=language, code=code)
    yield work.write(at, "kit", f"merge.start.{code}", started)
    yield work.write(at, "kit", f"merge.rooms.{code}", RoomsMerged(rooms=names))
    for place, (name, rows) in enumerate(rooms.items(), 1):
        work.ids, work.kinds = {}, {}
        for row in rows:
            yield from _taken(work, row, name, f"m{place}.{row.id}")
    for run in [one for one in work.state.runs.values() if one.state == "open"]:
        key = run.activity.id
        yield work.write(at, "kit", f"merge.close.{key}", ActivityClosed(activity=key))


def _taken(work: _Merging, row: Row, room: str, name: str) -> Iterator[Entry]:
    """Take one event of a room over, with the room's tag on what it adds."""
    if row.kind == str(WorkshopStarted.model_fields["kind"].default):
        return
    renamed = Row(row.seq, name, row.at, row.actor, row.kind, work.renamed(row), row.digest)
    body = event_of(renamed).body
    if isinstance(body, ItemTagged):
        body = body.model_copy(update={"tags": tuple(dict.fromkeys((*body.tags, room)))})
    if isinstance(body, Unknown):
        # Of a newer kit: kept as it is, and passed over.
        yield Entry(name, row.at, row.actor, row.kind, renamed.body, "")
        work.state.seq += 1
        return
    yield work.write(row.at, row.actor, name, body)
    if isinstance(body, ItemAdded | ItemsMerged):
        tag = ItemTagged(item=body.item, tags=(room,))
        yield work.write(row.at, "kit", f"{name}+room", tag)
