"""The kinds of items a service standard is made of, in the words of the method."""

from __future__ import annotations

from kit.domain.items import Field, Kind
from kit.language import N_

SITUATION_KINDS = (
    ("request", N_("request")),
    ("complaint", N_("complaint")),
    ("objection", N_("objection")),
    ("conflict", N_("conflict")),
    ("other", N_("other")),
)


def _text(name: str, label: str, help_: str = "", *, required: bool = False) -> Field:
    return Field(name, label, help_, required, lines=3)


_SITUATION = Kind(
    "situation",
    N_("situation"),
    N_("situations"),
    (
        _text(
            "text",
            N_("What happens?"),
            N_("One situation with a client, as it really goes. No names."),
            required=True,
        ),
        Field("kind", N_("What kind of situation is it?"), choices=SITUATION_KINDS),
        _text("client_says", N_("What does the client say?")),
    ),
)

_MODULE = Kind(
    "speech_module",
    N_("speech module"),
    N_("speech modules"),
    (
        _text(
            "say",
            N_("What do you say?"),
            N_("In your own words, as you would really say it to a client."),
            required=True,
        ),
        _text("do", N_("What do you do?"), N_("The steps beside the words.")),
        _text("benefit", N_("What does the client gain from it?")),
    ),
    within="situation",
)

_OTHERS = (
    Kind(
        "practice",
        N_("practice"),
        N_("practices"),
        (
            _text("text", N_("How do we serve today?"), required=True),
            Field(
                "sign",
                N_("Is it a plus or a minus?"),
                required=True,
                choices=(("plus", N_("plus")), ("minus", N_("minus"))),
            ),
        ),
    ),
    Kind(
        "success_story",
        N_("success story"),
        N_("success stories"),
        (
            _text("text", N_("When did it go really well?"), required=True),
            _text("did", N_("What did you do?")),
        ),
    ),
    Kind(
        "expectation",
        N_("client expectation"),
        N_("client expectations"),
        (
            _text("text", N_("What does the client expect?"), required=True),
            _text("actions", N_("What do we do to meet it?")),
        ),
    ),
    Kind(
        "behaviour_scheme",
        N_("behaviour scheme"),
        N_("behaviour schemes"),
        (_text("text", N_("Which steps, in which order?"), required=True),),
        within="situation",
    ),
    Kind(
        "technique",
        N_("communication technique"),
        N_("communication techniques"),
        (
            _text("text", N_("How does the technique work?"), required=True),
            _text("when", N_("When does it help?")),
        ),
    ),
    Kind(
        "stop_phrase",
        N_("STOP-phrase"),
        N_("STOP-phrases"),
        (
            _text("text", N_("What should a client never hear from us?"), required=True),
            _text("why", N_("Why does it harm?")),
            _text("replacement", N_("What do we say instead?")),
        ),
    ),
    Kind(
        "client_type",
        N_("client type"),
        N_("client types"),
        (
            _text("text", N_("What kind of client is it?"), required=True),
            _text("signs", N_("How do you recognise the client?")),
            _text("do", N_("What helps?")),
            _text("avoid", N_("What to avoid?")),
        ),
    ),
    Kind(
        "requirement",
        N_("requirement"),
        N_("requirements"),
        (_text("text", N_("What can anybody see or hear us do?"), required=True),),
    ),
    Kind(
        "principle",
        N_("principle"),
        N_("principles"),
        (_text("text", N_("What do we hold to with every client?"), required=True),),
    ),
    Kind(
        "restriction",
        N_("restriction"),
        N_("restrictions"),
        (
            _text("text", N_("Which rule hinders good service?"), required=True),
            _text("interest", N_("Whose interest does this rule serve?")),
        ),
    ),
    Kind(
        "idea",
        N_("idea"),
        N_("ideas"),
        (_text("text", N_("What would you try?"), required=True),),
    ),
)

KINDS: dict[str, Kind] = {kind.key: kind for kind in (_SITUATION, _MODULE, *_OTHERS)}
"""Every kind of item by its key; activities name a kind by this key."""
