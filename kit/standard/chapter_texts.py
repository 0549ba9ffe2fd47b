"""What a chapter says that is data: columns of its tables, words that it explains, its notes."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kit.standard.material import Term


class ChapterTexts(BaseModel):
    """The texts of a chapter in English, by names of its own; the catalogues translate them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    columns: dict[str, tuple[tuple[str, float], ...]] = {}
    """By table the titles of its columns and their widths."""
    terms: dict[str, Term] = {}
    """Words of the evidence, each with its meaning."""
    notes: dict[str, str] = {}


def texts_beside(module: str) -> ChapterTexts:
    """Read the texts of a chapter from the TOML file beside its module (``__file__``)."""
    told = Path(module).with_suffix(".toml").read_text("utf-8")
    return ChapterTexts.model_validate(tomllib.loads(told))
