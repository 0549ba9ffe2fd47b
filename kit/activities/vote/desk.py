"""The desk's widget for voting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.vote.after_use import after_use
from kit.activities.vote.turnout import turnout_by_group
from kit.evidence.presence import GROUP_NAMES
from kit.evidence.results import text_of
from kit.language import translate
from kit.widgets.desk.charted import Charted, ChartedWidget


class VotePart(ChartedWidget):
    """Controls, the live result with intervals, and votes given on paper."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add who voted, the votes on paper and, after use, what proved useful."""
        paper, say = self.state.box(self.activity).paper, self.bench.language
        return super().desk_of() | {
            "turnout": [
                {
                    "name": translate(say, GROUP_NAMES[by.grouping]),
                    "small": by.small,
                    "rows": [
                        {
                            "group": translate(say, one.group),
                            "size": one.size,
                            "voted": one.here,
                            "share": one.share,
                            "missing": one.missing,
                        }
                        for one in by.shown
                    ],
                }
                for by in turnout_by_group(self.state, self.activity)
            ],
            "paper": [
                {"item": item, "value": value, "count": count}
                for (item, _), (_, value, count) in paper.items()
            ],
            "after_use": [
                {
                    "id": one.item.id,
                    "text": text_of(one.item),
                    "mean": one.mean.plain(say),
                    "weak": one.weak.said(say) if one.weak else "",
                    "decision": one.item.decision,
                }
                for one in after_use(self.state, self.activity)
            ],
        }


class Vote(Charted):
    """Votes: the widget and its chart in one box."""

    part_class = VotePart
