"""Figures in words: what a vote says of a clause, never without its interval and turnout."""

from __future__ import annotations

from kit.activities.vote.after_use import is_after_use
from kit.domain.activities import CRITERIA, Activity
from kit.domain.workshop import Workshop
from kit.evidence.tallies import Tally
from kit.language import N_, translate
from kit.language.measures import decimal, percent
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
    language, present = state.language, len(state.participants)
    voted = tally.n
    if activity.method == "pairwise":
        # A comparison is not a person: turnout is that of the whole vote.
        voted = state.box(activity.id).turnout
    criteria = tuple(_told(language, name, figure) for name, figure in tally.criteria.items())
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


def _told(language: str, name: str, figure: Figure) -> Criterion:
    label, plain = translate(language, _CRITERIA.get(name, name)), figure.plain(language)
    ends = plain["estimate"], plain["low"], plain["high"]
    return Criterion(name, label, *ends, figure.n, plain["why"] or "")


def _result(language: str, tally: Tally) -> str:
    if why := tally.figure.reason:
        return why.said(language)
    if tally.method == "dots":
        return translate(language, N_("dots: {dots}"), dots=tally.counts.get("dots", 0))
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
    if activity.method == "approval" and tally.n and tally.counts:
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
