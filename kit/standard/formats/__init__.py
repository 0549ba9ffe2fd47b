"""The formats of the document: each renders the same seven nodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kit.standard.formats import csv, docx, json, markdown
from kit.standard.nodes import Document

NAME = "draft-standard"
"""What every exported file is called, before its table and suffix."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how a document is written in it."""

    key: str
    suffix: str
    write: Callable[[Document], Mapping[str, bytes]]
    """Gives the files by the name of the part each holds; the whole document has no name."""

    def files(self, document: Document) -> dict[str, bytes]:
        """Give the files of a document by their names."""
        return {
            f"{NAME}{'-' if part else ''}{part}.{self.suffix}": content
            for part, content in self.write(document).items()
        }


FORMATS: dict[str, Format] = {
    one.key: one
    for one in (
        Format("docx", "docx", docx.write),
        Format("md", "md", markdown.write),
        Format("json", "json", json.write),
        Format("csv", "csv", csv.write),
    )
}
"""The formats by their keys, in the order in which they are offered."""
