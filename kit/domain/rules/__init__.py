"""The rules: the one place that says who may do what, when.

``decide(state, actor, command, now)`` gives the events that carry a command out, or a
:class:`~kit.domain.refusal.Refusal` that says why not. It looks at nothing but its
arguments, so the server, a desk's kernel and a test all decide alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.domain import commands as c
from kit.domain import registry
from kit.domain.events import Body
from kit.domain.refusal import Refusal, Refused
from kit.domain.rules import agenda, desk, items, people, suggestions, votes
from kit.domain.rules.limits import above_limits
from kit.domain.workshop import Workshop
from kit.language import N_

Outcome = list[Body] | Refusal

RULES: dict[type[c.Command], Callable[[Workshop, c.Actor, Any, float], Outcome]] = {
    c.Enter: people.enter,
    c.Add: items.add, c.Revise: items.revise, c.Withdraw: items.withdraw, c.Remark: items.comment,
    c.Vote: votes.vote, c.Paper: votes.paper,
    c.OpenSession: agenda.open_session, c.Declare: agenda.declare, c.SetAgenda: agenda.set_agenda,
    c.Open: agenda.open_activity, c.Close: agenda.close, c.Reveal: agenda.reveal,
    c.Time: agenda.time, c.PassGate: agenda.pass_gate,
    c.Hide: desk.hide, c.Edit: desk.edit, c.Tag: desk.tag, c.Merge: desk.merge,
    c.KeepApart: desk.keep_apart, c.Decide: desk.decide, c.Classify: desk.classify,
    c.Link: desk.link, c.WantShare: desk.want_share, c.SetProfile: desk.set_profile,
    c.SetDoor: people.set_door, c.SetLimits: people.set_limits, c.Remove: people.remove,
    c.PrintTickets: people.print_tickets, c.ShareStandard: people.share_standard,
    c.Suggest: suggestions.suggest, c.TakeUp: suggestions.take_up,
}  # fmt: skip
"""The rule of each command that is not an activity's own."""


def decide(state: Workshop, actor: c.Actor, command: c.Command, now: float) -> Outcome:
    """Give the events that carry out ``command``, or why it is refused.

    ``now`` is in seconds since the epoch, UTC. A participant who has not entered may
    only enter. The state is not changed.
    """
    if actor.role == "participant" and not isinstance(command, c.Enter):
        if actor.role not in command.askers:
            return Refusal(N_("Only the facilitator can do this."))
        if actor.id not in state.participants:
            return people.not_in(state, actor)
    if actor.role == "participant" and (above := above_limits(state, actor, command, now)):
        return above
    rule = RULES.get(type(command)) or registry.rules()[type(command)]
    try:
        outcome: Outcome = rule(state, actor, command, now)
    except Refused as error:
        return error.refusal
    return outcome
