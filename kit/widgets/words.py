"""The words that scripts may say, in one language: small files beside the scripts."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from kit.domain.activities import AGREEMENT, CRITERIA, ENDS
from kit.domain.choices import ABOUT_PEOPLE
from kit.domain.kinds import KINDS
from kit.domain.registry import types
from kit.language import OwnText, plural_forms, translate
from kit.language.gather import in_script
from kit.statistics.few import REASONS


def words_in(scripts: list[Path]) -> tuple[set[str], set[tuple[str, str]]]:
    """Give the sentences, and the counted (one, many) sentences, that scripts may say."""
    found = [one for path in scripts for one in in_script(path, path.name)]
    return (
        {one.text for one in found if not one.many},
        {(one.text, one.many) for one in found if one.many},
    )


def words_of_items() -> set[str]:
    """Give the labels of all kinds of items and of their forms."""
    words: set[str] = set()
    for kind in KINDS.values():
        words |= {kind.label, kind.many}
        for form in kind.fields:
            words |= {form.label, form.help} | {label for _, label in form.choices}
    return {word for word in words if word and not isinstance(word, OwnText)}


def words_of_answers() -> set[str]:
    """Give what people are asked beside forms: of activities, by criteria, about themselves."""
    offered = [choices for one in types().values() for choices in one.offers.values()]
    asked = [field.choices for field in ABOUT_PEOPLE]
    words = {label for choices in (*offered, *asked) for _, label in choices}
    words |= {text for field in ABOUT_PEOPLE for text in (field.label, field.help)}
    words |= {*CRITERIA.values(), *AGREEMENT, *(end for ends in ENDS.values() for end in ends)}
    return {word for word in words if word and not isinstance(word, OwnText)}


def words_for(
    language: str, scripts: list[Path], more: AbstractSet[str] = frozenset()
) -> dict[str, object]:
    """Give the words file of phone and wall in one language; untranslated ones are left out."""
    plain, counted = words_in(scripts)
    every = plain | words_of_items() | words_of_answers() | REASONS | more
    words = {text: translate(language, text) for text in sorted(every)}
    return {
        "language": language,
        "words": {text: said for text, said in words.items() if said != text},
        "plurals": {
            one: forms
            for one, many in sorted(counted)
            if (forms := plural_forms(language, one, many))
        },
    }
