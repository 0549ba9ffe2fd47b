"""The desk's widget for the standard as a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kit.activities.standard.chapter import compared
from kit.activities.standard.described import PARTS, described, in_order
from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.language import N_, translate
from kit.room.desk_view import desk_items
from kit.room.protocol import refused
from kit.standard.build import Progress, build, progress_of
from kit.standard.editions import EDITIONS
from kit.standard.export import unknown_edition
from kit.standard.material import gather
from kit.widgets.desk.desk_widget import DeskWidget


class Passport(DeskWidget):
    """The standard as it will look, and beside it all that the consultant still does to it."""

    script = Path(__file__).with_suffix(".js")
    _key: object = None
    _progress = Progress((), (), ())
    _kind = ""

    def results(self) -> None:
        """Give none: the consultant decides alone what the document is called."""

    def desk_of(self) -> dict[str, Any]:
        """Give what was said of the standard, how far it has come, and the entries of one kind."""
        state, say, told = self.state, self.bench.language, described(self.state)
        kinds = self._kinds()
        kind = self._kind if self._kind in dict(kinds) else next(iter(dict(kinds)), "")
        return {
            "run": {**self.run.activity.model_dump(mode="json"), "state": self.run.state},
            "session": state.session,
            "passport": {part: getattr(told, part) for part in PARTS},
            "versions": [one.version for one in told.versions],
            **self._standing(),
            "editions": [[key, translate(say, label)] for key, label in EDITIONS.items()],
            "kinds": kinds,
            "kind": kind,
            **self._entries(kind),
        }

    def _standing(self) -> dict[str, Any]:
        """Give how contents, chapters and open points stand."""
        progress, told, say = self._now(), described(self.state), self.bench.language
        return {
            "contents": [
                {
                    "key": one.content.key,
                    "title": translate(say, one.content.title),
                    "filled": one.filled,
                    "reason": one.reason,
                }
                for one in progress.contents
            ],
            "chapters": [
                {"key": key, "title": title, "into": told.merged.get(key, "")}
                for key, title in progress.chapters
            ],
            "points": [
                {
                    "item": one.item,
                    "key": one.key,
                    "title": translate(say, one.title),
                    "number": one.number,
                    "text": one.text,
                    "why": one.why,
                    "kind": one.kind,
                    "closed": told.closed.get((one.item, one.key), ""),
                }
                for one in progress.points
            ],
        }

    def _kinds(self) -> list[list[str]]:
        """Give the kinds of which there are entries: each with what it is called."""
        held = {item.kind for item in self.state.items.values() if item.stands}
        kinds = {key: one for key, one in self.state.all_kinds().items() if key in held}
        return [[key, translate(self.bench.language, one.many)] for key, one in kinds.items()]

    def _entries(self, kind: str) -> dict[str, Any]:
        """Give the entries of a kind that stand, in the consultant's order, with their numbers."""
        state, number = self.state, numbers(self.state)
        order = [one.id for one in in_order(state, state.kept(kind))] if kind else []
        told = {one["id"]: one for one in desk_items(state, kind)} if kind else {}
        return {
            "items": [told[key] for key in order],
            "numbers": {key: number[key] for key in order},
            "form": self.form_of(kind) if kind else [],
        }

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message; four of them only look.

        ``{"do": "preview", "edition"}`` gives a page as it will look, ``{"do": "look", "kind"}``
        turns to the entries of a kind, ``{"do": "compare", "version"}`` compares with a version
        by its place among all that were set, ``{"do": "trace", "clause"}`` gives what a clause
        came from.
        """
        looks = {
            "preview": self._preview,
            "look": self._look,
            "compare": self._compare,
            "trace": self._trace,
        }
        if look := looks.get(str(message.get("do"))):
            self.bench.journal.catch_up()
            return {"is": "ack", "id": str(message.get("id", ""))} | look(message)
        return super().answer(message)

    def _preview(self, message: dict[str, Any]) -> dict[str, object]:
        from kit.standard.formats.html import write  # noqa: PLC0415 - only who looks needs it

        edition = message.get("edition", "standard")
        if wrong := unknown_edition([edition]):
            return refused(str(message.get("id", "")), wrong, self.bench.language)
        document = build(self.state, date.today(), edition)  # noqa: DTZ011 - the day on the wall
        return {"html": write(document)[""].decode()}

    def _look(self, message: dict[str, Any]) -> dict[str, object]:
        self._kind = str(message.get("kind", ""))
        self.refresh()
        return {}

    def _compare(self, message: dict[str, Any]) -> dict[str, object]:
        versions, place = described(self.state).versions, message.get("version")
        if not isinstance(place, int) or not 0 <= place < len(versions):
            return {"changes": []}
        found = compared(gather(self.state, date.min), versions[place])
        return {"changes": [[title, [list(row.cells) for row in rows]] for _, title, rows in found]}

    def _trace(self, message: dict[str, Any]) -> dict[str, object]:
        """Give the steps of a clause, each with its time in seconds since the epoch."""
        from kit.standard.trace import find_clause, trace  # noqa: PLC0415 - only who looks needs it

        named = str(message.get("clause", ""))[:40]
        material = gather(self.state, date.today())  # noqa: DTZ011 - the day on the wall
        item = find_clause(material, named)
        if item is None:
            why = N_("There is no clause “{number}”. Numbers look like {example}.")
            example = next(iter(material.number.values()), "S-1")
            none = Refusal(why, {"number": named, "example": example})
            return refused(str(message.get("id", "")), none, self.bench.language)
        return {"steps": [[step.at, step.text] for step in trace(material, item)]}

    def _now(self) -> Progress:
        """Look at the document anew when an entry is another one, not with every vote."""
        entries = [
            (item.id, item.version, item.decision, item.binding, item.stands, len(item.trials),
             item.approved_version)
            for item in self.state.items.values()
        ]  # fmt: skip
        key = (entries, dict(described(self.state).excluded))
        if key != self._key:
            self._key, self._progress = key, progress_of(self.state)
        return self._progress
