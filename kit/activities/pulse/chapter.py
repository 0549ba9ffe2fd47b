"""The pulse in the document: both waves with n, and the change without a known cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.activities.pulse.figures import WAVES, Wave, changes, waves
from kit.activities.pulse.views import before_and_after
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.language.measures import decimal
from kit.standard.baseline import Base
from kit.standard.chapter_texts import texts_beside
from kit.standard.chapters.words import RATING
from kit.standard.clause_nodes import table
from kit.standard.legal import legal
from kit.standard.material import Material, Term
from kit.standard.nodes import Figure, Node, Paragraph, Record, Row, Values, drawn
from kit.standard.number_words import number
from kit.standard.outline import Chapter, Place
from kit.statistics.effects import Change

_TEXTS = texts_beside(__file__)


def _told(state: Workshop) -> list[tuple[str, Wave]]:
    """Give each statement of each wave that anybody answered, the waves side by side."""
    found = [
        (session, one) for session in state.sessions for one in waves(state, session) if one.mean.n
    ]
    return sorted(found, key=lambda told: (told[0], told[1].statement))


def _changes(state: Workshop) -> list[tuple[str, str, Change]]:
    return [
        (session, statement, one)
        for session in state.sessions
        for statement, one in changes(state, session)
    ]


def _nodes(material: Material) -> list[Node]:
    told = _told(material.state)
    if not told:
        return []
    changed = _changes(material.state)
    chart = before_and_after(material.state, material.state.sessions)
    cautions = dict.fromkeys(material.say(one.caution) for _, _, one in changed)
    return [
        Paragraph(material.say(_TEXTS.notes["secret"]), leads=True),
        *([drawn(chart)] if chart else []),
        table(material, "pulse", _TEXTS.columns["waves"], [_row(material, *one) for one in told]),
        *(_change(material, *one) for one in changed),
        *(Paragraph(text) for text in cautions),
    ]


def _row(material: Material, session: str, one: Wave) -> Row:
    say, value = material.say, number(material.language, one.mean, "rating")
    words = value.words
    if value.estimate is not None:
        text = N_("{rating} on a scale from 1 to 5 (95 % interval {interval})")
        words = say(text, rating=value.result, interval=value.interval)
    statement = legal(say(one.statement))
    values: Values = {
        "activity": f"{session}/pulse.{one.wave}",
        "wave": one.wave,
        "statement": statement,
        **value.plain,
    }
    cells = (statement, say(WAVES[one.wave]), str(one.mean.n), words)
    return Row(cells, (Record("pulse", values),))


def _change(material: Material, session: str, statement: str, one: Change) -> Figure:
    """Tell how a statement changed, where both waves were answered, or why nobody can say."""
    value = number(material.language, one.difference, "change")
    words, effect = value.words, one.hedges.estimate
    if value.estimate is not None:
        words = material.say(N_("change {difference} points"), difference=words)
    if effect is not None:
        words += f"; Hedges’ g {decimal(material.language, effect)}"
    said = legal(material.say(statement))
    values: Values = {
        "session": session,
        "statement": said,
        **value.plain,
        "hedges_g": effect,
        "caution": material.say(one.caution),
    }
    return Figure(f"{said}: {words}", (Record("pulse_changes", values),))


def _terms(material: Material) -> Iterable[Term]:
    if _told(material.state):
        yield RATING
    if any(one.hedges.estimate is not None for _, _, one in _changes(material.state)):
        yield _TEXTS.terms["hedges"]


def _baseline(state: Workshop) -> Iterator[Base]:
    """Give how far people agreed with each statement after the training."""
    label = N_("Pulse after the test-training")
    for session in state.sessions:
        for one in waves(state, session):
            if one.wave == "after":
                key = f"{session}/pulse.after"
                yield Base("pulse", label, key, one.mean, about=one.statement, unit="rating")


CHAPTERS = (
    Chapter(
        Place.PULSE, "pulse", N_("Pulse before and after"), _nodes, terms=_terms,
        baseline=_baseline,
    ),
)  # fmt: skip
