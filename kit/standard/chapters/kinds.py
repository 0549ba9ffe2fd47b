"""Chapters that show the clauses of their kinds in full, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from kit.domain.items import Kind
from kit.domain.kinds import KINDS
from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.adopted import in_full
from kit.standard.baseline import Source
from kit.standard.clause_nodes import clauses_in_full
from kit.standard.material import Material, Term
from kit.standard.nodes import Node, Paragraph
from kit.standard.outline import Chapter, Nodes, Place, nothing

Fill = Callable[[Material, Sequence[Item]], Sequence[Node]]

NOTHING = N_("Nothing was collected here yet.")


def kind_chapter(
    place: int,
    *kinds: str,
    title: str = "",
    fill: Fill = clauses_in_full,
    always: bool = False,
    terms: Callable[[Material], Iterable[Term]] = lambda _: (),
    baseline: Source | None = None,
    standard: Nodes | None = None,
    standard_title: str = "",
) -> Chapter:
    """Give the chapter of one or several kinds; ``always`` says whether it may be empty.

    ``standard`` says what the standard holds of them, by default all that is adopted.
    """

    def nodes(material: Material) -> Sequence[Node]:
        items = [item for kind in kinds for item in material.state.kept(kind)]
        if items:
            return fill(material, items)
        return [Paragraph(material.say(NOTHING))] if always else []

    named = title or KINDS[kinds[0]].many
    own = standard or (lambda material: in_full(material, *kinds))
    return Chapter(
        place, kinds[0], named, nodes, kinds, terms,
        standard=own, standard_title=standard_title, baseline=baseline,
    )  # fmt: skip


KIND_CHAPTERS = (
    kind_chapter(Place.IDEAS, "idea", title=N_("Ideas and experiments"), standard=nothing),
    kind_chapter(Place.TOPICS, "topic", title=N_("Topics of the entries"), standard=nothing),
)


def other_kinds(known: Mapping[str, Kind], placed: Collection[str]) -> tuple[Chapter, ...]:
    """Give a chapter for each kind that has none, so that nothing collected is left out."""
    rest = [(key, kind) for key, kind in known.items() if key not in placed]
    return tuple(
        kind_chapter(Place.OTHERS + n, key, title=kind.many) for n, (key, kind) in enumerate(rest)
    )
