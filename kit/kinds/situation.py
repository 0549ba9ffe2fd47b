"""A situation with a client: what the standard says how to deal with."""

from __future__ import annotations

from kit.domain.choices import FREQUENCIES, SITUATION_KINDS, TYPICAL
from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "situation",
    N_("situation"),
    N_("situations"),
    (
        Field(
            "text",
            N_("What happens?"),
            N_("One situation with a client, as it really goes. No names."),
            required=True,
            lines=3,
        ),
        Field(
            "kind",
            N_("What kind of situation is it?"),
            choices=SITUATION_KINDS,
            mark=True,
            said_as=N_("What kind"),
        ),
        Field("client_says", N_("What does the client say?"), lines=3),
        Field(
            "typical",
            N_("Is it typical or out of the ordinary?"),
            usual=False,
            choices=TYPICAL,
            mark=True,
            said_as=N_("Typical or not"),
        ),
        Field(
            "difficulty",
            N_("How hard is it? From 1, easy, to 5, very hard"),
            usual=False,
            choices=tuple((str(n), str(n)) for n in range(1, 6)),
            said_as=N_("How hard, from 1 to 5"),
        ),
        Field(
            "frequency",
            N_("How often does it happen?"),
            usual=False,
            choices=FREQUENCIES,
            said_as=N_("How often"),
        ),
        Field("way_out", N_("How do you get out of it?"), lines=3, usual=False, ours=True),
    ),
    prefix="S",
    place=1,
)
