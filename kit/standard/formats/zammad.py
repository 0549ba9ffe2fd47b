"""Adopted wordings as text modules of the service desk Zammad: a CSV file for its import.

Fields, limits and traps are those of Zammad's importer (``can_csv_import.rb``,
``text_module.rb``): a module that is imported again is found by its name and updated, so names
stay the same while wordings change; no column ``id``, no byte order mark; ``~~~`` makes a list
of a value, and ``#{…}`` is a placeholder.
"""

from __future__ import annotations

import csv
from html import escape
from io import StringIO

from kit.standard.formats.in_use import Entry, apart, cut, entries, situations
from kit.standard.nodes import Document

_COLUMNS = ("name", "keywords", "content", "note", "active")
_NAME, _KEYWORDS, _NOTE = 250, 500, 250


def write(document: Document) -> dict[str, bytes]:
    """Give the CSV file: a row for each adopted wording."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    around = situations(document)
    for one in entries(document):
        if said := one.text("say"):
            told = (_words(_keywords(one, around.get(one.within)), _KEYWORDS), _html(said))
            note = " · ".join(filter(None, (one.binding_words, document.version_words)))
            name = _words(f"{one.number} · {document.title}", _NAME)
            writer.writerow((name, *told, _words(note, _NOTE), "true"))
    return {"zammad": text.getvalue().encode()}


def _keywords(one: Entry, situation: Entry | None) -> str:
    """Give the words by which an employee finds a wording: situation, stage, channel."""
    around = (situation.headline, situation.text("client_says")) if situation else ()
    brief = (text.text for text in one.texts if text.brief)
    return " · ".join(filter(None, (one.within or one.number, *around, *brief)))


def _words(text: str, longest: int) -> str:
    return cut(" ".join(apart(text, "~~~", "#{").split()), longest)


def _html(text: str) -> str:
    """Give text as HTML: what looked like a tag would else be taken for one."""
    lines = escape(apart(text, "~~~", "#{"), quote=False).splitlines()
    return f"<div>{'<br>'.join(lines)}</div>"
