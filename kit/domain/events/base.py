"""What all event bodies have in common."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

BODIES: dict[str, type[Body]] = {}
"""Every kind of event that this process knows, by the name that stands in the log."""


class Body(BaseModel):
    """What happened, without who did it and when; ``v`` is the version of its form."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    v: int = 1

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Know how to read this kind of event.

        Raises:
            TypeError: another kind of event has this name in the log already.
        """
        super().__pydantic_init_subclass__(**kwargs)
        kind = cls.model_fields["kind"].default
        if BODIES.setdefault(kind, cls) is not cls:
            raise TypeError(f"There is an event “{kind}” already: {BODIES[kind].__module__}")
