"""What was written, and what became of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.events.base import Body
from kit.domain.items import Binding, Decision
from kit.domain.suggestion import Suggestion


class ItemAdded(Body):
    """Somebody wrote an item."""

    kind: Literal["item_added"] = "item_added"
    item: str
    activity: str
    item_kind: str
    fields: dict[str, str]
    within: str = ""
    of: str = ""
    """The item that this one is a variant of."""
    suggestion: str = ""
    """What somebody took up, as it was offered; ``""`` for what they wrote themselves."""


class SuggestionsOffered(Body):
    """A pack's entries were put beside the forms; none is an item before somebody takes it up."""

    kind: Literal["suggestions_offered"] = "suggestions_offered"
    pack: str
    suggestions: tuple[Suggestion, ...]


class ItemRevised(Body):
    """The wording of an item changed; earlier versions keep their votes."""

    kind: Literal["item_revised"] = "item_revised"
    item: str
    version: int
    fields: dict[str, str]
    reason: str = ""


class ItemWithdrawn(Body):
    """An author took an item back."""

    kind: Literal["item_withdrawn"] = "item_withdrawn"
    item: str


class ItemHidden(Body):
    """The facilitator hid an item from phones and wall, or showed it again."""

    kind: Literal["item_hidden"] = "item_hidden"
    item: str
    on: bool = True
    reason: str = ""


class ItemTagged(Body):
    """The facilitator put tags on an item; the list replaces the earlier one."""

    kind: Literal["item_tagged"] = "item_tagged"
    item: str
    tags: tuple[str, ...]


class ItemsMerged(Body):
    """Items became one: a new item that keeps its parents, their authors and votes."""

    kind: Literal["items_merged"] = "items_merged"
    item: str
    parents: tuple[str, ...]
    item_kind: str
    fields: dict[str, str]
    within: str = ""
    reason: str = ""


class KeptApart(Body):
    """The facilitator said that two items which look alike are not the same."""

    kind: Literal["kept_apart"] = "kept_apart"
    items: tuple[str, str]


class ItemDecided(Body):
    """A version of an item was adopted, sent back for rework, or dropped, with a reason."""

    kind: Literal["item_decided"] = "item_decided"
    item: str
    version: int
    decision: Decision
    reason: str
    binding: Binding = "should"


class Commented(Body):
    """Somebody said something about an item."""

    kind: Literal["commented"] = "commented"
    item: str
    activity: str
    text: str


class ItemClassified(Body):
    """What an item is was put right: its kind, stage or channel, not its wording."""

    kind: Literal["item_classified"] = "item_classified"
    item: str
    marks: dict[str, str]
    """Answers by the name of the field; an empty one takes the answer away."""


class ItemLinked(Body):
    """The facilitator said what an item belongs with; the list replaces the earlier one."""

    kind: Literal["item_linked"] = "item_linked"
    item: str
    to: tuple[str, ...]


class ShareWanted(Body):
    """The facilitator said which share of the standard employees should have written."""

    kind: Literal["share_wanted"] = "share_wanted"
    share: Annotated[float, Field(ge=0, le=1)]
