"""Questions of a quiz: what leaves no choice."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.refusal import Refusal
from kit.language import N_

_WRONG = ("wrong_1", "wrong_2", "wrong_3")


def unanswerable(item_kind: str, fields: Mapping[str, str]) -> Refusal | None:
    """Say that a question leaves no choice: every other answer says the same as the right one."""
    wrong = {fields.get(name, "") for name in _WRONG} - {"", fields.get("right", "")}
    if item_kind != "question" or wrong:
        return None
    return Refusal(N_("Give at least one wrong answer that differs from the right one."))
