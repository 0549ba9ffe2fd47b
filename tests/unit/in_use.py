"""Reading the files of formats for other programs."""

from __future__ import annotations

from kit.standard.formats import formats
from kit.standard.nodes import Document, records_of


def files(document: Document, key: str) -> dict[str, bytes]:
    """The files of a format, by their names."""
    return formats()[key].files(document)


def file(document: Document, key: str) -> bytes:
    """The one file of a format."""
    (content,) = files(document, key).values()
    return content


def said(document: Document) -> dict[str, str]:
    """The adopted wordings, by their numbers."""
    told = records_of(document).get("texts", [])
    return {str(one["number"]): str(one["text"]) for one in told if one["field"] == "say"}


def words(text: str) -> list[str]:
    """The words of a text, without spaces that have no width."""
    return text.replace("\u200b", "").split()
