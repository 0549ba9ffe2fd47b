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

PLACES = (
    ("entrance", N_("at the entrance")),
    ("hall", N_("in the hall")),
    ("counter", N_("at the counter or desk")),
    ("room", N_("in a separate room")),
    ("visit", N_("at the client's")),
)
"""Where on site a client is served."""
WHERE = (*CHANNELS, *PLACES)
"""Where a requirement holds: in a channel as a whole, or at a place."""
AREAS = (
    ("appearance", N_("appearance and dress")),
    ("behaviour", N_("behaviour on site")),
    ("telephone", N_("telephone")),
    ("writing", N_("writing")),
)
"""What a requirement is about."""
MOMENTS = (
    ("greeting", N_("greeting")),
    ("talk", N_("during the talk")),
    ("hold", N_("while the client waits")),
    ("transfer", N_("handing the client over")),
    ("farewell", N_("farewell")),
)
"""The moments of contact with a client, in their order; each call has them too."""

SHARED: dict[str, Choices] = {
    "situation_kinds": SITUATION_KINDS,
    "typical": TYPICAL,
    "stages": STAGES,
    "channels": CHANNELS,
    "where": WHERE,
    "areas": AREAS,
    "moments": MOMENTS,
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
