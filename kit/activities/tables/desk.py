"""The desk's widget for importing a table and reading what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.activities.tables.claims import found_by_word, groups_told, repeated_claims
from kit.activities.tables.codings import REPLACES, coded_here, coding_told, dialogue_told
from kit.activities.tables.figures import table_plain
from kit.activities.tables.upload import (
    asks_of,
    check_upload,
    codes_told,
    read_upload,
    take_whole,
)
from kit.activities.trials.imported import rows_about
from kit.domain.activities import AUDIT_TABLES
from kit.domain.refusal import Refusal
from kit.language import N_, translate
from kit.log.errors import LogError
from kit.room.protocol import refused
from kit.widgets.desk.desk_widget import DeskWidget

if TYPE_CHECKING:
    from kit.imports.tables import Table

_OF_ROWS_ALONE = ("survey", "codings")


class Tables(DeskWidget):
    """Upload, preview, accept; then what the table says."""

    script = Path(__file__).with_suffix(".js")
    _table: Table | None = None
    _name = ""
    _kept: tuple[object, object, dict[str, Any]] | None = None

    def __init__(self, *given: Any) -> None:
        self._apart: set[frozenset[int]] = set()
        super().__init__(*given)

    @property
    def key(self) -> str:
        """Which table: a key of :data:`kit.domain.activities.TABLES`."""
        return self.run.activity.kind

    def desk_of(self) -> dict[str, Any]:
        """Give what the table says; it has no items."""
        return {
            "run": {**self.run.activity.model_dump(mode="json"), "state": self.run.state},
            "session": self.state.session,
            "joined": len(self.state.participants),
            "found": self._said(),
            "needed": self.key in AUDIT_TABLES,
            "coding": coding_told(self.state) if self.key == "codings" else None,
        }

    def _said(self) -> dict[str, Any]:
        """Give what the table says; figures of rows alone are not computed twice.

        The desk is refreshed with every vote, and agreement of coders takes resampling.
        """
        state, key = self.state, self.key
        rows = state.tables.get(key, [])
        stamp = (len(rows), state.sources.get(key), state.skipped.get(key))
        if key not in _OF_ROWS_ALONE or self._kept is None or self._kept[:2] != (rows, stamp):
            self._kept = (rows, stamp, table_plain(state, key, self.bench.language))
        return self._kept[2]

    def results(self) -> None:
        """Give none: a table is not voted on."""

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message: about a file, about themes, about coding dialogues."""
        do = str(message.get("do"))
        own = {
            "look": self._look,
            "take": self._take,
            "dialogue": lambda message: dialogue_told(self.state, message),
            "find": lambda message: found_by_word(self.state, str(message.get("word", ""))),
            "suggest": lambda _: groups_told(self.state),
            "alike": self._alike,
        }
        if do not in own:
            return super().answer(message)
        found = own[do](message)
        message_id = str(message.get("id", ""))
        if isinstance(found, Refusal):
            return refused(message_id, found, self.bench.language)
        return {"is": "ack", "id": message_id, **found}

    def _look(self, message: dict[str, Any]) -> dict[str, object] | Refusal:
        """Read a file and say what it would bring in; nothing is imported yet."""
        if "content" in message:
            name = str(message.get("name", ""))
            table = read_upload(name, str(message["content"]))
            if isinstance(table, Refusal):
                return table
            self._table, self._name = table, name
        if self._table is None:
            return _NO_FILE
        language = self.bench.language
        checked, told = check_upload(self._table, self.key, message.get("mapping"), language)
        if self.key == "trials" and checked.rows:
            codes = codes_told(self.state, checked.rows, language)
            if isinstance(codes, Refusal):
                told["problems"].append(codes.said(language))
            else:
                told |= codes
        if self.key == "codings" and coded_here(self.state):
            told["notices"].append(translate(language, REPLACES))
        return {"look": told}

    def _take(self, message: dict[str, Any]) -> dict[str, object] | Refusal:
        """Import the checked rows in one turn: the whole file or nothing of it."""
        if self._table is None:
            return _NO_FILE
        checked, _ = check_upload(
            self._table, self.key, message.get("mapping"), self.bench.language
        )
        if checked.problems or not checked.rows:
            return Refusal(N_("Nothing of this file can be imported as it is."))
        every = list(checked.rows)
        rows: list[dict[str, Any]] | Refusal = every
        if self.key == "trials":
            chosen = {str(code): str(item) for code, item in (message.get("modules") or {}).items()}
            rows = rows_about(self.state, every, chosen)
        if isinstance(rows, Refusal):
            return rows
        try:
            refusal = take_whole(self.bench.journal, asks_of(self.key, self._name, rows))
        except LogError as error:
            return error.refusal
        if refusal:
            return refusal
        self._table = None
        self._apart.clear()
        self.bench.refresh()
        return {"rows": len(rows), "left": len(every) - len(rows)}

    def _alike(self, message: dict[str, Any]) -> dict[str, object] | Refusal:
        """Suggest repeated claims; ``apart`` is a pair of which somebody has said it is two."""
        if pair := message.get("apart"):
            self._apart.add(frozenset(int(place) for place in pair))
        return repeated_claims(self.state, self._apart)


_NO_FILE = Refusal(N_("Choose a file first."))
