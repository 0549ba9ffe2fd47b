"""What the facilitator does with items: hide, edit, tag, merge, decide. Never silently.

What an item is and what it belongs with is put right here too, the wording untouched.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from kit.domain.activities import CHANNELS
from kit.domain.choices import PLACES
from kit.domain.commands import (
    Actor,
    Classify,
    Decide,
    Edit,
    Hide,
    KeepApart,
    Link,
    Merge,
    SetProfile,
    Tag,
    WantShare,
)
from kit.domain.events import (
    Body,
    ItemClassified,
    ItemDecided,
    ItemHidden,
    ItemLinked,
    ItemRevised,
    ItemsMerged,
    ItemTagged,
    KeptApart,
    ProfileSet,
    ShareWanted,
)
from kit.domain.items import tidy
from kit.domain.profile import Profile
from kit.domain.refusal import Refusal, Refused
from kit.domain.rules.items import NO_ITEM, fields_of, next_item
from kit.domain.workshop import Item, Workshop
from kit.language import N_

Outcome = list[Body] | Refusal
_REASON = Refusal(N_("Write a reason: the author and the standard will show it."))
_REASON_TO_HIDE = Refusal(
    N_("Write why you hide it: nobody will see it any more, and the ledger will show the reason.")
)
_REASON_TO_REWORD = Refusal(
    N_(
        "This wording is none of those that are merged. Write why: the ledger and the clause will "
        "show the reason."
    )
)
_MERGED = Refusal(N_("This entry was merged. Work on the merged one instead."))


def on_the_desk(state: Workshop, item_id: str) -> Item:
    """Give an item that the desk can still work on.

    Raises:
        Refused: it is not there any more, or was merged.
    """
    item = state.items.get(item_id)
    if item is None or item.withdrawn:
        raise Refused(NO_ITEM)
    if item.merged_into:
        raise Refused(_MERGED)
    return item


def hide(state: Workshop, _actor: Actor, command: Hide, _now: float) -> Outcome:
    """Hide an item from phones and wall, which needs a reason in words, or show it again."""
    item = on_the_desk(state, command.item)
    if item.hidden == command.on:
        return []
    reason = tidy(command.reason)
    if command.on and not reason:
        return _REASON_TO_HIDE
    return [ItemHidden(item=item.id, on=command.on, reason=reason)]


def edit(state: Workshop, _actor: Actor, command: Edit, _now: float) -> Outcome:
    """Change somebody's wording with a reason; both wordings stay in the log."""
    item = on_the_desk(state, command.item)
    fields = fields_of(state, item.kind, command.fields, item)
    if fields == item.fields:
        return []
    if not tidy(command.reason):
        return _REASON
    return [
        ItemRevised(
            item=item.id, version=item.version + 1, fields=fields, reason=tidy(command.reason)
        )
    ]


def tag(state: Workshop, _actor: Actor, command: Tag, _now: float) -> Outcome:
    """Put tags on an item."""
    item = on_the_desk(state, command.item)
    tags = tuple(dict.fromkeys(t for t in map(tidy, command.tags) if t))
    return [] if tags == item.tags else [ItemTagged(item=item.id, tags=tags)]


def merge(state: Workshop, _actor: Actor, command: Merge, _now: float) -> Outcome:
    """Make items one; nothing of the parents is lost, their votes are inherited support."""
    parents = [on_the_desk(state, item_id) for item_id in dict.fromkeys(command.items)]
    if len(parents) < 2:  # noqa: PLR2004 - two make a merge
        return Refusal(N_("Choose at least two different entries to merge."))
    first = parents[0]
    if any(item.kind != first.kind for item in parents):
        return Refusal(N_("Only entries of one kind can be merged."))
    fields = fields_of(state, first.kind, command.fields, *parents)
    reason = tidy(command.reason)
    written = {(name, text) for item in parents for name, text in item.fields.items()}
    if not reason and not written.issuperset(fields.items()):
        return _REASON_TO_REWORD
    return [
        ItemsMerged(
            item=next_item(state), parents=tuple(item.id for item in parents),
            item_kind=first.kind, fields=fields, within=first.within, reason=reason,
        )
    ]  # fmt: skip


