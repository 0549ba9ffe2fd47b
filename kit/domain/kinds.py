"""The kinds of items a service standard is made of, in the words of the method."""

from __future__ import annotations

from kit.domain.activities import CHANNELS
from kit.domain.choices import FREQUENCIES, INTERESTS, SITUATION_KINDS, STAGES, TYPICAL
from kit.domain.items import Field, Kind
from kit.language import N_


def _text(
    name: str,
    label: str,
    help_: str = "",
    *,
    required: bool = False,
    usual: bool = True,
    ours: bool = False,
) -> Field:
    return Field(name, label, help_, required, lines=3, usual=usual, ours=ours)


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
        Field("kind", N_("What kind of situation is it?"), choices=SITUATION_KINDS, mark=True),
        _text("client_says", N_("What does the client say?")),
        Field(
            "typical",
            N_("Is it typical or out of the ordinary?"),
            usual=False,
            choices=TYPICAL,
            mark=True,
        ),
        Field(
            "difficulty",
            N_("How hard is it? From 1, easy, to 5, very hard"),
            usual=False,
            choices=tuple((str(n), str(n)) for n in range(1, 6)),
        ),
        Field("frequency", N_("How often does it happen?"), usual=False, choices=FREQUENCIES),
        _text("way_out", N_("How do you get out of it?"), usual=False, ours=True),
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
            ours=True,
        ),
        _text("do", N_("What do you do?"), N_("The steps beside the words."), ours=True),
        _text("benefit", N_("What does the client gain from it?"), ours=True),
        _text(
            "points",
            N_("What must be said in any words? One point a line"),
            usual=False,
            ours=True,
        ),
        Field("stage", N_("At which stage?"), usual=False, choices=STAGES, mark=True),
        Field("channel", N_("Where is it used?"), usual=False, choices=CHANNELS, mark=True),
        Field("client_type", N_("For which client?"), usual=False, of="client_type", mark=True),
        _text(
            "authority",
            N_("What may you decide yourself, and up to which limit?"),
            N_("For example: a refund up to a sum, without asking anybody."),
            usual=False,
            ours=True,
        ),
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
        "local_practice",
        N_("unwritten practice"),
        N_("unwritten practices"),
        (
            _text(
                "text",
                N_("What do you do that stands in no rule?"),
                N_("Something that works, or that everybody here simply does."),
                required=True,
                ours=True,
            ),
            _text("why", N_("Why do you do it this way?")),
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
        links="speech_module",
    ),
    Kind(
        "expectation",
        N_("client expectation"),
        N_("client expectations"),
        (
            _text("text", N_("What does the client expect?"), required=True),
            _text("actions", N_("What do we do to meet it? One action a line"), ours=True),
        ),
    ),
    Kind(
        "behaviour_scheme",
        N_("behaviour scheme"),
        N_("behaviour schemes"),
        (
            _text(
                "text", N_("Which steps, in which order? One step a line"), required=True, ours=True
            ),
            _text("branch", N_("Where does it branch: if the client …, then …?"), ours=True),
            Field("stage", N_("At which stage?"), choices=STAGES, mark=True),
        ),
        within="situation",
    ),
    Kind(
        "norm",
        N_("norm"),
        N_("norms"),
        (
            _text("text", N_("What do we do?"), required=True, ours=True),
            _text("how", N_("How do we do it?"), ours=True),
            _text("when", N_("When do we do it?")),
            _text("not", N_("What do we not do?")),
        ),
    ),
    Kind(
        "technique",
        N_("communication technique"),
        N_("communication techniques"),
        (
            _text("text", N_("How does the technique work?"), required=True, ours=True),
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
            _text("replacement", N_("What do we say instead?"), ours=True),
        ),
    ),
    Kind(
        "client_type",
        N_("client type"),
        N_("client types"),
        (
            _text("text", N_("What kind of client is it?"), required=True),
            _text("signs", N_("How do you recognise the client?")),
            _text("do", N_("What helps?"), ours=True),
            _text("avoid", N_("What to avoid?")),
        ),
    ),
    Kind(
        "requirement",
        N_("requirement"),
        N_("requirements"),
        (_text("text", N_("What can anybody see or hear us do?"), required=True, ours=True),),
        links="expectation",
    ),
    Kind(
        "principle",
        N_("principle"),
        N_("principles"),
        (_text("text", N_("What do we hold to with every client?"), required=True, ours=True),),
    ),
    Kind(
        "restriction",
        N_("restriction"),
        N_("restrictions"),
        (
            _text("text", N_("Which rule hinders good service?"), required=True),
            Field("interest", N_("Whose interest does this rule serve?"), choices=INTERESTS),
        ),
    ),
    Kind(
        "idea",
        N_("idea"),
        N_("ideas"),
        (
            _text("text", N_("What would you try?"), required=True, ours=True),
            Field("where", N_("Where do we try it?")),
            Field("long", N_("How long do we try it?")),
            _text("watch", N_("What do we watch to see whether it helps?")),
        ),
    ),
    Kind(
        "question",
        N_("question"),
        N_("questions"),
        (
            _text("text", N_("What do you ask?"), required=True),
            _text("right", N_("Which answer is right?"), required=True, ours=True),
            _text("wrong_1", N_("Which answer is wrong?"), required=True),
            _text("wrong_2", N_("Another wrong answer")),
            _text("wrong_3", N_("One more wrong answer")),
        ),
    ),
)

KINDS: dict[str, Kind] = {kind.key: kind for kind in (_SITUATION, _MODULE, *_OTHERS)}
"""Every kind of item by its key; activities name a kind by this key."""
