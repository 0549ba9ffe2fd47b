"""The desk's widget for the standard as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.standard.described import PARTS, described
from kit.language import translate
from kit.standard.build import contents_of
from kit.standard.contents import Standing
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
        }

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