def keep_apart(state: Workshop, _actor: Actor, command: KeepApart, _now: float) -> Outcome:
    """Put a merge suggestion aside for good."""
    one, other = command.items
    if one not in state.items or other not in state.items:
        return NO_ITEM
    if frozenset(command.items) in state.apart:
        return []
    return [KeptApart(items=(one, other))]


def decide(state: Workshop, _actor: Actor, command: Decide, _now: float) -> Outcome:
    """Adopt an item, or send it back or drop it, which needs a reason in words.

    What an item holds together shares the decision, where none was made.
    """
    item = on_the_desk(state, command.item)
    reason = tidy(command.reason)
    if command.decision != "adopt" and not reason:
        return _REASON
    return [
        ItemDecided(
            item=one.id, version=one.version, decision=command.decision, reason=reason,
            binding=command.binding,
        )
        for one in (item, *undecided_in(state, item))
    ]  # fmt: skip


def undecided_in(state: Workshop, item: Item) -> list[Item]:
    """Give the entries that an item holds together and of which nothing was decided yet."""
    if not state.kind(item.kind).gathers:
        return []
    entries = (state.standing(key) for key in item.links)
    return [one for one in entries if one is not None and one.stands and one.decision is None]


def classify(state: Workshop, _actor: Actor, command: Classify, _now: float) -> Outcome:
    """Put right what an item is; its version stays, and so do the votes on it."""
    item = on_the_desk(state, command.item)
    kind = state.kind(item.kind)
    marks = {field.name for field in kind.fields if field.mark}
    if strange := sorted(set(command.marks) - marks):
        return Refusal(
            N_("“{field}” belongs to the wording: edit it, with a reason."), {"field": strange[0]}
        )
    fields = fields_of(state, item.kind, {**item.fields, **command.marks}, item)
    if fields == item.fields:
        return []
    return [
        ItemClassified(item=item.id, marks={name: fields.get(name, "") for name in command.marks})
    ]


def link(state: Workshop, _actor: Actor, command: Link, _now: float) -> Outcome:
    """Say what an item belongs with: a story or technique with a module, and the like."""
    item = on_the_desk(state, command.item)
    wanted = state.kind(item.kind).links_to
    others = [key for key in item.links if command.kind not in ("", state.items[key].kind)]
    for key in command.to:
        other = state.items.get(key)
        if other is None or not other.stands or other is item:
            return NO_ITEM
        if other.kind not in wanted:
            return Refusal(N_("These two kinds of entries are not linked with each other."))
    to = tuple(dict.fromkeys((*others, *command.to)))
    if too_many := _above_most(state, to):
        return too_many
    return [] if to == item.links else [ItemLinked(item=item.id, to=to)]


def _above_most(state: Workshop, to: tuple[str, ...]) -> Refusal | None:
    """Say that an item would be linked to more of a kind than this kind lets it."""
    counts = Counter(state.items[key].kind for key in to)
    for key, n in counts.items():
        kind = state.kind(key)
        if kind.linked_most and n > kind.linked_most:
            text = N_("At most {most} of these: {kind}. Take another link away first.")
            return Refusal(text, {"most": kind.linked_most, "kind": N_(kind.many)})
    return None


def want_share(state: Workshop, _actor: Actor, command: WantShare, _now: float) -> Outcome:
    """Set the share of the standard that employees should have written."""
    return [] if command.share == state.wanted_share else [ShareWanted(share=command.share)]


def set_profile(state: Workshop, _actor: Actor, command: SetProfile, _now: float) -> Outcome:
    """Set where the company serves its clients: in one channel at least."""
    for chosen, known in ((command.channels, CHANNELS), (command.places, PLACES)):
        if not set(chosen) <= set(dict(known)):
            return Refusal(N_("Choose one of the offered answers."))
    if not command.channels:
        return Refusal(N_("Choose at least one channel: clients are served somewhere."))
    wanted = Profile(
        tuple(key for key, _ in CHANNELS if key in command.channels),
        tuple(key for key, _ in PLACES if key in command.places),
        tidy(command.industry),
    )
    return [] if wanted == state.profile else [ProfileSet(**asdict(wanted))]
