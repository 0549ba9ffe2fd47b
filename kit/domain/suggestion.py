"""A suggestion: an entry that a pack offers, and that is nobody's until somebody takes it up."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kit.domain.items import Name


class Suggestion(BaseModel):
    """An entry as a pack words it, in the workshop's language."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}(/[a-z0-9_]{1,40}){2}$")]
    """The pack, the kind of item and the entry's name, with ``/`` between them."""
    kind: Name
    fields: Annotated[dict[str, str], Field(min_length=1, max_length=20)]
    """The form of the kind, filled in."""
    about: Annotated[str, Field(max_length=500)] = ""
    """What it belongs to: a stage of the talk, a channel."""
