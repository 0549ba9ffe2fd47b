"""Who the simulated people are: their names, habits and tastes, all from one seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from random import Random
from statistics import NormalDist

from kit.domain.choices import EXPERIENCE
from kit.rehearsal.people import People, Situation

_NORMAL = NormalDist()
_RANK_BONUS = (0.7, 0.1, -0.5)
"""How much better or worse than usual people find the first, second and later variants."""
_UNKNOWN = _NORMAL.inv_cdf(0.3)
"""Three in ten do not know what the standard says."""


@dataclass(frozen=True)
class Character:
    """One simulated participant, before anything has happened."""

    number: int
    people: People
    name: str
    groups: tuple[tuple[str, str], ...]
    credit: bool
    situations: tuple[Situation, ...]
    """What this person will write when situations are asked for."""
    entries: int
    """How many entries this person writes in an activity that asks for anything else."""
    share: float
    """Share of a ballot this person gets through."""
    comments: int
    contributes: bool
    revises: bool
    """Whether this person writes a short entry first and completes it afterwards."""
    wavers: bool
    """Whether this person changes a vote afterwards."""
    slow: bool
    leaves: bool
    """Whether this person's connection breaks for a while."""
    taste: str

    def opinion(self, text: str, criterion: str = "") -> float:
        """Give how well this person likes a text: about normal, mean 0.3, deviation 1.

        A text has a quality that everybody senses, those of like experience lean alike,
        and the rest is this person's own taste.
        """
        rank = self.people.rank(text)
        quality = 0.55 * _chance("quality", text)
        if rank is not None:
            quality += _RANK_BONUS[min(rank, len(_RANK_BONUS) - 1)]
        lean = 0.35 * _chance("lean", dict(self.groups).get("experience", ""), text)
        return 0.3 + quality + lean + 0.7 * _chance(self.taste, text, criterion)

    def knows(self, question: str) -> bool:
        """Whether this person knows what the standard says there: always the same answer.

        Seven in ten do. Some people know more than others, some questions are easier, and
        the rest is what this person happens to know.
        """
        skill, ease = _chance(self.taste, "skill"), _chance("ease", question)
        return 0.6 * skill + 0.3 * ease + 0.74 * _chance(self.taste, "knows", question) > _UNKNOWN


def number_of(*parts: object) -> int:
    """Give a number that looks random and is always the same for the same parts."""
    told = "/".join(map(str, parts)).encode()
    return int.from_bytes(blake2b(told, digest_size=6).digest())


def _chance(*parts: object) -> float:
    return _NORMAL.inv_cdf((number_of(*parts) + 0.5) / 2**48)


def _deck(people: People, random: Random) -> Iterator[Situation]:
    """Deal situations: each wording once, then again as it went at another moment."""
    cards = list(enumerate((*people.situations, *people.near_duplicates)))
    turn = 0
    while True:
        random.shuffle(cards)
        for n, card in cards:
            before = people.moments[(turn + n) % len(people.moments)] + " " if turn else ""
            yield replace(card, fields={**card.fields, "text": before + card.fields["text"]})
        turn += 1


def characters(people: People, participants: int, seed: int) -> list[Character]:
    """Give the people of a crowd; the same for the same seed.

    About one in eight is slow and one in ten leaves for a while.
    """
    random = Random(f"people/{seed}")  # noqa: S311 - a simulation
    deck = _deck(people, random)
    return [_character(people, number, random, deck, seed) for number in range(participants)]


def _likely(random: Random, share: float) -> bool:
    return random.random() < share


def _name(people: People, number: int, random: Random, seed: int) -> str:
    """Give everybody another name as long as there are any; some give none."""
    names = people.names
    name = names[(number_of(seed, "names") + number) % len(names)]
    return name if _likely(random, 0.85) else ""


def _character(
    people: People, number: int, random: Random, deck: Iterator[Situation], seed: int
) -> Character:
    groups = (
        ("role", random.choice(people.roles)),
        ("experience", random.choice(EXPERIENCE)[0]),
        ("branch", random.choice(people.branches)),
    )
    name = _name(people, number, random, seed)
    told = random.choices((1, 2, 3), (4, 5, 3))[0]
    return Character(
        number=number,
        people=people,
        name=name,
        groups=tuple(group for group in groups if _likely(random, 0.9)),
        credit=_likely(random, 0.3) and bool(name),
        situations=tuple(next(deck) for _ in range(told)),
        entries=random.choices((1, 2, 3), (5, 4, 1))[0],
        share=1.0 if _likely(random, 0.7) else random.uniform(0.5, 0.95),
        comments=random.choices((0, 1, 2), (3, 5, 2))[0],
        contributes=_likely(random, 0.4),
        revises=_likely(random, 0.2),
        wavers=_likely(random, 0.2),
        slow=_likely(random, 1 / 8),
        leaves=_likely(random, 1 / 10),
        taste=f"taste/{seed}/{number}",
    )
