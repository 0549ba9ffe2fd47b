"""Places for marks that lie close to each other: none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from kit.charts.canvas import Box

Spot = tuple[float, float]

_STEP = 4.0
"""How finely free places are looked for."""
_GAP = 3.0
"""Between two marks."""


def overlap(one: Box, other: Box, gap: float = 0.0) -> bool:
    """Whether two boxes cover each other, or are closer than ``gap``."""
    (x, y, w, h), (u, v, k, m) = one, other
    return x < u + k + gap and u < x + w + gap and y < v + m + gap and v < y + h + gap


def at_most(inside: Box, size: tuple[float, float]) -> int:
    """Give how many marks of a size surely find a place, wherever they want to be."""
    wide, high = (2 * (one + _GAP) + _STEP for one in size)
    return int(inside[2] * inside[3] / (wide * high))


def spread(
    wanted: Sequence[Spot], sizes: Sequence[tuple[float, float]], inside: Box,
    taken: Sequence[Box] = (),
) -> list[Spot]:  # fmt: skip
    """Give the middle of each mark: as near to where it wants to be as the ones before let it.

    Marks stay inside a box and keep off what is ``taken``. Beyond :func:`at_most` marks some may
    find no place; these stay where they want to be.
    """
    left, top, width, height = inside
    boxes, found = [*taken], []
    for (x, y), (w, h) in zip(wanted, sizes, strict=True):
        first, last = (left + w / 2, top + h / 2), (left + width - w / 2, top + height - h / 2)
        own = (min(max(x, first[0]), last[0]), min(max(y, first[1]), last[1]))
        grid = [
            (first[0] + _STEP * i, first[1] + _STEP * j)
            for i in range(int((last[0] - first[0]) / _STEP) + 1)
            for j in range(int((last[1] - first[1]) / _STEP) + 1)
        ]
        tries = [own, *sorted(grid, key=lambda spot, o=own: _far(spot, o))]  # type: ignore[misc]
        place = next((s for s in tries if not _covers(_box(s, (w, h)), boxes)), own)
        boxes.append(_box(place, (w, h)))
        found.append(place)
    return found


def _far(spot: Spot, own: Spot) -> float:
    # Up and down is a shorter way: marks are wider than they are high.
    return hypot(spot[0] - own[0], 1.3 * (spot[1] - own[1]))


def _box(middle: Spot, size: tuple[float, float]) -> Box:
    return (middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)


def _covers(box: Box, boxes: Sequence[Box]) -> bool:
    return any(overlap(box, other, _GAP) for other in boxes)
