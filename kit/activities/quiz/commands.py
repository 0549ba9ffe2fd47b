"""What is asked for in a quiz, beside the votes and questions of the core."""

from __future__ import annotations

from typing import Literal

from kit.domain.commands import Answering


class MakeQuestions(Answering):
    """Add the questions that the standard gives, as far as they were never asked."""

    do: Literal["make_questions"]
