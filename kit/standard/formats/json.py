"""The document as JSON: the tree itself, the same bytes for the same document."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from kit.standard.nodes import Document

_DOCUMENT = TypeAdapter(Document)


def write(document: Document) -> dict[str, bytes]:
    """Give the JSON file of a document."""
    return {"": _DOCUMENT.dump_json(document, indent=2) + b"\n"}


def read_json(path: Path) -> Document:
    """Read a document back from its JSON file.

    Raises:
        ValueError: the file is not a draft standard of this version of the kit.
        OSError: the file cannot be read.
    """
    return _DOCUMENT.validate_json(path.read_bytes())
