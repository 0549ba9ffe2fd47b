"""The answers that forms offer, each as its key and its words."""

from __future__ import annotations

from kit.language import N_

SITUATION_KINDS = (
    ("request", N_("request")),
    ("complaint", N_("complaint")),
    ("objection", N_("objection")),
    ("conflict", N_("conflict")),
    ("other", N_("other")),
)


TYPICAL = (("typical", N_("typical")), ("nonstandard", N_("out of the ordinary")))
FREQUENCIES = (
    ("daily", N_("every day")),
    ("weekly", N_("every week")),
    ("monthly", N_("every month")),
    ("rarely", N_("rarely")),
)
STAGES = (
    ("contact", N_("making contact")),
    ("need", N_("finding out the need")),
    ("offer", N_("offer and solution")),
    ("objections", N_("doubts and objections")),
    ("agreement", N_("agreement")),
    ("farewell", N_("farewell")),
)
"""The stages of a conversation with a client, in their order."""

INTERESTS = (
    ("client", N_("the client's")),
    ("both", N_("the client's and ours")),
    ("company", N_("only the company's")),
    ("unknown", N_("nobody knows")),
)
