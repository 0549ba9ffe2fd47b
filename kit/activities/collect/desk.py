"""The desk's widget for collecting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.collect.rules import gathering, topicless
from kit.evidence.results import text_of
from kit.statistics.text_groups import suggested_groups
from kit.widgets.desk.desk_widget import DeskWidget
from kit.widgets.desk.merge_suggestions import alike

_SAMPLES = 3


class Collect(DeskWidget):
    """Controls, the live list of what came in, suggestions to merge, and topics."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what looks alike, and the topics so far."""
        state, kind = self.state, self.run.activity.kind
        topics = [
            (topic, sum(state.items[key].kind == kind for key in topic.links))
            for topic in state.kept(gathering(state))
        ]
        return super().desk_of() | {
            "suggestions": alike(state, kind),
            "topics": [{"text": text_of(topic), "n": n} for topic, n in topics if n],
            "without_topic": len(topicless(state, kind)),
        }

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Suggest groups of entries that share telling words; a person names them."""
        if message.get("do") != "suggest_topics":
            return super().answer(message)
        entries = topicless(self.state, self.run.activity.kind)
        texts = {item.id: text_of(item) for item in entries}
        groups = [
            {
                "words": list(one.words),
                "items": list(one.members),
                "samples": [texts[key] for key in one.members[:_SAMPLES]],
            }
            for one in suggested_groups(texts)
        ]
        return {"is": "ack", "id": str(message.get("id", "")), "groups": groups}
