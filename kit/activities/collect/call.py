"""How a notebook asks for it: ``session.collect(…)``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.domain.activities import Privacy
from kit.domain.refusal import Refusal
from kit.language import N_
from kit.widgets.declaring import Declaring
from kit.widgets.errors import KitError

if TYPE_CHECKING:
    from kit.activities.collect.desk import Collect


def collect(
    session: Declaring,
    kind: str,
    *,
    prompt: str = "",
    title: str = "",
    within: str | None = None,
    ask: Sequence[str] = (),
    privacy: Privacy = "pseudonymous",
    minutes: float | None = None,
    key: str = "",
) -> Collect:
    """Collect items of a kind from everybody; ``within`` is the kind they belong to.

    ``ask`` names the questions of the form, where the usual ones do not fit.

    Raises:
        KitError: the kind or another argument is not known.
    """
    known = session.kind_of(kind)
    around = within if within is not None else known.within
    if strange := sorted(set(ask) - {field.name for field in known.fields}):
        raise KitError(
            Refusal(
                N_("A {kind} has no question “{field}”. Known questions: {known}."),
                {
                    "kind": known.label,
                    "field": strange[0],
                    "known": ", ".join(field.name for field in known.fields),
                },
            ),
            session.language,
        )
    shown: Collect = session.part(
        "collect", kind, key=key, prompt=prompt, title=title, within=around, ask=tuple(ask),
        privacy=privacy, minutes=minutes,
    )  # fmt: skip
    return shown
