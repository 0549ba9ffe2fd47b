"""Tables of an audit: taking rows in, saying what claims are about, leaving a table out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kit.activities.tables.codings import (
    agent_dialogues,
    coder_named,
    codes_of,
    place_of,
    technique_named,
    turn_at,
)
from kit.activities.tables.commands import (
    Code,
    CodeRest,
    Import,
    SettleTheme,
    SkipTable,
    ThemeClaims,
)
from kit.activities.tables.events import (
    ClaimsThemed,
    RowsImported,
    StepSkipped,
    ThemeSettled,
    TurnCoded,
)
from kit.activities.tables.themes import themes_of
from kit.domain.activities import OUTCOMES, SCALE, TABLES, TRIED_BY
from kit.domain.answers import Theme
from kit.domain.commands import Actor
from kit.domain.events import Body, Event
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.workshop import Trial, Workshop
from kit.language import N_

Outcome = list[Body] | Refusal
_NOBODY = Refusal(N_("Write your initials first."))


def _unknown(table: str) -> Refusal | None:
    if table in TABLES:
        return None
    return Refusal(
        N_("There is no table “{table}”. Known tables: {known}."),
        {"table": table, "known": ", ".join(TABLES)},
    )


def _untold(state: Workshop, rows: Sequence[Mapping[str, Any]]) -> Refusal | None:
    """Say what is wrong with rows of trials; what a phone may not tell, a table may not."""
    for n, row in enumerate(rows, 1):
        item = state.items.get(str(row.get("item")))
        if item is None or not item.seen or type(row.get("version")) is not int:
            return Refusal(N_("Say first which entry each trial is about."))
        if item.decision == "drop":
            return Refusal(N_("This entry was dropped and is not tried any more."))
        if not row.get("who"):
            return Refusal(
                N_(
                    "Row {n} does not say who tried: the facilitator, an experienced employee or "
                    "another."
                ),
                {"n": n},
            )
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
    if wrong := _unknown(command.table):
        return wrong
    rows = tuple(command.rows)
    if command.table == "trials" and (wrong := _untold(state, rows)):
        return wrong
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
    coder = coder_named(state, command.coder)
    if not coder:
        return _NOBODY
    place = (command.dialogue, command.turn)
    turn = turn_at(state, place)
    if turn is None:
        return Refusal(N_("This turn is not among the imported dialogues. Reload the page."))
    if turn.get("speaker") != "agent":
        return Refusal(N_("Only what employees say is coded, not what clients say."))
    named = (technique_named(state, one) for one in command.techniques)
    # Two spellings of a new technique are one as well.
    seen = list({one.casefold(): one for one in named if one}.values())
    if codes_of(state, coder).get(place) == seen and "codings" not in state.skipped:
        return []
    return [TurnCoded(dialogue=place[0], turn=place[1], coder=coder, techniques=tuple(seen))]


def code_rest(state: Workshop, _actor: Actor, command: CodeRest, _now: float) -> Outcome:
    """Code every turn of an employee that a coder did not touch as "none seen"."""
    coder = coder_named(state, command.coder)
    if not coder:
        return _NOBODY
    turns = agent_dialogues(state).get(command.dialogue, ())
    mine = codes_of(state, coder)
    left = [place_of(row) for row in turns if row.get("speaker") == "agent"]
    return [
        TurnCoded(dialogue=place[0], turn=place[1], coder=coder)
        for place in left
        if place not in mine
    ]


def skip(_state: Workshop, _actor: Actor, command: SkipTable, _now: float) -> Outcome:
    """Leave a table out, for a reason that the draft will show."""
    if wrong := _unknown(command.table):
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
            tried.trials.append(
                Trial(
                    f"{b.table}:{row.get('employee', '')}", event.at, int(row["version"]),
                    str(row["outcome"]), row.get("seconds"), row.get("naturalness"),
                    str(row.get("channel", "")), str(row.get("who", "")), imported=True,
                )
            )  # fmt: skip


def _settled(w: Workshop, _: Event, b: ThemeSettled) -> None:
    w.themes[b.theme] = Theme(b.situations, b.reason)


def _themed(w: Workshop, _: Event, b: ClaimsThemed) -> None:
    claims = w.tables["claims"]
    for place in b.claims:
        claims[place]["theme"] = b.theme


def _coded(w: Workshop, _: Event, b: TurnCoded) -> None:
    """Keep one row of a coder and a turn; in a new list, by which figures notice the change."""
    rows = list(w.tables.get("codings", ()))
    new: dict[str, Any] = {
        "dialogue": b.dialogue, "turn": b.turn, "coder": b.coder, "techniques": list(b.techniques),
    }  # fmt: skip
    same = ((b.dialogue, b.turn), b.coder)
    found = (n for n, row in enumerate(rows) if (place_of(row), row.get("coder")) == same)
    at = next(found, len(rows))
    rows[at : at + 1] = [new]
    w.tables["codings"] = rows
    w.skipped.pop("codings", None)


def _skipped(w: Workshop, _: Event, b: StepSkipped) -> None:
    w.skipped[b.table] = b.reason


STEPS: dict[type, Callable[[Workshop, Event, Any], None]] = {
    RowsImported: _imported,
    ClaimsThemed: _themed,
    StepSkipped: _skipped,
    ThemeSettled: _settled,
    TurnCoded: _coded,
}
"""What each of the events does to the state."""
