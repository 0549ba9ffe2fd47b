"""What all event bodies have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Body(BaseModel):
    """What happened, without who did it and when; ``v`` is the version of its form."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    v: int = 1
