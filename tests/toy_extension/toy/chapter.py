"""The mood in the documents: an annex that says how many felt how."""

from __future__ import annotations

from kit.standard.clause_nodes import table
from kit.standard.material import Material
from kit.standard.nodes import Node, Record, Row
from kit.standard.outline import Chapter, Place
from toy.mood import how_many


def _nodes(material: Material) -> list[Node]:
    runs = [run.activity for run in material.state.runs.values() if run.activity.does == "mood"]
    rows = [
        Row((one["text"], str(one["n"])), (Record("moods", {"mood": one["id"], "n": one["n"]}),))
        for activity in runs
        for one in how_many(material.state, activity)
    ]
    return [table(material, "moods", (("Mood", 4), ("n", 1)), rows)] if rows else []


CHAPTERS = (Chapter(Place.PULSE + 1, "moods", "Mood of the day", _nodes),)
