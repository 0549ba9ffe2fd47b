"""Role plays and the pulse around them: what a test-training adds to the document."""

from __future__ import annotations

from kit.activities.pulse.figures import Wave, changes, waves
from kit.activities.role_play.figures import Sheets, sheets
from kit.domain.workshop import Workshop
from kit.language import N_, plural, translate
from kit.language.measures import decimal, percent
from kit.standard.collected import PulseChange
from kit.standard.legal import legal, one_line
from kit.standard.number_words import number
from kit.standard.trying import Played, Point, PulseWave
from kit.statistics.effects import Change
from kit.statistics.figure import Figure

WAVES = {"before": N_("before"), "after": N_("after")}


def _plays(state: Workshop) -> list[str]:
    return [key for key, run in state.runs.items() if run.activity.does == "play"]


def gather_plays(state: Workshop) -> dict[str, list[Played]]:
    """Give, by item, what the sheets of each activity of role plays say."""
    found: dict[str, list[Played]] = {}
    for activity in _plays(state):
        for one in sheets(state, activity):
            found.setdefault(one.id, []).append(_played(state.language, activity, one))
    return found


_QUOTE = N_("“{words}”")


def _played(language: str, activity: str, one: Sheets) -> Played:
    points = tuple(Point(legal(text), *_ends(said)) for text, said in one.points)
    told = [plural(language, "{n} sheet", "{n} sheets", one.n)]
    if one.share.estimate is None:
        told.append(one.share.said(language, "share"))
    else:
        text = N_("{share} % of the meaning points were said")
        told.append(translate(language, text, share=percent(one.share.estimate)))
        for text, said in one.points if len(points) > 1 else ():
            words = translate(language, _QUOTE, words=one_line(legal(text)))
            told.append(f"{words} {said.said(language, 'share')}")
    return Played(activity, one.n, one.share.estimate, points, "; ".join(told))


def _ends(figure: Figure) -> tuple[float | None, float | None, float | None]:
    plain = figure.plain()
    return plain["estimate"], plain["low"], plain["high"]


def pulse(state: Workshop) -> tuple[PulseWave, ...]:
    """Give both waves of every session's pulse that anybody answered."""
    return tuple(
        _wave(state.language, session, one)
        for session in state.sessions
        for one in waves(state, session)
        if one.mean.n
    )


def pulse_changes(state: Workshop) -> tuple[PulseChange, ...]:
    """Give how each statement of a pulse changed, where both waves were answered."""
    return tuple(
        _changed(state.language, statement, one)
        for session in state.sessions
        for statement, one in changes(state, session)
    )


def _changed(language: str, statement: str, one: Change) -> PulseChange:
    difference = number(language, one.difference, "change")
    words, effect = difference.words, one.hedges.estimate
    if difference.estimate is not None:
        words = translate(language, N_("change {difference} points"), difference=words)
    if effect is not None:
        words += f"; Hedges’ g {decimal(language, effect)}"
    caution = translate(language, one.caution)
    return PulseChange(legal(translate(language, statement)), difference, effect, caution, words)


def _wave(language: str, session: str, one: Wave) -> PulseWave:
    mean = one.mean
    words = mean.said(language, "rating")
    if mean.estimate is not None:
        words = translate(
            language, N_("{rating} on a scale from 1 to 5 (95 % interval {low}–{high})"),
            rating=decimal(language, mean.estimate), low=decimal(language, mean.low),
            high=decimal(language, mean.high),
        )  # fmt: skip
    return PulseWave(
        f"{session}/pulse.{one.wave}", one.wave, translate(language, WAVES[one.wave]),
        legal(translate(language, one.statement)), mean.n, *_ends(mean), words,
    )  # fmt: skip
