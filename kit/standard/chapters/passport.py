"""The passport: what the document is, whose work it is, what it contains and what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from babel.dates import format_date

from kit.activities.signing.figures import signatories
from kit.activities.standard.described import PARTS, described
from kit.domain.activities import CHANNELS
from kit.domain.choices import PLACES
from kit.language import LANGUAGES, N_
from kit.standard.chapters.ledger import contributions
from kit.standard.clause_nodes import table
from kit.standard.contents import Standing
from kit.standard.lacking import lacks
from kit.standard.legal import legal
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Heading, Node, Record, Row, Table
from kit.standard.outline import Chapter, Place
from kit.standard.people import contributors

_COLUMNS = ((N_("Passport"), 4.5), (N_("Entry"), 12))
_CONTENTS = ((N_("Required content"), 6), (N_("In this standard"), 10.5))


def day(material: Material) -> str:
    """Give the date of the document as its language writes it."""
    return day_of(material, material.on)


def day_of(material: Material, on: date) -> str:
    """Give a date as the language of the document writes it."""
    locale = material.language if material.language in LANGUAGES else "en"
    return str(format_date(on, "long", locale=locale))


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


def version_words(material: Material, version: str) -> str:
    """Say which version of which day a document is; the consultant may not have numbered it."""
    say = material.say
    told = f"{say(N_('Version'))} {version}" if version else say(N_("No version number yet"))
    return f"{told} · {day(material)}"


def _evidence(material: Material) -> list[Node]:
    """Give how the document came about, and what it still lacks."""
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
    numbered = described(state).version
    told = [
        (N_("Status"), _status(material)),
        (N_("Version"), str(state.seq)),
        *([(N_("Version of the standard"), numbered)] if numbered else []),
        (N_("Date"), day(material)),
        (N_("People in the workshop"), str(len(state.participants))),
        *_profile(material),
        *_signed(material),
        *_rooms(material),
        *_taken_out(material),
        (N_("Contributions"), law),
        (N_("Contributors, by consent"), _names(material)),
    ]
    nodes: list[Node] = [_entries(material, told, _record(material, count))]
    if lacking := lacks(state, material.contents):
        nodes.append(Heading(say(N_("What this draft still lacks"))))
        nodes.append(Bullets(tuple(say(text, **values) for text, values in lacking)))
    return nodes


def _record(material: Material, count: dict[str, int]) -> Record:
    """Give the passport of the evidence book as those who calculate with it read it."""
    state = material.state
    return Record(
        "passport",
        {
            "title": state.title,
            "language": state.language,
            "version": state.seq,
            "date": material.on.isoformat(),
            "present": len(state.participants),
            "came_in": sum(count.values()),
            **count,
            "contributors": ", ".join(contributors(state)),
        },
    )


def _rooms(material: Material) -> list[tuple[str, str]]:
    """Give the rooms that the workshop was merged from, each with what came in there."""
    state = material.state
    came = Counter(tag for item in state.items.values() for tag in item.tags)
    told = [f"{legal(room)} ({came[room]})" for room in state.rooms]
    return [(N_("Merged from rooms (entries)"), "; ".join(told))] if told else []


def _signed(material: Material) -> list[tuple[str, str]]:
    """Give how many can work with the draft, once enough people have said so."""
    found = signatories(material.state)
    if found is None or not found.shown:
        return []
    say, counts = material.say, {"agree": found.agree, "answered": found.answered}
    told = say(N_("{agree} of {answered} who answered can work with it"), **counts)
    if found.earlier:
        earlier = say(N_("{n} of them signed before the last change"), n=found.earlier)
        told = f"{told}; {earlier}"
    return [(N_("Signed by participants"), told)]


def _taken_out(material: Material) -> list[tuple[str, str]]:
    """Give how many people were taken out of the workshop, with what left the counts and why."""
    if not (removed := material.state.removed.values()):
        return []
    text = N_("{n}; answers that left the counts: {answers}; reasons: {reasons}")
    reasons = "; ".join(dict.fromkeys(legal(one.reason) for one in removed))
    answers = sum(one.answers for one in removed)
    told = material.say(text, n=len(removed), answers=answers, reasons=reasons)
    return [(N_("Taken out of the workshop"), told)]


def _standard(material: Material) -> list[Node]:
    """Give what those who follow the standard want to know of it, and what it contains."""
    say, state = material.say, material.state
    passport = {part: getattr(described(state), part) for part in PARTS}
    said = passport | {"version": passport["version"] or say(N_("No version number yet"))}
    if said["review"]:
        said["review"] = day_of(material, date.fromisoformat(said["review"]))
    told = [
        (N_("Status"), _status(material)),
        *((label, legal(said[part]) or say(_UNSAID)) for part, label in PARTS.items()),
        *_profile(material),
        *_signed(material),
        (N_("Date"), day(material)),
        (N_("People in the workshop"), str(len(state.participants))),
        (N_("Contributors, by consent"), _names(material)),
    ]
    record = Record("standard", {**passport, "date": material.on.isoformat()})
    missing = say(N_("missing"))
    rows = [_content(material, one, missing) for one in material.contents]
    return [
        _entries(material, told, record),
        Heading(say(N_("What this standard contains"))),
        table(material, "contents", _CONTENTS, rows, gaps=(missing,)),
    ]


_UNSAID = N_("not said yet")


def _entries(material: Material, told: Iterable[tuple[str, str]], record: Record) -> Table:
    first, *rest = (Row((material.say(label), text)) for label, text in told)
    rows = [Row(first.cells, (record,)), *rest]
    return table(material, "passport", _COLUMNS, rows, gaps=(material.say(_UNSAID),))


def _content(material: Material, one: Standing, missing: str) -> Row:
    say, title = material.say, material.say(one.content.title)
    told = missing if one.missing else say(N_("contained"))
    if one.reason:
        told = say(N_("not applicable: {reason}"), reason=legal(one.reason))
    state = "filled" if one.filled else "not applicable" if one.reason else "missing"
    values = {"content": one.content.key, "title": title, "state": state, "reason": one.reason}
    return Row((title, told), (Record("contents", values),))


def _status(material: Material) -> str:
    return material.say(N_("final") if material.final else N_("DRAFT"))


def _names(material: Material) -> str:
    nobody = N_("nobody asked to be named beside an adopted clause")
    return ", ".join(contributors(material.state)) or material.say(nobody)


PASSPORT = Chapter(
    Place.PASSPORT, "passport", N_("Passport of the document"), _evidence, standard=_standard
)
