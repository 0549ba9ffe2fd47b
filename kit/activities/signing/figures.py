"""How many can work with the draft. Of fewer than five nothing is told: it would name somebody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kit.activities.signing.rules import draft_sign, signatures
from kit.domain.few import SMALLEST_GROUP
from kit.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Signatories:
    """What those who signed said; each person's last word over all signings."""

    answered: int
    present: int
    open: bool
    """Whether more may still come: a count that grows by one tells what the last one said."""
    agree: int
    earlier: int
    """Of those who agree: how many signed before the draft was changed."""
    reasons: tuple[str, ...]
    """Why others do not yet, in alphabetical order: it tells nobody who."""

    @property
    def shown(self) -> bool:
        """Whether enough have answered for figures and reasons to be shown."""
        return self.answered >= SMALLEST_GROUP and not self.open


def signatories(state: Workshop) -> Signatories | None:
    """Count the signatures; ``None`` where nobody was asked or nobody has answered."""
    last = {who: said for given in signatures(state).values() for who, said in given.items()}
    if not last:
        return None
    draft, agree = draft_sign(state), [said for said in last.values() if said.agrees]
    reasons = Counter(said.reason for said in last.values() if not said.agrees)
    return Signatories(
        answered=len(last),
        present=len(state.participants),
        open=any(state.runs[key].state == "open" for key in signatures(state)),
        agree=len(agree),
        earlier=sum(said.draft != draft for said in agree),
        reasons=tuple(sorted(reasons.elements())),
    )
