"""Setting a document with Typst: what its renderers share.

What people typed reaches a template as data and is never read as markup; fonts are those that
come with Typst, so that the same document gives the same file.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from kit.language import N_, translate
from kit.standard.nodes import Document

FONT = "Libertinus Serif"
"""Comes with Typst and holds the letters of all languages: for charts, as for the text."""

_HERE = Path(__file__).parent
_BASE = "base.typ"
"""Fonts, colours and what the templates share: it stands before each of them."""
_ENDLESS = re.compile(r"\S{31,}")
_SHAPING = "[\u200d\ufe0e\ufe0f]"
"""Characters that shape the one before them: they go with it."""
_USUAL = re.compile("[\n\u0020-\u007e\u00a0-\u017f\u0400-\u045f\u0490\u0491\u2010-\u2026\u2212]")
"""Characters that Libertinus Serif is known to hold: they need no trial."""


def typeset(template: str, told: Mapping[str, Any], day: str) -> bytes:
    """Give the PDF of a template beside this file, tagged for screen readers (PDF/UA-1)."""
    whole = b"".join((_HERE / name).read_bytes() for name in (_BASE, template))
    return _set(whole, json.dumps(told, ensure_ascii=False), day)


def _set(template: bytes, told: str, day: str) -> bytes:
    return typst.compile(
        template,
        sys_inputs={"document": told},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
    )


class Letters:
    """Makes texts such as the fonts hold, and remembers what stands by its name instead."""

    def __init__(self) -> None:
        self.named: dict[str, str] = {}
        """Characters that stand by their names."""

    def legal(self, text: str) -> str:
        """Give a text that the fonts hold, in which endless words may be broken."""
        if strange := _USUAL.sub("", text):
            lacking = _lacking("".join(sorted(set(strange))))
            self.named |= {one: name for one, name in lacking.items() if name}
            told = "".join(map(re.escape, lacking))
            if told:
                text = re.sub(f"([{told}]){_SHAPING}*", lambda one: lacking[one[1]], text)
        text = text.replace(" %", "\u00a0%").replace("n = ", "n\u00a0=\u00a0")
        return _ENDLESS.sub(lambda word: "\u200b".join(_cut(word[0])), text)

    def about(self, document: Document) -> dict[str, Any]:
        """Give what a template says of the document as a whole."""
        return {
            "title": self.legal(document.title),
            "subject": self.legal(document.subject),
            "mark": document.mark,
            "version": document.version_words,
            "language": document.language,
        }

    def note(self, language: str) -> str:
        """Say which characters stand by their names so far, or nothing."""
        note = N_(
            "These characters stand by their names, since the fonts of this file do not hold "
            "them: {names}"
        )
        names = ", ".join(dict.fromkeys(self.named.values()))
        return translate(language, note, names=names) if names else ""


def _cut(word: str) -> Iterator[str]:
    for at in range(0, len(word), 10):
        yield word[at : at + 10]


@cache
def _lacking(characters: str) -> dict[str, str]:
    """Give what stands for each of these characters that no font of Typst holds.

    The fonts are asked by setting the characters: the half that cannot be set is halved anew.
    """
    probe = b"#set document(title: sys.inputs.document)\n#sys.inputs.document"
    try:
        _set(probe, characters, "2000-01-01")
    except typst.TypstError:
        if len(characters) == 1:
            return {characters: _name(characters)}
        half = len(characters) // 2
        return _lacking(characters[:half]) | _lacking(characters[half:])
    return {one: "" for one in characters if unicodedata.category(one) == "Cc" and one != "\n"}


def _name(character: str) -> str:
    """Give a character's name in brackets; what only shapes another one has none."""
    if unicodedata.category(character) in ("Cc", "Cf", "Mn"):
        return ""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"
