"""What keeps people from signing stands among the open points; the count is on the passport."""

from __future__ import annotations

from kit.activities.signing.figures import signatories
from kit.language import N_
from kit.standard.legal import legal
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Heading, Node
from kit.standard.outline import Chapter, Place


def _nodes(material: Material) -> list[Node]:
    found = signatories(material.state)
    if found is None or not found.shown or not found.reasons:
        return []
    title = Heading(material.say(N_("Why some cannot sign yet")))
    return [title, Bullets(tuple(legal(reason) for reason in found.reasons))]


CHAPTERS = (Chapter(Place.OPEN_POINTS_SIGNING, "open_points", "", _nodes),)
