"""Laws of the DataFrames: no row and no sum of rows tells what one to four people said."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import frames
from kit.domain.activities import Activity
from kit.domain.answers import Box
from kit.domain.few import too_few
from kit.domain.workshop import Item, Participant, Run, Trial, Wording, Workshop

ITEMS = ("i1", "i2", "i3", "i4")
PEOPLE = tuple(f"p{n}" for n in range(9))
CHANNELS = ("", "phone", "chat", "email")

approvals = st.dictionaries(
    st.tuples(st.sampled_from(ITEMS), st.sampled_from(PEOPLE)),
    st.tuples(st.integers(1, 2), st.sampled_from(("useful", "unsure", "not_for_me"))),
)
on_paper = st.dictionaries(
    st.tuples(st.sampled_from(ITEMS), st.sampled_from(("useful", "not_for_me"))),
    st.integers(1, 6),
    max_size=3,
)
marks = st.dictionaries(
    st.sampled_from(("usefulness", "naturalness")), st.integers(1, 5), min_size=1
)
rated = st.dictionaries(st.tuples(st.sampled_from(ITEMS), st.sampled_from(PEOPLE)), marks)
compared = st.dictionaries(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(
        lambda one: one[1] < one[2]
    ),
    st.tuples(st.booleans(), st.booleans()),
    max_size=50,
)
trials = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE), st.sampled_from(ITEMS), st.sampled_from(CHANNELS),
        st.none() | st.integers(1, 5),
    ),
    max_size=40,
)  # fmt: skip


def workshop(method: str = "approval", **more: Any) -> tuple[Workshop, Box]:
    """Give a workshop whose four entries were reworded once, with an open vote on them."""
    state = Workshop(language="en", participants={who: Participant(who, 0.0) for who in PEOPLE})
    for n, key in enumerate(ITEMS):
        wordings = [Wording(v, {"text": f"{key} {v}"}, "facilitator", 0.0) for v in (1, 2)]
        state.take(Item(key, "situation", "day/collect", "facilitator", n, wordings))
    vote = Activity(
        id="day/vote", session="day", does="vote", kind="situation", method=method, **more
    )
    state.runs[vote.id] = Run(vote, state="open")
    box = state.boxes[vote.id] = Box()
    return state, box


def present(results: pd.DataFrame, item: str) -> Any:
    """Give the whole figure of an entry."""
    return results[(results["id"] == item) & results["criterion"].isna()].iloc[0]


@given(approvals, on_paper)
def test_the_answers_shown_are_many_and_give_the_figure_again(
    given_votes: dict[tuple[str, str], tuple[int, str]], paper: dict[tuple[str, str], int]
) -> None:
    state, box = workshop()
    for (item, who), value in given_votes.items():
        box.votes.setdefault(item, {})[who] = value
    for (item, value), count in paper.items():
        box.paper[item, value] = (2, value, count)
    votes, results = frames.votes(state), frames.results(state, "situation")
    assert len(votes) == len(given_votes) + sum(paper.values()), "nothing is lost or doubled"
    for (item, now), held in votes.groupby(["id", "present"]):
        typed = int((held["source"] == "paper").sum())
        if too_few(len(held), typed):
            assert held["answer"].isna().all()
        else:
            assert held["answer"].notna().all()
            shown = (held["answer"] == "useful").mean()
            assert not now or present(results, item)["estimate"] == pytest.approx(shown)
    for item in ITEMS:
        figure = present(results, item)
        assert figure["n"] == ((votes["id"] == item) & votes["present"]).sum()
        assert pd.isna(figure["estimate"]) == (
            figure["n"] == 0
            or too_few(figure["n"], sum(n for (i, _), n in paper.items() if i == item))
        )


@given(rated)
def test_a_criterion_that_few_rated_is_on_no_ballot(
    ratings: dict[tuple[str, str], dict[str, int]],
) -> None:
    state, box = workshop("ratings", criteria=("usefulness", "naturalness"))
    for (item, who), value in ratings.items():
        box.votes.setdefault(item, {})[who] = (2, value)
    votes = frames.votes(state)
    assert len(votes) == sum(map(len, ratings.values()))
    for _, held in votes.groupby(["id", "criterion"]):
        few = too_few(len(held))
        assert held["value"].isna().all() == held["ballot"].isna().all() == few
        assert held["value"].notna().all() == held["ballot"].notna().all() == (not few)
    assert not votes.dropna(subset="ballot").duplicated(["ballot", "criterion"]).any()


@given(compared)
def test_the_comparisons_hidden_at_an_entry_are_those_of_nobody_or_of_five(
    comparisons: dict[tuple[str, str, str], tuple[bool, bool]],
) -> None:
    state, box = workshop("pairwise")
    judges: dict[frozenset[str], set[str]] = {}
    for (who, one, other), (first, tie) in comparisons.items():
        box.pairs[who, one, other] = (one if first else other, tie)
        judges.setdefault(frozenset((one, other)), set()).add(who)
    votes = frames.votes(state)
    assert len(votes) == len(comparisons)
    shown = {
        frozenset(pair): held["answer"].notna()
        for pair, held in votes.groupby(
            [votes[["id", "other"]].min(axis=1), votes[["id", "other"]].max(axis=1)]
        )
    }
    for pair, known in shown.items():
        assert known.all() or not known.any()
        assert not known.any() or not too_few(len(judges[pair]))
    for item in ITEMS:
        own = [pair for pair in judges if item in pair]
        hidden = {who for pair in own if not shown[pair].any() for who in judges[pair]}
        assert not too_few(len(hidden)) or not any(shown[pair].any() for pair in own)


@given(trials)
def test_trials_of_few_keep_how_they_went_and_where(
    told: list[tuple[str, str, str, int | None]],
) -> None:
    state, _ = workshop()
    for n, (who, item, channel, natural) in enumerate(told):
        state.items[item].trials.append(
            Trial(who, float(n), 2, "worked", None, natural, channel, "other")
        )
    frame = frames.trials(state)
    assert len(frame) == len(told)
    for item, held in frame.groupby("id"):
        mine = [one for one in told if one[1] == item]
        few = too_few(len({who for who, *_ in mine}))
        assert held["outcome"].isna().all() == few
        assert held["outcome"].notna().all() == (not few)
        rated = [who for who, _, _, natural in mine if natural is not None]
        withheld = few or too_few(len(set(rated)))
        assert held["naturalness"].notna().sum() == (0 if withheld else len(rated))
        told_of = held.dropna(subset="channel")
        for channel in told_of["channel"].unique():
            assert len({who for who, _, where, _ in mine if where == channel}) >= 5
        rest = len(held) - len(told_of)
        assert told_of.empty or rest == 0 or rest >= 5
