"""The outline: which chapters and annexes a document has, as data, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from kit.language import N_
from kit.standard.baseline import Source, baseline
from kit.standard.contents import REQUIRED, Standing, standing_of
from kit.standard.editions import Edition
from kit.standard.material import Material, Term
from kit.standard.nodes import Node, Section
from kit.standard.running_numbers import with_running_numbers


class Place(IntEnum):
    """Where a chapter stands. What shares a chapter has places of its own within it."""

    PASSPORT = 0
    READING = 100
    READING_FREEDOM = 110
    CHANGES = 130
    AUDIT = 200
    AUDIT_TABLES = 210
    AUDIT_REST = 220
    PRINCIPLES = 300
    EXPECTATIONS = 400
    ON_SITE = 310
    TELEPHONE = 320
    STAGES = 350
    SITUATIONS = 500
    MODULES = 600
    NORMS = 700
    TECHNIQUES = 800
    TECHNIQUES_INITIATIVE = 810
    CLIENT_TYPES = 900
    CONFLICTS = 950
    AUTHORITY = 955
    COMPLAINTS = 960
    STOP_PHRASES = 1000
    PROMISES = 1010
    IDEAS = 1100
    TOPICS = 1150
    OTHERS = 1200
    QUIZ = 1300
    INTRODUCTION = 1400
    OPEN_POINTS = 1500
    OPEN_POINTS_SIGNING = 1505
    OPEN_POINTS_COVERAGE = 1510
    OPEN_POINTS_NUMBERS = 1515
    OPEN_POINTS_CLAUSES = 1520
    VOTES = 2000
    LEDGER = 2100
    WORDS = 2200
    TRIALS = 2300
    PLAYS = 2400
    PULSE = 2500


_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = {"uk": "АБВГДЕЖИКЛМНПРСТУФХЦШЩЮЯ", "ru": "АБВГДЕЖИКЛМНПРСТУФХЦШЩЭЮЯ"}
"""Of annexes: letters that look like digits or like others are left out, as offices do."""


Nodes = Callable[[Material], Sequence[Node]]
"""Writes one chapter."""


def nothing(_: Material) -> tuple[()]:
    """Give no nodes and no terms."""
    return ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, or what goes on in the one before it when the title is empty."""

    place: int
    key: str
    title: str
    """English, to be translated."""
    nodes: Nodes
    """What the evidence book says here; without nodes there is no such chapter in it."""
    kinds: tuple[str, ...] = ()
    """Kinds of clauses that stand here and nowhere else."""
    terms: Callable[[Material], Iterable[Term]] = nothing
    """The words of the evidence that it prints."""
    follows: bool = False
    """Whether it shares the page of the chapter before it."""
    standard_title: str = ""
    """What the standard calls it, where that differs."""
    standard: Nodes | None = None
    """What the standard says here, to those who follow it: of what is adopted, and no more."""
    baseline: Source | None = None
    """What was measured in the training, from which the introduction starts."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All chapters of one edition, in any order: their places order them."""

    edition: Edition
    chapters: tuple[Chapter, ...]

    @property
    def followed(self) -> tuple[str, ...]:
        """Kinds of clauses that the standard holds, in its order."""
        chapters = sorted(self.chapters, key=lambda chapter: chapter.place)
        held = (one.kinds for one in chapters if one.standard not in (None, nothing))
        return tuple(kind for kinds in held for kind in kinds)

    def sections(self, material: Material) -> tuple[Section, ...]:
        """Write the document; chapters are numbered from 0 on, annexes have letters."""
        chapters = sorted(self.chapters, key=lambda chapter: chapter.place)
        sources = [chapter.baseline for chapter in chapters if chapter.baseline]
        material = replace(
            material,
            baseline=tuple(baseline(material.state, sources)),
            contents=self.contents(material),
        )
        # The words of votes come first: the others need them.
        explaining = sorted(chapters, key=lambda chapter: chapter.place != Place.WORDS)
        terms = dict(term for chapter in explaining for term in chapter.terms(material))
        material = replace(material, terms=tuple(terms.items()))
        written: list[tuple[Chapter, list[Node]]] = []
        for chapter in chapters:
            if chapter.title:
                written.append((chapter, []))
            written[-1][1].extend(self._nodes(chapter)(material))
        found: list[Section] = []
        for chapter, nodes in written:
            if nodes:
                annex = chapter.place >= Place.VOTES
                at = sum(section.annex == annex for section in found)
                title = _numbered(material, self._title(chapter), at, annex=annex)
                told = with_running_numbers(at, nodes) if self.edition == "standard" else nodes
                found.append(Section(chapter.key, title, tuple(told), annex, chapter.follows))
        return tuple(found)

    def contents(self, material: Material) -> tuple[Standing, ...]:
        """Give how the required contents stand: those are filled that the standard speaks of."""
        required = (one for one in self.chapters if one.key in REQUIRED and one.standard)
        filled = {one.key for one in required if one.standard and one.standard(material)}
        return standing_of(material.state, filled)

    def _title(self, chapter: Chapter) -> str:
        own = chapter.standard_title if self.edition == "standard" else ""
        return own or chapter.title

    def _nodes(self, chapter: Chapter) -> Nodes:
        if self.edition == "evidence":
            return chapter.nodes
        return chapter.standard or nothing


def _numbered(material: Material, title: str, at: int, *, annex: bool) -> str:
    title = material.say(title)
    if not annex:
        return f"{at}. {title[:1].upper()}{title[1:]}"
    letter = _LETTERS.get(material.language, _LATIN)[at]
    return material.say(N_("Annex {letter}. {title}"), letter=letter, title=title)
