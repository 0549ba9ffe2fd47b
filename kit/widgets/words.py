"""The words that scripts may say, in one language: small files beside the scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kit.domain.kinds import KINDS
from kit.language import plural_forms, translate

_T = re.compile(r'\bt\(\s*"((?:[^"\\]|\\.)*)"')
_TN = re.compile(r'\btn\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"')


def _unquote(text: str) -> str:
    return str(json.loads(f'"{text}"'))


def words_in(scripts: list[Path]) -> tuple[set[str], set[tuple[str, str]]]:
    """Give the sentences, and the counted (one, many) sentences, that scripts may say."""
    plain: set[str] = set()
    counted: set[tuple[str, str]] = set()
    for path in scripts:
        text = path.read_text("utf-8")
        plain |= {_unquote(match[1]) for match in _T.finditer(text)}
        counted |= {(_unquote(m[1]), _unquote(m[2])) for m in _TN.finditer(text)}
    return plain, counted


def words_of_items() -> set[str]:
    """Give the labels of all kinds of items and of their forms."""
    words: set[str] = set()
    for kind in KINDS.values():
        words |= {kind.label, kind.many}
        for form in kind.fields:
            words |= {form.label, form.help} | {label for _, label in form.choices}
    return words - {""}


def words_for(language: str, scripts: list[Path]) -> dict[str, object]:
    """Give the words file of phone and wall in one language; untranslated ones are left out."""
    plain, counted = words_in(scripts)
    words = {text: translate(language, text) for text in sorted(plain | words_of_items())}
    return {
        "language": language,
        "words": {text: said for text, said in words.items() if said != text},
        "plurals": {
            one: forms
            for one, many in sorted(counted)
            if (forms := plural_forms(language, one, many))
        },
    }
