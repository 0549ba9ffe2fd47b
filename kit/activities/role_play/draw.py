"""The draw of a test-training: who plays which role in which situation, round by round."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence

from kit.activities.role_play.play import DrawnGroup
from kit.domain.activities import Role
from kit.domain.refusal import Refusal
from kit.language import N_

SIZE = 3
"""People in a group: a client, an employee, an observer."""

_PAIR = 2
_SEATS: tuple[Role, ...] = ("client", "employee", "observer", "observer")


def cannot_draw(situations: Sequence[str], people: Sequence[str]) -> Refusal | None:
    """Say why there is nothing to draw, or give ``None``."""
    if not situations:
        return Refusal(N_("There is no situation to play. Choose one at least."))
    if len(set(people)) < _PAIR:
        return Refusal(N_("A role play takes two people: a client and an employee."))
    return None


def draw_round(
    situations: Sequence[str],
    client_types: Sequence[str],
    people: Sequence[str],
    seed: int | str,
    before: Sequence[Sequence[DrawnGroup]] = (),
) -> tuple[DrawnGroup, ...]:
    """Draw the groups of the round that comes after those ``before``.

    Everybody is in one group of three. One person left over makes a group of four with a
    second observer; two left over are a pair, client and employee, who observe themselves.
    Within as many rounds as the largest group has seats everybody plays the client and the
    employee, and no situation comes twice before every one came; no client type either.

    The same seed draws the same groups, whatever the order of situations and people.

    Raises:
        ValueError: no situation, or fewer than two people (:func:`cannot_draw` says it in
            words).
    """
    if refusal := cannot_draw(situations, people):
        raise ValueError(refusal.why)
    everybody = sorted(set(people))
    random.Random(seed).shuffle(everybody)  # noqa: S311 - repeatable on purpose, and no secret
    # The circle of people moves on by one seat a round: drawn anew from the same seed, since
    # people may come and go between rounds.
    turn = len(before) % len(everybody)
    seats, sizes = iter(everybody[turn:] + everybody[:turn]), group_sizes(len(everybody))
    # What is played follows what was played, or it would come unevenly with each newcomer.
    earlier = [group for drawn in before for group in drawn]
    own = f"{seed}/{len(before) + 1}"
    played = deal_evenly(situations, (one.situation for one in earlier), len(sizes), own)
    met = deal_evenly(
        client_types, (one.client_type for one in earlier), len(sizes), f"{own}/types"
    )
    return tuple(
        DrawnGroup(
            situation=situation,
            client_type=client_type,
            roles={next(seats): role for role in _SEATS[:size]},
        )
        for size, situation, client_type in zip(sizes, played, met, strict=True)
    )


def deal_evenly(cards: Sequence[str], dealt: Iterable[str], n: int, seed: int | str) -> list[str]:
    """Deal ``n`` cards, each time one that came least often so far; ``""`` when there are none.

    ``dealt`` holds what came before, so that no card comes twice before every one came,
    however many were needed in each round.
    """
    pack = sorted(set(cards)) or [""]
    random.Random(seed).shuffle(pack)  # noqa: S311 - repeatable on purpose, and no secret
    counts = Counter(dealt)
    found = []
    for _ in range(n):
        card = min(pack, key=lambda one: counts[one])
        counts[card] += 1
        found.append(card)
    return found


def group_sizes(people: int) -> list[int]:
    """Give the sizes of the groups: threes, with a four or a pair for those left over."""
    whole, left = divmod(people, SIZE)
    if left == _PAIR:
        return [SIZE] * whole + [_PAIR]
    return [SIZE] * (whole - left) + [SIZE + 1] * left
