"""How much one participant may send: entries, characters, answers in a minute.

It holds for a person, never for an address: a whole workshop shares one.
"""

from __future__ import annotations

from kit.domain.commands import Actor, Add, Command, Enter, Remark, Revise, TakeUp, Withdraw
from kit.domain.door import sent_within
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_

_TOO_FAST = Refusal(
    N_("This phone sends faster than anybody can write. Wait a minute, then go on.")
)
_ENTRIES = N_("{limit} entries are the most that one person can add here. Improve one of yours.")
_CHARACTERS = N_(
    "You have written {limit} characters, the most that one person can write in a workshop. Ask "
    "the facilitator for more."
)


def above_limits(state: Workshop, actor: Actor, command: Command, now: float) -> Refusal | None:
    """Say why a participant cannot send this now; ``None`` if they can.

    What one takes back is never held up.
    """
    person = state.participants.get(actor.id)
    if person is None or isinstance(command, Withdraw):
        return None
    limits = state.limits
    if sent_within(person.sent, now - person.sent_at, limits.pace) + 1 > limits.pace:
        return _TOO_FAST
    if isinstance(command, Enter):
        return None
    adding = command.activity if isinstance(command, (Add, TakeUp, Remark)) else ""
    if adding and person.entries.get(adding, 0) >= limits.entries:
        return Refusal(_ENTRIES, {"limit": limits.entries})
    length = written(command)
    if length and person.characters + length > limits.characters:
        return Refusal(_CHARACTERS, {"limit": limits.characters})
    return None


def written(command: Command) -> int:
    """How many characters somebody writes with a command."""
    if isinstance(command, Remark):
        return len(command.text)
    if isinstance(command, (Add, Revise)):
        return sum(map(len, command.fields.values()))
    return 0
