"""Role plays and the pulse around them: what a test-training adds to the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.activities.pulse.figures import change, waves
from kit.activities.role_play.figures import sheets
from kit.domain.workshop import Workshop
from kit.language import N_, plural, translate
from kit.standard.collected import PulseChange
from kit.standard.figures import FEW, decimal, percent
from kit.standard.legal import legal, one_line
from kit.standard.number_words import nothing, signed_number
from kit.standard.trying import Played, Point, PulseWave
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval

WAVES = {"before": N_("before"), "after": N_("after")}


def _plays(state: Workshop) -> list[str]:
    return [key for key, run in state.runs.items() if run.activity.does == "play"]


def gather_plays(state: Workshop) -> dict[str, list[Played]]:
    """Give, by item, what the sheets of each activity of role plays say."""
    found: dict[str, list[Played]] = {}
    for activity in _plays(state):
        for one in sheets(state, activity):
            found.setdefault(one["id"], []).append(_played(state.language, activity, one))
    return found


_QUOTE = N_("“{words}”")


def _played(language: str, activity: str, one: Mapping[str, Any]) -> Played:
    points = tuple(
        Point(legal(p["text"]), p["estimate"], p["low"], p["high"]) for p in one["points"]
    )
    told = [
        plural(language, "{n} sheet", "{n} sheets", one["n"]),
        translate(
            language, N_("{share} % of the meaning points were said"), share=percent(one["share"])
        ),
        *(
            f"{translate(language, _QUOTE, words=one_line(p.text))} {percent(p.estimate)} % "
            f"({percent(p.low)}–{percent(p.high)} %)"
            for p in points
            if len(points) > 1
        ),
    ]
    return Played(activity, one["n"], one["share"], points, "; ".join(told))


def pulse(state: Workshop) -> tuple[PulseWave, ...]:
    """Give both waves of every session's pulse that anybody answered."""
    return tuple(
        _wave(state.language, session, one)
        for session in state.sessions
        for one in waves(state, session)
        if one["n"]
    )


def pulse_changes(state: Workshop) -> tuple[PulseChange, ...]:
    """Give how each statement of a pulse changed, where both waves were answered."""
    return tuple(
        _changed(state.language, one)
        for session in state.sessions
        for one in change(state, session, state.language)
    )


def _changed(language: str, one: Mapping[str, Any]) -> PulseChange:
    difference = nothing(language, 0, one["why"])
    words, effect = one["why"], None
    if one["difference"]:
        difference = signed_number(language, Interval(**one["difference"]), "+0.0;-0.0")
        effect = one["effect"]
        words = translate(language, N_("change {difference} points"), difference=difference.words)
        if effect is not None:
            words += f"; Hedges’ g {decimal(language, effect)}".replace("-", "−")
    return PulseChange(legal(one["statement"]), difference, effect, one["caution"], words)


def _wave(language: str, session: str, one: Mapping[str, Any]) -> PulseWave:
    mean = one["mean"] or {"estimate": None, "low": None, "high": None}
    if one["mean"]:
        words = translate(
            language, N_("{rating} on a scale from 1 to 5 (95 % interval {low}–{high})"),
            rating=decimal(language, mean["estimate"]), low=decimal(language, mean["low"]),
            high=decimal(language, mean["high"]),
        )  # fmt: skip
    else:
        words = translate(language, FEW, least=SMALLEST_GROUP)
    return PulseWave(
        f"{session}/pulse.{one['wave']}", one["wave"], translate(language, WAVES[one["wave"]]),
        legal(translate(language, one["statement"])), one["n"], mean["estimate"], mean["low"],
        mean["high"], words,
    )  # fmt: skip
