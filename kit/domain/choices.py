"""The answers that forms offer, each as its key and its words."""

from __future__ import annotations

from kit.domain.activities import CHANNELS, SCALE
from kit.domain.items import Choices, Field
from kit.language import N_

SITUATION_KINDS = (
    ("request", N_("request")),
    ("complaint", N_("complaint")),
    ("objection", N_("objection")),
    ("conflict", N_("conflict")),
    ("other", N_("other")),
)
TYPICAL = (("typical", N_("typical")), ("nonstandard", N_("out of the ordinary")))
STAGES = (
    ("contact", N_("making contact")),
    ("need", N_("finding out the need")),
    ("offer", N_("offer and solution")),
    ("objections", N_("doubts and objections")),
    ("agreement", N_("agreement")),
    ("farewell", N_("farewell")),
)
"""The stages of a conversation with a client, in their order."""

SHARED: dict[str, Choices] = {
    "situation_kinds": SITUATION_KINDS,
    "typical": TYPICAL,
    "stages": STAGES,
    "channels": CHANNELS,
    "grades": tuple((str(n), str(n)) for n in range(SCALE[0], SCALE[1] + 1)),
}
"""Answers that code asks for too, by the name that stands for them in ``kit/kinds/*.toml``."""

EXPERIENCE = tuple(
    (key, key) for key in (N_("less than a year"), N_("1–3 years"), N_("more than 3 years"))
)
"""How long somebody has worked with clients: an answer is kept in its English words."""

ABOUT_PEOPLE = (
    Field("role", N_("Your role"), N_("For example: cashier, adviser, call centre.")),
    Field("experience", N_("How long have you worked with clients?"), choices=EXPERIENCE),
    Field("branch", N_("Your branch or team")),
)
"""What people may say of themselves besides a name. All of it is optional."""

BINDINGS = (("must", N_("must")), ("should", N_("should")), ("free", N_("free")))
"""How far an adopted item obliges, most first."""
