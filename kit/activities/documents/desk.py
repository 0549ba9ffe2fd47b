"""The desk's widget that writes documents: to download, and kept in the folder."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from kit.domain.workshop import Workshop
from kit.language import translate
from kit.place import Place
from kit.room.protocol import refused
from kit.standard.editions import EDITIONS, FILES, Edition
from kit.standard.formats import formats
from kit.widgets.desk.desk_widget import DeskWidget


def _offered(edition: Edition, language: str) -> list[list[str]]:
    """Give the formats of an edition by key and name."""
    known = [one for one in formats().values() if edition in one.editions]
    return [[one.key, translate(language, one.label)] for one in known]


class Documents(DeskWidget):
    """The editions of the standard, each with its formats."""

    script = Path(__file__).with_suffix(".js")

    def results(self) -> None:
        """Give none: documents are not voted on."""

    def desk_of(self) -> dict[str, Any]:
        """Give the editions with their formats."""
        return {
            "run": {**self.run.activity.model_dump(mode="json"), "state": self.run.state},
            "session": self.state.session,
            "shared": self.state.shared,
            "editions": editions_offered(self.bench.language),
        }

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message.

        ``{"do": "export", "format", "edition", "final"}`` gives files; ``{"do":
        "share_standard", "on"}`` writes what participants may read and keep first.
        """
        if message.get("do") == "share_standard" and message.get("on", True):
            self.bench.journal.catch_up()
            share(self.state, self.bench.place)
        if message.get("do") != "export":
            return super().answer(message)
        from kit.standard.export import (  # noqa: PLC0415 - brings the chapters
            export,
            unfinished,
            unknown_edition,
            unknown_format,
        )

        message_id, wish = str(message.get("id", "")), str(message.get("format"))
        edition = message.get("edition", "standard")
        if wrong := unknown_format([wish]) or unknown_edition([edition]):
            return refused(message_id, wrong, self.bench.language)
        self.bench.journal.catch_up()
        final = message.get("final") is True
        if final and (lacking := unfinished(self.state, self.bench.language)):
            return refused(message_id, lacking, self.bench.language)
        paths = export(
            self.state, [wish], self.bench.place.exports, editions=[edition], final=final
        )
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


def share(state: Workshop, place: Place) -> None:
    """Write the standard as it stands, for participants to read: whole, or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    from kit.standard.build import build  # noqa: PLC0415 - brings the chapters
    from kit.standard.formats.html import write  # noqa: PLC0415 - as above

    page = write(build(state, date.today(), "standard"))[""]  # noqa: DTZ011 - the day on the wall
    place.exports.mkdir(exist_ok=True)
    beside = place.shared.with_suffix(".tmp")
    beside.write_bytes(page)
    beside.replace(place.shared)


def editions_offered(language: str) -> list[list[Any]]:
    """Give each edition with its name and its formats."""
    return [
        [edition, translate(language, label), _offered(edition, language)]
        for edition, label in EDITIONS.items()
    ]


def _packed(paths: Sequence[Path]) -> bytes:
    """Put several files into one: a browser asks before it takes twenty."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for path in paths:
            file.write(path, path.name)
    return packed.getvalue()
