"""What the observers' sheets of role plays say of each clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kit.activities.role_play.figures import all_sheets
from kit.domain.workshop import Workshop
from kit.language import N_, plural, translate
from kit.standard.legal import legal, one_line
from kit.standard.number_words import Number, number, percent
from kit.standard.trying import Played, Point
from kit.statistics.groups import SMALLEST_GROUP

_QUOTE = N_("“{words}”")


def gather_plays(state: Workshop) -> dict[str, list[Played]]:
    """Give, by item, what the sheets of each activity of role plays say."""
    found: dict[str, list[Played]] = {}
    for activity, sheets in all_sheets(state):
        for one in sheets:
            found.setdefault(one["id"], []).append(_played(state.language, activity, one))
    return found


def _played(language: str, activity: str, one: Mapping[str, Any]) -> Played:
    """Tell the sheets of one item; on fewer than five there is no figure."""
    n = one["n"]
    points = tuple(Point(legal(told["text"]), _said(language, n, told)) for told in one["points"])
    # All points together have no range: those on one sheet are one employee's dialogue.
    share = _said(language, n, {"estimate": one["share"], "low": 0.0, "high": 1.0})
    share = replace(share, low=None, high=None)
    told = [plural(language, "{n} sheet", "{n} sheets", n)]
    if share.estimate is None:
        told.append(share.words)
    else:
        text = N_("{share} % of the meaning points were said")
        told.append(translate(language, text, share=percent(share.estimate)))
        told += [
            f"{translate(language, _QUOTE, words=one_line(point.text))} {point.said.words}"
            for point in points
            if len(points) > 1
        ]
    words = "; ".join(told)
    return Played(activity, n, replace(share, words=words), points, words)


def _said(language: str, n: int, told: Mapping[str, Any]) -> Number:
    enough = n >= SMALLEST_GROUP and told["estimate"] is not None
    return number(language, {**told, "n": n} if enough else None, "share", n)
