"""Figures in words: what a vote says of a clause, never without its interval and turnout."""

from __future__ import annotations

from babel.numbers import format_decimal

from kit.domain.activities import CRITERIA, Activity
from kit.domain.workshop import Workshop
from kit.evidence.few import without_few
from kit.evidence.tallies import Tally
from kit.language import LANGUAGES, N_, translate
from kit.standard.clause import Criterion, Evidence
from kit.standard.legal import legal
from kit.statistics.groups import SMALLEST_GROUP

FEW = N_("no figure: fewer than {least} answers")

METHODS = {
    "approval": N_("Approval"),
    "ratings": N_("Ratings"),
    "dots": N_("Dots"),
    "pairwise": N_("Choice between two wordings"),
}
_CRITERIA = CRITERIA | {
    "supporters": N_("Share of voters who put a dot here"),
}


def percent(share: float | None) -> str:
    """Give a share as a whole number of per cent, without the sign."""
    return "" if share is None else str(round(100 * share))


def decimal(language: str, value: float | None) -> str:
    """Give a figure with one decimal, as the language writes it."""
    locale = language if language in LANGUAGES else "en"
    return "" if value is None else str(format_decimal(value, format="0.0", locale=locale))


def vote_title(state: Workshop, activity: Activity) -> str:
    """Give what a vote is called in the document."""
    if activity.title:
        return legal(activity.title)
    kind = translate(state.language, state.kind(activity.kind).many)
    method = translate(state.language, METHODS[activity.method])
    return f"{method}: {kind}" if kind else method


def evidence(state: Workshop, activity: Activity, tally: Tally) -> Evidence:
    """Put one tally into figures and words."""
    language, present = state.language, len(state.participants)
    tally = without_few(activity, tally)
    voted = tally.n
    if activity.method == "pairwise":
        # A comparison is not a person: turnout is that of the whole vote.
        voted = state.box(activity.id).turnout
    criteria = tuple(
        Criterion(
            name, translate(language, _CRITERIA.get(name, name)), c["estimate"],
            c["low"] if c["estimate"] is not None else None,
            c["high"] if c["estimate"] is not None else None, c["n"],
        )
        for name, c in tally.criteria.items()
    )  # fmt: skip
    if activity.method == "dots" and criteria:
        voted = criteria[0].n
    result, interval = _result(language, tally), _interval(language, tally)
    turnout = translate(
        language, N_("{voted} of {present} present voted"), voted=voted, present=max(present, voted)
    )
    notes = _notes(state, activity, tally, criteria)
    vote = vote_title(state, activity)
    parts = [f"{vote}: {result}", interval and _ranged(language, interval), turnout, *notes]
    return Evidence(
        activity.id, vote, tally.method, tally.unit, tally.n, voted, max(present, voted),
        tally.estimate, tally.low, tally.high, dict(tally.counts), criteria, tally.paper,
        tally.inherited, tally.contested, tally.rank, result, interval, turnout,
        "; ".join(notes), "; ".join(part for part in parts if part),
    )  # fmt: skip


def _result(language: str, tally: Tally) -> str:
    if tally.method == "dots":
        return translate(language, N_("dots: {dots}"), dots=tally.counts.get("dots", 0))
    if (
        tally.estimate is None
        and tally.method == "ratings"
        and tally.criteria
        and any(c["n"] for c in tally.criteria.values())
    ):
        return translate(language, FEW, least=SMALLEST_GROUP)
    if tally.estimate is None:
        return translate(language, N_("no votes on this wording"))
    if tally.method == "approval":
        return translate(
            language, N_("approval {useful} of {n} ({share} %)"),
            useful=tally.counts["useful"], n=tally.n, share=percent(tally.estimate),
        )  # fmt: skip
    if tally.method == "ratings":
        return translate(
            language, N_("rated {rating} on a scale from {lowest} to {highest}"),
            rating=decimal(language, tally.estimate), lowest=round(tally.scale[0]),
            highest=round(tally.scale[1]),
        )  # fmt: skip
    return translate(
        language, N_("chance of {share} % to be preferred, comparisons: {n}"),
        share=percent(tally.estimate), n=tally.n,
    )  # fmt: skip


def _interval(language: str, tally: Tally) -> str:
    if tally.estimate is None or tally.method == "dots":
        # One person's dots are one opinion: the interval is that of the supporters' share.
        return ""
    if tally.method == "ratings":
        return f"{decimal(language, tally.low)}–{decimal(language, tally.high)}"
    return f"{percent(tally.low)}–{percent(tally.high)} %"


def _ranged(language: str, interval: str) -> str:
    return translate(language, N_("95 % interval {interval}"), interval=interval)


def _notes(
    state: Workshop, activity: Activity, tally: Tally, criteria: tuple[Criterion, ...]
) -> list[str]:
    language, notes = state.language, []
    if activity.method == "approval" and tally.n:
        notes.append(
            translate(
                language, N_("useful {useful}, unsure {unsure}, not for me {against}"),
                useful=tally.counts["useful"], unsure=tally.counts["unsure"],
                against=tally.counts["not_for_me"],
            )
        )  # fmt: skip
    notes += [note for c in criteria if (note := _criterion(language, activity.method, c))]
    if tally.paper:
        notes.append(translate(language, N_("{n} on paper"), n=tally.paper))
    if tally.inherited:
        notes.append(translate(language, N_("{n} inherited"), n=tally.inherited))
    if tally.contested:
        notes.append(translate(language, N_("contested")))
    run = state.runs.get(activity.id)
    if run and run.state == "open":
        notes.append(translate(language, N_("this vote is still open")))
    return notes


def _criterion(language: str, method: str, criterion: Criterion) -> str:
    if criterion.estimate is None:
        return ""
    if method == "dots":
        return translate(
            language,
            N_("a dot here from {share} % of the voters (95 % interval {low}–{high} %)"),
            share=percent(criterion.estimate), low=percent(criterion.low),
            high=percent(criterion.high),
        )  # fmt: skip
    return translate(
        language, N_("{criterion} {rating} ({low}–{high}, n = {n})"), criterion=criterion.label,
        rating=decimal(language, criterion.estimate), low=decimal(language, criterion.low),
        high=decimal(language, criterion.high), n=criterion.n,
    )  # fmt: skip
