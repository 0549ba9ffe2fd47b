"""What the consultant asks for: to describe the standard, order it, and settle open points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.commands import Command
from kit.domain.items import Name

PointKey = Annotated[str, Field(min_length=1, max_length=200)]


class DescribeStandard(Command):
    """Say what the standard is; what is said replaces all that was said before."""

    do: Literal["describe_standard"]
    version: Annotated[str, Field(max_length=40)] = ""
    owner: Annotated[str, Field(max_length=200)] = ""
    scope: Annotated[str, Field(max_length=2_000)] = ""
    review: Annotated[str, Field(max_length=40)] = ""
    """Day of the next review, as an ISO date."""
    changes: Annotated[str, Field(max_length=2_000)] = ""
    """How to propose a change."""


class NotApplicable(Command):
    """Say why a required content does not apply to this company."""

    do: Literal["not_applicable"]
    content: Name
    reason: Annotated[str, Field(max_length=1_000)]


class Applicable(Command):
    """Take back that a required content does not apply."""

    do: Literal["applicable"]
    content: Name


class PlaceClause(Command):
    """Put an entry before another one of its kind, or last of all where none is named."""

    do: Literal["place_clause"]
    item: str
    before: str = ""


class MergeChapter(Command):
    """Show what a chapter holds under the heading of another one."""

    do: Literal["merge_chapter"]
    chapter: Name
    into: Name


class SplitChapter(Command):
    """Give a chapter its own heading again."""

    do: Literal["split_chapter"]
    chapter: Name


class ClosePoint(Command):
    """Say why an open point stays as it is."""

    do: Literal["close_point"]
    item: str
    """The entry that it is about."""
    point: PointKey
    reason: Annotated[str, Field(max_length=1_000)]


class ReopenPoint(Command):
    """Take back that an open point stays as it is."""

    do: Literal["reopen_point"]
    item: str
    """The entry that it is about."""
    point: PointKey
