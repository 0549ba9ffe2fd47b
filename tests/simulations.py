"""What rules and ranges are tried on: people whose trials are alike, coders who slip, groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.special import betainc, roots_jacobi

from kit.activities.role_play.draw import draw_round
from kit.activities.role_play.play import DrawnGroup
from kit.activities.trials.decision_rule import ROUNDING, Rule, ends_of
from kit.activities.trials.rule_words import Fate
from kit.statistics.effective import ALIKE, weight

Numbers = NDArray[np.float64]
Tally = list[list[list[int]]]


def by_turns(people: int, rounds: int) -> list[int]:
    """Let people make their trials in turn."""
    return list(range(people)) * rounds


def one_by_one(people: int, each: int) -> list[int]:
    """Let each person make all trials before the next begins."""
    return [who for who in range(people) for _ in range(each)]


ORDERS = {
    "60 people once": by_turns(60, 1),
    "6 people by turns": by_turns(6, 40),
    "10 people by turns": by_turns(10, 30),
    "15 people by turns": by_turns(15, 4),
    "30 people by turns": by_turns(30, 4),
    "3 each, one by one": one_by_one(28, 3),
    "5 each, one by one": one_by_one(22, 5),
    "20 each, one by one": one_by_one(14, 20),
    "one makes half": [n // 2 + 1 if n % 2 else 0 for n in range(120)],
    "two begin": [*by_turns(2, 20), *range(2, 52)],
    "few make most": np.random.default_rng(3)
    .choice(25, p=1 / np.arange(1, 26) / (1 / np.arange(1, 26)).sum(), size=200)
    .tolist(),
}
"""Who makes each trial."""


def kinds(p: float, alike: float, spread: str, nodes: int) -> tuple[Numbers, Numbers]:
    """Give kinds of people, the share of each and its chance: ``p`` on average.

    Their trials correlate as ``alike`` says. A Beta has so many nodes of Gauss and Jacobi, by
    which sums over fewer than twice as many trials are exact.
    """
    variance = alike * p * (1 - p)
    if not alike:
        return np.array([1.0]), np.array([p])
    if spread == "beta":
        at, shares = roots_jacobi(nodes, (1 - p) * (1 / alike - 1) - 1, p * (1 / alike - 1) - 1)
        return shares / shares.sum(), (1 + at) / 2
    if spread == "some always fail":
        share = variance / (p * p + variance)
        return np.array([share, 1 - share]), np.array([0.0, p / (1 - share)])
    if spread == "some always succeed":
        share = variance / ((1 - p) ** 2 + variance)
        return np.array([share, 1 - share]), np.array([1.0, (p - share) / (1 - share)])
    return np.array([0.5, 0.5]), np.array([p - variance**0.5, p + variance**0.5])


def chances(
    chance: Generator, p: float, alike: float, shape: tuple[int, ...], spread: str = "beta"
) -> Numbers:
    """Draw people's own chances."""
    if alike and spread == "beta":
        return np.asarray(chance.beta(p * (1 / alike - 1), (1 - p) * (1 / alike - 1), shape))
    shares, own = kinds(p, alike, spread, 0)
    return np.asarray(chance.choice(own, shape, p=shares))


def fate(
    rule: Rule, p: float, makers: Sequence[int], *, alike: float = ALIKE,
    simulations: int = 10_000, seed: int = 1,
) -> Fate:  # fmt: skip
    """Simulate the rule with a look after every trial, which ends with what decides.

    ``makers`` says who makes each trial. The people's own chances spread around ``p`` as a
    Beta distribution does, so that one person's trials correlate as ``alike`` says.
    Naturalness plays no part.

    Raises:
        ValueError: a chance or a correlation outside 0 to 1.
    """
    if not 0 < p < 1 or not 0 <= alike < 1:
        raise ValueError("a simulation needs a chance and a correlation within 0 to 1")
    chance, shape = np.random.default_rng(seed), (simulations, max(makers) + 1)
    own = np.full(shape, p)
    if alike:
        own = chance.beta(p * (1 / alike - 1), (1 - p) * (1 / alike - 1), shape)
    won, made, kept, dropped, trials = np.zeros(shape), Counter[int](), 0, 0, 0
    successes, still, n = np.zeros(simulations), np.ones(simulations, dtype=bool), 0.0
    for who in makers:
        before, made[who] = made[who], made[who] + 1
        added = weight(made[who]) - weight(before)
        if n + added > rule.most + ROUNDING:
            break
        n, trials = n + added, trials + int(still.sum())
        successes -= won[:, who] * (weight(before) / before if before else 0)
        won[:, who] += chance.random(simulations) < own[:, who]
        successes += won[:, who] * (weight(made[who]) / made[who])
        if n < rule.least - ROUNDING or len(made) < rule.people:
            continue
        drop, keep = ends_of(rule.p0, n)
        keeps, drops = still & (successes >= keep - ROUNDING), successes <= drop + ROUNDING
        kept, dropped = kept + int(keeps.sum()), dropped + int((still & drops).sum())
        still &= ~(keeps | drops)
    return Fate(
        p, kept / simulations, dropped / simulations, float(still.mean()), trials / simulations
    )


