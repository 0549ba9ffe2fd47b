"""The profile of a company: where it serves its clients, so that only what applies is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kit.domain.activities import CHANNELS
from kit.domain.choices import AREAS, PLACES, WHERE
from kit.domain.items import Choices, Kind

AREA_CHANNELS: dict[str, tuple[str, ...]] = {
    "appearance": ("on_site",),
    "behaviour": ("on_site",),
    "telephone": ("phone",),
    "writing": ("chat", "email"),
}
"""The channels in which each area of requirements can hold."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where a company serves its clients. Nothing said means: everywhere."""

    channels: tuple[str, ...] = ()
    """Keys of :data:`~kit.domain.activities.CHANNELS`; empty for all of them."""
    places: tuple[str, ...] = ()
    """Keys of :data:`~kit.domain.choices.PLACES`; empty for all of them."""
    industry: str = ""

    @property
    def told(self) -> bool:
        """Whether anybody has said where clients are served."""
        return bool(self.channels)

    def serves(self, channel: str) -> bool:
        """Whether clients are served in a channel."""
        return not self.channels or channel in self.channels

    def reaches(self, where: str) -> bool:
        """Whether clients are served at a place, or in a channel."""
        if where not in dict(PLACES):
            return self.serves(where)
        return self.serves("on_site") and (not self.places or where in self.places)

    def concerns(self, area: str) -> bool:
        """Whether an area of requirements can hold anywhere."""
        return any(map(self.serves, AREA_CHANNELS[area]))

    def offered(self, choices: Choices) -> Choices:
        """Give those answers of a question that apply; all of one that is about no such thing."""
        asked: dict[Choices, Callable[[str], bool]] = {
            CHANNELS: self.serves, WHERE: self.reaches, AREAS: self.concerns,
        }  # fmt: skip
        fits = asked.get(choices)
        return tuple(one for one in choices if fits(one[0])) if fits else choices

    def applies(self, kind: Kind, fields: Mapping[str, str]) -> bool:
        """Whether what a form was filled in with holds where this company serves its clients."""
        gone = (
            set(dict(one.choices)) - set(dict(self.offered(one.choices))) for one in kind.fields
        )
        answers = (fields.get(one.name, "") for one in kind.fields)
        return not any(answer in left for answer, left in zip(answers, gone, strict=True))
