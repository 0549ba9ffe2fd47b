"""Texts as numbers: golden values were computed once by scikit-learn 1.9.1, as each test says."""

from __future__ import annotations

import numpy as np
import pytest

from kit.statistics.text import (
    k_means,
    latent_space,
    letter_sequences,
    nearest,
    of_length_one,
    tf_idf,
)

TEXTS = ["клієнт чекає", "клієнти чекають я", "he waits"]
TERMS = [
    ["late", "late", "late", "van", "driver"],
    ["late", "van"],
    ["bill", "wrong", "bill"],
    ["bill", "refund"],
    ["refund", "wrong", "late"],
    ["odd"],
]
POINTS = np.array(
    [[0, 0], [0, 1], [1, 0], [8, 8], [8, 9], [9, 8.5], [0, 9], [1, 9], [0.5, 8], [4.2, 4.1]]
)


def test_letter_sequences_stay_within_words_and_a_short_word_counts_once() -> None:
    """Golden: TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4)).build_analyzer()."""
    golden = [" a ", " je", "je ", " je ", " ca", "cat", "at ", " cat", "cat "]
    assert letter_sequences("a je  cat") == golden
    assert letter_sequences("") == []


def test_the_cosines_of_letter_sequences_are_scikit_learns() -> None:
    """Golden: TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True)."""
    rows, terms = tf_idf([letter_sequences(text) for text in TEXTS])
    assert rows.shape == (3, 45)
    assert terms[:4] == (" he", " he ", " wa", " wai")
    golden = {" кл": 0.165576, "лієн": 0.165576, "ють ": 0.217713, " я ": 0.217713}
    weights = dict(zip(terms, rows.toarray()[1], strict=True))
    assert {term: round(weights[term], 6) for term in golden} == golden
    found = [(one, other, round(cosine, 6)) for one, other, cosine in nearest(rows, 0.1, 10)]
    assert found == [(0, 1, 0.469534), (1, 0, 0.469534)]


def test_rare_and_common_terms_are_left_out_and_a_text_without_any_is_zero() -> None:
    """Golden: TfidfVectorizer(min_df=2, max_df=0.5, sublinear_tf=True) on the same terms."""
    rows, terms = tf_idf(TERMS, 2, 3)
    assert terms == ("bill", "late", "refund", "van", "wrong")
    golden = [
        [0.0, 0.870868, 0.0, 0.491518, 0.0],
        [0.0, 0.645102, 0.0, 0.764096, 0.0],
        [0.861037, 0.0, 0.0, 0.0, 0.508542],
        [0.707107, 0.0, 0.707107, 0.0, 0.0],
        [0.0, 0.512593, 0.607144, 0.0, 0.607144],
        [0.0, 0.0, 0.0, 0.0, 0.0],
    ]
    assert rows.toarray().round(6).tolist() == golden
    assert tf_idf(TERMS, 9).rows.shape == (6, 0)
    assert tf_idf([]).rows.shape == (0, 0)


def test_the_nearest_come_first_and_no_more_than_asked_for() -> None:
    rows, _ = tf_idf([["a", "b"], ["a", "b", "c"], ["a", "d"], ["e"]])
    assert [(one, other) for one, other, _ in nearest(rows, 0.1, 1)] == [(0, 1), (1, 0), (2, 0)]
    assert [other for one, other, _ in nearest(rows, 0.1, 9) if one == 0] == [1, 2]
    assert [one for one, _, _ in nearest(rows, 0.7, 9)] == [0, 1]


def test_texts_are_near_in_latent_space_that_share_no_word() -> None:
    """Golden: cosines of normalize(TruncatedSVD(3, algorithm="arpack").fit_transform(…))."""
    flat = latent_space(tf_idf(TERMS).rows, 3)
    golden = [
        [1.0, 0.999833, -0.05813, -0.019855, 0.645043, 0.0],
        [0.999833, 1.0, -0.076382, -0.03814, 0.630957, 0.0],
        [-0.05813, -0.076382, 1.0, 0.999266, 0.725358, 0.0],
        [-0.019855, -0.03814, 0.999266, 1.0, 0.751189, 0.0],
        [0.645043, 0.630957, 0.725358, 0.751189, 1.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
    ]
    assert np.allclose(flat @ flat.T, golden, atol=2e-6)
    assert latent_space(tf_idf(TERMS).rows, 99).shape == (6, 5)


def test_latent_space_is_the_same_at_each_call() -> None:
    rows = tf_idf(TERMS).rows
    assert latent_space(rows, 3).tolist() == latent_space(rows, 3).tolist()


@pytest.mark.parametrize(
    ("clusters", "together", "inertia"),
    [
        (3, [0, 0, 0, 1, 1, 1, 2, 2, 2, 0], 25.520833),
        (4, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3], 3.666667),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_k_means_finds_the_best_clusters_from_any_seed(
    clusters: int, together: list[int], inertia: float, seed: int
) -> None:
    """Golden: KMeans(clusters, n_init=50).labels_ and .inertia_, numbered by first member."""
    labels, middles = k_means(POINTS, clusters, seed)
    order = list(dict.fromkeys(labels.tolist()))
    assert [order.index(one) for one in labels] == together
    assert ((POINTS - middles[labels]) ** 2).sum() == pytest.approx(inertia, abs=1e-6)


def test_k_means_is_the_same_for_the_same_seed_and_not_bound_to_one() -> None:
    points = np.random.default_rng(3).random((200, 5))
    first, again = k_means(points, 9, 7), k_means(points, 9, 7)
    assert first[0].tolist() == again[0].tolist()
    assert first[1].tolist() == again[1].tolist()
    assert k_means(points, 9, 8)[0].tolist() != first[0].tolist()


def test_k_means_needs_as_many_different_rows_as_clusters() -> None:
    same = np.ones((5, 2))
    assert k_means(same, 1)[0].tolist() == [0] * 5
    with pytest.raises(ValueError, match="2 clusters"):
        k_means(same, 2)


def test_a_row_that_is_nothing_has_no_direction() -> None:
    assert of_length_one(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [[0.6, 0.8], [0.0, 0.0]]
