"""The desk's widget for the understanding quiz."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.quiz.figures import quiz_results, quiz_told
from kit.activities.quiz.questions import questions_from
from kit.widgets.desk.desk_widget import DeskWidget


class Quiz(DeskWidget):
    """The questions, how they are answered, and what each of them tells."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what the answers tell, and how many questions the standard would still give."""
        state, activity, say = self.state, self.run.activity, self.bench.language
        people, told = quiz_told(state, activity)
        return super().desk_of() | {
            "questions": [one.plain() for one in quiz_results(state, activity)],
            "people": people,
            "reliability": told.reliability.plain(say),
            "tells": {key: one.plain(say) for key, one in told.discrimination.items()},
            "possible": len(questions_from(state, say)),
        }

    def results(self) -> None:
        """Give none in the form of votes: the questions have their own."""
