"""Where a name still stands after its erasure: in typed texts, and in exported files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from kit.log.interface import Row

ERASED = "[…]"
"""Stands where an erased name stood in a typed text."""

_NO_TEXTS = frozenset({
    "workshop_started", "activity_declared", "entered", "introduced", "kind_defined",
    "urn_emptied", "voted", "voted_secretly", "retention_set",
})  # fmt: skip
"""Events that hold no text which somebody wrote about somebody, or that are erased anyway."""
_SEALED = frozenset({".pdf", ".png"})
"""Kinds of files whose texts cannot be looked through."""
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Traces:
    """Names to look for, as whole words, whatever their case."""

    names: tuple[str, ...]

    @property
    def _words(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest_first)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

    def within(self, text: str) -> bool:
        """Whether one of the names stands in a text."""
        return bool(self._words.search(text))

    def texts(self, rows: Iterable[Row]) -> list[tuple[Row, str]]:
        """Give the events with a text that holds a name, each with its body without it."""
        if not self.names:
            return []
        found = []
        for row in rows:
            if row.kind in _NO_TEXTS:
                continue
            body = json.loads(row.body)
            mended = self._mended(body)
            if mended != body:
                text = json.dumps(mended, ensure_ascii=False, separators=(",", ":"))
                found.append((row, text))
        return found

    def _mended(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._words.sub(ERASED, value)
        if isinstance(value, list):
            return [self._mended(one) for one in value]
        if isinstance(value, dict):
            return {name: self._mended(one) for name, one in value.items()}
        return value

    def exports(self, folder: Path) -> list[Path]:
        """Give the files that hold a name, or that cannot be looked through."""
        if not self.names or not folder.is_dir():
            return []
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return [path for path in files if path.suffix in _SEALED or self._in_file(path)]

    def _in_file(self, path: Path) -> bool:
        return any(self.within(text) for text in _texts_of(path))


def _texts_of(path: Path) -> Iterator[str]:
    """Give the texts in a file; of a packed one, those of its parts, marks of XML taken out."""
    try:
        with ZipFile(path) as packed:
            for name in packed.namelist():
                text = packed.read(name).decode("utf-8", "replace")
                yield _TAGS.sub("", text)
                yield text
    except BadZipFile:
        yield path.read_text("utf-8", "replace")
