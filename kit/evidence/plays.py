"""What role plays showed: how often each meaning point was said, in any words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kit.domain.rules.plays import points_of
from kit.domain.workshop import Workshop
from kit.evidence.consistency import consistency
from kit.evidence.intervals import wilson
from kit.evidence.results import text_of


def sheets(state: Workshop, activity: str) -> list[dict[str, Any]]:
    """Give each played module with the share of its points that were said, weakest first.

    Sheets on an earlier wording are left out. ``points`` holds, for each point, how often
    it was said with its Wilson interval; ``n`` counts sheets, not people.
    """
    by_item: dict[str, list[tuple[bool, ...]]] = {}
    natural: dict[str, list[int]] = {}
    for sheet in state.play(activity).scores.values():
        item = state.items[sheet.item]
        if sheet.version != item.version or len(sheet.points) != len(points_of(item)):
            continue
        by_item.setdefault(item.id, []).append(sheet.points)
        if sheet.naturalness is not None:
            natural.setdefault(item.id, []).append(sheet.naturalness)
    found = []
    for key, given in by_item.items():
        points = [
            {"text": text, **asdict(wilson(sum(sheet[at] for sheet in given), len(given)))}
            for at, text in enumerate(points_of(state.items[key]))
        ]
        said = sum(sum(sheet) for sheet in given)
        share = wilson(said, sum(len(sheet) for sheet in given))
        marks = natural.get(key, [])
        found.append(
            {
                "id": key,
                "text": text_of(state.items[key]),
                "n": len(given),
                "share": share.estimate,
                "points": points,
                "naturalness": sum(marks) / len(marks) if marks else None,
                "alike": _alike(state, key, given),
            }
        )
    return sorted(found, key=lambda one: (one["share"] or 0, one["id"]))


def _alike(state: Workshop, key: str, given: list[tuple[bool, ...]]) -> float | None:
    """Give how far the groups served this client the same way; ``None`` for one group."""
    points = points_of(state.items[key])
    said = {
        str(n): {
            point: "said" if done else "left out" for point, done in zip(points, sheet, strict=True)
        }
        for n, sheet in enumerate(given)
    }
    return consistency(said).identical.estimate if len(given) > 1 else None


def coverage(state: Workshop, activity: str) -> dict[str, int]:
    """Count how often each situation was played, those never played too."""
    run = state.runs[activity]
    counts = {item.id: 0 for item in state.on_ballot(run.activity)}
    for groups in state.play(activity).rounds:
        for group in groups:
            counts[group.situation] = counts.get(group.situation, 0) + 1
    return counts
