"""The desk's widget for deciding."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from kit.activities.decide.freedom import above_cap, freedom
from kit.domain.rules.desk import undecided_in
from kit.domain.stop_phrases import held
from kit.domain.workshop import Item
from kit.evidence.wording import spoken_length, too_long, vague_words
from kit.language import plural
from kit.widgets.desk.desk_widget import DeskWidget


class Decide(DeskWidget):
    """Every entry with its votes, to adopt, send back or drop; and how much freedom is left."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what speaks against a wording, and how far what is adopted obliges."""
        activity = self.run.activity
        found = freedom(self.state, activity.kind)
        warning = above_cap(found, activity.must_at_most)
        items = self.state.of_kind(activity.kind)
        return super().desk_of() | {
            "stopped": {item.id: phrases for item in items if (phrases := held(self.state, item))},
            "hints": {item.id: told for item in items if (told := self._hints(item))},
            "freedom": {
                **asdict(found),
                "share": found.share.estimate,
                "cap": activity.must_at_most,
                "warning": warning.said(self.bench.language) if warning else "",
            },
        }

    def _hints(self, item: Item) -> list[str]:
        """Say what to reword before deciding; nothing is refused for it."""
        language = self.bench.language
        long = too_long(spoken_length(self.state, item), language)
        many = len(undecided_in(self.state, item))
        with_it = plural(
            language, "{n} entry shares the decision", "{n} entries share the decision", many
        )
        told = [*vague_words(self.state, item, language), *filter(None, [long])]
        return [with_it, *told] if many else told
