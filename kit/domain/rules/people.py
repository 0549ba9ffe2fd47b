"""Who is in the room: coming in, the door, and who is taken out."""

from __future__ import annotations

from dataclasses import asdict

from kit.domain.choices import ABOUT_PEOPLE
from kit.domain.commands import (
    Actor,
    Enter,
    PrintTickets,
    Remove,
    SetDoor,
    SetLimits,
    ShareStandard,
)
from kit.domain.door import (
    Door,
    DoorSet,
    Limits,
    LimitsSet,
    ParticipantRemoved,
    StandardShared,
    TicketsPrinted,
    ticket_mark,
)
from kit.domain.events import Body, Entered, Introduced
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES, N_

GROUPS = tuple(field.name for field in ABOUT_PEOPLE)
"""The names of what people may say of themselves."""

_REMOVED = Refusal(N_("You were taken out of this workshop. Speak with the facilitator."))
_LOCKED = Refusal(N_("The door of this workshop is locked. Ask the facilitator to open it."))
_NO_TICKET = Refusal(N_("Only who has a ticket can join. Write down what stands on yours."))
_WRONG_TICKET = Refusal(N_("There is no such ticket. Compare each letter with what is printed."))
_USED_TICKET = Refusal(N_("Somebody has joined with this ticket already. Ask for another one."))
_WHY_REMOVED = Refusal(
    N_("Write why you take this person out: the evidence book will show the reason.")
)


def participant_id(secret: str) -> str:
    """Give the id of the participant with this secret's hash: it tells no order of coming."""
    return f"p{secret[:10]}"


def not_in(state: Workshop, actor: Actor) -> Refusal:
    """Say to a phone why it cannot answer anything: it has not joined, or was taken out."""
    if actor.id in state.removed:
        return _REMOVED
    return Refusal(N_("Please join first: reload the page and tell us you are here."))


def enter(state: Workshop, actor: Actor, command: Enter, _now: float) -> list[Body] | Refusal:
    """Let somebody in, or take down what they newly say of themselves."""
    language = command.language if command.language in LANGUAGES else "en"
    groups = {
        key: tidy(value) for key, value in command.groups.items() if key in GROUPS and tidy(value)
    }
    told = Introduced(
        participant=actor.id, name=tidy(command.name), groups=groups, language=language,
        credit=command.credit,
    )  # fmt: skip
    if actor.id in state.participants:
        return [told]
    ticket = ticket_mark(command.ticket) if state.door.by_ticket and command.ticket else ""
    if kept_out := _kept_out(state, actor, ticket):
        return kept_out
    return [
        Entered(participant=actor.id, secret=actor.secret, language=language, ticket=ticket),
        told,
    ]


def _kept_out(state: Workshop, actor: Actor, ticket: str) -> Refusal | None:
    """Say why somebody new cannot come in."""
    if actor.id in state.removed:
        return _REMOVED
    if state.door.locked:
        return _LOCKED
    if not state.door.by_ticket:
        return None
    if not ticket:
        return _NO_TICKET
    if ticket not in state.tickets:
        return _WRONG_TICKET
    return _USED_TICKET if state.tickets[ticket] else None


def set_door(state: Workshop, _actor: Actor, command: SetDoor, _now: float) -> list[Body] | Refusal:
    """Set who may still come in."""
    if command.by_ticket and not state.tickets:
        return Refusal(N_("Print tickets first: nobody could come in."))
    wanted = Door(command.locked, command.expected, command.by_ticket)
    return [] if wanted == state.door else [DoorSet(**asdict(wanted))]


def share_standard(
    state: Workshop, _actor: Actor, command: ShareStandard, _now: float
) -> list[Body]:
    """Let participants read the standard. Shared again, what they read is the newer one."""
    return [StandardShared(on=command.on)] if command.on or state.shared else []


def set_limits(state: Workshop, _actor: Actor, command: SetLimits, _now: float) -> list[Body]:
    """Set how much one participant may send."""
    wanted = Limits(command.entries, command.characters, command.pace)
    return [] if wanted == state.limits else [LimitsSet(**asdict(wanted))]


def print_tickets(state: Workshop, _actor: Actor, command: PrintTickets, _now: float) -> list[Body]:
    """Make further tickets right; those of before stay so."""
    new = tuple(dict.fromkeys(mark for mark in command.marks if mark not in state.tickets))
    return [TicketsPrinted(marks=new)] if new else []


def remove(state: Workshop, _actor: Actor, command: Remove, _now: float) -> list[Body] | Refusal:
    """Take somebody out, with a reason, or let them in again."""
    who, reason = command.participant, tidy(command.reason)
    if who in (state.removed if command.on else state.participants):
        return []
    if who not in (state.participants if command.on else state.removed):
        return Refusal(N_("This person is not in the workshop."))
    if command.on and not reason:
        return _WHY_REMOVED
    return [ParticipantRemoved(participant=who, on=command.on, reason=reason)]
