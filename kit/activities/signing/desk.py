"""The desk's widget for signing: how many can work with the draft, and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.signing.figures import signatories
from kit.widgets.desk.desk_widget import DeskWidget


class Signing(DeskWidget):
    """Controls and the count; reasons once enough have answered."""

    script = Path(__file__).with_suffix(".js")

    def results(self) -> None:
        """Give none: signatures are no votes on entries."""

    def desk_of(self) -> dict[str, Any]:
        """Add what was said so far, as far as it tells nobody who said it."""
        found = signatories(self.state)
        shown = found is not None and found.shown
        return super().desk_of() | {
            "shared": self.state.shared,
            "signed": {
                "answered": found.answered if found else 0,
                "agree": found.agree if found and shown else None,
                "earlier": found.earlier if found and shown else 0,
                "reasons": list(found.reasons) if found and shown else [],
            },
        }
