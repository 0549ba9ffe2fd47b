"""The items of an activity as one participant sees them; nobody's name is in them."""

from __future__ import annotations

from hashlib import blake2b

from kit.domain.answers import Box
from kit.domain.events import VoteValue
from kit.domain.registry import type_of
from kit.domain.workshop import Item, Run, Workshop
from kit.evidence.results import text_of
from kit.room import protocol as p


def shuffled(items: list[Item], who: str) -> list[Item]:
    """Order items differently for everyone, and always alike for one person."""
    return sorted(
        items, key=lambda item: blake2b(f"{who}/{item.id}".encode(), digest_size=8).digest()
    )


def shows_others(run: Run) -> bool:
    """Whether phones see what others wrote: not while people are still thinking alone."""
    return run.shown or type_of(run.activity.does).shows_others


def shown_fields(state: Workshop, item: Item, *, mine: bool = False) -> dict[str, str]:
    """Give what phones and wall may read of an item's fields.

    Of some kinds, as of a quiz's questions, others than the author may not read every answer;
    answers that are items follow merges, and those that are gone are left out.
    """
    kind, told = state.kind(item.kind), dict(item.fields)
    if kind.others_read and not mine:
        told = {name: text for name, text in told.items() if name in kind.others_read}
    for field in kind.fields:
        if field.of and field.name in told:
            found = state.standing(told.pop(field.name))
            if found is not None and found.stands:
                told[field.name] = found.id
    return told


def items_part(state: Workshop, run: Run | None, who: str | None) -> list[p.ItemPart]:
    """Give the items of an activity as one participant sees them.

    While collecting, each sees only their own until the results are revealed: people
    think for themselves first. On a ballot the order differs from phone to phone. Where there is
    nothing to answer, they see what became of their own entries.
    """
    me = who or ""
    if run is None or not run.answered:
        return [item_part(state, item, me) for item in written_by(state, me)]
    return type_of(run.activity.does).items(state, run, me)


def entries(state: Workshop, run: Run, who: str, *, talk: bool = False) -> list[p.ItemPart]:
    """Give one's own entries of the activity's kind, and those of others once they are shown.

    With ``talk`` each carries what was said about it.
    """
    kind = run.activity.kind
    own = [item for item in written_by(state, who) if item.kind == kind]
    others = state.of_kind(kind) if shows_others(run) else []
    listed = {item.id: item for item in (*own, *others)}
    return [item_part(state, item, who, talk=talk) for item in listed.values()]


def ballot(state: Workshop, run: Run, who: str) -> list[p.ItemPart]:
    """Give what is on a ballot, in everybody's own order."""
    box = state.box(run.activity.id)
    items = shuffled(state.on_ballot(run.activity), who)
    return [item_part(state, item, who, box=box) for item in items]


def written_by(state: Workshop, who: str) -> list[Item]:
    """Give what one participant wrote, to show them what became of it."""
    return [i for i in state.items.values() if who and i.author == who and not i.withdrawn]


def item_part(
    state: Workshop,
    item: Item,
    who: str,
    *,
    box: Box | None = None,
    talk: bool = False,
) -> p.ItemPart:
    """Give one item as a participant sees it: with the vote in ``box``, with what was said."""
    mine = bool(who) and item.author == who
    part: p.ItemPart = {
        "id": item.id,
        "kind": item.kind,
        "fields": shown_fields(state, item, mine=mine),
        "version": item.version,
        "mine": mine,
    }
    if around := state.standing(item.within):
        part["within"] = around.id
        part["about"] = text_of(around) if around.seen else ""
    if item.of:
        part["of"] = item.of
    if box is not None:
        part["my_vote"] = my_vote(item, box, who)
    if talk and item.comments:
        part["comments"] = [comment.text for comment in item.comments]
    if mine and (outcome := outcome_of(state, item)):
        part["outcome"] = outcome
    return part


def my_vote(item: Item, box: Box, who: str) -> VoteValue:
    """Give somebody's vote on the present wording; ``"secret"`` for one in the urn."""
    if item.id in box.secret.get(who, ()):
        return "secret"
    version, value = box.votes.get(item.id, {}).get(who, (0, None))
    return value if version == item.version else None


def outcome_of(state: Workshop, item: Item) -> dict[str, str]:
    """Tell authors what became of their entry: the loop back that other tools miss."""
    final = item
    while final.merged_into:
        final = state.items[final.merged_into]
    outcome = {}
    if final is not item:
        outcome["merged"] = text_of(final)
    if item.hidden:
        outcome["hidden"] = "yes"
    if final.decision:
        outcome["decision"] = final.decision
        outcome["reason"] = final.reason
    return outcome
