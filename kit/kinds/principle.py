"""A principle: what we hold to with every client."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "principle",
    N_("principle"),
    N_("principles"),
    (
        Field(
            "text", N_("What do we hold to with every client?"), required=True, lines=3, ours=True
        ),
    ),
    prefix="PR",
    place=13,
    obliges=True,
)
