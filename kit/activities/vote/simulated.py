"""Voting as people do it: one entry after another, by taste, and not always to the end."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from kit.domain.activities import APPROVAL, SCALE
from kit.rehearsal.moment import Action, Moment, given, more, rating

_USEFUL, _UNSURE = 0.25, -0.5
"""Opinions from which an entry is found useful, or one is at least unsure."""
_EVEN = 0.25
"""Difference of opinions under which two wordings are equally good."""
_MANY_DOTS = (0.9, 1.7)
"""Opinions from which an entry gets a second and a third dot."""
_PAIRS = (6, 14)
"""Pairs that the least and the most patient people compare."""


def vote(moment: Moment) -> Action | None:
    """Give the next vote of the current ballot, or a second thought at its end."""
    if moment.current["method"] == "pairwise":
        return _compare(moment)
    items = moment.items
    open_ones = [item for item in items if not given(moment, item)]
    beyond = moment.view.get("batch") or {"done": 0, "left": 0}
    answered = beyond["done"] + len(items) - len(open_ones)
    of = beyond["done"] + len(items) + beyond["left"]
    if answered < ceil(moment.character.share * of):
        if not open_ones:
            return more(moment)
        if moment.current["method"] == "dots":
            return _put_dots(moment, open_ones)
        return _cast(moment, open_ones[0], _answer(moment, open_ones[0]))
    return _second_thought(moment)


def _cast(moment: Moment, item: Mapping[str, Any], value: Any, *, second: bool = False) -> Action:
    command = {"do": "vote", "activity": moment.activity, "item": item["id"], "value": value}
    return Action(command, seconds=2.5, second_thought=second)


def _answer(moment: Moment, item: Mapping[str, Any]) -> Any:
    text, opinion = moment.text(item), moment.character.opinion
    if moment.current["method"] == "ratings":
        return {one: rating(opinion(text, one)) for one in moment.current["criteria"]}
    liking = opinion(text)
    return APPROVAL[0 if liking >= _USEFUL else 1 if liking >= _UNSURE else 2][0]


def _put_dots(moment: Moment, open_ones: list[dict[str, Any]]) -> Action | None:
    """Put dots on what one likes best, as long as there are any left."""
    left = int(moment.current["budget"]) - sum(_dots(moment).values())
    best = max(open_ones, key=lambda item: moment.character.opinion(moment.text(item)))
    liking = moment.character.opinion(moment.text(best))
    wanted = 1 + sum(liking >= bound for bound in _MANY_DOTS)
    dots = min(left, wanted, int(moment.current["most"]))
    return _cast(moment, best, dots) if dots > 0 else None


def _dots(moment: Moment) -> dict[str, int]:
    """Give the dots spent so far; those on entries that left the ballot count on."""
    spent = {
        item: int(value or 0)
        for (activity, item), (_, value) in moment.deeds.votes.items()
        if activity == moment.activity
    }
    for item in moment.items:
        if isinstance(item.get("my_vote"), int) and item["id"] not in spent:
            spent[item["id"]] = item["my_vote"]
    return spent


def _compare(moment: Moment) -> Action | None:
    """Judge the pair that the room offers."""
    pair = moment.view.get("pair")
    fewest, most = _PAIRS
    patience = round(fewest + (most - fewest) * (moment.character.share - 0.5) * 2)
    if not pair or moment.tries("vote") >= patience:
        return None
    if (moment.activity, frozenset(pair)) in moment.deeds.pairs:
        return None
    items = {item["id"]: item for item in moment.items}
    if not set(pair) <= set(items):
        return None
    likings = {one: moment.character.opinion(moment.text(items[one])) for one in pair}
    lesser, better = sorted(pair, key=likings.__getitem__)
    tie = likings[better] - likings[lesser] < _EVEN
    return _cast(moment, items[better], {"over": lesser, "tie": tie})


def _second_thought(moment: Moment) -> Action | None:
    """Change one vote by one step, once, if this person is of that sort."""
    in_urn = moment.current["privacy"] == "secret"
    if in_urn or not moment.character.wavers or moment.tries("second"):
        return None
    voted = [item for item in moment.items if item.get("my_vote") is not None]
    if not voted:
        return None
    item = moment.random.choice(voted)
    return _cast(moment, item, _another(moment, item["my_vote"]), second=True)


def _another(moment: Moment, value: Any) -> Any:
    if moment.current["method"] == "approval":
        return "useful" if value == "unsure" else "unsure"
    if moment.current["method"] == "dots":
        return value - 1
    criterion = moment.random.choice(list(value))
    return {criterion: value[criterion] + (1 if value[criterion] < SCALE[1] else -1)}
