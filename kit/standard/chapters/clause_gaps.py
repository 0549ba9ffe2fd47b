"""What adopted clauses, situations and ideas still lack, among the open points: all of it."""

from __future__ import annotations

from kit.activities.coverage.clause_gaps import clause_gaps
from kit.language import N_
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Heading, Node
from kit.standard.outline import Chapter, Place


def _nodes(material: Material) -> list[Node]:
    lines = tuple(
        material.say(text, which=", ".join(numbers))
        for text, numbers in clause_gaps(material.state).items()
    )
    if not lines:
        return []
    return [Heading(material.say(N_("What adopted entries still lack"))), Bullets(lines)]


CLAUSE_GAPS = Chapter(Place.OPEN_POINTS_GAPS, "open_points", "", _nodes)
