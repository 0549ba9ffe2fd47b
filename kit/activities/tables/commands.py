"""What is asked for around the imported tables."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from kit.domain.commands import Command, Ref


class Import(Command):
    """Take in checked rows of a table; the first part replaces what it held before."""

    do: Literal["import"]
    table: Ref
    source: Annotated[str, Field(max_length=200)]
    rows: Annotated[list[dict[str, JsonValue]], Field(max_length=5_000)]
    first: bool = True


class ThemeClaims(Command):
    """Say what claims are about: their places in the table."""

    do: Literal["theme_claims"]
    theme: Annotated[str, Field(min_length=1, max_length=200)]
    claims: Annotated[list[int], Field(min_length=1, max_length=100_000)]


class SkipTable(Command):
    """Leave a table out of the audit, with a reason."""

    do: Literal["skip_table"]
    table: Ref
    reason: Annotated[str, Field(max_length=1_000)]


class Code(Command):
    """Say which techniques a coder saw in one turn of an employee; an empty list means none."""

    do: Literal["code"]
    dialogue: Annotated[str, Field(max_length=200)]
    turn: Annotated[int, Field(ge=1, le=10_000)]
    coder: Annotated[str, Field(max_length=12)]
    """Initials or a short code, never a full name."""
    techniques: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=12)]


class CodeRest(Command):
    """Finish a dialogue: what its coder did not touch was looked at, and nothing seen there."""

    do: Literal["code_rest"]
    dialogue: Annotated[str, Field(max_length=200)]
    coder: Annotated[str, Field(max_length=12)]


class SettleTheme(Command):
    """Say which situations a theme of the claims goes into, or why it is dropped."""

    do: Literal["settle_theme"]
    theme: Annotated[str, Field(min_length=1, max_length=200)]
    situations: Annotated[list[Ref], Field(max_length=200)] = Field(default_factory=list)
    reason: Annotated[str, Field(max_length=1_000)] = ""
