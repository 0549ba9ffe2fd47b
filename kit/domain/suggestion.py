"""A suggestion: an entry of a pack or of a standard, nobody's until somebody takes it up."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kit.domain.items import Name


class Suggestion(BaseModel):
    """An entry as a pack or another workshop's standard words it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}(/[a-z0-9_]{1,40}){2}$")]
    """The pack, the kind of item and the entry's name, with ``/`` between them."""
    kind: Name
    fields: Annotated[dict[str, str], Field(min_length=1, max_length=20)]
    """The form of the kind, filled in."""
    about: Annotated[str, Field(max_length=500)] = ""
    """What it belongs to: a stage of the talk, a channel."""
    within: str = ""
    """The suggestion that it belongs to, for kinds that stand within another: it is offered once
    somebody has taken that one up."""
    names: Annotated[dict[Name, str], Field(max_length=20)] = {}
    """The suggestions that are answers of its form, by field; left empty where nobody took them
    up before."""
