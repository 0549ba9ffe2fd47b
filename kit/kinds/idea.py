"""An idea to try: where, how long, and what to watch."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "idea",
    N_("idea"),
    N_("ideas"),
    (
        Field("text", N_("What would you try?"), required=True, lines=3, ours=True),
        Field("where", N_("Where do we try it?")),
        Field("long", N_("How long do we try it?")),
        Field("watch", N_("What do we watch to see whether it helps?"), lines=3),
    ),
    prefix="I",
    place=16,
    concluded=True,
)
