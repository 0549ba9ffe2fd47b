"""Tables that were imported: claims, surveys, coded dialogues. Never names of people."""

from __future__ import annotations

from typing import Any, Literal

from kit.domain.events import Body


class RowsImported(Body):
    """Checked rows of a file came in; ``first`` replaces what the table held before."""

    kind: Literal["rows_imported"] = "rows_imported"
    table: str
    source: str
    rows: tuple[dict[str, Any], ...]
    first: bool = True


class ClaimsThemed(Body):
    """Somebody said what claims are about."""

    kind: Literal["claims_themed"] = "claims_themed"
    theme: str
    claims: tuple[int, ...]
    """Places of the claims in the table, from 0."""


class ThemeSettled(Body):
    """A theme of the claims goes into these situations, or is dropped with a reason."""

    kind: Literal["theme_settled"] = "theme_settled"
    theme: str
    situations: tuple[str, ...] = ()
    reason: str = ""


class TurnCoded(Body):
    """A coder saw these techniques in a turn; it replaces what this coder saw in it before."""

    kind: Literal["turn_coded"] = "turn_coded"
    dialogue: str
    turn: int
    coder: str
    """Initials or a short code, never a full name."""
    techniques: tuple[str, ...] = ()


class StepSkipped(Body):
    """A table is left out of the audit, for a stated reason."""

    kind: Literal["step_skipped"] = "step_skipped"
    table: str
    reason: str
