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
from kit.language import N_
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
    restyled: bool = False
    """Whether a client's template gives it its look: the renderer takes the template's bytes."""

    def files(self, document: Document, template: bytes = b"") -> dict[str, bytes]:
        """Give the files of a document by their names, in the look of a client's template."""
        write: Callable[..., Mapping[str, bytes]]
        write = fetch(self.write) if isinstance(self.write, str) else self.write
        look = {"template": template} if template and self.restyled else {}
        return {
            f"{document.name}{'-' if part else ''}{part}.{self.suffix}": content
            for part, content in write(document, **look).items()
        }


def _in_use(key: str, label: str, suffix: str) -> Format:
    """Give a format of the standard for another program; its renderer is called as its key."""
    return Format(key, label, suffix, f"kit.standard.formats.{key}:write", ("standard",))


_OURS = (
    Format("docx", "Word (DOCX)", "docx", "kit.standard.formats.docx:write", restyled=True),
    Format("pdf", "PDF", "pdf", "kit.standard.formats.pdf:write"),
    Format("html", "HTML", "html", "kit.standard.formats.html:write"),
    Format("md", "Markdown", "md", "kit.standard.formats.markdown:write"),
    Format("json", "JSON", "json", "kit.standard.formats.json:write"),
    Format("cards", N_("Cards (PDF)"), "pdf", "kit.standard.formats.cards:write", ("standard",)),
    Format("csv", "CSV", "csv", "kit.standard.formats.csv:write", ("evidence",)),
    Format("xlsx", "Excel (XLSX)", "xlsx", "kit.standard.formats.xlsx:write", ("evidence",)),
    _in_use("zammad", "Zammad (CSV)", "csv"),
    _in_use("helpdesk", "django-helpdesk (JSON)", "json"),
    _in_use("espanso", "espanso (YAML)", "yml"),
    _in_use("xlsform", "XLSForm (XLSX)", "xlsx"),
    _in_use("anki", "Anki (APKG)", "apkg"),
    _in_use("schema", "JSON Schema", "json"),
)


@cache
def formats() -> dict[str, Format]:
    """Give the formats by their keys, in the order in which they are offered."""
    ours = {one.key: one for one in _OURS}
    return added(ours, "kit.formats", Format, lambda one: one.key)
