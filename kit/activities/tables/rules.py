"""Tables of an audit: taking rows in, saying what claims are about, leaving a table out.

First what is asked for, then what happened, the rules between the two, and what an event does
to the state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue

from kit.activities.tables import codings
from kit.activities.tables.codings import place_of
from kit.activities.tables.themes import themes_of
from kit.domain.activities import OUTCOMES, SCALE, TABLES, TRIED_BY
from kit.domain.answers import Theme
from kit.domain.commands import Actor, Command, Ref
from kit.domain.events import Body, Event
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.workshop import Trial, Workshop
from kit.language import N_


class Import(Command):
    """Take in checked rows of a table; the first part replaces what it held before."""

    do: Literal["import"]
    table: Ref
    source: Annotated[str, Field(max_length=200)]
    rows: Annotated[list[dict[str, JsonValue]], Field(max_length=5_000)]
    first: bool = True


class ThemeClaims(Command):
    """Say what claims are about: their places in the table."""

    do: Literal["theme_claims"]
    theme: Annotated[str, Field(min_length=1, max_length=200)]
    claims: Annotated[list[int], Field(min_length=1, max_length=100_000)]


class SkipTable(Command):
    """Leave a table out of the audit, with a reason."""

    do: Literal["skip_table"]
    table: Ref
    reason: Annotated[str, Field(max_length=1_000)]


class Code(Command):
    """Say which techniques a coder saw in one turn of an employee; an empty list means none."""

    do: Literal["code"]
    dialogue: Annotated[str, Field(max_length=200)]
    turn: Annotated[int, Field(ge=1, le=10_000)]
    coder: Annotated[str, Field(max_length=12)]
    """Initials or a short code, never a full name."""
    techniques: Annotated[
        list[Annotated[str, Field(max_length=codings.MOST_LETTERS)]], Field(max_length=12)
    ]


class CodeRest(Command):
    """Finish a dialogue: what its coder did not touch was looked at, and nothing seen there."""

    do: Literal["code_rest"]
    dialogue: Annotated[str, Field(max_length=200)]
    coder: Annotated[str, Field(max_length=12)]


class SettleTheme(Command):
    """Say which situations a theme of the claims goes into, or why it is dropped."""

    do: Literal["settle_theme"]
    theme: Annotated[str, Field(min_length=1, max_length=200)]
    situations: Annotated[list[Ref], Field(max_length=200)] = Field(default_factory=list)
    reason: Annotated[str, Field(max_length=1_000)] = ""


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


Outcome = list[Body] | Refusal


def unknown_table(table: str) -> Refusal | None:
    """Say that there is no such table, ``None`` if there is."""
    why = N_("There is no table “{table}”. Known tables: {known}.")
    known = ", ".join(TABLES)
    return None if table in TABLES else Refusal(why, {"table": table, "known": known})


def _untold(state: Workshop, rows: Sequence[Mapping[str, Any]]) -> Refusal | None:
    """Say what is wrong with rows of trials; what a phone may not tell, a table may not."""
    for n, row in enumerate(rows, 1):
        item = state.items.get(str(row.get("item")))
        if item is None or not item.seen or type(row.get("version")) is not int:
            return Refusal(N_("Say first which entry each trial is about."))
        if item.decision == "drop":
            return Refusal(N_("This entry was dropped and is not tried any more."))
        if not row.get("who"):
            why = N_(
                "Row {n} does not say who tried: the facilitator, an experienced employee or "
                "another."
            )
            return Refusal(why, {"n": n})
        natural, seconds = row.get("naturalness"), row.get("seconds")
        right = (
            row.get("outcome") in dict(OUTCOMES),
            row.get("who") in dict(TRIED_BY),
            natural is None or (type(natural) is int and SCALE[0] <= natural <= SCALE[1]),
            seconds is None or type(seconds) in (int, float),
        )
        if not all(right):
            return Refusal(N_("Choose one of the offered answers."))
    return None


def take_in(state: Workshop, _actor: Actor, command: Import, _now: float) -> Outcome:
    """Take in rows that were checked before; a file comes whole in one turn or not at all."""
    if wrong := unknown_table(command.table):
        return wrong
    table, rows, source = command.table, tuple(command.rows), tidy(command.source)
    if table == "trials" and (wrong := _untold(state, rows)):
        return wrong
    return [RowsImported(table=table, source=source, rows=rows, first=command.first)]


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
        if item is None or not item.stands or item.kind != "situation":
            return Refusal(N_("This entry is not there any more."))
    if not to and not reason:
        return Refusal(N_("Choose the situations it goes into, or write why it is dropped."))
    told = Theme(to, "" if to else reason)
    if state.themes.get(command.theme) == told:
        return []
    return [ThemeSettled(theme=command.theme, situations=told.situations, reason=told.reason)]


def code(state: Workshop, _actor: Actor, command: Code, _now: float) -> Outcome:
    """Keep what one coder saw in one turn of an employee; clients' turns are not coded."""
    coder = codings.coder_named(state, command.coder)
    if not coder:
        return codings.NOBODY
    place = (command.dialogue, command.turn)
    turns = state.tables.get("dialogues", ())
    turn = next((row for row in turns if place_of(row) == place), None)
    if turn is None:
        return Refusal(N_("This turn is not among the imported dialogues. Reload the page."))
    if not codings.is_agent(turn):
        return Refusal(N_("Only what employees say is coded, not what clients say."))
    named = (codings.technique_named(state, one) for one in command.techniques)
    # Two spellings of a new technique are one as well.
    seen = list({one.casefold(): one for one in named if one}.values())
    if codings.codes_of(state, coder).get(place) == seen and "codings" not in state.skipped:
        return []
    return [TurnCoded(dialogue=place[0], turn=place[1], coder=coder, techniques=tuple(seen))]


