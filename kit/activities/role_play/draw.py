"""The draw of a test-training: who plays which role in which situation, round by round."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.domain.refusal import Refusal
from kit.language import N_

SIZE = 3
"""People in a group: a client, an employee, an observer."""

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Group:
    """A group of one round, with its situation and everybody's role."""

    round: int
    """1 for the first round."""
    situation: str
    client_type: str
    """The type of client to play, ``""`` where there are none to draw from."""
    client: str
    employee: str
    observers: tuple[str, ...]
    """One; two in a group of four; none in a pair, which observes itself."""

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody in the group."""
        return (self.client, self.employee, *self.observers)


def cannot_draw(situations: Sequence[str], people: Sequence[str]) -> Refusal | None:
    """Say why there is nothing to draw, or give ``None``."""
    if not situations:
        return Refusal(N_("There is no situation to play. Choose one at least."))
    if len(set(people)) < _PAIR:
        return Refusal(N_("A role play takes two people: a client and an employee."))
    return None


def draw_roles(
    situations: Sequence[str],
    client_types: Sequence[str],
    people: Sequence[str],
    seed: int | str,
    rounds: int = 0,
) -> list[Group]:
    """Draw the groups of a test-training, round by round.

    In each round everybody is in one group of three. One person left over makes a group of
    four with a second observer; two left over are a pair, client and employee, who observe
    themselves. Everybody plays the client and the employee at least once, every situation
    comes at least once, and at most once more often than another; so do client types.
    There are as many rounds as that takes, or ``rounds`` where that is more.

    The same seed draws the same groups, whatever the order of situations and people.

    Raises:
        ValueError: no situation, or fewer than two people (:func:`cannot_draw` says it in
            words).
    """
    if refusal := cannot_draw(situations, people):
        raise ValueError(refusal.why)
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, and no secret
    everybody = sorted(set(people))
    chance.shuffle(everybody)
    sizes = group_sizes(len(everybody))
    # As the circle of people moves on by one seat a round, everybody comes past both active
    # roles within as many rounds as the largest group has seats.
    needed = max(*sizes, -(-len(set(situations)) // len(sizes)), rounds)
    situation, client_type = _dealt(situations, chance), _dealt(client_types, chance)
    groups = []
    for turn in range(needed):
        seats = iter(everybody[turn % len(everybody) :] + everybody[: turn % len(everybody)])
        for size in sizes:
            client, employee, *observers = (next(seats) for _ in range(size))
            groups.append(
                Group(
                    turn + 1,
                    next(situation),
                    next(client_type),
                    client,
                    employee,
                    tuple(observers),
                )
            )
    return groups


def deal_evenly(cards: Sequence[str], dealt: Sequence[str], n: int, seed: int | str) -> list[str]:
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


def _dealt(cards: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Deal cards without end, each once before any comes again; ``""`` when there are none."""
    pack = sorted(set(cards)) or [""]
    while True:
        chance.shuffle(pack)
        yield from pack
