"""Support by group as a chart: the figures of the second look, and nobody who is one of few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from factories import Hall, passing_hall

from kit.activities.results.agreement import agreement, agreement_chart, support_by_group
from kit.charts.drawing import drawn
from kit.charts.groups import Groups
from kit.charts.look import NARROW, WIDE
from kit.charts.placing import overlap
from kit.evidence.results import text_of
from kit.standard.build import build
from kit.standard.nodes import Figure, nodes_of, records_of

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    """Ten cashiers and ten from the kitchen, who agree on the first entry and not on the second;
    and three couriers."""
    with passing_hall() as hall:
        both = [hall.situation("A client shouts"), hall.situation("A client waits")]
        people = [
            (role, hall.phone(f"{role} {n}", groups={"role": role}))
            for role, many in (("cashier", 10), ("kitchen", 10), ("courier", 3))
            for n in range(many)
        ]
        vote = hall.opened("vote", "situation", key="useful", prompt="Is it ours?")
        for role, who in people:
            for item, useful in zip(both, (True, role != "kitchen"), strict=True):
                value = "useful" if useful else "not_for_me"
                who.does("vote", activity=vote, item=item, value=value)
        hall.desk.does("close", activity=vote)
        yield hall


@pytest.fixture(scope="module")
def chart(hall: Hall) -> Groups:
    found = [one for one in nodes_of(build(hall.state, DAY)) if isinstance(one, Figure)]
    (only,) = [one.chart for one in found if isinstance(one.chart, Groups)]
    return only


def test_entries_on_which_groups_differ_come_first_and_the_title_counts_them(
    chart: Groups,
) -> None:
    assert [one.label for one in chart.entries] == ["S-2 A client waits", "S-1 A client shouts"]
    assert [one.differs for one in chart.entries] == [True, False]
    assert "ranges of two groups do not overlap: 1 of 2." in chart.title


def test_the_chart_the_evidence_and_the_second_look_have_one_figure(
    hall: Hall, chart: Groups
) -> None:
    state = hall.state
    vote = state.runs["spring/useful"].activity
    rows = records_of(build(state, DAY))["votes_by_group"]
    for item, entry in zip(reversed(list(state.items.values())), chart.entries, strict=True):
        shown = support_by_group(state, vote, item)["role"].shown
        told = [(one.group, one.n, one.share.estimate) for one in shown]
        assert told == [(by.label, by.value.n, by.value.estimate) for by in entry.groups]
        kept = [row for row in rows if str(row["number"]) in entry.label]
        assert told == [(row["group"], row["n"], row["estimate"]) for row in kept]


def test_a_group_of_few_is_in_no_chart_and_no_record_and_follows_from_none(
    hall: Hall, chart: Groups
) -> None:
    assert "courier" not in chart.words
    rows = records_of(build(hall.state, DAY))["votes_by_group"]
    counted = sum(int(str(row["n"])) for row in rows if row["number"] == "S-1")
    assert 23 - counted >= 5


def test_no_text_of_the_chart_covers_another_or_leaves_it(hall: Hall) -> None:
    (found,) = agreement(hall.state, hall.state.runs["spring/useful"].activity)
    chart = agreement_chart(hall.state, found, "Is it ours?", lambda one: 3 * text_of(one))
    for width in (WIDE, NARROW):
        canvas = drawn(chart, width)
        canvas.done()
        boxes = [box for _, box in canvas.texts]
        pairs = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n]]
        assert not [pair for pair in pairs if overlap(*pair)]
        assert all(x >= 0 and x + w <= width + 0.5 for x, _, w, _ in boxes)


def test_groups_differ_by_the_shape_of_their_marks_not_by_colour(chart: Groups) -> None:
    marks = [
        (one.tag, one.get("fill")) for one in drawn(chart).root if one.tag in ("circle", "polygon")
    ]
    assert [tag for tag, _ in marks] == ["circle", "polygon"] * 2
    assert len({fill for _, fill in marks}) == 1