def code_rest(state: Workshop, _actor: Actor, command: CodeRest, _now: float) -> Outcome:
    """Code every turn of an employee that a coder did not touch as "none seen"."""
    coder = codings.coder_named(state, command.coder)
    if not coder:
        return codings.NOBODY
    turns = codings.agent_dialogues(state).get(command.dialogue, ())
    mine = codings.codes_of(state, coder)
    left = [
        place for row in turns if codings.is_agent(row) and (place := place_of(row)) not in mine
    ]
    return [TurnCoded(dialogue=name, turn=turn, coder=coder) for name, turn in left]


def skip(_state: Workshop, _actor: Actor, command: SkipTable, _now: float) -> Outcome:
    """Leave a table out, for a reason that the draft will show."""
    if wrong := unknown_table(command.table):
        return wrong
    reason = tidy(command.reason)
    if not reason:
        return Refusal(N_("Write a reason: the author and the standard will show it."))
    return [StepSkipped(table=command.table, reason=reason)]


def _imported(w: Workshop, event: Event, b: RowsImported) -> None:
    if b.first or b.table not in w.tables:
        w.tables[b.table] = []
    w.tables[b.table].extend(dict(row) for row in b.rows)
    if b.table == "trials":
        _trials_imported(w, event, b)
    w.sources[b.table] = b.source
    w.skipped.pop(b.table, None)


def _trials_imported(w: Workshop, event: Event, b: RowsImported) -> None:
    """Count the trials of a table with those told on phones; a new table replaces the old.

    Who tried stays open where a table imported long ago does not say.
    """
    if b.first:
        for item in w.items.values():
            item.trials = [trial for trial in item.trials if not trial.imported]
    for row in b.rows:
        if tried := w.items.get(str(row.get("item"))):
            actor, version = f"{b.table}:{row.get('employee', '')}", int(row["version"])
            outcome, seconds, natural = (
                str(row["outcome"]),
                row.get("seconds"),
                row.get("naturalness"),
            )
            channel, by = str(row.get("channel", "")), str(row.get("who", ""))
            told = (outcome, seconds, natural, channel, by)
            tried.trials.append(Trial(actor, event.at, version, *told, imported=True))


def _settled(w: Workshop, _: Event, b: ThemeSettled) -> None:
    w.themes[b.theme] = Theme(b.situations, b.reason)


def _themed(w: Workshop, _: Event, b: ClaimsThemed) -> None:
    claims = w.tables["claims"]
    for place in b.claims:
        claims[place]["theme"] = b.theme


def _coded(w: Workshop, _: Event, b: TurnCoded) -> None:
    """Keep one row of a coder and a turn; in a new list, by which figures notice the change."""
    rows = list(w.tables.get("codings", ()))
    new = b.model_dump(mode="json", exclude={"kind"})
    same = ((b.dialogue, b.turn), b.coder)
    found = (n for n, row in enumerate(rows) if (place_of(row), row.get("coder")) == same)
    at = next(found, len(rows))
    rows[at : at + 1] = [new]
    w.tables["codings"] = rows
    w.skipped.pop("codings", None)


def _skipped(w: Workshop, _: Event, b: StepSkipped) -> None:
    w.skipped[b.table] = b.reason


RULES: dict[type[Command], Callable[[Workshop, Actor, Any, float], Outcome]] = {
    Import: take_in,
    ThemeClaims: theme,
    SkipTable: skip,
    Code: code,
    CodeRest: code_rest,
    SettleTheme: settle,
}
"""What decides on each of the commands."""

STEPS: dict[type, Callable[[Workshop, Event, Any], None]] = {
    RowsImported: _imported,
    ClaimsThemed: _themed,
    StepSkipped: _skipped,
    ThemeSettled: _settled,
    TurnCoded: _coded,
}
"""What each of the events does to the state."""
