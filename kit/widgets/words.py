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


def _words_of_questions() -> set[str]:
    """Give what people are asked and may answer: in forms, beside them, about themselves."""
    fields = [*ABOUT_PEOPLE, *(field for kind in KINDS.values() for field in kind.fields)]
    offered = [choices for one in types().values() for choices in one.offers.values()]
    choices = (*offered, *(field.choices for field in fields))
    words = {label for answers in choices for _, label in answers}
    words |= {text for field in fields for text in (field.label, field.help)}
    words |= {text for kind in KINDS.values() for text in (kind.label, kind.many)}
    words |= {*CRITERIA.values(), *AGREEMENT, *(end for ends in ENDS.values() for end in ends)}
    return {word for word in words if word and not isinstance(word, OwnText)}


def words_for(
    language: str, scripts: list[Path], more: AbstractSet[str] = frozenset()
) -> dict[str, object]:
    """Give the words file of phone and wall in one language; untranslated ones are left out."""
    found = [one for path in scripts for one in in_script(path, path.name)]
    counted = {(one.text, one.many) for one in found if one.many}
    every = {one.text for one in found if not one.many} | _words_of_questions() | REASONS | more
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
