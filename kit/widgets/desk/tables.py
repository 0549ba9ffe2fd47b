"""The desk's widget for importing a table and reading what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kit.domain.commands import FACILITATOR, Import
from kit.domain.refusal import Refusal
from kit.evidence.phrases import StopPhrase, find_phrases
from kit.evidence.tables import table_plain
from kit.language import N_
from kit.room.journal import Ask
from kit.room.protocol import refused
from kit.widgets.desk.part import Part
from kit.widgets.desk.upload import check_upload, plain_row, read_upload

if TYPE_CHECKING:
    from kit.imports.tables import Table

_CHUNK = 1_000
_SAMPLES = 5


class Tables(Part):
    """Upload, preview, accept; then what the table says."""

    script = Path(__file__).with_suffix(".js")
    _table: Table | None = None
    _name = ""

    @property
    def key(self) -> str:
        """Which table: claims, survey or codings."""
        return self.run.activity.kind

    def desk_of(self) -> dict[str, Any]:
        """Give what the table says; it has no items."""
        return {
            "run": {**self.run.activity.model_dump(mode="json"), "state": self.run.state},
            "session": self.state.session,
            "joined": len(self.state.participants),
            "found": table_plain(self.state, self.key, self.bench.language),
        }

    def results(self) -> None:
        """Give none: a table is not voted on."""

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message: look at a file, take it in, find claims by a word."""
        steps = {"look": self._look, "take": self._take, "find": self._find}
        step = steps.get(str(message.get("do")))
        return step(message) if step else super().answer(message)

    def _look(self, message: dict[str, Any]) -> dict[str, object]:
        """Read a file and say what it would bring in; nothing is imported yet."""
        if "content" in message:
            table = read_upload(str(message.get("name", "")), str(message["content"]))
            if isinstance(table, Refusal):
                return refused(str(message["id"]), table, self.bench.language)
            self._table, self._name = table, str(message.get("name", ""))
        if self._table is None:
            return self._nothing(message)
        _, told = check_upload(self._table, self.key, message.get("mapping"), self.bench.language)
        return {"is": "ack", "id": message["id"], "look": told}

    def _take(self, message: dict[str, Any]) -> dict[str, object]:
        """Import the checked rows in one turn: the whole file or nothing of it."""
        if self._table is None:
            return self._nothing(message)
        checked, _ = check_upload(
            self._table, self.key, message.get("mapping"), self.bench.language
        )
        if checked.problems or not checked.rows:
            why = Refusal(N_("Nothing of this file can be imported as it is."))
            return refused(str(message["id"]), why, self.bench.language)
        rows = [plain_row(row) for row in checked.rows]
        asks = [
            Ask(
                FACILITATOR,
                Import(
                    do="import", id=f"import.{uuid4().hex}", table=self.key, source=self._name,
                    rows=rows[start : start + _CHUNK], first=start == 0,
                ),
            )
            for start in range(0, len(rows), _CHUNK)
        ]  # fmt: skip
        self.bench.journal.carry_out(asks)
        self._table = None
        self.bench.refresh()
        return {"is": "ack", "id": message["id"], "rows": len(rows)}

    def _find(self, message: dict[str, Any]) -> dict[str, object]:
        """Find claims without a theme that hold a word in any form: a suggestion only."""
        language = self.bench.language
        phrase = StopPhrase(str(message.get("word", ""))[:100].strip(), language)
        if not phrase.text:
            return refused(str(message["id"]), Refusal(N_("Type a word first.")), language)
        claims = self.state.tables.get("claims", [])
        places = [
            place
            for place, claim in enumerate(claims)
            if not claim.get("theme") and find_phrases(str(claim["text"]), [phrase], language)
        ]
        samples = [str(claims[place]["text"]) for place in places[:_SAMPLES]]
        return {"is": "ack", "id": message["id"], "claims": places, "samples": samples}

    def _nothing(self, message: dict[str, Any]) -> dict[str, object]:
        why = Refusal(N_("Choose a file first."))
        return refused(str(message.get("id", "")), why, self.bench.language)
