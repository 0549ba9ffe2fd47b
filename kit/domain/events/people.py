"""Who came, and what they said of themselves."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kit.domain.events.base import Body


class Entered(Body):
    """A participant came in; the secret of the phone is kept as a hash only."""

    kind: Literal["entered"] = "entered"
    participant: str
    secret: str
    language: str = "en"


class Introduced(Body):
    """What a participant said of themselves: the only event with personal data."""

    kind: Literal["introduced"] = "introduced"
    participant: str
    name: str = ""
    groups: dict[str, str] = Field(default_factory=dict)
    language: str = "en"
    credit: bool = False


class Erased(Body):
    """Personal data of a participant were overwritten, on request."""

    kind: Literal["erased"] = "erased"
    participant: str
