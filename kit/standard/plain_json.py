"""The document as JSON: everything in it, the same bytes for the same document."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from kit.standard.document import Standard

_STANDARD = TypeAdapter(Standard)


def write(document: Standard) -> dict[str, bytes]:
    """Give the JSON file of a document, by its name."""
    return {"draft-standard.json": _STANDARD.dump_json(document, indent=2) + b"\n"}


def read_json(path: Path) -> Standard:
    """Read a document back from its JSON file.

    Raises:
        ValueError: the file is not a draft standard of this version of the kit.
        OSError: the file cannot be read.
    """
    return _STANDARD.validate_json(path.read_bytes())
