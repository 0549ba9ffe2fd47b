"""The desk's widget for the standard as a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kit.activities.standard.described import PARTS, described
from kit.domain.refusal import Refusal
from kit.language import N_, translate
from kit.room.protocol import refused
from kit.standard.build import build, contents_of
from kit.standard.contents import Standing
from kit.standard.editions import EDITIONS
from kit.standard.export import unknown_edition
from kit.widgets.desk.desk_widget import DeskWidget


class Passport(DeskWidget):
    """What the standard is, and each content that a standard has: there, left out or missing."""

    script = Path(__file__).with_suffix(".js")
    _adopted: object = None
    _contents: tuple[Standing, ...] = ()

    def results(self) -> None:
        """Give none: the consultant decides alone what the document is called."""

    def desk_of(self) -> dict[str, Any]:
        """Give what was said of the standard, and how its required contents stand."""
        told = described(self.state)
        return {
            "run": {**self.run.activity.model_dump(mode="json"), "state": self.run.state},
            "session": self.state.session,
            "passport": {part: getattr(told, part) for part in PARTS},
            "contents": [
                {
                    "key": one.content.key,
                    "title": translate(self.bench.language, one.content.title),
                    "filled": one.filled,
                    "reason": one.reason,
                }
                for one in self._standing()
            ],
            "editions": [
                [key, translate(self.bench.language, label)] for key, label in EDITIONS.items()
            ],
        }

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message.

        ``{"do": "preview", "edition"}`` gives a page as it will look, ``{"do": "trace",
        "clause"}`` what a clause came from.
        """
        if message.get("do") == "trace":
            return self._trace(message)
        if message.get("do") != "preview":
            return super().answer(message)
        from kit.standard.formats.html import write  # noqa: PLC0415 - only who looks needs it

        message_id, edition = str(message.get("id", "")), message.get("edition", "standard")
        if wrong := unknown_edition([edition]):
            return refused(message_id, wrong, self.bench.language)
        self.bench.journal.catch_up()
        document = build(self.state, date.today(), edition)  # noqa: DTZ011 - the day on the wall
        return {"is": "ack", "id": message_id, "html": write(document)[""].decode()}

    def _trace(self, message: dict[str, Any]) -> dict[str, object]:
        """Give the steps of a clause, each with its time in seconds since the epoch."""
        from kit.standard.material import gather  # noqa: PLC0415 - only who looks needs it
        from kit.standard.trace import find_clause, trace  # noqa: PLC0415 - as above

        message_id, named = str(message.get("id", "")), str(message.get("clause", ""))[:40]
        self.bench.journal.catch_up()
        material = gather(self.state, date.today())  # noqa: DTZ011 - the day on the wall
        item = find_clause(material, named)
        if item is None:
            why = N_("There is no clause “{number}”. Numbers look like {example}.")
            example = next(iter(material.number.values()), "S-1")
            none = Refusal(why, {"number": named, "example": example})
            return refused(message_id, none, self.bench.language)
        steps = [[step.at, step.text] for step in trace(material, item)]
        return {"is": "ack", "id": message_id, "steps": steps}

    def _standing(self) -> tuple[Standing, ...]:
        """Look at the document anew when something was adopted, not with every vote."""
        adopted = [
            (item.id, item.version)
            for item in self.state.items.values()
            if item.seen and item.decision == "adopt"
        ]
        now = (adopted, dict(described(self.state).excluded))
        if now != self._adopted:
            self._adopted, self._contents = now, contents_of(self.state)
        return self._contents
