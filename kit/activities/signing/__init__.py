"""Signing: whoever took part says whether they can work with the draft, or why not yet."""

from __future__ import annotations

from kit.activities.signing.rules import Sign, Signed, left, sign, signed, signers
from kit.activities.signing.views import signing_part
from kit.domain.activity_type import ActivityType, Changes
from kit.language import N_

ACTIVITY = ActivityType(
    key="signing",
    title=N_("Sign the draft"),
    call="kit.activities.signing.call:sign",
    desk="kit.activities.signing.desk:Signing",
    needs_kind=False,
    answered=True,
    rules={Sign: sign},
    steps={Signed: signed},
    state=dict,
    left=left,
    changes={Signed: Changes(frozenset({"turnout"}), for_actor=frozenset({"signing"}))},
    follows_items=frozenset({"signing"}),
    parts={"signing": signing_part},
    voters=signers,
    phone="phone.js",
    simulated="kit.activities.signing.simulated:sign",
    chapters="kit.activities.signing.chapter:CHAPTERS",
)
