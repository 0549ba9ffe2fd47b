"""Adopted clauses as cards to learn by: a package for Anki and the programs that read its decks.

Written in the schema that packages have had since Anki 2.0 (version 11 of the collection; see
Anki's ``rslib/src/storage/schema11.sql``), which every later version imports. Keys are made from
the title of the standard and the permanent numbers: imported again, a package changes the cards
that it brought and keeps what was learnt.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from typing import Any

from kit.language import N_, translate
from kit.standard.formats.in_use import Entry, groups
from kit.standard.formats.packed import packed
from kit.standard.nodes import Document

_TABLES = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null,
  scm integer not null, ver integer not null, dty integer not null, usn integer not null,
  ls integer not null, conf text not null, models text not null, decks text not null,
  dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null,
  mod integer not null, usn integer not null, tags text not null, flds text not null,
  sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null,
  ord integer not null, mod integer not null, usn integer not null, type integer not null,
  queue integer not null, due integer not null, ivl integer not null, factor integer not null,
  reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null,
  ease integer not null, ivl integer not null, lastIvl integer not null,
  factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
"""
_VERSION = 11
_NEW = -1
"""The number of what no server has seen yet."""
_CSS = ".card { font: 20px sans-serif; text-align: left; max-width: 36em; margin: 1em auto }"
_STYLED = {"font": "Arial", "media": [], "rtl": False, "size": 20, "sticky": False}


def write(document: Document) -> dict[str, bytes]:
    """Give the package: a card for each situation and kind, and for each clause that asks."""
    day = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    # Later than any package of an earlier day or event, so that an import takes what is new.
    changed = int(day.timestamp()) + document.version
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_TABLES)
        deck, model = _key(document, "deck"), _key(document, "note type")
        base.execute(
            f"INSERT INTO col VALUES (1, ?, ?, ?, {_VERSION}, 0, 0, 0, ?, ?, ?, '{{}}', '{{}}')",  # noqa: S608 - a constant
            (int(day.timestamp()), changed * 1000, changed * 1000, json.dumps({"nextPos": 1}),
             json.dumps({str(model): _model(document, model, deck, changed)}),
             json.dumps({str(deck): _deck(document, deck, changed)})),
        )  # fmt: skip
        for place, (number, front, back) in enumerate(_cards(document), 1):
            key = _key(document, number)
            base.execute(
                "INSERT INTO notes VALUES (?, ?, ?, ?, ?, '', ?, ?, 0, 0, '')",
                (key, f"kit-{key}", model, changed, _NEW, f"{front}\x1f{back}", front),
            )
            base.execute(
                "INSERT INTO cards VALUES (?, ?, ?, 0, ?, ?, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                (key, key, deck, changed, _NEW, place),
            )
        base.commit()
        return {"": packed({"collection.anki2": base.serialize(), "media": b"{}"})}


def _key(document: Document, about: str) -> int:
    """Give the key of something: a moment in milliseconds, as Anki's keys are."""
    digest = sha256(f"{document.title}\0{about}".encode()).digest()
    return 1_000_000_000_000 + int.from_bytes(digest[:8]) % 500_000_000_000


def _cards(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give what each card is about, its question and its answer."""
    for group in groups(document):
        first = group.entries[0]
        if group.situation:
            front = _situation(group.situation, first.texts[0].label)
            yield f"{group.number} {first.kind}", front, _lines(map(_told, group.entries))
        elif asked := [text.label for text in first.texts[1:] if not text.brief]:
            front = _lines((_html(first.headline), _asked(*asked)))
            yield first.number, front, _told(first, without=1)


def _situation(situation: Entry, label: str) -> str:
    """Ask what the standard says of a situation, the client's words included."""
    told = [_html(f"{situation.number} · {situation.headline}")]
    if said := situation.text("client_says"):
        told.append(f"<blockquote>{_html(said)}</blockquote>")
    return _lines([*told, _asked(label)])


def _asked(*labels: str) -> str:
    """Ask for what stands behind these labels: they begin what the answer says."""
    return f"<i>{_html(' · '.join(f'{label} …' for label in labels))}</i>"


def _told(one: Entry, without: int = 0) -> str:
    parts = [f"<b>{_html(text.label)}:</b><br>{_html(text.text)}" for text in one.texts[without:]]
    head = " · ".join(filter(None, (one.number, one.binding_words)))
    return _lines([*parts, f"<small>{_html(head)}</small>"])


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"<div>{part}</div>" for part in parts)


def _html(text: str) -> str:
    """Give text as HTML in which Anki finds no sound, no formula and no end of the field."""
    plain = escape(text.replace("\x1f", " "), quote=False).replace("[", "&#91;")
    return "<br>".join(plain.splitlines())


def _model(document: Document, key: int, deck: int, changed: int) -> dict[str, Any]:
    say = document.language
    names: Sequence[str] = (translate(say, N_("Question")), translate(say, N_("Answer")))
    front, back = (f"{{{{{name}}}}}" for name in names)
    card = {"name": "1", "ord": 0, "qfmt": front, "afmt": f"{front}<hr id=answer>{back}",
            "bqfmt": "", "bafmt": "", "did": None}  # fmt: skip
    return {
        "id": key, "name": document.title, "did": deck, "mod": changed, "usn": _NEW, "type": 0,
        "flds": [{"name": name, "ord": n, **_STYLED} for n, name in enumerate(names)],
        "tmpls": [card], "css": _CSS, "sortf": 0, "req": [[0, "any", [0]]], "tags": [],
        "vers": [], "latexPre": "", "latexPost": "", "latexsvg": False,
    }  # fmt: skip


def _deck(document: Document, key: int, changed: int) -> dict[str, Any]:
    none = [0, 0]
    return {
        "id": key, "name": document.title.replace("::", ": :"), "mod": changed, "usn": _NEW,
        "desc": escape(f"{document.subject} · {document.version_words}"), "dyn": 0, "conf": 1,
        "collapsed": False, "extendNew": 0, "extendRev": 0, "newToday": none, "revToday": none,
        "lrnToday": none, "timeToday": none,
    }  # fmt: skip
