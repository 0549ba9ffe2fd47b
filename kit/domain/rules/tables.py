"""Tables of an audit: taking rows in, saying what claims are about, leaving a table out."""

from __future__ import annotations

from kit.domain.activities import OUTCOMES, TABLES
from kit.domain.answers import Theme
from kit.domain.commands import Actor, Import, SettleTheme, SkipTable, ThemeClaims
from kit.domain.events import Body, ClaimsThemed, RowsImported, StepSkipped, ThemeSettled
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.themes import themes_of
from kit.domain.workshop import Workshop
from kit.language import N_

Outcome = list[Body] | Refusal


def _unknown(table: str) -> Refusal | None:
    if table in TABLES:
        return None
    return Refusal(
        N_("There is no table “{table}”. Known tables: {known}."),
        {"table": table, "known": ", ".join(TABLES)},
    )


def take_in(state: Workshop, _actor: Actor, command: Import, _now: float) -> Outcome:
    """Take in rows that were checked before; a file comes whole in one turn or not at all."""
    if wrong := _unknown(command.table):
        return wrong
    rows = tuple(command.rows)
    if command.table == "trials":
        for row in rows:
            item = state.items.get(str(row.get("item")))
            whole = isinstance(row.get("version"), int) and row.get("outcome") in dict(OUTCOMES)
            if item is None or not item.seen or not whole:
                return Refusal(N_("Say first which entry each trial is about."))
            if item.decision == "drop":
                return Refusal(N_("This entry was dropped and is not tried any more."))
    return [
        RowsImported(
            table=command.table, source=tidy(command.source), rows=rows, first=command.first
        )
    ]


def theme(state: Workshop, _actor: Actor, command: ThemeClaims, _now: float) -> Outcome:
    """Say what claims are about; a person confirms it, the kit only suggests."""
    held = len(state.tables.get("claims", ()))
    if any(not 0 <= place < held for place in command.claims):
        return Refusal(N_("These claims are not there any more. Reload the page."))
    name = tidy(command.theme)
    if not name:
        return Refusal(N_("Give the theme a name."))
    return [ClaimsThemed(theme=name, claims=tuple(dict.fromkeys(command.claims)))]


def settle(state: Workshop, _actor: Actor, command: SettleTheme, _now: float) -> Outcome:
    """Link a theme to situations, or drop it with a reason: no theme is lost silently."""
    if command.theme not in themes_of(state):
        return Refusal(N_("These claims are not there any more. Reload the page."))
    reason, to = tidy(command.reason), tuple(dict.fromkeys(command.situations))
    for key in to:
        item = state.items.get(key)
        if item is None or not item.seen or item.kind != "situation":
            return Refusal(N_("This entry is not there any more."))
    if not to and not reason:
        return Refusal(N_("Choose the situations it goes into, or write why it is dropped."))
    told = Theme(to, "" if to else reason)
    if state.themes.get(command.theme) == told:
        return []
    return [ThemeSettled(theme=command.theme, situations=told.situations, reason=told.reason)]


def skip(_state: Workshop, _actor: Actor, command: SkipTable, _now: float) -> Outcome:
    """Leave a table out, for a reason that the draft will show."""
    if wrong := _unknown(command.table):
        return wrong
    reason = tidy(command.reason)
    if not reason:
        return Refusal(N_("Write a reason: the author and the standard will show it."))
    return [StepSkipped(table=command.table, reason=reason)]
