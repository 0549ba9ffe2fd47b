"""The desk's widget for the understanding quiz."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

from kit.activities.quiz.figures import quiz_results, quiz_told
from kit.activities.quiz.questions import questions_from
from kit.domain.commands import FACILITATOR, Add
from kit.domain.refusal import Refusal
from kit.language import N_
from kit.log.errors import LogError
from kit.room.journal import Ask
from kit.room.protocol import refused
from kit.widgets.desk.part import Part

_NOTHING = Refusal(
    N_(
        "The standard gives no further question: that takes speech modules adopted for at least "
        "two situations, or a STOP-phrase beside one."
    )
)


class Quiz(Part):
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

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message; ``{"do": "make_questions"}`` adds what the standard gives."""
        if message.get("do") != "make_questions":
            return super().answer(message)
        message_id, language = str(message.get("id", "")), self.bench.language
        self.bench.journal.catch_up()
        asks = [
            Ask(
                FACILITATOR,
                Add(
                    do="add", id=f"question.{uuid4().hex}", activity=self.activity,
                    kind="question", fields=fields,
                ),
            )
            for fields in questions_from(self.state, language)
        ]  # fmt: skip
        if not asks:
            return refused(message_id, _NOTHING, language)
        try:
            answers = self.bench.journal.carry_out(asks)
        except LogError as error:
            return refused(message_id, Refusal(error.text, error.values), language)
        self.bench.refresh()
        made = [answer for answer in answers if not answer.refusal]
        if not made and answers[0].refusal:
            return refused(message_id, answers[0].refusal, language)
        return {"is": "ack", "id": message_id, "made": len(made)}
