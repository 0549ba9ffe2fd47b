"""What a demo begins with: a small draft after co-creation, a company's tables in an audit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from kit.domain.activities import Activity
from kit.domain.commands import FACILITATOR, Add, Command, Decide, Declare
from kit.domain.kinds import KINDS
from kit.domain.refusal import Refusal
from kit.imports.checking import check
from kit.imports.mapping import suggest_mapping
from kit.imports.reading import read_table
from kit.imports.schemas import SCHEMAS
from kit.rehearsal import People
from kit.room.journal import Ask, Journal

_SITUATIONS, _VARIANTS, _TYPES = 6, 2, 3
_SESSION = "co-creation"
_TABLES = ("roster", "survey", "claims", "dialogues", "codings")


def write_draft(journal: Journal, people: People) -> None:
    """Put situations with adopted modules and schemes, and client types, into a workshop."""
    schemes = people.entries.get("behaviour_scheme", ())
    for at, situation in enumerate(people.situations[:_SITUATIONS]):
        place = _add(journal, "situation", situation.fields)
        for module in people.modules[at][:_VARIANTS]:
            _adopt(journal, _add(journal, "speech_module", module, place))
        for scheme in schemes[at : at + 1]:
            _adopt(journal, _add(journal, "behaviour_scheme", scheme, place))
    for one in people.entries.get("client_type", ())[:_TYPES]:
        _add(journal, "client_type", one)


def _id() -> str:
    return f"draft.{uuid4().hex}"


def _carry_out(journal: Journal, command: Command) -> None:
    journal.carry_out([Ask(FACILITATOR, command)])


def _adopt(journal: Journal, item: str) -> None:
    adopt = Decide(do="decide", id=_id(), item=item, decision="adopt", binding="should")
    _carry_out(journal, adopt)


def _add(journal: Journal, kind: str, fields: Mapping[str, str], within: str | None = None) -> str:
    """Add one item, its activity declared first; give its id."""
    activity = Activity(
        id=f"{_SESSION}/{kind}.collect",
        session=_SESSION,
        does="collect",
        kind=kind,
        within=KINDS[kind].within,
    )
    _carry_out(journal, Declare(do="declare", id=_id(), activity=activity))
    entry = Add(
        do="add", id=_id(), activity=activity.id, kind=kind, fields=dict(fields), within=within
    )
    _carry_out(journal, entry)
    return next(reversed(journal.state.items))


def bring_in_company(journal: Journal, companies: Path, language: str) -> None:
    """Import the tables of the sample company that speaks this language, if there is one.

    A table that cannot be read stays out: the desk then shows it as not imported.
    """
    # The desk's own way in; a server without a demo needs no widgets.
    from kit.activities.tables.upload import asks_of, take_whole  # noqa: PLC0415 - see above

    for name in _TABLES:
        path = companies / language / f"{name}.csv"
        table = read_table(path) if path.is_file() else None
        if table is None or isinstance(table, Refusal):
            continue
        schema = SCHEMAS[name]
        checked = check(table, schema, suggest_mapping(table, schema))
        take_whole(journal, asks_of(name, path.name, checked.rows))
