"""Closed classes of words of the languages the kit speaks, as far as STOP-phrases need them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.language import LANGUAGES

Words = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """What the detector knows about a language beside its dictionary: ``grammars/*.toml``."""

    negations: Words
    """Words that negate what follows them."""
    concord: Words
    """Words that negate beside a negation, or instead of one."""
    absences: Words = frozenset()
    """Words for "there is no"."""
    only: Words
    """Words that take its force from a negation before them: "not only"."""
    pronouns: Words
    """Subjects: another case of one is another person of the sentence."""
    dropped: dict[str, int]
    """Subjects that may be left out, with the person of the verb that then tells them."""
    alike: dict[str, tuple[str, ...]]
    """Words that a client hears as others: "I" speaks for the house as "we" does."""
    pointers: Words
    """Words for "this", which a denial may leave out."""
    prepositions: Words
    openers: Words
    """Words that begin another clause, after a comma."""
    reporting: Words
    """Words that begin what somebody says."""
    saying: str
    """Verbs of saying and asking; negated, they tell what not to say."""
    needing: str
    """Words for what has to be done; negated, they free from it."""
    avoiding: str
    """Words that forbid a phrase, or put another in its place."""
    polite: Words
    """Words that a comma may part from the clause they belong to."""
    fillers: Words
    """Words that add nothing to what a phrase says."""
    siblings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Endings that tell a verb when forms with other endings stand beside it."""
    infinitive: tuple[str, ...] = ()
    """Endings of the dictionary form of verbs."""
    persons: tuple[re.Pattern[str], ...] = ()
    """Endings of verbs in the first, the second and the third person."""
    having: str = ""
    """The verb that means "have", and with an infinitive "have to"."""
    attached: re.Pattern[str] | None = None
    """Particles that a hyphen attaches to words."""
    reach: int = 6
    """Most words between those of a phrase: order tells more where endings tell less."""
    breaks: Words = frozenset()
    """Words that begin another clause without a comma."""
    ordered: Words = frozenset()
    """Words whose place is fixed, where order tells who does what."""
    objects: Words = frozenset()
    """Words that follow directly on those they belong to."""
    particles: Words = frozenset()
    """Words that make one verb with the word before, from which a short object parts them."""
    auxiliaries: Words = frozenset()
    """Verbs that a negation follows."""
    promises: Words = frozenset()
    """Words by which the speaker, and not the client, is to do what follows."""
    before_is: Words = frozenset()
    """Words after which an 's is a verb."""
    hasty: Words = frozenset()
    """Short forms that people type without the apostrophe in a chat."""
    denied: dict[str, str] = field(default_factory=dict)
    """Words that hold a negation, with the word that it negates."""
    short_forms: dict[str, str] = field(default_factory=dict)
    """What stands behind an apostrophe, with the word that it is."""

    @cached_property
    def denying(self) -> frozenset[str]:
        """All words that deny."""
        return self.negations | self.concord | self.absences

    @cached_property
    def personal(self) -> frozenset[str]:
        """Personal pronouns in all cases, as far as they are alike."""
        return frozenset(self.alike).union(*self.alike.values())


_FOLDER = Path(__file__).parent / "grammars"


def _grammar_of(language: str) -> Grammar:
    """Read the file of a language; a name that it should not have is an error."""
    told = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    made: dict[str, Any] = {
        **{name: frozenset(text.split()) for name, text in told.pop("words").items()},
        **told,
        "alike": {word: tuple(others.split()) for word, others in told["alike"].items()},
        "siblings": tuple((end, tuple(others)) for end, others in told.get("siblings", ())),
        "infinitive": tuple(told.get("infinitive", ())),
        "persons": tuple(map(re.compile, told.get("persons", ()))),
        "attached": re.compile(told["attached"]) if "attached" in told else None,
    }
    return Grammar(**made)


GRAMMARS = {language: _grammar_of(language) for language in LANGUAGES}
"""The grammar of each language, by its code."""
