"""People in the document: named only by consent, and only beside what was adopted."""

from __future__ import annotations

from kit.activities.decide.freedom import writers
from kit.domain.workshop import Item, Workshop
from kit.language import N_, plural, translate
from kit.standard.clause import Authors
from kit.standard.legal import legal


def named(state: Workshop, item: Item, who: str) -> bool:
    """Whether the document names somebody as an author of this item."""
    person = state.participants.get(who)
    agreed = person is not None and person.credit and bool(person.name.strip())
    return agreed and item.seen and item.decision == "adopt"


def authors(state: Workshop, item: Item) -> Authors:
    """Give the authors of an item: names by consent, and how many there are besides."""
    ids = sorted(writers(state, item) & state.participants.keys())
    names = sorted(
        legal(state.participants[who].name).strip() for who in ids if named(state, item, who)
    )
    unnamed = len(ids) - len(names)
    return Authors(tuple(names), unnamed, _words(state.language, names, unnamed))


def _words(language: str, names: list[str], unnamed: int) -> str:
    listed = ", ".join(names)
    if listed and unnamed:
        return plural(
            language,
            "{names} and {n} colleague",
            "{names} and {n} colleagues",
            unnamed,
            names=listed,
        )
    if unnamed:
        return plural(language, "{n} employee", "{n} employees", unnamed)
    return listed or translate(language, N_("written down by the facilitator"))


def contributors(state: Workshop) -> tuple[str, ...]:
    """Give the names, by consent, of all authors of adopted items; each person once."""
    adopted = [item for item in state.items.values() if item.seen and item.decision == "adopt"]
    ids = {who for item in adopted for who in writers(state, item) if named(state, item, who)}
    return tuple(sorted(legal(state.participants[who].name).strip() for who in ids))


def ledger_name(state: Workshop, item: Item) -> str:
    """Say how the ledger calls the author of a contribution: by no sign that others carry too.

    A number for each person would let one recognised sentence give away all that the same
    person wrote, so contributions have numbers and people have none.
    """
    final = state.standing(item.id)
    if item.author not in state.participants:
        return translate(state.language, N_("facilitator"))
    if final is not None and named(state, final, item.author):
        return translate(state.language, N_("named with the clause"))
    return translate(state.language, N_("an employee"))
