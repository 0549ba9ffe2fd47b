"""The formats of the document: each renders the same seven nodes.

Another package offers one by an entry point of the group ``kit.formats`` that names a
:class:`Format`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from kit.domain.extensions import added
from kit.domain.registry import fetch
from kit.standard.editions import EDITIONS, Edition
from kit.standard.nodes import Document

Write = Callable[[Document], Mapping[str, bytes]]
"""Gives files by the name of the part each holds; the whole document has no name."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, and how a document is written in it."""

    key: str
    label: str
    suffix: str
    write: Write | str
    """The renderer, or its ``module:name``: what it needs is loaded when it is used."""
    editions: tuple[Edition, ...] = tuple(EDITIONS)
    """Which editions it is for."""

    def files(self, document: Document) -> dict[str, bytes]:
        """Give the files of a document by their names."""
        write: Write = fetch(self.write) if isinstance(self.write, str) else self.write
        return {
            f"{document.name}{'-' if part else ''}{part}.{self.suffix}": content
            for part, content in write(document).items()
        }


_OURS = (
    Format("docx", "Word (DOCX)", "docx", "kit.standard.formats.docx:write"),
    Format("pdf", "PDF", "pdf", "kit.standard.formats.pdf:write"),
    Format("html", "HTML", "html", "kit.standard.formats.html:write"),
    Format("md", "Markdown", "md", "kit.standard.formats.markdown:write"),
    Format("json", "JSON", "json", "kit.standard.formats.json:write"),
    Format("csv", "CSV", "csv", "kit.standard.formats.csv:write", ("evidence",)),
)


@cache
def formats() -> dict[str, Format]:
    """Give the formats by their keys, in the order in which they are offered."""
    ours = {one.key: one for one in _OURS}
    return added(ours, "kit.formats", Format, lambda one: one.key)
