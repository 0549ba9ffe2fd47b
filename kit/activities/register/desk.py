"""The desk's widget for the register of situations."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from kit.activities.register.figures import RegisterRow, claims_by_theme, kind_shares, register
from kit.activities.tables.themes import settled, situations_of
from kit.domain.answers import Theme
from kit.domain.choices import SITUATION_KINDS, TYPICAL
from kit.domain.numbers import numbers
from kit.language import translate
from kit.widgets.desk.desk_widget import DeskWidget


class Register(DeskWidget):
    """Every situation with its kind and its claims, and the themes that still have no place."""

    script = Path(__file__).with_suffix(".js")

    def results(self) -> None:
        """Give none: a register is not voted on."""

    def desk_of(self) -> dict[str, Any]:
        """Give the rows, how they spread over kinds, and what became of the themes."""
        state, number, shares = self.state, numbers(self.state), kind_shares(self.state)
        return {
            "run": {**self.run.activity.model_dump(mode="json"), "state": self.run.state},
            "session": state.session,
            "rows": [self._row(row, number[row.id]) for row in register(state)],
            "kinds": self._said(SITUATION_KINDS),
            "typical": self._said(TYPICAL),
            "shares": {
                "counts": shares.counts,
                "untyped": shares.untyped,
                "other": shares.other.plain(self.bench.language),
            },
            "themes": [self._theme(name, n) for name, n in claims_by_theme(state).items()],
        }

    def _row(self, row: RegisterRow, number: str) -> dict[str, Any]:
        told = {part.name: getattr(row, part.name) for part in fields(row)}
        rated = {
            name: told[name].plain(self.bench.language) for name in ("difficulty", "frequency")
        }
        return told | rated | {"number": number}

    def _said(self, choices: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
        return [(key, translate(self.bench.language, label)) for key, label in choices]

    def _theme(self, name: str, claims: int) -> dict[str, Any]:
        """Give what became of a theme; situations that are gone or dropped do not count."""
        return {
            "theme": name,
            "claims": claims,
            "situations": [item.id for item in situations_of(self.state, name)],
            "reason": self.state.themes.get(name, Theme()).reason,
            "settled": settled(self.state, name),
        }
