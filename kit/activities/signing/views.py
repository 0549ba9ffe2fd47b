"""Signing as one participant sees it: what they said, and whether the draft changed since."""

from __future__ import annotations

from kit.activities.signing.rules import draft_sign, signatures
from kit.domain.workshop import Run, Workshop
from kit.room import protocol as p


def signing_part(state: Workshop, run: Run, who: str | None) -> p.SigningPart | None:
    """Give what somebody said of the draft; ``None`` for who has not said anything."""
    said = signatures(state).get(run.activity.id, {}).get(who or "")
    if said is None:
        return None
    return {
        "agrees": said.agrees, "reason": said.reason, "changed": said.draft != draft_sign(state),
    }  # fmt: skip
