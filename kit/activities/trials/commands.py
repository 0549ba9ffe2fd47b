"""What is asked for around trials in real dialogues."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.commands import EVERYBODY, Answering, Command, Ref, Short


class Try(Answering):
    """Tell how a wording went in a real dialogue; ``tried_at`` when it was sent later."""

    askers = EVERYBODY
    do: Literal["try"]
    item: Ref
    outcome: Short
    seconds: Annotated[float, Field(ge=0, le=36_000)] | None = None
    naturalness: Annotated[int, Field(ge=1, le=5)] | None = None
    channel: Short = ""
    by: Short = "other"
    tried_at: Annotated[float, Field(ge=0)] | None = None


class PlanTrial(Command):
    """Plan how often a module is to be tried, and what counts as a success."""

    do: Literal["plan_trial"]
    item: Ref
    wanted: Annotated[int, Field(ge=1, le=1_000)]
    watch: Annotated[str, Field(max_length=500)] = ""


class Approve(Command):
    """Approve an adopted module that was tried in real dialogues."""

    do: Literal["approve"]
    item: Ref


class Conclude(Command):
    """Say what became of trying an idea."""

    do: Literal["conclude"]
    item: Ref
    note: Annotated[str, Field(max_length=1_000)]
