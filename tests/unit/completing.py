"""A standard to which nothing is missing: described, and a reason for each content it lacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.domain.workshop import Workshop
from kit.standard.build import contents_of

PASSPORT = {
    "version": "0.3",
    "owner": "Head of service",
    "scope": "Front desk of all branches",
    "review": "2099-03-01",
    "changes": "Tell the head of service; an answer comes within two weeks.",
}
REASON = "This company has none of it"


def complete(desk: Callable[..., Any], state: Workshop) -> None:
    """Let the desk say all that a final edition waits for."""
    desk(do="describe_standard", **PASSPORT)
    for one in contents_of(state):
        if one.missing:
            desk(do="not_applicable", content=one.content.key, reason=REASON)
