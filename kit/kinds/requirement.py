"""A requirement: what anybody can see or hear us do."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "requirement",
    N_("requirement"),
    N_("requirements"),
    (Field("text", N_("What can anybody see or hear us do?"), required=True, lines=3, ours=True),),
    prefix="R",
    place=12,
    links="expectation",
    obliges=True,
)
