"""Trials told elsewhere: which speech module each code of a file is, and what the rows say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.domain.activities import OUTCOMES
from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import N_
from kit.language.texts import normalised
from kit.statistics.effective import effective
from kit.statistics.few import PEOPLE

ALIKE = 70
"""Likeness of a title to a situation or a wording, of 100, from which a module is suggested."""

_KIND = "speech_module"
_OUTCOMES = {"settled": "worked", "partly": "partly", "not_settled": "failed"}
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_DROPPED = Refusal(N_("This module was dropped and is not tried any more: its rows stay out."))


@dataclass(frozen=True, slots=True)
class Code:
    """A module as a file names it, and which standing module it may be."""

    code: str
    title: str
    rows: int
    item: str
    """The id of the module suggested, ``""`` for none."""
    why: Refusal | None = None
    """Why none is suggested, where there is more to say than that none fits."""


def codes_of(state: Workshop, told: Sequence[tuple[str, str]]) -> list[Code]:
    """Give the codes of a file, in the order of their names, each with the module it may be.

    ``told`` holds each row's code and title. A code is the number of a clause, or its last
    part where only one module has it; else the title is compared with situations and
    wordings. A suggestion only: a person confirms each.
    """
    rows = Counter(code for code, _ in told)
    titles: dict[str, str] = {}
    for code, title in told:
        titles[code] = titles.get(code) or title
    return [_code(state, code, titles[code], rows[code]) for code in sorted(rows)]


def _code(state: Workshop, code: str, title: str, rows: int) -> Code:
    named = _numbered(state, code)
    if len(named) == 1:
        item = named[0]
        if item.decision == "drop":
            return Code(code, title, rows, "", _DROPPED)
        return Code(code, title, rows, item.id)
    return Code(code, title, rows, _likest(state, title or code))


def _plain(number: str) -> str:
    """Give a number without what does not make it another: case, spaces, leading zeros."""
    return _ZEROS.sub("", "".join(number.split()).casefold())


def _numbered(state: Workshop, code: str) -> list[Item]:
    """Give the modules that a code names, dropped ones too."""
    wanted = _plain(code)
    known = numbers(state)
    held = {item.id: _plain(known[item.id]) for item in state.of_kind(_KIND)}
    whole = [key for key, number in held.items() if number == wanted]
    last = [key for key, number in held.items() if number.rpartition(".")[2] == wanted]
    return [state.items[key] for key in whole or last]


def _likest(state: Workshop, title: str) -> str:
    """Give the module whose situation or wording is most like a title, ``""`` if none is."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - phones' pages need none of it

    wanted = normalised(title)
    best, likest = "", float(ALIKE)
    for item in state.kept(_KIND):
        around = state.standing(item.within)
        texts = [text_of(item), text_of(around) if around else ""]
        likeness = max(token_set_ratio(wanted, normalised(text)) for text in texts)
        if wanted and likeness > likest:
            best, likest = item.id, likeness
    return best


def rows_about(
    state: Workshop, rows: Sequence[Mapping[str, Any]], chosen: Mapping[str, str]
) -> list[dict[str, Any]] | Refusal:
    """Give the rows whose code was said to be a module, as trials of its present wording.

    Rows of codes that were left out stay out. A module that is gone or was dropped is
    refused, and so is a choice that names no module at all.
    """
    standing = {item.id: item for item in state.kept(_KIND)}
    for key in filter(None, chosen.values()):
        if key not in standing:
            item = state.items.get(key)
            dropped = item is not None and item.seen and item.decision == "drop"
            if dropped:
                return Refusal(N_("This entry was dropped and is not tried any more."))
            return Refusal(N_("This entry is not there any more."))
    found = [
        _trial(row, standing[chosen[str(row["module"])]])
        for row in rows
        if chosen.get(str(row["module"]))
    ]
    return found or Refusal(N_("Say of one code at least which speech module it is."))


def _trial(row: Mapping[str, Any], item: Item) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in ("module", "title", "row")}
    outcome = _OUTCOMES[str(row["outcome"])]
    return {**kept, "item": item.id, "version": item.version, "outcome": outcome}


def module_choices(state: Workshop) -> list[dict[str, str]]:
    """Give the modules to choose from as plain JSON: number, wording and situation."""
    known = numbers(state)
    return [
        {
            "id": item.id,
            "number": known[item.id],
            "text": text_of(item),
            "about": text_of(around) if (around := state.standing(item.within)) else "",
        }
        for item in state.kept(_KIND)
    ]


def told_trials_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give what the imported trials say of each module: how many there are, how many worked.

    Merges are followed; ``earlier`` counts trials of wordings that were changed or merged since.
    """
    rows = state.tables.get("trials", [])
    by_item: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        item = state.standing(str(row.get("item")))
        by_item.setdefault(item.id if item else "", []).append(row)
    known = numbers(state)
    return {
        "n": len(rows),
        "modules": [
            _module(item, known[key], by_item[key], language)
            for key, item in state.items.items()
            if key in by_item
        ],
    }


def _module(
    item: Item, number: str, held: Collection[Mapping[str, Any]], language: str
) -> dict[str, Any]:
    outcomes = Counter(str(row["outcome"]) for row in held)
    tried = effective((str(row.get("employee")), row["outcome"] == "worked") for row in held)
    share, people = tried.chance(), _people(held)
    everybody = len({trial.actor for trial in item.trials if not trial.imported}) + people
    # Trials told on phones count together with these, and would be the rest of them.
    share = share.shown(PEOPLE, n=people).shown(PEOPLE, n=everybody, known=people)
    return {
        "id": item.id,
        "number": number,
        "text": text_of(item),
        "n": len(held),
        "counts": {key: outcomes[key] for key, _ in OUTCOMES if share.estimate is not None},
        "share": share.plain(language),
        "earlier": sum((row["item"], row["version"]) != (item.id, item.version) for row in held),
        "dropped": item.decision == "drop",
    }


def _people(held: Collection[Mapping[str, Any]]) -> int:
    return len({str(row.get("employee")) for row in held})
