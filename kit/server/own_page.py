"""What became of one's own entries, as a plain page of the phone: to look at, and to keep."""

from __future__ import annotations

from html import escape

from kit.domain.workshop import Workshop
from kit.language import N_, translate
from kit.room.own_entries import OwnEntry, own_entries
from kit.server.plain_pages import page


def own_page(state: Workshop, who: str, language: str, styles: str) -> str:
    """Give the page of one participant; it names nobody, and holds nobody else's entries."""
    cards = "".join(map(_card, own_entries(state, who, language)))
    title = translate(language, N_("What became of my entries"))
    nothing = translate(language, N_("You have not written anything yet."))
    inside = f"<h1>{escape(title)}</h1>{cards or f'<p>{escape(nothing)}</p>'}"
    return page(language, styles, title, inside)


def _card(one: OwnEntry) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in one.became)
    return (
        f'<section class="kit-own-entry"><p class="kit-quiet">{escape(one.kind)}</p>'
        f"<p><strong>{escape(one.text)}</strong></p><ul>{lines}</ul></section>"
    )
