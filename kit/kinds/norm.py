"""A norm: what we do, how and when, and what we do not do."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "norm",
    N_("norm"),
    N_("norms"),
    (
        Field("text", N_("What do we do?"), required=True, lines=3, ours=True),
        Field("how", N_("How do we do it?"), lines=3, ours=True),
        Field("when", N_("When do we do it?"), lines=3),
        Field("not", N_("What do we not do?"), lines=3),
    ),
    prefix="N",
    place=8,
    obliges=True,
)
