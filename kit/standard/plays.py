"""What the observers' sheets of role plays say of each clause."""

from __future__ import annotations

from dataclasses import replace

from kit.activities.role_play.figures import Sheets, plays
from kit.domain.workshop import Workshop
from kit.language import N_, plural, translate
from kit.language.measures import percent
from kit.standard.legal import legal, one_line
from kit.standard.number_words import number
from kit.standard.trying import Played, Point

_QUOTE = N_("“{words}”")


def gather_plays(state: Workshop) -> dict[str, list[Played]]:
    """Give, by item, what the sheets of each activity of role plays say."""
    found: dict[str, list[Played]] = {}
    for activity, sheets in plays(state):
        for one in sheets:
            found.setdefault(one.id, []).append(_played(state.language, activity, one))
    return found


def _played(language: str, activity: str, one: Sheets) -> Played:
    """Tell the sheets of one item; on fewer than five there is no figure."""
    points = tuple(Point(legal(text), number(language, said, "share")) for text, said in one.points)
    share = number(language, one.share, "share")
    told = [plural(language, "{n} sheet", "{n} sheets", one.n)]
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
    return Played(activity, one.n, replace(share, words=words), points, words)
