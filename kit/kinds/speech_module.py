"""A speech module: what one says and does in a situation, and what the client gains from it."""

from __future__ import annotations

from kit.domain.activities import CHANNELS
from kit.domain.choices import STAGES
from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "speech_module",
    N_("speech module"),
    N_("speech modules"),
    (
        Field(
            "say",
            N_("What do you say?"),
            N_("In your own words, as you would really say it to a client."),
            required=True,
            lines=3,
            ours=True,
        ),
        Field("do", N_("What do you do?"), N_("The steps beside the words."), lines=3, ours=True),
        Field("benefit", N_("What does the client gain from it?"), lines=3, ours=True),
        Field(
            "points",
            N_("What must be said in any words? One point a line"),
            lines=3,
            usual=False,
            said_as=N_("What must be said in any words"),
            ours=True,
        ),
        Field(
            "stage",
            N_("At which stage?"),
            usual=False,
            choices=STAGES,
            mark=True,
            said_as=N_("Stage"),
        ),
        Field(
            "channel",
            N_("Where is it used?"),
            usual=False,
            choices=CHANNELS,
            mark=True,
            said_as=N_("Channel"),
        ),
        Field(
            "client_type",
            N_("For which client?"),
            usual=False,
            of="client_type",
            mark=True,
            said_as=N_("For which client"),
        ),
        Field(
            "authority",
            N_("What may you decide yourself, and up to which limit?"),
            N_("For example: a refund up to a sum, without asking anybody."),
            lines=3,
            usual=False,
            said_as=N_("What the employee may decide alone, and up to which limit"),
            ours=True,
        ),
    ),
    prefix="M",
    place=2,
    within="situation",
    obliges=True,
    tried=True,
    approved=True,
)
