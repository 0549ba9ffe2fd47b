"""What role plays showed: how often each meaning point was said, in any words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from kit.activities.role_play.consistency import consistency
from kit.activities.role_play.events import Scored
from kit.activities.role_play.play import Play, play_of
from kit.activities.role_play.rules import points_of
from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.statistics.intervals import wilson


def sheets(state: Workshop, activity: str) -> list[dict[str, Any]]:
    """Give each played module with the share of its points that were said, weakest first.

    Sheets on an earlier wording are left out. ``points`` holds, for each point, how often
    it was said with its Wilson interval; ``n`` counts sheets, not people. ``alike`` is the
    share of identical answers that one client got from different employees, ``None`` where
    there was one employee; ``differently`` names the points that only some of them said.
    """
    by_item: dict[str, list[Scored]] = {}
    for sheet in play_of(state, activity).scores.values():
        item = state.items[sheet.item]
        if sheet.version == item.version and len(sheet.points) == len(points_of(item)):
            by_item.setdefault(item.id, []).append(sheet)
    found = []
    for key, given in by_item.items():
        texts, marked = points_of(state.items[key]), [sheet.points for sheet in given]
        points = [
            {"text": text, **asdict(wilson(sum(sheet[at] for sheet in marked), len(marked)))}
            for at, text in enumerate(texts)
        ]
        share = wilson(sum(map(sum, marked)), sum(map(len, marked)))
        marks = [sheet.naturalness for sheet in given if sheet.naturalness is not None]
        alike, differently = _alike(play_of(state, activity), given)
        found.append(
            {
                "id": key,
                "text": text_of(state.items[key]),
                "n": len(given),
                "share": share.estimate,
                "points": points,
                "naturalness": sum(marks) / len(marks) if marks else None,
                "alike": alike,
                "differently": [texts[at] for at in differently],
            }
        )
    return sorted(found, key=lambda one: (one["share"] or 0, one["id"]))


def _alike(play: Play, given: Sequence[Scored]) -> tuple[float | None, list[int]]:
    """Give how far employees served one client alike, and the places of points that differ.

    Only those are compared who met the same type of client; of an employee's sheets the last.
    """
    by_client: dict[str, dict[str, dict[str, str | None]]] = {}
    for sheet in given:
        group = play.rounds[sheet.round - 1][sheet.group]
        employee = next((who for who, role in group.roles.items() if role == "employee"), "")
        said = {str(at): "said" if done else "left out" for at, done in enumerate(sheet.points)}
        by_client.setdefault(group.client_type, {})[employee] = {**said}
    compared = [found for one in by_client.values() if not (found := consistency(one)).reason]
    shares = [p.identical.estimate for found in compared for p in found.points]
    known = [share for share in shares if share is not None]
    differently = {int(point.point) for found in compared for point in found.contradictions}
    return (sum(known) / len(known) if known else None), sorted(differently)


def coverage(state: Workshop, activity: str) -> dict[str, int]:
    """Count how often each situation was played, those never played too."""
    run = state.runs[activity]
    counts = {item.id: 0 for item in state.on_ballot(run.activity)}
    for groups in play_of(state, activity).rounds:
        for group in groups:
            counts[group.situation] = counts.get(group.situation, 0) + 1
    return counts
