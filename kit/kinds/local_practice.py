"""An unwritten practice: what people do that stands in no rule."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "local_practice",
    N_("unwritten practice"),
    N_("unwritten practices"),
    (
        Field(
            "text",
            N_("What do you do that stands in no rule?"),
            N_("Something that works, or that everybody here simply does."),
            required=True,
            lines=3,
            ours=True,
        ),
        Field("why", N_("Why do you do it this way?"), lines=3),
    ),
    prefix="U",
    place=4,
)
