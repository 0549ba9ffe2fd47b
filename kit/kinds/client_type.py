"""A type of client: how to recognise one, what helps and what to avoid."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "client_type",
    N_("client type"),
    N_("client types"),
    (
        Field("text", N_("What kind of client is it?"), required=True, lines=3),
        Field("signs", N_("How do you recognise the client?"), lines=3),
        Field("needs", N_("What does the client need from us?"), lines=3),
        Field("do", N_("What helps?"), lines=3, ours=True),
        Field("avoid", N_("What to avoid?"), lines=3),
    ),
    prefix="C",
    place=11,
)
