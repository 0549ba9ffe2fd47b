"""Coverage among the open points: what each situation has and lacks, and STOP-phrases said."""

from __future__ import annotations

from kit.activities.coverage.figures import Covered, covered
from kit.activities.coverage.views import ASPECTS, coverage_chart
from kit.domain.activities import CHANNELS
from kit.domain.choices import STAGES
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.clause_nodes import table
from kit.standard.legal import legal, short
from kit.standard.material import Material
from kit.standard.nodes import (
    EMPTY,
    Bullets,
    Heading,
    Node,
    Record,
    Row,
    Values,
    drawn,
    plain_values,
)
from kit.standard.outline import Chapter, Place
from kit.standard.points import gap_points, open_hits, still_open

_COLUMNS = (
    (N_("No."), 1.3),
    (N_("Situation"), 2.9),
    *zip(ASPECTS, (2, 2.3, 2, 2.3, 2.3, 1.7), strict=True),
)
_HITS = ((N_("No."), 2), (N_("STOP-phrase"), 5), (N_("Said as"), 4), (N_("Say instead"), 5.5))


def _nodes(material: Material) -> list[Node]:
    nodes: list[Node] = []
    if rows := covered(material.state):
        made = [_row(material, row) for row in rows]
        nodes += [
            Heading(material.say(N_("Coverage of the situations"))),
            drawn(coverage_chart(material.state, rows)),
            table(material, "coverage", _COLUMNS, made, gaps=(EMPTY,)),
        ]
        left = still_open(material, gap_points(material, rows))
        gaps = tuple(f"{one.number} ({one.text}): {one.why}" for one in left)
        nodes += [Bullets(gaps)] if gaps else []
    return [*nodes, *_hits(material)]


def _row(material: Material, row: Covered) -> Row:
    number, adopted = material.number[row.id], len(row.modules)
    about = legal(text_of(material.state.items[row.id]))
    variants = row.variants if row.variants > 1 else EMPTY
    counts = (adopted or EMPTY, variants, len(row.schemes) or EMPTY)
    shares = (f"{n} / {adopted}" if n else EMPTY for n in (row.tried, row.approved))
    cells = (number, short(about), *map(str, counts), *shares, str(row.played or EMPTY))
    named = {
        "stages": [words for key, words in STAGES if key in row.stages],
        "channels": [words for key, words in CHANNELS if key in row.channels],
    }
    values: Values = {
        "number": number,
        "item": row.id,
        "text": about,
        "modules_adopted": adopted,
        "wordings_that_differ": row.variants,
        "schemes": len(row.schemes),
        "schemes_without_a_stage": ", ".join(material.number[key] for key in row.stageless),
        **{name: ", ".join(map(material.say, words)) for name, words in named.items()},
        "modules_tried": row.tried,
        "modules_approved": row.approved,
        "times_played": row.played,
        "gaps": "; ".join(gap.said(material.language) for gap in row.gaps),
    }
    return Row(cells, (Record("coverage", values),))


def _hits(material: Material) -> list[Node]:
    rows = []
    for hit in open_hits(material):
        cells = (hit.number, f"{hit.phrase_number}: {hit.phrase}", hit.matched, hit.replacement)
        rows.append(Row(cells, (Record("stop_phrases_said", plain_values(hit)),)))
    if not rows:
        return []
    title = Heading(material.say(N_("Adopted entries that hold a STOP-phrase")))
    return [title, table(material, "stop_phrases_said", _HITS, rows)]


CHAPTERS = (Chapter(Place.OPEN_POINTS_COVERAGE, "coverage", "", _nodes),)
