"""The annex of votes: each with who voted and all on its ballot, best first; votes after use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.activities.results.agreement import Agreement, agreement, agreement_chart
from kit.activities.vote.after_use import after_use
from kit.activities.vote.turnout import Turnout, turnout_by_group
from kit.domain.activities import Activity
from kit.domain.workshop import Item, Workshop
from kit.evidence.presence import GROUP_NAMES, Presence
from kit.evidence.results import asks_how_hard, text_of, votes_on
from kit.language import N_, plural
from kit.language.measures import percent
from kit.standard.baseline import Base
from kit.standard.chapter_texts import texts_beside
from kit.standard.clause import Clause, Evidence
from kit.standard.clause_nodes import table
from kit.standard.clauses import clause
from kit.standard.figures import METHODS, vote_title
from kit.standard.legal import legal, short
from kit.standard.material import Material, dropped, standing
from kit.standard.nodes import EMPTY, Figure, Heading, Node, Paragraph, Record, Row, Values
from kit.standard.outline import Chapter, Place
from kit.standard.vote_charts import vote_chart

_TEXTS = texts_beside(__file__)


def _nodes(material: Material) -> list[Node]:
    nodes: list[Node] = []
    on_ballot = _on_ballot(material)
    shown: dict[tuple[Turnout, ...], str] = {}
    for activity in (
        vote for kind in material.state.all_kinds() for vote in votes_on(material.state, kind)
    ):
        told, title = on_ballot.get(activity.id, []), vote_title(material.state, activity)
        rows = [
            Row((one.number, short(one.headline), e.result, e.interval, str(e.n), e.notes))
            for one, e in told
        ]
        # What is hard is drawn once, where the audit tells it.
        charts = [] if asks_how_hard(activity.criteria) else vote_chart(material, title, told)
        nodes += [
            Heading(title),
            _turnout(material, activity.id),
            *charts,
            *_by_group(material, activity, shown),
            *_agreement(material, activity),
            table(material, "votes", _TEXTS.columns["votes"], rows),
        ]
    return nodes or [Paragraph(material.say(N_("Nobody has voted yet.")))]


def _turnout(material: Material, key: str) -> Figure:
    state, say = material.state, material.say
    run, turnout = state.runs[key], state.box(key).turnout
    present = max(len(state.participants), turnout)
    told = [
        say(METHODS[run.activity.method]),
        say(_TEXTS.notes[run.activity.privacy]),
        say(N_("{voted} of {present} present voted"), voted=turnout, present=present),
    ]
    if run.state == "open":
        told.append(say(N_("this vote is still open")))
    record = Record(
        "turnout",
        {
            "activity": key,
            "vote": vote_title(material.state, run.activity),
            "method": run.activity.method,
            "privacy": run.activity.privacy,
            "voted": turnout,
            "present": present,
            "open": run.state == "open",
        },
    )
    return Figure("; ".join(told), (record,))


def _by_group(
    material: Material, activity: Activity, shown: dict[tuple[Turnout, ...], str]
) -> list[Node]:
    """Give who voted by what people said of themselves, as far as nobody is told by it.

    ``shown`` are the votes whose table stands already: one that would be the same is not
    repeated, and those who calculate have its figures all the same.
    """
    say, language = material.say, material.language
    found = turnout_by_group(material.state, activity.id)
    if not found:
        return []
    if earlier := shown.get(found):
        same = say(N_("Who voted, by groups: as in the vote “{vote}”."), vote=earlier)
        records = (
            _group(material, activity, by.grouping, one).records
            for by in found for one in by.shown
        )  # fmt: skip
        return [Figure(same, tuple(one for each in records for one in each))]
    shown[found] = vote_title(material.state, activity)
    rows = [_group(material, activity, by.grouping, one) for by in found for one in by.shown]
    told = say(_TEXTS.notes["turnout"])
    if small := sum(by.small for by in found):
        one, many = (
            "{n} more group is too small to be shown.",
            "{n} more groups are too small, or would give one away.",
        )
        told = f"{told} {plural(language, one, many, small)}"
    return [
        Paragraph(told, leads=bool(rows)),
        *([table(material, "turnout_by_group", _TEXTS.columns["turnout"], rows)] if rows else []),
    ]


def _group(material: Material, activity: Activity, grouping: str, one: Presence) -> Row:
    group, share = legal(material.say(one.group)), one.share
    values: Values = {
        "activity": activity.id,
        "vote": vote_title(material.state, activity),
        "grouping": grouping,
        "group": group,
        "voted": one.here,
        "joined": one.size,
        "share": share,
        "missing": one.missing,
    }
    cells = (
        material.say(GROUP_NAMES[grouping]),
        short(group),
        EMPTY if one.here is None else str(one.here),
        str(one.size),
        EMPTY if share is None else f"{percent(share)} %",
    )
    return Row(cells, (Record("turnout_by_group", values),))


def _agreement(material: Material, activity: Activity) -> list[Node]:
    """Draw how far declared groups agree, as far as nobody is told by it."""
    state, number, title = material.state, material.number, vote_title(material.state, activity)
    return [
        Figure(chart.words, tuple(_groups_record(material, activity, found)), chart)
        for found in agreement(state, activity)
        for chart in [
            agreement_chart(
                state, found, title, lambda item: f"{number[item.id]} {short(legal(text_of(item)))}"
            )
        ]
    ]


def _groups_record(
    material: Material, activity: Activity, found: Agreement
) -> Iterator[Record]:  # fmt: skip
    for item, result in found.entries:
        for one in result.shown:
            values: Values = {
                "activity": activity.id,
                "grouping": found.grouping,
                "group": legal(material.say(one.group)),
                "number": material.number[item.id],
                "n": one.n,
                "useful": one.useful,
                "estimate": one.share.estimate,
                "low": one.share.low,
                "high": one.share.high,
            }
            yield Record("votes_by_group", values)


def _on_ballot(material: Material) -> dict[str, list[tuple[Clause, Evidence]]]:
    """Give, by vote, every clause that was on its ballot with its result, best first."""
    state = material.state
    found: dict[str, list[tuple[Clause, Evidence]]] = {}
    items: Iterable[Item] = (*standing(state), *dropped(state))
    for one in (clause(material, item) for item in items):
        for result in one.evidence:
            found.setdefault(result.activity, []).append((one, result))
    for told in found.values():
        # What has no figure has no place either.
        told.sort(key=lambda pair: (pair[1].rank == 0, pair[1].rank))
    return found


def _baseline(state: Workshop) -> Iterator[Base]:
    """Give how useful people found each wording when they had used it."""
    label = N_("Usefulness after use")
    for activity in state.runs:
        for one in after_use(state, activity):
            yield Base(
                "usefulness", label, activity, one.mean, one.item.id, unit="rating", of_module=True
            )


CHAPTERS = (Chapter(Place.VOTES, "votes", N_("Results of the votes"), _nodes, baseline=_baseline),)
