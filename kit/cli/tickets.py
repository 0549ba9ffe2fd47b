"""``kit tickets``: a sheet of tickets to print, each of which lets one person in."""

from __future__ import annotations

import argparse
import secrets
from html import escape
from uuid import uuid4

from kit.cli.errors import CommandError
from kit.domain.commands import FACILITATOR, PrintTickets
from kit.domain.door import ticket_mark
from kit.language import N_, plural, translate
from kit.log import log_of
from kit.place import place_of
from kit.room.journal import Ask, Journal
from kit.widgets.qr import qr_svg

_MOST = 1_000
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LOOK = """
@page { margin: 10mm }
body { font: 11pt/1.4 system-ui, sans-serif; margin: 0; color: #111 }
main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm }
article { border: 1px dashed #777; padding: 4mm; break-inside: avoid; text-align: center }
svg { width: 32mm; height: 32mm }
h2 { font-size: 11pt; margin: 0 0 2mm } p { margin: 1mm 0; overflow-wrap: anywhere }
strong { font: bold 15pt ui-monospace, monospace; letter-spacing: .08em }
"""


def tickets_command(arguments: argparse.Namespace) -> int:
    """Make tickets, write the sheet, and say what to do with it.

    Raises:
        CommandError: their number is impossible, or nobody knows the join address.
    """
    if not 1 <= arguments.count <= _MOST:
        raise CommandError(N_("Choose between 1 and {most} tickets."), most=_MOST)
    place = place_of(arguments.folder)
    address = arguments.address or place.running()
    if not address:
        raise CommandError(
            N_("No server runs for {folder}. Start it first: kit serve {folder}"),
            folder=arguments.folder,
        )
    log = log_of(place)
    journal = Journal(log)
    made = [_ticket() for _ in range(arguments.count)]
    marks = [ticket_mark(one) for one in made]
    command = PrintTickets(do="print_tickets", id=f"tickets.{uuid4().hex}", marks=marks)
    answer = journal.carry_out([Ask(FACILITATOR, command)])[0]
    state = journal.state
    log.close()
    if answer.refusal:
        raise CommandError("{why}", why=answer.refusal)
    place.exports.mkdir(exist_ok=True)
    sheet = place.exports / "tickets.html"
    sheet.write_text(_sheet(state.title, state.language, address, made), "utf-8")
    print(
        plural(state.language, "{n} ticket: {file}", "{n} tickets: {file}", len(made), file=sheet)
    )
    said = N_("Print the sheet, then choose “Only with a ticket” on the desk.")
    print(translate(state.language, said))
    return 0


def _ticket() -> str:
    """Make a ticket: two groups of five letters and digits that nobody confuses."""
    letters = [secrets.choice(_LETTERS) for _ in range(10)]
    return f"{''.join(letters[:5])}-{''.join(letters[5:])}"


def _sheet(title: str, language: str, address: str, made: list[str]) -> str:
    """Give the page with all tickets."""
    how = translate(language, N_("Scan the code, or open this address on the phone:"))
    label = translate(language, N_("Ticket"))
    once = translate(language, N_("For one person, once. Nobody notes who gets which."))
    cards = "".join(
        f"<article><h2>{escape(title)}</h2>{qr_svg(f'{address}#ticket={one}')}"
        f"<p>{escape(how)}<br>{escape(address)}</p><p>{escape(label)}<br><strong>{one}</strong></p>"
        f"<p>{escape(once)}</p></article>"
        for one in made
    )
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_LOOK}</style><main>{cards}</main></html>"
    )
