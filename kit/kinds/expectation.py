"""What a client expects, and the actions that meet it."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "expectation",
    N_("client expectation"),
    N_("client expectations"),
    (
        Field("text", N_("What does the client expect?"), required=True, lines=3),
        Field(
            "actions",
            N_("What do we do to meet it? One action a line"),
            lines=3,
            said_as=N_("Our actions"),
            ours=True,
        ),
    ),
    prefix="E",
    place=6,
)
