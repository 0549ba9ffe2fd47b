"""The required contents of a service standard: filled, left out with a reason, or missing.

The rows are those of the method: what its sources name as the contents of a standard.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kit.activities.standard.described import described
from kit.domain.workshop import Workshop
from kit.language import N_


@dataclass(frozen=True, slots=True)
class Content:
    """A required content."""

    key: str
    """Of the chapter that holds it. It is filled when that chapter says something in the
    standard; a chapter that there is not says nothing."""
    title: str
    """English, to be translated."""
    rows: tuple[str, ...]
    """Of the method."""


CONTENTS = (
    Content("on_site", N_("Appearance and behaviour on site"), ("A02", "A03")),
    Content("telephone", N_("Telephone and written etiquette"), ("A04",)),
    Content("stages", N_("Stages of service with time frames"), ("A05", "A06", "A07")),
    Content("technique", N_("Leading the client"), ("A10", "A11")),
    Content("client_type", N_("Types of clients"), ("A12",)),
    Content("speech_module", N_("Situations with speech modules"), ("A08",)),
    Content("norm", N_("Norms of conduct"), ("D02",)),
    Content("conflicts", N_("Conduct in conflicts"), ("A13",)),
    Content("authority", N_("Limits of authority"), ("A13",)),
    Content("complaints", N_("Complaints and claims"), ("A14",)),
    Content("stop_phrase", N_("STOP-phrases with replacements"), ("A09",)),
    Content("principle", N_("Principles of client service"), ("A28",)),
)
"""In the order in which passport and desk name them."""

REQUIRED = frozenset(one.key for one in CONTENTS)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a required content stands in a workshop's standard."""

    content: Content
    filled: bool
    reason: str = ""
    """Why it does not apply. What was adopted is never left out: it counts as filled then."""

    @property
    def missing(self) -> bool:
        """Whether it is neither in the standard nor said not to apply."""
        return not (self.filled or self.reason)


def standing_of(state: Workshop, filled: Collection[str]) -> tuple[Standing, ...]:
    """Give how each content stands; ``filled`` are the keys of chapters that say something."""
    reasons = described(state).excluded
    return tuple(
        Standing(one, one.key in filled, "" if one.key in filled else reasons.get(one.key, ""))
        for one in CONTENTS
    )
