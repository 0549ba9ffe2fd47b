"""Adopting items, sending them back, dropping them."""

from __future__ import annotations

from kit.domain.activities import OUTCOMES
from kit.domain.activity_type import ActivityType
from kit.domain.choices import BINDINGS
from kit.language import N_

ACTIVITY = ActivityType(
    key="decide",
    title=N_("Decide: {kinds}"),
    call="kit.activities.decide.call:decide",
    reveals=True,
    offers={"binding": BINDINGS, "outcome": OUTCOMES},
    desk="kit.activities.decide.desk:Decide",
    phone="phone.js",
    chapters="kit.activities.decide.chapter:CHAPTERS",
)
