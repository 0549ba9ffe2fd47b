"""How long a workshop is kept: said to everybody who joins, and kept to by ``kit retention``."""

from __future__ import annotations

from typing import Literal

from kit.domain.events import Body


class RetentionSet(Body):
    """The facilitator said until when the workshop is kept."""

    kind: Literal["retention_set"] = "retention_set"
    until: str
    """The last day, as ``2027-01-31``."""
