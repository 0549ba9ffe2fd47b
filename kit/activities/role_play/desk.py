"""The desk's widget for role plays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.role_play.figures import Sheets, coverage, sheets, types_met
from kit.activities.role_play.play import play_of
from kit.activities.role_play.views import round_part
from kit.evidence.results import text_of
from kit.widgets.desk.desk_widget import DeskWidget


class RolePlays(DeskWidget):
    """Who takes part, the draw, what was played with which clients, and what the sheets say."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add the rounds, the situations played, the types of clients met and the sheets."""
        state, play = self.state, play_of(self.state, self.activity)
        played, met = coverage(state, self.activity), types_met(state)
        return super().desk_of() | {
            "ready": len(play.ready),
            "round": round_part(state, self.run),
            "waiting": len(play.waiting),
            "filled": sum(1 for number, _ in play.scores if number == len(play.rounds)),
            "played": [
                {"id": key, "text": text_of(state.items[key]), "n": n} for key, n in played.items()
            ],
            "met": [
                {"id": one.id, "text": text_of(one), "n": met[one.id]}
                for one in state.kept("client_type")
            ],
            "sheets": [self._sheets(one) for one in sheets(state, self.activity)],
        }

    def _sheets(self, one: Sheets) -> dict[str, Any]:
        say = self.bench.language
        return {
            "text": one.text,
            "n": one.n,
            "share": one.share.plain(say),
            "points": [{"text": text, "said": said.plain(say)} for text, said in one.points],
            "naturalness": one.naturalness.plain(say),
            "alike": one.alike.plain(say),
            "differently": list(one.differently),
        }
