"""Figures in words: what a vote says of a clause, never without its interval and turnout."""

from __future__ import annotations

from functools import partial

from kit.activities.vote.after_use import is_after_use
from kit.domain.activities import CRITERIA, Activity
from kit.domain.workshop import Workshop
from kit.evidence.tallies import Tally
from kit.language import N_, translate
from kit.language.measures import Unit, decimal, percent, ranged
from kit.standard.clause import Criterion, Evidence
from kit.standard.legal import legal
from kit.statistics.figure import Figure

METHODS = {
    "approval": N_("Approval"),
    "ratings": N_("Ratings"),
    "dots": N_("Dots"),
    "pairwise": N_("Choice between two wordings"),
}
_CRITERIA = CRITERIA | {
    "supporters": N_("Share of voters who put a dot here"),
}


def vote_title(state: Workshop, activity: Activity) -> str:
    """Give what a vote is called in the document: after use otherwise than before it."""
    title = legal(activity.title)
    if not title:
        kind = translate(state.language, state.kind(activity.kind).many)
        method = translate(state.language, METHODS[activity.method])
        title = f"{method}: {kind}" if kind else method
    if is_after_use(activity):
        return translate(state.language, N_("{title}, after use"), title=title)
    return title


def evidence(state: Workshop, activity: Activity, tally: Tally) -> Evidence:
    """Put one tally into figures and words."""
    say, voted = partial(translate, state.language), tally.n
    if activity.method == "pairwise":
        # A comparison is not a person: turnout is that of the whole vote.
        voted = state.box(activity.id).turnout
    criteria = tuple(
        criterion(state.language, name, _CRITERIA.get(name, name), figure)
        for name, figure in tally.criteria.items()
    )
    if activity.method == "dots" and criteria:
        voted = criteria[0].n
    present = max(len(state.participants), voted)
    result, interval = _result(state.language, tally), _interval(state.language, tally)
    turnout = say(N_("{voted} of {present} present voted"), voted=voted, present=present)
    run, vote = state.runs.get(activity.id), vote_title(state, activity)
    notes = _notes(state.language, tally, criteria)
    if run and run.state == "open":
        notes.append(say(N_("this vote is still open")))
    within = interval and say(N_("95 % interval {interval}"), interval=interval)
    words = "; ".join(filter(None, (f"{vote}: {result}", within, turnout, *notes)))
    return Evidence(
        activity.id, vote, tally.method, tally.unit, tally.n, voted, present,
        tally.estimate, tally.low, tally.high, dict(tally.counts), criteria, tally.paper,
        tally.inherited, tally.contested, tally.rank, result, interval, turnout,
        "; ".join(notes), words,
    )  # fmt: skip


def criterion(language: str, name: str, label: str, figure: Figure) -> Criterion:
    """Put the figure of one criterion into words; ``label`` is English, to be translated."""
    plain = figure.plain(language)
    ends = plain["estimate"], plain["low"], plain["high"]
    return Criterion(name, translate(language, label), *ends, figure.n, plain["why"] or "")


def rated(language: str, one: Criterion) -> str:
    """Give a rating by one criterion with its range and n."""
    text = N_("{criterion} {rating} ({low}–{high}, n = {n})")
    values = {"rating": one.estimate, "low": one.low, "high": one.high}
    told = {name: decimal(language, value) for name, value in values.items()}
    return translate(language, text, criterion=one.label, n=one.n, **told)


def _result(language: str, tally: Tally) -> str:
    if why := tally.figure.reason:
        return why.said(language)
    if tally.method == "dots":
        return translate(language, N_("dots: {dots}"), dots=tally.counts.get("dots", 0))
    if tally.estimate is None:
        return translate(language, N_("no votes on this wording"))
    values: dict[str, object] = {"n": tally.n, "share": percent(tally.estimate)}
    text = N_("chance of {share} % to be preferred, comparisons: {n}")
    if tally.method == "approval":
        text = N_("approval {useful} of {n} ({share} %)")
        values["useful"] = tally.counts["useful"]
    elif tally.method == "ratings":
        text = N_("rated {rating} on a scale from {lowest} to {highest}")
        lowest, highest = map(round, tally.scale)
        rating = decimal(language, tally.estimate)
        values = {"rating": rating, "lowest": lowest, "highest": highest}
    return translate(language, text, **values)


def _interval(language: str, tally: Tally) -> str:
    if tally.estimate is None or tally.method == "dots":
        # One person's dots are one opinion: the interval is that of the supporters' share.
        return ""
    unit: Unit = "rating" if tally.method == "ratings" else "share"
    return ranged(language, tally.figure.low, tally.figure.high, unit)


def _notes(language: str, tally: Tally, criteria: tuple[Criterion, ...]) -> list[str]:
    say, notes, count = partial(translate, language), [], tally.counts
    if tally.method == "approval" and tally.n and count:
        answers = {"useful": count["useful"], "unsure": count["unsure"]}
        text = N_("useful {useful}, unsure {unsure}, not for me {against}")
        notes.append(say(text, against=count["not_for_me"], **answers))
    for one in criteria:
        if one.estimate is not None and tally.method == "dots":
            text = N_("a dot here from {share} % of the voters (95 % interval {low}–{high} %)")
            ends = {"low": percent(one.low), "high": percent(one.high)}
            notes.append(say(text, share=percent(one.estimate), **ends))
        elif one.estimate is not None:
            notes.append(rated(language, one))
    if tally.paper:
        notes.append(say(N_("{n} on paper"), n=tally.paper))
    if tally.inherited:
        notes.append(say(N_("{n} inherited"), n=tally.inherited))
    if tally.contested:
        notes.append(say(N_("contested")))
    return notes
