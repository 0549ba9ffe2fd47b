"""How a notebook asks for it: ``session.quiz(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.quiz.desk import Quiz


def quiz(session: Declaring, *, prompt: str = "", title: str = "", key: str = "") -> Quiz:
    """Ask how well the standard is understood: questions with answers to choose from.

    The questions are items of the kind "question": collect them, or let the desk make
    them from what the standard says. Which answer is right shows after the reveal.
    """
    shown: Quiz = session.part(
        "quiz", "question", key=key, method="choice", prompt=prompt, title=title
    )
    return shown
