"""The passport: what the document is, whose work it is, and what it still lacks."""

from __future__ import annotations

from babel.dates import format_date

from kit.domain.activities import CHANNELS
from kit.domain.choices import PLACES
from kit.language import LANGUAGES, N_
from kit.standard.chapters.ledger import contributions
from kit.standard.clause_nodes import table
from kit.standard.lacking import lacks
from kit.standard.legal import legal
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Heading, Node, Record, Row
from kit.standard.outline import Chapter, Place
from kit.standard.people import contributors

_COLUMNS = ((N_("Passport"), 4.5), (N_("Entry"), 12))


def day(material: Material) -> str:
    """Give the date of the document as its language writes it."""
    locale = material.language if material.language in LANGUAGES else "en"
    return str(format_date(material.on, "long", locale=locale))


def _profile(material: Material) -> list[tuple[str, str]]:
    """Tell where the company serves its clients, as far as anybody has said it."""
    profile, say = material.state.profile, material.say
    if not profile.told:
        return []
    channels = (say(label) for key, label in CHANNELS if profile.serves(key))
    places = (say(label) for key, label in PLACES if key in profile.places)
    told = [
        (N_("Industry"), legal(profile.industry)),
        (N_("Channels"), ", ".join(channels)),
        (N_("Places on site"), ", ".join(places) if profile.serves("on_site") else ""),
    ]
    return [(label, text) for label, text in told if text]


def _nodes(material: Material) -> list[Node]:
    say, state = material.say, material.state
    count = contributions(state)
    law = say(
        N_(
            "{n} came in: {kept} kept, {merged} merged, {dropped} dropped, {withdrawn} withdrawn "
            "by their authors, {hidden} hidden"
        ),
        n=sum(count.values()),
        **count,
    )
    credited = contributors(state)
    names = ", ".join(credited) or say(N_("nobody asked to be named beside an adopted clause"))
    told = (
        (N_("Status"), say(N_("DRAFT"))),
        (N_("Version"), str(state.seq)),
        (N_("Date"), day(material)),
        (N_("People in the workshop"), str(len(state.participants))),
        *_profile(material),
        (N_("Contributions"), law),
        (N_("Contributors, by consent"), names),
    )
    record = Record(
        "passport",
        {
            "title": state.title,
            "language": state.language,
            "version": state.seq,
            "date": material.on.isoformat(),
            "present": len(state.participants),
            "came_in": sum(count.values()),
            **count,
            "contributors": ", ".join(credited),
        },
    )
    rows = [Row((say(label), text)) for label, text in told]
    rows[0] = Row(rows[0].cells, (record,))
    nodes: list[Node] = [table(material, "passport", _COLUMNS, rows)]
    if lacking := lacks(state):
        nodes.append(Heading(say(N_("What this draft still lacks"))))
        nodes.append(Bullets(tuple(say(text, **values) for text, values in lacking)))
    return nodes


PASSPORT = Chapter(
    Place.PASSPORT, "passport", N_("Passport of the document"), _nodes, standard=_nodes
)
