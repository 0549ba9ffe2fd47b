"""A restriction: a rule that hinders good service, and whose interest it serves."""

from __future__ import annotations

from kit.domain.choices import INTERESTS
from kit.domain.items import Field, Kind
from kit.language import N_

KIND = Kind(
    "restriction",
    N_("restriction"),
    N_("restrictions"),
    (
        Field("text", N_("Which rule hinders good service?"), required=True, lines=3),
        Field("interest", N_("Whose interest does this rule serve?"), choices=INTERESTS),
    ),
    prefix="L",
    place=15,
)
