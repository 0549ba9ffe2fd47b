"""What a version of the standard says otherwise than the one before, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from kit.activities.standard.described import Published, version_before
from kit.domain.versions import changes, why
from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.chapters.passport import day_of
from kit.standard.clause_nodes import table
from kit.standard.clauses import parts
from kit.standard.legal import legal, one_line, short
from kit.standard.material import BINDINGS, Material
from kit.standard.nodes import Heading, Node, Paragraph, Record, Row
from kit.standard.outline import Chapter, Place

_LONGEST = 300
"""Letters of a wording: a table of changes is for finding what is new, not for following it."""

_WIDTHS = ((N_("No."), 2.2), (N_("Before"), 5.0), (N_("Now"), 5.0), (N_("Why"), 4.0))


def _nodes(material: Material) -> list[Node]:
    before = version_before(material.state)
    if before is None:
        return []
    found = changes(material.state, before.contents)
    say = material.say
    since = datetime.fromtimestamp(before.at, UTC).date()
    told = say(N_("Compared with version {version} of {day}."), version=before.version,
        day=day_of(material, since))  # fmt: skip
    if not found:
        told = f"{told} {say(N_('No adopted entry has changed.'))}"
    nodes: list[Node] = [Paragraph(told, leads=bool(found))]
    for key, title, rows in compared(material, before):
        nodes += [Heading(title), table(material, f"changes_{key}", _WIDTHS, rows)]
    return nodes


def compared(material: Material, before: Published) -> list[tuple[str, str, list[Row]]]:
    """Give what the standard says now and did not say in a version: what was added, changed, gone.

    Each with its key, its title, and a row for each entry: number, before, now, why.
    """
    found = changes(material.state, before.contents)
    return [
        (key, material.say(title), list(_rows(material, key, items, before)))
        for key, title, items in (
            ("added", N_("New"), found.added),
            ("changed", N_("Said otherwise"), found.changed),
            ("gone", N_("No longer in the standard"), found.gone),
        )
        if items
    ]


def _rows(
    material: Material, change: str, items: Iterable[Item], before: Published
) -> Iterable[Row]:
    for item in items:
        old = before.contents.get(item.id)
        earlier = _said(material, item, old.wording, old.binding) if old else ""
        now = _said(material, item, item.version, item.binding) if change != "gone" else ""
        cells = (material.number[item.id], earlier, now, legal(why(item, old)))
        names = ("number", "before", "now", "why")
        values = {"change": change, "since": before.version} | dict(zip(names, cells, strict=True))
        yield Row(cells, (Record("changes", values),))


def _said(material: Material, item: Item, wording: int, binding: str) -> str:
    """Give a wording with how far it obliges; nothing of what was hidden or taken back."""
    if item.hidden or item.withdrawn:
        return ""
    fields = next(one.fields for one in item.wordings if one.version == wording)
    told = parts(material.state, material.number, item.kind, fields)
    text = " / ".join(one_line(part.text) for part in told)
    return f"{short(text, _LONGEST)} ({material.say(BINDINGS[binding])})"


CHAPTERS = (
    Chapter(Place.CHANGES, "changes", N_("What this version changes"), _nodes, standard=_nodes),
)