def exact_fate(
    rule: Rule, p: float, each: int, alike: float, spread: str = "beta"
) -> tuple[float, float]:
    """Give the exact chances to be kept and dropped where people make ``each`` trials in turn.

    Whoever is done matters only by the number of successes, so the state is that number, the
    successes of the person whose turn it is, and of which kind that person is.
    """
    shares, own = (one[:, None, None] for one in kinds(p, alike, spread, each // 2 + 1))
    done, n, people, kept, dropped = np.array([1.0]), 0.0, 0, 0.0, 0.0
    while True:
        still, people = shares * done[None, :, None], people + 1
        for made in range(1, each + 1):
            n += weight(made) - weight(made - 1)
            if n > rule.most + 1e-9:
                return kept, dropped
            grown = np.zeros((*still.shape[:2], made + 1))
            grown[:, :, :-1] += still * (1 - own)
            grown[:, :, 1:] += still * own
            still = grown
            k = np.arange(len(done))[:, None] * weight(each) / each
            k = k + np.arange(made + 1) * weight(made) / made
            if n >= rule.least - 1e-9 and people >= rule.people:
                keep, drop = above(k, n, rule.p0), above(n - k, n, 1 - rule.p0)
                kept += float(still[:, keep].sum())
                dropped += float(still[:, drop].sum())
                still[:, keep | drop] = 0.0
        ended = np.zeros(len(done) + each)
        for before, ways in enumerate(still.sum(axis=0)):
            ended[before : before + each + 1] += ways
        done = ended


def above(k: Numbers, n: float, p0: float) -> NDArray[np.bool_]:
    """Whether so many successes of ``n`` or more happen in 1 of 40 cases at most at ``p0``."""
    k = np.maximum(k, 1e-12)
    return np.asarray(betainc(k, n - k + 1, p0) <= 0.025 + 1e-12)


class Coders(NamedTuple):
    """How people code dialogues."""

    techniques: int
    coders: int
    right: float
    """How often a coder is right."""
    seen: float
    """How often a technique occurs, on average: some do more often than others."""
    hard: float = 0.0
    """How much harder some dialogues are to code than others."""


def coded(chance: Generator, dialogues: int, who: Coders) -> NDArray[np.bool_]:
    """Let coders mark techniques: dialogues by techniques by coders."""
    often = np.linspace(0.4, 1.6, who.techniques) * who.seen if who.techniques > 1 else who.seen
    there = chance.random((dialogues, who.techniques)) < often
    sure = np.log(who.right / (1 - who.right)) + who.hard * chance.normal(size=(dialogues, 1, 1))
    correct = chance.random((*there.shape, who.coders)) < 1 / (1 + np.exp(-sure))
    return np.asarray(correct == there[:, :, None])


def tallies(marks: NDArray[np.bool_]) -> Tally:
    """Count the codes: by dialogue, by technique, yes and no."""
    yes = marks.sum(axis=2)
    found: Tally = np.stack([yes, marks.shape[2] - yes], axis=2).tolist()
    return found


def split(*groups: tuple[int, ...]) -> dict[str, dict[str, int]]:
    """Give groups by their answers: useful, unsure, not for me."""
    return {
        str(at): dict(zip(("useful", "unsure", "not_for_me"), answers, strict=True))
        for at, answers in enumerate(groups)
    }


def drawn_rounds(
    situations: Sequence[str],
    client_types: Sequence[str],
    people: Sequence[str],
    seed: int | str,
    rounds: int,
) -> list[tuple[DrawnGroup, ...]]:
    """Draw the rounds of a test-training, each after those before it."""
    drawn: list[tuple[DrawnGroup, ...]] = []
    for _ in range(rounds):
        drawn.append(draw_round(situations, client_types, people, seed, drawn))
    return drawn


def players(rounds: Sequence[Sequence[DrawnGroup]], role: str) -> set[str]:
    """Give everybody who had a role in any round."""
    return {
        who
        for groups in rounds
        for group in groups
        for who, had in group.roles.items()
        if had == role
    }
