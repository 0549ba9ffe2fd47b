"""Texts as numbers: weighted terms, nearest texts, latent meaning and clusters.

This file brings numpy and scipy along, which phones' pages do not need: import it in the
function that uses it.
"""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2
from scipy.sparse import csr_array
from scipy.sparse.linalg import svds

Floats = NDArray[np.float64]

_BLOCK = 500
_RUNS = 8
_ROUNDS = 100
_NOTHING = 1e-9


class Weighted(NamedTuple):
    """Texts by their weighted terms: a row a text, of length 1, or 0 for one without terms."""

    rows: csr_array
    terms: tuple[str, ...]
    """The term of each column, in alphabetical order."""


def letter_sequences(text: str, shortest: int = 3, longest: int = 4) -> list[str]:
    """Give the sequences of letters in each word of a text, with the spaces around the word.

    A word that is shorter than a sequence counts once, as it is.
    """
    found: list[str] = []
    for word in (f" {word} " for word in text.split()):
        for length in range(shortest, longest + 1):
            places = len(word) - length + 1
            found += [word[at : at + length] for at in range(max(1, places))]
            if places <= 1:
                break
    return found


def tf_idf(texts: Sequence[Sequence[str]], least: int = 1, most: float = np.inf) -> Weighted:
    """Weigh the terms of each text: more for being said often, less for being held by many.

    The weight is (1 + ln tf) · (1 + ln((1 + N) / (1 + df))), for a term that a text says tf
    times and df of N texts hold; then each row is brought to length 1 (Salton & Buckley 1988,
    Inf. Process. Manag. 24, 513-523; the idf smoothed as if one more text held every term).
    Terms that fewer than ``least`` or more than ``most`` texts hold are left out.
    """
    counted = [Counter(terms) for terms in texts]
    places: defaultdict[str, int] = defaultdict(lambda: len(places))
    column = np.fromiter(map(places.__getitem__, chain.from_iterable(counted)), int)
    times = np.fromiter(chain.from_iterable(one.values() for one in counted), float)
    row = np.repeat(np.arange(len(texts)), [len(one) for one in counted])
    df = np.bincount(column, minlength=len(places))
    terms = sorted(term for term, place in places.items() if least <= df[place] <= most)
    in_order = np.full(len(places), -1)
    in_order[[places[term] for term in terms]] = np.arange(len(terms))
    weight = (1 + np.log(times)) * (1 + np.log((1 + len(texts)) / (1 + df)))[column]
    kept = in_order[column] >= 0
    row, column, weight = row[kept], in_order[column[kept]], weight[kept]
    weight /= np.sqrt(np.bincount(row, weight**2, len(texts)))[row]
    rows = csr_array((weight, (row, column)), shape=(len(texts), len(terms)))
    return Weighted(rows, tuple(terms))


def nearest(rows: csr_array, least: float, most: int) -> Iterator[tuple[int, int, float]]:
    """Give each row with its ``most`` nearest others and their cosines, from ``least`` up.

    ``rows`` have length 1. A pair may come twice, once from each side.
    """
    columns = rows.T.tocsr()
    for start in range(0, rows.shape[0], _BLOCK):
        block = (rows[start : start + _BLOCK] @ columns).tocsr()
        for at in range(block.shape[0]):
            own = slice(block.indptr[at], block.indptr[at + 1])
            cosines, others = block.data[own], block.indices[own]
            chosen = np.flatnonzero((cosines >= least) & (others != start + at))
            for place in chosen[np.lexsort((others[chosen], -cosines[chosen]))[:most]]:
                yield start + at, int(others[place]), float(cosines[place])


def latent_space(rows: csr_array, dimensions: int) -> Floats:
    """Give weighted texts in the space of latent meaning, each of length 1 (or 0).

    Texts are near each other there that share no word, if other texts hold the words of both
    (truncated singular value decomposition; Deerwester et al. 1990, J. Am. Soc. Inf. Sci. 41,
    391-407). There are at most one fewer dimensions than texts or terms.
    """
    size = min(rows.shape)
    # The search starts at a fixed vector, or its signs would differ from call to call.
    start = np.random.default_rng(0).random(size)
    left, sizes, _ = svds(rows, min(dimensions, size - 1), v0=start)
    return of_length_one(left * sizes)


def of_length_one(rows: Floats) -> Floats:
    """Give rows divided by their length; those that are nearly nothing become 0."""
    length: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.where(length > _NOTHING, rows / np.maximum(length, _NOTHING), 0.0)


def k_means(rows: Floats, clusters: int, seed: int = 0) -> tuple[NDArray[np.intp], Floats]:
    """Give the cluster of each row and the clusters' middles; the same for the same seed.

    The best of several runs of Lloyd's algorithm, each begun at rows that lie far apart
    (k-means++, Arthur & Vassilvitskii 2007, SODA '07, 1027-1035).

    Raises:
        ValueError: there are fewer different rows than clusters.
    """
    if len(np.unique(rows, axis=0)) < clusters:
        raise ValueError(f"{clusters} clusters need as many different rows")
    random = np.random.default_rng(seed)
    with warnings.catch_warnings():
        # A cluster that has lost all its rows stays where it was: another run does better.
        warnings.simplefilter("ignore", UserWarning)
        runs = [kmeans2(rows, clusters, _ROUNDS, minit="++", rng=random) for _ in range(_RUNS)]
    middles, labels = min(runs, key=lambda run: float(((rows - run[0][run[1]]) ** 2).sum()))
    return labels, middles
