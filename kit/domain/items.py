"""Items: everything collected in a workshop is one, and each kind has its form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from kit.domain.refusal import Refusal
from kit.language import N_

FIELD_LIMIT = 4_000
"""Longest text of one field, in characters."""

Binding = Literal["must", "should", "free"]
"""How far an adopted item obliges: always, unless there is a reason, or as you like."""

Decision = Literal["adopt", "rework", "drop"]


@dataclass(frozen=True, slots=True)
class Field:
    """One question of an item's form."""

    name: str
    label: str
    help: str = ""
    required: bool = False
    lines: int = 1
    usual: bool = True
    """Whether it is asked when the activity does not say what to ask."""
    choices: tuple[tuple[str, str], ...] = ()
    of: str = ""
    """The kind of item of which one is the answer, by its id; ``""`` for other answers."""
    mark: bool = False
    """Whether the answer says what the item is, not what it says: putting it right later
    makes no new wording, so votes stand."""
    ours: bool = False
    """Whether the answer words what we say or do: no STOP-phrase may stand in it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: its name for one and for many, and the questions of its form."""

    key: str
    label: str
    many: str
    fields: tuple[Field, ...]
    within: str = ""
    """The kind of item that one of this kind belongs to, or ``""``."""
    links: str = ""
    """The kind of item that the facilitator may link one of this kind to, or ``""``."""

    def asked(self, wish: tuple[str, ...] = ()) -> tuple[Field, ...]:
        """Give the questions to ask: those wished for, else the usual ones.

        Required questions are always asked.
        """
        return tuple(
            field
            for field in self.fields
            if field.required or (field.name in wish if wish else field.usual)
        )

    @property
    def headline(self) -> str:
        """Name of the field that stands for the whole item in a list."""
        return self.fields[0].name


def tidy(text: str) -> str:
    """Normalise a typed text: composed characters, plain line ends, no control characters.

    A text of which nothing would be seen (only invisible characters) is an empty one.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    tidied = "".join(kept).strip()
    return tidied if any(unicodedata.category(c) not in ("Cf", "Zs") for c in tidied) else ""


Offered = Callable[[str], Collection[str]]
"""By kind, the ids of the items that may be an answer."""


def clean_fields(
    kind: Kind, fields: Mapping[str, str], offered: Offered = lambda _kind: ()
) -> dict[str, str] | Refusal:
    """Give the filled-in form of an item as it is kept, or say what is wrong with it.

    Empty answers are left out; unknown fields, missing answers, answers outside the
    choices and texts over :data:`FIELD_LIMIT` characters are refused.
    """
    known = {field.name: field for field in kind.fields}
    if strange := sorted(set(fields) - set(known)):
        return Refusal(
            N_("The form has no field “{field}”. Reload the page and try again."),
            {"field": strange[0]},
        )
    kept: dict[str, str] = {}
    for field in kind.fields:
        text = tidy(fields.get(field.name, ""))
        if len(text) > FIELD_LIMIT:
            return Refusal(
                N_("This text has {length} characters; at most {limit} fit. Shorten it."),
                {"length": len(text), "limit": FIELD_LIMIT},
            )
        choices = offered(field.of) if field.of else dict(field.choices)
        if text and (field.of or choices) and text not in choices:
            return Refusal(N_("Choose one of the offered answers."))
        if text:
            kept[field.name] = text
        elif field.required:
            return Refusal(N_("Still empty: {field}"), {"field": N_(field.label)})
    return kept
