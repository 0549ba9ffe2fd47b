"""A question of the quiz, with its right answer and the wrong ones."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.items import Field, Kind
from kit.domain.refusal import Refusal
from kit.language import N_

_WRONG = ("wrong_1", "wrong_2", "wrong_3")


def _unanswerable(fields: Mapping[str, str]) -> Refusal | None:
    """Say that a question leaves no choice: every other answer says the same as the right one."""
    if {fields.get(name, "") for name in _WRONG} - {"", fields.get("right", "")}:
        return None
    return Refusal(N_("Give at least one wrong answer that differs from the right one."))


KIND = Kind(
    "question",
    N_("question"),
    N_("questions"),
    (
        Field("text", N_("What do you ask?"), required=True, lines=3, said_as=N_("Question")),
        Field(
            "right",
            N_("Which answer is right?"),
            required=True,
            lines=3,
            said_as=N_("Right answer"),
            ours=True,
        ),
        Field(
            _WRONG[0],
            N_("Which answer is wrong?"),
            required=True,
            lines=3,
            said_as=N_("Wrong answer"),
        ),
        Field(_WRONG[1], N_("Another wrong answer"), lines=3, said_as=N_("Wrong answer")),
        Field(_WRONG[2], N_("One more wrong answer"), lines=3, said_as=N_("Wrong answer")),
    ),
    prefix="Q",
    place=23,
    decided=False,
    others_read=("text",),
    check=_unanswerable,
)
