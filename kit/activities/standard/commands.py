"""What the consultant asks for: to describe the standard, and to say what does not apply."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.commands import Command
from kit.domain.items import Name


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
