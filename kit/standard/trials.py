"""What trials in real dialogues and role plays say of clauses, and their approval."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kit.activities.role_play.figures import Sheets, plays
from kit.activities.trials.decision_rule import RULE
from kit.activities.trials.figures import trials_of
from kit.activities.trials.results import ModuleResult, TrialsResult
from kit.domain.activities import OUTCOMES, TRIED_BY
from kit.domain.approval import blockers, outcomes_of
from kit.domain.workshop import Item, Workshop
from kit.language import N_, plural, translate
from kit.language.measures import percent
from kit.standard.clause import Approval, Played, Point, Trials
from kit.standard.figures import criterion, rated
from kit.standard.legal import legal, one_line
from kit.standard.number_words import number


def gather_trials(state: Workshop) -> dict[str, TrialsResult]:
    """Count the trials of each kind that is tried or has been tried."""
    told = {item.kind for item in state.items.values() if item.trials}
    kinds = state.all_kinds().items()
    return {key: trials_of(state, key) for key, kind in kinds if kind.tried or key in told}


def trials(language: str, item: Item, result: ModuleResult) -> Trials:
    """Tell the trials of an item's present wording."""
    now = [trial for trial in item.trials if trial.version == item.version]
    outcomes = Counter(outcomes_of(item))
    by = Counter(trial.by for trial in now)
    chance, natural = result.chance, result.naturalness
    tried = chance.estimate is not None
    plan = item.plan
    return Trials(
        n=len(now),
        people=result.people,
        outcomes={key: outcomes[key] for key, _ in OUTCOMES if tried or not now},
        by={key: by[key] for key, _ in TRIED_BY},
        earlier=len(item.trials) - len(now),
        wanted=plan.wanted if plan else 0,
        watch=legal(plan.watch) if plan else "",
        estimate=chance.estimate,
        low=chance.low if tried else None,
        high=chance.high if tried else None,
        compared=result.shrunk.estimate,
        p0=RULE.p0,
        rated=natural.n,
        naturalness=natural.estimate,
        decision=result.decision,
        advice=result.why.said(language),
        words=_words(language, len(now), outcomes, by, result),
    )


def _words(
    language: str, n: int, outcomes: Counter[str], by: Counter[str], result: ModuleResult
) -> str:
    if not n:
        return translate(language, N_("not tried in real dialogues yet"))
    went = [f"{translate(language, name)}: {outcomes[key]}" for key, name in OUTCOMES]
    roles = (*TRIED_BY, ("", N_("not known")))
    who = [f"{translate(language, name)}: {by[key]}" for key, name in roles if by[key]]
    told = [
        plural(language, "{n} trial", "{n} trials", n),
        ", ".join(went) if outcomes else "",
        plural(language, "by {n} person", "by {n} people", result.people),
        translate(language, N_("who tried: {who}"), who=", ".join(who)),
    ]  # fmt: skip
    chance, natural = result.chance, result.naturalness
    if chance.estimate is None:
        told.append(chance.said(language, "share"))
    else:
        text = N_("chance that it works {share} % (95 % interval {low}–{high} %)")
        ends = {"low": percent(chance.low), "high": percent(chance.high)}
        told.append(translate(language, text, share=percent(chance.estimate), **ends))
    if natural.estimate is not None:
        found = criterion(language, "naturalness", N_("Naturalness"), natural)
        told.append(rated(language, found))
    return "; ".join(filter(None, told))


def approval(state: Workshop, item: Item) -> Approval:
    """Say whether an item is approved in its present wording, else what blocks it."""
    language = state.language
    reasons = tuple(reason.said(language) for reason in blockers(state, item))
    version = item.approved_version
    approved = version == item.version and not reasons
    if approved:
        words = translate(language, N_("approved in version {version}"), version=version)
    elif reasons:
        words = translate(language, N_("not approved: {reasons}"), reasons=" ".join(reasons))
    else:
        words = translate(language, N_("not approved yet, and nothing stands in the way"))
    if version and not approved:
        earlier = translate(language, N_("version {version} was approved before"), version=version)
        words = f"{words} ({earlier})"
    return Approval(approved, version, reasons, words)


def gather_plays(state: Workshop) -> dict[str, list[Played]]:
    """Give, by item, what the sheets of each activity of role plays say."""
    found: dict[str, list[Played]] = {}
    for activity, sheets in plays(state):
        for one in sheets:
            found.setdefault(one.id, []).append(_played(state.language, activity, one))
    return found


def _played(language: str, activity: str, one: Sheets) -> Played:
    """Tell the sheets of one item; on fewer than five there is no figure."""
    points = tuple(Point(legal(text), number(language, said, "share")) for text, said in one.points)
    share = number(language, one.share, "share")
    told = [plural(language, "{n} sheet", "{n} sheets", one.n)]
    if share.estimate is None:
        told.append(share.words)
    else:
        text = N_("{share} % of the meaning points were said")
        told.append(translate(language, text, share=percent(share.estimate)))
        told += [
            f"{translate(language, N_('“{words}”'), words=one_line(point.text))} {point.said.words}"
            for point in points
            if len(points) > 1
        ]
    words = "; ".join(told)
    return Played(activity, one.n, replace(share, words=words), points, words)
