"""What comes in from a phone or a script: read and bounded before it is anything else.

Size, depth, characters and numbers are looked at here, once, for sockets and posts alike, so
that nothing behind has to expect what no page would send.
"""

from __future__ import annotations

import json
import math
from typing import Any

from kit.domain.refusal import Refusal
from kit.language import N_

FRAME_LIMIT = 64 * 1024
"""Largest frame or posted body, in bytes."""

LIST_LIMIT = 200
"""Most commands in one post."""

DEPTH_LIMIT = 16
"""Most lists and objects within each other in one command; the deepest real one has four."""

_LARGEST = 2**53
"""The largest whole number that a script tells from its neighbours."""

UNREADABLE = Refusal(N_("This message could not be read. Reload the page and try again."))


def whole_characters(frame: Any) -> Any:
    """Put “?” for half a character, as a cut emoji leaves it: nobody could write it down."""
    return json.loads(json.dumps(frame, ensure_ascii=False).encode("utf-8", "replace"))


def too_deep(raw: Any) -> bool:
    """Whether lists and objects are nested deeper than any command, and than is safe to walk."""
    level = [raw]
    for _ in range(DEPTH_LIMIT + 1):
        inside = [one.values() if isinstance(one, dict) else one for one in level]
        level = [one for part in inside for one in part if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def read_frame(text: str | bytes) -> dict[str, Any] | Refusal:
    """Read one frame of a socket; malformed, oversized and binary ones are refused in words."""
    if isinstance(text, bytes):
        return Refusal(N_("This message came as bytes. Send it as text: one JSON object a frame."))
    frame = _read(text.encode("utf-8", "replace"), FRAME_LIMIT)
    return frame if isinstance(frame, dict | Refusal) else UNREADABLE


def read_list(body: bytes, limit: int | None = FRAME_LIMIT) -> list[Any] | Refusal:
    """Read a posted list of commands, of at most ``limit`` bytes; else refuse it in words."""
    raws = _read(body, limit)
    if isinstance(raws, Refusal) or (isinstance(raws, list) and len(raws) <= LIST_LIMIT):
        return raws
    return Refusal(N_("Send a list of at most {limit} messages."), {"limit": LIST_LIMIT})


def too_large(limit: int) -> Refusal:
    """Refuse a message of more than ``limit`` bytes."""
    return Refusal(
        N_("This message is larger than {limit} KB. Shorten the text."), {"limit": limit // 1024}
    )


def _number(digits: str) -> float:
    """Read a number as every script does; what is beyond it, or none (``NaN``), is no JSON.

    Raises:
        ValueError: it is no number that a page could have sent.
    """
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _whole(digits: str) -> int:
    _number(digits)
    if abs(number := int(digits)) > _LARGEST:
        raise ValueError(digits)
    return number


def _read(text: bytes, limit: int | None) -> Any:
    if limit is not None and len(text) > limit:
        return too_large(limit)
    try:
        # Decoded here: json.loads would guess at UTF-16, and let half characters through.
        return json.loads(
            text.decode(), parse_int=_whole, parse_float=_number, parse_constant=_number
        )
    except (ValueError, RecursionError):
        return UNREADABLE
