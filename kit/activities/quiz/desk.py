"""The desk's widget for the understanding quiz."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.quiz.figures import quiz_plain, quiz_results
from kit.activities.quiz.questions import questions_from
from kit.widgets.desk.part import Part


class Quiz(Part):
    """The questions, how they are answered, and what each of them tells."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what the answers tell, and how many questions the standard would still give."""
        state, activity = self.state, self.run.activity
        return super().desk_of() | {
            "questions": quiz_results(state, activity),
            "quiz": quiz_plain(state, activity, self.bench.language),
            "possible": len(questions_from(state, self.bench.language)),
        }

    def results(self) -> None:
        """Give none in the form of votes: the questions have their own."""
