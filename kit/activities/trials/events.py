"""Trials: what was tried in a real dialogue with a client, and how it went."""

from __future__ import annotations

from typing import Literal

from kit.domain.events import Body


class TrialPlanned(Body):
    """The facilitator planned how a module is tried; a later plan replaces the earlier one."""

    kind: Literal["trial_planned"] = "trial_planned"
    item: str
    wanted: int
    watch: str = ""
    """What counts as a success, said beforehand."""


class Tried(Body):
    """An employee tried a wording in a real dialogue."""

    kind: Literal["tried"] = "tried"
    activity: str
    item: str
    version: int
    outcome: str
    seconds: float | None = None
    """How long this part of the dialogue took."""
    naturalness: int | None = None
    channel: str = ""
    by: str = "other"
    tried_at: float | None = None
    """When it was, if the phone could send it only later; seconds since the epoch."""


class ItemApproved(Body):
    """A tried module was approved, in this version of its wording."""

    kind: Literal["item_approved"] = "item_approved"
    item: str
    version: int


class IdeaConcluded(Body):
    """What became of trying an idea, in the facilitator's words."""

    kind: Literal["idea_concluded"] = "idea_concluded"
    item: str
    note: str
