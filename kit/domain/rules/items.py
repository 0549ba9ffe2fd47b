"""Writing, revising and taking back items."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.activities import Activity
from kit.domain.commands import Actor, Add, Answering, Remark, Revise, Withdraw
from kit.domain.events import Body, Commented, ItemAdded, ItemRevised, ItemWithdrawn
from kit.domain.items import FIELD_LIMIT, Offered, clean_fields, tidy
from kit.domain.refusal import Refusal, Refused
from kit.domain.registry import type_of
from kit.domain.workshop import Item, Workshop
from kit.language import N_

NO_ITEM = Refusal(N_("This entry is not there any more."))
_SETTLED = Refusal(N_("This entry was already merged or decided on. Add a new one instead."))
_VOTED_ON = Refusal(N_("This entry is being voted on now. It can be changed afterwards."))
FOREIGN = Refusal(N_("Only its author can change this entry. Add your own variant instead."))


def offered(state: Workshop, *held_by: Item) -> Offered:
    """Give what a form offers where one item is the answer: those of a kind that stand.

    What these items already answer goes on being an answer, though it was merged or dropped:
    else nothing of them could be changed any more.
    """
    held = {name for item in held_by for name in item.fields.values()}
    return lambda kind: [
        item.id for item in state.by_kind.get(kind, {}).values() if item.id in held or item.stands
    ]


def fields_of(
    state: Workshop, kind: str, fields: Mapping[str, str], *held_by: Item
) -> dict[str, str]:
    """Give a filled-in form as it is kept.

    ``held_by`` are the items whose answers go on being answers. What they answered to questions
    that the form no longer has is kept, unless it is changed.

    Raises:
        Refused: something is wrong with it.
    """
    form = state.kind(kind)
    held = {name: text for item in reversed(held_by) for name, text in item.fields.items()}
    former = {name: text for name, text in held.items() if name not in form.names}
    known = form.answered(*(item.fields for item in held_by))
    kept = clean_fields(known, {**former, **fields}, offered(state, *held_by))
    if isinstance(kept, Refusal):
        raise Refused(kept)
    if form.check and (wrong := form.check(kept)):
        raise Refused(wrong)
    return kept


def seen_item(state: Workshop, item_id: str, kind: str = "") -> Item:
    """Give an item that people see, of this kind if one is named.

    Raises:
        Refused: there is none.
    """
    item = state.items.get(item_id)
    if item is None or not item.seen or kind not in ("", item.kind):
        raise Refused(NO_ITEM)
    return item


def next_item(state: Workshop, after: int = 0) -> str:
    """Name the next item of a workshop, or the one ``after`` so many further new ones."""
    return f"i{len(state.items) + 1 + after}"


def taking_answers(state: Workshop, actor: Actor, command: Answering, now: float) -> Activity:
    """Give the activity that a command answers if this actor may do so now.

    Phones may answer only while it is open and its time is not over; the desk may enter
    something on people's behalf at any time.

    Raises:
        Refused: they may not.
    """
    run = state.runs.get(command.activity)
    if run is None:
        raise Refused(Refusal(N_("This activity is not part of the session any more.")))
    if not type_of(run.activity.does).takes_from(actor.role, type(command)):
        raise Refused(Refusal(N_("This activity does not take such an answer.")))
    if actor.role == "participant":
        if run.state == "waiting":
            raise Refused(Refusal(N_("This activity is not open yet. Wait for the facilitator.")))
        if run.state != "open" or (run.closes_at is not None and now > run.closes_at):
            raise Refused(Refusal(N_("This activity is closed. Nothing was changed.")))
    return run.activity


def add(state: Workshop, actor: Actor, command: Add, now: float) -> list[Body] | Refusal:
    """Take down a new item, or a variant of one."""
    activity = taking_answers(state, actor, command, now)
    if command.kind != activity.kind:
        return Refusal(N_("This activity collects something else. Reload the page."))
    fields = fields_of(state, command.kind, command.fields)
    within, of = command.within or "", command.of or ""
    if of:
        within = seen_item(state, of, command.kind).within
    elif activity.within:
        around = state.items.get(within)
        if around is None or not around.seen or around.kind != activity.within:
            return Refusal(
                N_("Choose what it belongs to first: {kind}."),
                {"kind": state.kind(activity.within).label},
            )
    else:
        within = ""  # nothing belongs to anything here, whatever the message says
    twins = (
        item
        for item in state.by_author.get(actor.id, ())
        if item.kind == command.kind and item.seen
    )
    if actor.role == "participant" and any(
        item.fields == fields and item.within == within for item in twins
    ):
        return Refusal(N_("You have already written exactly this."))
    return [
        ItemAdded(
            item=next_item(state), activity=activity.id, item_kind=command.kind, fields=fields,
            within=within, of=of,
        )
    ]  # fmt: skip


def _own(state: Workshop, actor: Actor, item_id: str) -> Item:
    item = state.items.get(item_id)
    if item is None or item.withdrawn:
        raise Refused(NO_ITEM)
    if item.author != actor.id:
        raise Refused(FOREIGN)
    if item.merged_into or item.decision:
        raise Refused(_SETTLED)
    for run in state.runs.values():
        ballot = type_of(run.activity.does).ballot
        if ballot and run.activity.kind == item.kind and run.state == "open":
            raise Refused(_VOTED_ON)
    return item


def revise(state: Workshop, actor: Actor, command: Revise, _now: float) -> list[Body] | Refusal:
    """Let authors change their own wording; the earlier one stays in the log."""
    item = _own(state, actor, command.item)
    kind, run = state.kind(item.kind), state.runs.get(item.activity)
    asked = {field.name for field in kind.asked(run.activity.ask if run else ())}
    unasked = {name: text for name, text in item.fields.items() if name not in asked}
    fields = fields_of(state, item.kind, {**unasked, **command.fields}, item)
    if fields == item.fields:
        return []
    return [ItemRevised(item=item.id, version=item.version + 1, fields=fields)]


def withdraw(state: Workshop, actor: Actor, command: Withdraw, _now: float) -> list[Body] | Refusal:
    """Let authors take their own entry back."""
    return [ItemWithdrawn(item=_own(state, actor, command.item).id)]


def comment(state: Workshop, actor: Actor, command: Remark, now: float) -> list[Body] | Refusal:
    """Take down what somebody says about an item."""
    activity = taking_answers(state, actor, command, now)
    item = seen_item(state, command.item, activity.kind)
    text = tidy(command.text)
    if not text:
        return Refusal(N_("Still empty: {field}"), {"field": N_("comment")})
    if len(text) > FIELD_LIMIT:
        return Refusal(
            N_("This text has {length} characters; at most {limit} fit. Shorten it."),
            {"length": len(text), "limit": FIELD_LIMIT},
        )
    return [Commented(item=item.id, activity=activity.id, text=text)]
