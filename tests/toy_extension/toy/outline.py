"""A format: the titles of the chapters as plain text."""

from __future__ import annotations

from kit.standard.formats import Format
from kit.standard.nodes import Document


def write(document: Document) -> dict[str, bytes]:
    """Give the titles, one a line."""
    return {"": "\n".join(section.title for section in document.sections).encode()}


TITLES = Format("titles", "Titles only", "txt", write)
