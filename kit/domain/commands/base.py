"""What all commands have in common, and the types of their parts."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(min_length=4, max_length=80, pattern=r"^[A-Za-z0-9._:-]+$")]
Ref = Annotated[str, Field(max_length=100)]
Short = Annotated[str, Field(max_length=120)]


class Command(BaseModel):
    """What every command has: its sender's id, the same for every retry."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    id: Id
