"""A stage of the talk with a client: its aim, its words, who takes over, and its time frame."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.choices import STAGES
from kit.domain.items import Field, Kind
from kit.domain.refusal import Refusal
from kit.language import N_

_TIMES = ("shortest", "target", "longest")
_PLACES = tuple((str(n), str(n)) for n in range(1, 13))
_LONGEST = 36_000
"""Seconds; a talk of more than ten hours is a slip of the finger."""


def _time_frame(answers: Mapping[str, str]) -> Refusal | None:
    """Say what is wrong with the time frame: whole seconds, none less than the one before."""
    said = [answers[name] for name in _TIMES if name in answers]
    if not all(text.isascii() and text.isdigit() and 0 < int(text) <= _LONGEST for text in said):
        return Refusal(
            N_("Times are whole seconds from 1 to {most}, in digits."), {"most": _LONGEST}
        )
    times = [int(text) for text in said]
    if times != sorted(times):
        return Refusal(N_("The shortest time comes first, the longest last. Check the seconds."))
    return None


KIND = Kind(
    "talk_stage",
    N_("stage of the talk"),
    N_("stages of the talk"),
    (
        Field("text", N_("What do we call this stage of the talk?"), required=True, lines=3,
            said_as=N_("Stage")),
        Field("stage", N_("Which part of the talk is it?"), choices=STAGES, mark=True,
            said_as=N_("Part of the talk")),
        Field("order", N_("Which stage is it, counted from the beginning?"), choices=_PLACES,
            mark=True, said_as=N_("Place in the order")),
        Field("aim", N_("What is it for?"), lines=3, said_as=N_("Aim")),
        Field("entry", N_("What has to be true before it?"), lines=3,
            said_as=N_("Before it begins")),
        Field("exit", N_("How do we notice that it is done?"), lines=3,
            said_as=N_("It is done when")),
        Field("must_say", N_("What must be said in it? One point a line"), lines=3, usual=False,
            said_as=N_("Must be said"), ours=True),
        Field("must_ask", N_("What must be asked in it? One question a line"), lines=3,
            usual=False, said_as=N_("Must be asked"), ours=True),
        Field("may_say", N_("What may be said as well? One point a line"), lines=3, usual=False,
            said_as=N_("May be said"), ours=True),
        Field("to", N_("Who takes the client over after it, if somebody does?"), lines=2,
            usual=False, said_as=N_("Handed over to")),
        Field("told", N_("What is this colleague told, so that the client tells it once?"),
            lines=3, usual=False, said_as=N_("What the colleague is told")),
        Field("shortest", N_("How many seconds does it take at least?"),
            said_as=N_("At least, in seconds")),
        Field("target", N_("How many seconds should it take?"),
            said_as=N_("Target, in seconds")),
        Field("longest", N_("How many seconds may it take at most?"),
            said_as=N_("At most, in seconds")),
    ),
    prefix="TS",
    place=14,
    check=_time_frame,
)  # fmt: skip
