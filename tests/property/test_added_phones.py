"""Whoever brings phones of their own learns nothing of a lone person from figures by group.

Four phones that declared the role of a lone person read 30 of 30 of that person's votes off the
flags of the second look: with them the group was large enough, and their own votes they knew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.activities.results.agreement import votes_by_group
from kit.activities.results.second_look import second_look
from kit.activities.trials.fairness import fairness_of
from kit.activities.trials.figures import trials_of
from kit.activities.vote.turnout import turnout_by_group
from kit.domain.activities import APPROVAL
from kit.domain.choices import EXPERIENCE
from tests.factories import Hall, Person, passing_hall

VALUES = tuple(value for value, _ in APPROVAL)
LONE = {"role": "cashier", "experience": EXPERIENCE[0][0]}
OTHER = {"role": "waiter", "experience": EXPERIENCE[-1][0]}


@dataclass(frozen=True)
class Attack:
    """What somebody does with phones of their own."""

    votes: tuple[str, ...]
    """One a phone, chosen so that the figure turns on the lone person's."""
    disguised: bool
    """Whether the phones come early in another role, and change it while people vote."""
    before: bool
    """Whether they vote before the lone person does."""


ATTACKS = st.builds(
    Attack,
    st.lists(st.sampled_from(VALUES), min_size=1, max_size=9).map(tuple),
    st.booleans(),
    st.booleans(),
)


def phones(hall: Hall, attack: Attack, groups: dict[str, str]) -> list[Person]:
    return [hall.phone(f"Own {n}", groups=groups) for n in range(len(attack.votes))]


def seen(attack: Attack, value: str | None) -> list[Any]:
    """Give every figure by group of a vote in which a lone person says this, or nothing."""
    with passing_hall() as hall:
        item = hall.situation()
        others = [hall.phone(f"Other {n}", groups=OTHER) for n in range(6)]
        lone = hall.phone("Lone", groups=LONE)
        if attack.disguised:
            phones(hall, attack, OTHER)
        vote = hall.opened("vote")
        own = phones(hall, attack, LONE)

        def attackers_vote() -> None:
            for person, said in zip(own, attack.votes, strict=True):
                person.votes(item, said)

        for person in others:
            person.votes(item, "useful")
        if attack.before:
            attackers_vote()
        if value:
            lone.votes(item, value)
        if not attack.before:
            attackers_vote()
        hall.desk.does("reveal", activity=vote, close=True)
        state = hall.state
        found = state.items[item]
        by = [
            {
                group: counts
                for group, counts in votes_by_group(
                    state, state.runs[vote].activity, found, name
                ).items()
                if counts and group == LONE[name]
            }
            for name in LONE
        ]
        flags = [one for one in second_look(state, "situation") if one["group"] in LONE.values()]
        groups = [
            [one for one in by.shown if one.group in LONE.values()]
            for by in turnout_by_group(state, vote)
        ]
        return [by, flags, groups]


@settings(max_examples=20)
@given(ATTACKS)
@example(Attack(("not_for_me",) * 2 + ("useful",) * 2, disguised=False, before=True))
@example(Attack(("not_for_me",) * 4, disguised=True, before=False))
def test_no_figure_by_group_turns_on_the_vote_of_a_lone_person(attack: Attack) -> None:
    first, *rest = (seen(attack, value) for value in (*VALUES, None))
    assert all(one == first for one in rest)


def tried(outcome: str, later: int) -> list[Any]:
    """Give the fairness of a module that a lone newcomer has tried, beside phones added later."""
    with passing_hall() as hall:
        module = hall.written("speech_module", within=hall.situation(), say="Good day")
        level = LONE["experience"]
        lone = hall.phone("Lone", groups={"experience": level})
        tries = hall.opened("try", "speech_module")
        own = [hall.phone(f"Own {n}", groups={"experience": level}) for n in range(later)]
        for person, how in ((lone, outcome), *((one, "worked") for one in own)):
            person.does("try", activity=tries, item=module, outcome=how, by="experienced")
        roles = trials_of(hall.state, "speech_module").roles
        return [fairness_of(hall.state, "speech_module"), roles]


@pytest.mark.parametrize("later", [4, 9])
def test_how_a_lone_newcomers_trial_went_shows_in_no_figure_by_group_or_role(later: int) -> None:
    assert tried("worked", later) == tried("failed", later)


def test_results_shown_again_never_tell_what_one_to_four_said_in_between() -> None:
    with passing_hall() as hall:
        item = hall.situation()
        vote = hall.opened("vote")
        for n in range(7):
            hall.phone(f"Person {n}").votes(item, "useful")
        hall.desk.does("reveal", activity=vote, close=True)
        for late in range(1, 6):
            hall.desk.does("open", activity=vote)
            hall.phone(f"Late {late}").votes(item, "not_for_me")
            if late < 5:
                said = hall.desk.is_refused("reveal", activity=vote, close=True)
                assert said.startswith("Since these results were last shown, fewer than 5")
                hall.desk.does("close", activity=vote)
        hall.desk.does("reveal", activity=vote, close=True)
        assert hall.state.runs[vote].shown


def test_who_joins_later_with_a_printed_ticket_counts_in_the_group_first_told() -> None:
    """Somebody late is no stranger where there is one ticket a head."""
    with passing_hall() as hall:
        item = hall.situation()
        vote = hall.opened("vote")
        people = [hall.phone(f"Late {n}", groups=OTHER) for n in range(5)]
        for person in people:
            hall.state.participants[person.id].by_ticket = True
            person.does("enter", name="x", groups=LONE)
            person.votes(item, "useful")
        by = votes_by_group(
            hall.state, hall.state.runs[vote].activity, hall.state.items[item], "role"
        )
        assert sum(by["waiter"].values()) == 5
