"""A step in handling complaints and claims: what is done, by whom and within which time."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.items import Choices, Field, Kind
from kit.domain.refusal import Refusal
from kit.language import N_

STEPS: Choices = (
    ("received", N_("received")),
    ("acknowledged", N_("acknowledged")),
    ("assessed", N_("assessed")),
    ("investigated", N_("investigated")),
    ("answered", N_("answered")),
    ("closed", N_("decided and closed")),
    ("improved", N_("improved from")),
)
"""What becomes of a complaint, in order: after the steps that ISO 10002:2018 names."""

MATTERS: Choices = (
    ("both", N_("for both")),
    ("complaint", N_("for complaints: the client is dissatisfied")),
    ("claim", N_("for claims: the client asks for a remedy")),
)
UNITS: Choices = (
    ("minutes", N_("minutes")),
    ("hours", N_("hours")),
    ("days", N_("days")),
    ("working_days", N_("working days")),
)
_LONGEST = 999


def _deadline(answers: Mapping[str, str]) -> Refusal | None:
    """Say what is wrong with a deadline: a whole number with its unit, or neither."""
    number = answers.get("deadline", "1")
    if not (number.isascii() and number.isdigit() and 0 < int(number) <= _LONGEST):
        text = N_("A deadline is a whole number from 1 to {most}, in digits.")
        return Refusal(text, {"most": _LONGEST})
    if ("deadline" in answers) != ("unit" in answers):
        return Refusal(N_("A deadline is a number and a unit. Give both, or neither."))
    return None


KIND = Kind(
    "complaint_step",
    N_("step with a complaint"),
    N_("steps with complaints"),
    (
        Field("text", N_("What do we do with a complaint or claim at this step?"), required=True,
            lines=3, ours=True, said_as=N_("We do")),
        Field("step", N_("Which step is it?"), choices=STEPS, mark=True, said_as=N_("Step")),
        Field("matter", N_("Is it for complaints, for claims, or for both?"), choices=MATTERS,
            mark=True, said_as=N_("For what")),
        Field("deadline", N_("Within which time? A number"), said_as=N_("Within")),
        Field("unit", N_("Of which unit?"), choices=UNITS, said_as=N_("Unit of the time")),
        Field("owner", N_("Which role sees to it?"), N_("A role, not a name."),
            said_as=N_("Who sees to it")),
    ),
    prefix="CS",
    place=19,
    links=("expectation", "principle"),
    obliges=True,
    check=_deadline,
)  # fmt: skip
