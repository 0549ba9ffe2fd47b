"""A success story: when it went really well, and what was done."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "success_story",
    N_("success story"),
    N_("success stories"),
    (
        Field("text", N_("When did it go really well?"), required=True, lines=3),
        Field("did", N_("What did you do?"), lines=3),
    ),
    prefix="SS",
    place=5,
    links="speech_module",
    decided=False,
)
