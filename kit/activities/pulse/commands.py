"""What is asked for in a pulse."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.commands import PHONES, Answering


class Pulse(Answering):
    """Answer a pulse: how far one agrees with each statement, from 1 to 5."""

    askers = PHONES
    do: Literal["answer"]
    values: Annotated[dict[str, int], Field(max_length=6)]
