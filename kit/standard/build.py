"""From the state of a workshop to the document of its draft standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kit.activities.standard.described import described
from kit.domain.extensions import leave_out
from kit.domain.items import Kind
from kit.domain.kinds import KINDS
from kit.domain.registry import fetch, types
from kit.domain.workshop import Workshop
from kit.language import N_, translate
from kit.standard.adopted_records import adopted_records
from kit.standard.chapters.audit import AUDIT
from kit.standard.chapters.clause_gaps import CLAUSE_GAPS
from kit.standard.chapters.client_types import CLIENT_TYPES
from kit.standard.chapters.complaints import COMPLAINTS
from kit.standard.chapters.conflicts import AUTHORITY, CONFLICTS
from kit.standard.chapters.expectations import EXPECTATIONS
from kit.standard.chapters.introduction import INTRODUCTION
from kit.standard.chapters.kinds import KIND_CHAPTERS, other_kinds
from kit.standard.chapters.ledger import LEDGER
from kit.standard.chapters.modules import MODULES
from kit.standard.chapters.norms import NORMS, PROMISES, STOP_PHRASES
from kit.standard.chapters.number_clashes import NUMBER_CLASHES
from kit.standard.chapters.open_points import OPEN_POINTS
from kit.standard.chapters.passport import PASSPORT, version_words
from kit.standard.chapters.principles import PRINCIPLES
from kit.standard.chapters.reading import READING
from kit.standard.chapters.requirements import REQUIREMENTS
from kit.standard.chapters.stages import STAGES
from kit.standard.chapters.techniques import TECHNIQUES
from kit.standard.chapters.words import WORDS
from kit.standard.contents import Standing
from kit.standard.editions import FINAL_SUBJECTS, SUBJECTS, Edition
from kit.standard.legal import legal
from kit.standard.material import gather
from kit.standard.nodes import Document
from kit.standard.outline import Chapter, Outline
from kit.standard.points import Point, open_points

_OWN = (
    PASSPORT, READING, *AUDIT, *REQUIREMENTS, EXPECTATIONS, STAGES, MODULES, NORMS, TECHNIQUES,
    CLIENT_TYPES, STOP_PHRASES, PROMISES, PRINCIPLES, CONFLICTS, AUTHORITY, COMPLAINTS,
    *KIND_CHAPTERS, INTRODUCTION, NUMBER_CLASHES, CLAUSE_GAPS, *OPEN_POINTS, LEDGER, WORDS,
)  # fmt: skip
"""The chapters that belong to no single activity."""


def outline_of(edition: Edition, known: Mapping[str, Kind] = KINDS) -> Outline:
    """Give the outline of an edition; activities bring their chapters.

    ``known`` are the kinds of items of the workshop, its own ones too.
    """
    chapters = (*_OWN, *_of_activities())
    placed = {kind for chapter in chapters for kind in chapter.kinds}
    return Outline(edition, (*chapters, *other_kinds(known, placed)))


def _of_activities() -> Iterable[Chapter]:
    for one in types().values():
        if not one.chapters:
            continue
        try:
            found = fetch(one.chapters)
        except Exception as error:
            if one.chapters.startswith("kit."):
                raise
            leave_out(one.key, f"{type(error).__name__}: {error}")
        else:
            yield from found


def contents_of(state: Workshop) -> tuple[Standing, ...]:
    """Give how the required contents stand in the standard of a workshop."""
    # What stands in a standard is the same on any day.
    return outline_of("standard", state.all_kinds()).contents(gather(state, date.min))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a standard has come, as the consultant sees it."""

    contents: tuple[Standing, ...]
    chapters: tuple[tuple[str, str], ...]
    """Key and title of those that hold something and may be merged, in their order."""
    points: tuple[Point, ...]
    """Open points, closed ones among them."""


def progress_of(state: Workshop) -> Progress:
    """Give how far the standard of a workshop has come."""
    outline, material = outline_of("standard", state.all_kinds()), gather(state, date.min)
    contents, chapters = outline.contents(material), outline.movable(material)
    return Progress(contents, chapters, tuple(open_points(material)))


def build(
    state: Workshop, on: date, edition: Edition = "evidence", *, final: bool = False
) -> Document:
    """Give an edition as it stands on a day, in the workshop's language.

    A ``final`` one is no draft: :func:`kit.standard.export.unfinished` says whether it may be
    made.
    """
    outline = outline_of(edition, state.all_kinds())
    material, say = gather(state, on, final=final), state.language
    label = described(state).version if edition == "standard" else ""
    counted = label if edition == "standard" else str(state.seq)
    return Document(
        title=legal(state.title) or translate(say, N_("Service standard")),
        subject=translate(say, (FINAL_SUBJECTS if final else SUBJECTS)[edition]),
        mark="" if final else translate(say, N_("DRAFT")),
        version_words=version_words(material, counted),
        language=say,
        edition=outline.edition,
        version=state.seq,
        date=on.isoformat(),
        sections=outline.sections(material),
        records=adopted_records(material, outline.followed) if edition == "standard" else (),
        label=label,
    )
