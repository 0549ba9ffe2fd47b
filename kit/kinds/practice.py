"""A practice: a plus or a minus of how clients are served today."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "practice",
    N_("practice"),
    N_("practices"),
    (
        Field("text", N_("How do we serve today?"), required=True, lines=3),
        Field(
            "sign",
            N_("Is it a plus or a minus?"),
            required=True,
            choices=(("plus", N_("plus")), ("minus", N_("minus"))),
        ),
    ),
    prefix="P",
    place=3,
    decided=False,
)
