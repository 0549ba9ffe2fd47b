"""A small draft for a demo that begins after co-creation: situations with adopted modules."""

from __future__ import annotations

from uuid import uuid4

from kit.domain.activities import Activity
from kit.domain.commands import FACILITATOR, Add, Command, Decide, Declare
from kit.rehearsal import People
from kit.room.journal import Ask, Journal

_SITUATIONS = 6
_SESSION = "co-creation"


def write_draft(journal: Journal, people: People) -> None:
    """Put situations and adopted speech modules of the sample texts into a workshop."""
    collect = Activity(
        id=f"{_SESSION}/situation.collect", session=_SESSION, does="collect", kind="situation"
    )
    modules = Activity(
        id=f"{_SESSION}/speech_module.collect", session=_SESSION, does="collect",
        kind="speech_module", within="situation",
    )  # fmt: skip
    for activity in (collect, modules):
        _carry_out(journal, Declare(do="declare", id=_id(), activity=activity))
    for situation, variants in list(zip(people.situations, people.modules, strict=False))[
        :_SITUATIONS
    ]:
        fields = {"text": situation.text, "client_says": situation.client_says}
        place = _add(journal, collect, fields)
        best = variants[0]
        said = {"say": best.say, "do": best.do, "benefit": best.benefit}
        module = _add(journal, modules, said, within=place)
        adopt = Decide(do="decide", id=_id(), item=module, decision="adopt", binding="should")
        _carry_out(journal, adopt)


def _id() -> str:
    return f"draft.{uuid4().hex}"


def _carry_out(journal: Journal, command: Command) -> None:
    journal.carry_out([Ask(FACILITATOR, command)])


def _add(journal: Journal, activity: Activity, fields: dict[str, str], within: str = "") -> str:
    """Add one item; give its id."""
    command = Add(
        do="add", id=_id(), activity=activity.id, kind=activity.kind, fields=fields,
        within=within or None,
    )  # fmt: skip
    _carry_out(journal, command)
    return next(reversed(journal.state.items))
