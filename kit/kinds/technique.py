"""A communication technique, and when it helps."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "technique",
    N_("communication technique"),
    N_("communication techniques"),
    (
        Field("text", N_("How does the technique work?"), required=True, lines=3, ours=True),
        Field("when", N_("When does it help?"), lines=3),
    ),
    prefix="T",
    place=9,
    obliges=True,
    tried=True,
)
