"""A STOP-phrase: what a client should never hear, and what to say instead."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "stop_phrase",
    N_("STOP-phrase"),
    N_("STOP-phrases"),
    (
        Field("text", N_("What should a client never hear from us?"), required=True, lines=3),
        Field("why", N_("Why does it harm?"), lines=3),
        Field("replacement", N_("What do we say instead?"), lines=3, ours=True),
    ),
    prefix="STOP",
    place=10,
    obliges=True,
    forbidden=True,
)
