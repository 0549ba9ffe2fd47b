"""Claims by theme."""

from __future__ import annotations

import pytest

from kit.statistics.intervals import wilson
from kit.statistics.pareto import NO_THEME, pareto

CLAIMS = dict(enumerate(["late"] * 5 + ["rude"] * 2 + ["bill"] * 2 + [None] * 11))


@pytest.mark.row("A19")
def test_themes_counted_by_hand() -> None:
    found = pareto({str(key): theme for key, theme in CLAIMS.items()})
    assert [(one.theme, one.count, one.cumulative) for one in found.themes] == [
        ("late", 5, 0.25),
        ("bill", 2, 0.35),
        ("rude", 2, 0.45),
        (NO_THEME, 11, 1.0),
    ]
    assert found.themes[0].share == wilson(5, 20)
    assert found.n == 20


def test_the_few_themes_that_most_claims_are_about() -> None:
    found = pareto({str(key): theme for key, theme in CLAIMS.items()})
    assert [one.theme for one in found.few(0.25)] == ["late"]
    # bill and rude are as frequent as each other, so neither is left out.
    assert [one.theme for one in found.few(0.3)] == ["late", "bill", "rude"]
    assert [one.theme for one in found.few(0.8)] == ["late", "bill", "rude"]
    with pytest.raises(ValueError, match="share"):
        found.few(0)


def test_no_claims_have_no_themes() -> None:
    found = pareto({})
    assert (found.themes, found.n, found.few()) == ((), 0, ())
    (one,) = pareto({"a": "", "b": None}).themes
    assert (one.theme, one.count) == (NO_THEME, 2)
