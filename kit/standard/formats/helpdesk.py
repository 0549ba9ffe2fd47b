"""Adopted clauses for django-helpdesk: a fixture of pre-set replies and a knowledge base.

A wording is a reply that staff pick; a situation, or a clause that belongs to none, is an
article of the knowledge base, which only staff see. Keys are made from the title of the standard
and the permanent numbers, high enough to meet no entry that is there: loaded again, the fixture
updates what it brought. A reply is rendered as a Django template when it is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from zlib import crc32

from kit.standard.formats.in_use import (
    Entry,
    Group,
    apart,
    cut,
    entries,
    groups,
    situations,
    titled,
)
from kit.standard.nodes import Document

_FIRST, _KEYS = 100_000_000, 900_000_000
"""Keys of a range in which no counter of a help desk stands, and after which some are left."""
_LONGEST = 100
"""Letters of a title; SQLite does not check it."""
_TEMPLATE = ("{{", "{%", "%}", "{#")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKDOWN = re.compile(r"([\\`*_\[\](]|^[#>+-])", re.MULTILINE)


@dataclass(slots=True)
class _Keys:
    title: str
    taken: set[int] = field(default_factory=set)

    def of(self, number: str) -> int:
        """Give the key of a number: the same in each edition, and another for each number."""
        key = crc32(f"{self.title}\0{number}".encode()) % _KEYS
        while key in self.taken:
            key = (key + 1) % _KEYS
        self.taken.add(key)
        return _FIRST + key


def write(document: Document) -> dict[str, bytes]:
    """Give the fixture, for ``manage.py loaddata``."""
    objects = [*_replies(document), *_knowledge(document)]
    return {"helpdesk": json.dumps(objects, ensure_ascii=False, indent=1).encode() + b"\n"}


def _replies(document: Document) -> Iterator[dict[str, Any]]:
    keys, around = _Keys(document.title), situations(document)
    for one in entries(document):
        if said := one.text("say"):
            yield _object("presetreply", keys.of(one.number), {
                "name": titled(one, around.get(one.within)),
                "body": apart(said, *_TEMPLATE),
                "queues": [],
            })  # fmt: skip


def _knowledge(document: Document) -> Iterator[dict[str, Any]]:
    found = groups(document)
    if not found:
        return
    keys = _Keys(document.title)
    category = keys.of("")
    title = cut(document.title, _LONGEST)
    yield _object("kbcategory", category, {
        "name": title, "title": title, "slug": f"standard-{category}",
        "description": f"{document.subject} · {document.version_words}", "public": False,
    })  # fmt: skip
    for order, (number, some) in enumerate(groupby(found, lambda group: group.number), 1):
        parts = list(some)
        about = parts[0].situation or parts[0].entries[0]
        yield _object("kbitem", keys.of(number), {
            "category": category, "title": titled(about),
            "question": about.text("client_says") or about.headline, "answer": _answer(parts),
            "last_updated": f"{document.date}T00:00:00Z", "order": order,
        })  # fmt: skip


def _answer(parts: Iterable[Group]) -> str:
    """Give what a situation asks of us as Markdown, clause by clause."""
    return "\n\n".join(_clause(group, one) for group in parts for one in group.entries)


def _clause(group: Group, one: Entry) -> str:
    head = " · ".join(filter(None, (one.number, group.kind_words, one.binding_words)))
    told = (
        f"**{text.label}:**{' ' if text.brief else chr(10)}{_plain(text.text)}"
        for text in one.texts
    )
    return "\n\n".join((f"### {head}", *told))


def _plain(text: str) -> str:
    """Give words as Markdown that is read as they were written."""
    lines = (line.strip() for line in text.splitlines())
    return _MARKDOWN.sub(r"\\\1", _ENTITY.sub("&amp;", "\n".join(lines)))


def _object(model: str, key: int, fields: dict[str, Any]) -> dict[str, Any]:
    return {"model": f"helpdesk.{model}", "pk": key, "fields": fields}
