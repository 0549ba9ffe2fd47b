"""The desk's opening: how to join, who is here, the agenda, and the exports."""

from __future__ import annotations

import base64
import os
from collections.abc import Sequence
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from kit.domain.activities import CHANNELS
from kit.domain.choices import PLACES
from kit.domain.steps import missing_before
from kit.language import translate
from kit.place import session_of, title_of
from kit.room.desk_view import group_counts, run_view, steps_view
from kit.room.protocol import refused
from kit.standard.editions import EDITIONS, FILES, Edition
from kit.standard.formats import formats
from kit.widgets.desk.desk_widget import DeskWidget
from kit.widgets.qr import qr_data


@cache
def _titles(folder: Path) -> tuple[tuple[Path, str], ...]:
    """Remember what the notebooks are called: a desk is refreshed with every vote."""
    return tuple((path, title_of(path)) for path in sorted((folder / "workshops").glob("*.ipynb")))


def _offered(edition: Edition) -> list[list[str]]:
    """Give the formats of an edition by key and name."""
    return [[one.key, one.label] for one in formats().values() if edition in one.editions]


class Opening(DeskWidget):
    """The first thing of a session."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add the addresses, the people, the agenda, and what is wrong with the notebook."""
        state = self.state
        session = state.sessions.get(self.run.activity.session)
        address = os.environ.get("KIT_JOIN", "")
        return super().desk_of() | {
            "links": {
                "join": address,
                "wall": os.environ.get("KIT_WALL", ""),
                "code": state.code,
                "qr": qr_data(address) if address else "",
            },
            "groups": {
                group: {translate(self.bench.language, value): n for value, n in counts.items()}
                for group, counts in group_counts(state).items()
            },
            "sessions": self._sessions(),
            "before": [
                f"{translate(self.bench.language, step.label)} ({len(step.lacks)})"
                for step in missing_before(state, str(self.run.activity.settings.get("step", "")))
            ],
            "steps": steps_view(state, state.language),
            "editions": [
                [edition, translate(self.bench.language, label), _offered(edition)]
                for edition, label in EDITIONS.items()
            ],
            "agenda": [run_view(state, run) for run in state.agenda()],
            "profile": self._profile(),
            "problem": {
                "failed_cell": session.failed_cell if session else None,
                "error": session.error if session else "",
            },
        }

    def _sessions(self) -> list[dict[str, Any]]:
        """Give the notebooks of the workshop, to go on from one session to the next."""
        here = self.run.activity.session
        return [
            {"notebook": path.name, "title": title, "here": session_of(path) == here}
            for path, title in _titles(self.bench.place.folder)
        ]

    def _profile(self) -> dict[str, Any] | None:
        """Give where the company serves its clients and what there is to choose, if asked for."""
        if not self.run.activity.settings.get("profile"):
            return None
        profile, say = self.state.profile, partial(translate, self.bench.language)
        return {
            "channels": [[key, say(label), profile.serves(key)] for key, label in CHANNELS],
            "places": [
                [key, say(label), not profile.places or key in profile.places]
                for key, label in PLACES
            ],
            "industry": profile.industry,
            "told": profile.told,
        }

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message; ``{"do": "export", "format", "edition"}`` gives files."""
        if message.get("do") != "export":
            return super().answer(message)
        from kit.standard.export import (  # noqa: PLC0415 - brings the chapters
            export,
            unknown_edition,
            unknown_format,
        )

        message_id, wish = str(message.get("id", "")), str(message.get("format"))
        edition = message.get("edition", "standard")
        if wrong := unknown_format([wish]) or unknown_edition([edition]):
            return refused(message_id, wrong, self.bench.language)
        self.bench.journal.catch_up()
        paths = export(self.state, [wish], self.bench.place.exports, editions=[edition])
        name, content = paths[0].name, paths[0].read_bytes()
        if len(paths) > 1:
            name, content = f"{FILES[edition]}-{wish}.zip", _packed(paths)
        folder = self.bench.place.exports.relative_to(self.bench.place.folder)
        return {
            "is": "ack",
            "id": message_id,
            "files": [{"name": name, "content": base64.b64encode(content).decode()}],
            "path": str(folder / paths[0].name if len(paths) == 1 else folder),
        }


def _packed(paths: Sequence[Path]) -> bytes:
    """Put several files into one: a browser asks before it takes twenty."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for path in paths:
            file.write(path, path.name)
    return packed.getvalue()
