"""From the state of a workshop to the document of its draft standard."""

from __future__ import annotations

from datetime import date

from kit.activities.coverage.chapter import COVERAGE
from kit.activities.decide.chapter import FREEDOM
from kit.activities.pulse import chapter as pulse
from kit.activities.quiz import chapter as quiz
from kit.activities.register.chapter import SITUATIONS
from kit.activities.role_play import chapter as role_play
from kit.activities.tables.chapter import FINDINGS
from kit.activities.trials.chapter import TRIALS
from kit.activities.vote import chapter as vote
from kit.domain.workshop import Workshop
from kit.language import N_, translate
from kit.standard.chapters.audit import AUDIT
from kit.standard.chapters.expectations import EXPECTATIONS
from kit.standard.chapters.introduction import introduction
from kit.standard.chapters.kinds import KIND_CHAPTERS, other_kinds
from kit.standard.chapters.ledger import LEDGER
from kit.standard.chapters.modules import MODULES
from kit.standard.chapters.norms import NORMS, STOP_PHRASES
from kit.standard.chapters.open_points import CLAUSES, OPEN_POINTS
from kit.standard.chapters.passport import PASSPORT, day
from kit.standard.chapters.reading import READING
from kit.standard.chapters.votes import VOTES
from kit.standard.chapters.words import WORDS
from kit.standard.legal import legal
from kit.standard.material import gather
from kit.standard.nodes import Document
from kit.standard.outline import Outline

BASELINE = (role_play.baseline, vote.baseline, quiz.baseline, pulse.baseline)
"""What activities measured in the training, in the order in which it is told."""

_OWN = (
    PASSPORT, READING, *AUDIT, EXPECTATIONS, MODULES, NORMS, STOP_PHRASES, *KIND_CHAPTERS,
    introduction(BASELINE), OPEN_POINTS, CLAUSES, VOTES, LEDGER, WORDS,
)  # fmt: skip
_OF_ACTIVITIES = (
    FREEDOM, FINDINGS, SITUATIONS, COVERAGE, quiz.QUIZ, TRIALS, role_play.PLAYS, pulse.PULSE,
)  # fmt: skip
_CHAPTERS = (*_OWN, *_OF_ACTIVITIES)

DRAFT = Outline(
    "draft",
    (*_CHAPTERS, *other_kinds({kind for chapter in _CHAPTERS for kind in chapter.kinds})),
)
"""The draft with all its evidence."""


def build(state: Workshop, on: date, outline: Outline = DRAFT) -> Document:
    """Give a document as it stands on a day, in the workshop's language."""
    material, say = gather(state, on), state.language
    return Document(
        title=legal(state.title) or translate(say, N_("Service standard")),
        subject=translate(say, N_("Draft standard of customer service")),
        mark=translate(say, N_("DRAFT")),
        version_words=f"{translate(say, N_('Version'))} {state.seq} · {day(material)}",
        language=say,
        edition=outline.edition,
        version=state.seq,
        date=on.isoformat(),
        sections=outline.sections(material),
    )
