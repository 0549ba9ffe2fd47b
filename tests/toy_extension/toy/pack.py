"""A pack: notebooks of its own; slides and data are the kit's."""

from __future__ import annotations

from pathlib import Path

TOY = Path(__file__).parent / "pack"
