"""A behaviour scheme: the steps through a situation, in their order."""

from __future__ import annotations

from kit.domain.choices import STAGES
from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "behaviour_scheme",
    N_("behaviour scheme"),
    N_("behaviour schemes"),
    (
        Field(
            "text",
            N_("Which steps, in which order? One step a line"),
            required=True,
            lines=3,
            ours=True,
        ),
        Field("branch", N_("Where does it branch: if the client …, then …?"), lines=3, ours=True),
        Field("stage", N_("At which stage?"), choices=STAGES, mark=True, said_as=N_("Stage")),
    ),
    prefix="B",
    place=7,
    within="situation",
    obliges=True,
)
