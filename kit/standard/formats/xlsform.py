"""Two forms for ODK, KoboToolbox and the like, as XLSForm: a scorecard and an observation form.

Both ask of each adopted clause that obliges whether it was met; variants for one situation are
one question, since people choose one of them. The scorecard is for one dialogue and ends with
the share of what was met among what was rated; what does not apply enters no sum. The
observation form begins with the visit, asks in the order of the stages of a conversation, and
keeps impressions apart from facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zlib import crc32

from kit.language import N_, translate
from kit.standard.formats.in_use import Entry, Group, apart, entries, groups, titled
from kit.standard.formats.workbook import Sheet, workbook
from kit.standard.nodes import Document

_SURVEY = (
    "type", "name", "label", "hint", "required", "relevant", "parameters", "appearance",
    "calculation",
)  # fmt: skip
_CHOICES = ("list_name", "name", "label")
_SETTINGS = ("form_title", "form_id", "version", "default_language")

_MET = (("yes", N_("yes")), ("no", N_("no")), ("na", N_("does not apply, or could not be seen")))
_SAID = (("yes", N_("yes")), ("no", N_("no")))
_SCALE = "start=1 end=5 step=1"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9_]")
_LAST = 1_000
"""A place after all stages."""


@dataclass(slots=True)
class _Form:
    document: Document
    key: str
    rows: list[dict[str, str]] = field(default_factory=list)

    def say(self, text: str, **values: object) -> str:
        """Give a sentence in the language of the document."""
        return translate(self.document.language, text, **values)

    def ask(self, type_: str, name: str, label: str = "", **more: str) -> None:
        """Add a row of the survey; a label is what it says, with no reference in it."""
        self.rows.append({"type": type_, "name": name, "label": label, **more})


def write(document: Document) -> dict[str, bytes]:
    """Give the workbooks of the two forms."""
    found = [one for one in groups(document) if _asked(one)]
    never = [one for one in entries(document) if one.forbidden]
    return {
        "scorecard": _scorecard(document, found, never),
        "observation": _observation(document, found, never),
    }


def _asked(group: Group) -> bool:
    first = group.entries[0]
    return not first.forbidden and any(one.binding in ("must", "should") for one in group.entries)


def _scorecard(document: Document, found: list[Group], never: list[Entry]) -> bytes:
    form = _Form(document, "scorecard")
    form.ask("today", "today")
    form.ask("text", "dialogue", form.say(N_("Which dialogue is it?")), required="yes")
    form.ask("text", "channel", form.say(N_("Channel")))
    _situation(form, found)
    for group in found:
        _question(form, group)
    _stops(form, never)
    _score(form, found, never)
    form.ask("text", "facts", form.say(N_("What happened? Facts only")), appearance="multiline")
    return _book(form, found, N_("Scorecard of a dialogue"))


def _observation(document: Document, found: list[Group], never: list[Entry]) -> bytes:
    form = _Form(document, "observation")
    say = form.say
    form.ask("begin_group", "visit", say(N_("The visit")))
    form.ask("text", "site", say(N_("Place")), required="yes")
    form.ask("text", "channel", say(N_("Channel")))
    form.ask("date", "day", say(N_("Date")), required="yes")
    form.ask("time", "time_in", say(N_("Beginning")))
    form.ask("time", "time_out", say(N_("End")))
    _situation(form, found)
    form.ask("end_group", "")
    form.ask("begin_group", "seen", say(N_("What you saw and heard")))
    for group in sorted(found, key=_stage):
        _question(form, group)
    _stops(form, never)
    form.ask("text", "facts", say(N_("What happened? Facts only")), appearance="multiline")
    form.ask("end_group", "")
    form.ask("begin_group", "impressions", say(N_("Your own impressions")))
    for name, label in (
        ("natural", N_("How natural did it sound? From 1, recited, to 5, quite natural")),
        ("again", N_("Would you come again? From 1, no, to 5, gladly")),
    ):
        form.ask("range", name, say(label), parameters=_SCALE)
    form.ask("end_group", "")
    return _book(form, found, N_("Observation of a visit"))


def _stage(group: Group) -> int:
    return min((one.stage for one in group.entries if one.stage is not None), default=_LAST)


def _situation(form: _Form, found: Iterable[Group]) -> None:
    """Ask for the situation: a list of choices without any would be an error."""
    if any(group.situation for group in found):
        label = form.say(N_("Which situation is it?"))
        form.ask("select_one situations", "situation", label, required="yes")


def _question(form: _Form, group: Group) -> None:
    """Ask whether a group was met, in any of its wordings."""
    relevant = f"${{situation}} = '{_name(group.situation.number)}'" if group.situation else ""
    asked = form.say(N_("{kind}: was it followed?"), kind=group.kind_words)
    label = "\n".join([apart(asked, "${"), *map(_wording, group.entries)])
    hint = form.say(N_("In these words or others of the same meaning")) if _spoken(group) else ""
    form.ask("select_one met", _grouped(group), label, hint=hint, relevant=relevant)


def _spoken(group: Group) -> bool:
    return any(one.text("say") for one in group.entries)


def _wording(one: Entry) -> str:
    """Give what is to be seen or heard of an entry: its wording, meaning points and steps."""
    told = [*one.texts[:1], *(text for text in one.texts[1:] if text.field in ("points", "do"))]
    return apart("\n".join([one.number, *(f"{t.label}: {t.text}" for t in told)]), "${")


def _stops(form: _Form, never: Iterable[Entry]) -> None:
    for one in never:
        said = form.say(N_("Was this said? {phrase}"), phrase=f"{one.number} · {one.headline}")
        form.ask("select_one said", _name(one.number, one.kind), apart(said, "${"))


def _score(form: _Form, asked: list[Group], never: list[Entry]) -> None:
    """Sum up: share of yes among yes and no, and how many STOP-phrases were said."""
    for name, answers in (("met", ("yes",)), ("rated", ("yes", "no"))):
        form.ask("calculate", name, calculation=_count(map(_grouped, asked), *answers))
    share = "if(${rated} > 0, round(100 * ${met} div ${rated}, 0), '')"
    form.ask("calculate", "score", calculation=share)
    names = [_name(one.number, one.kind) for one in never]
    form.ask("calculate", "stops_said", calculation=_count(names, "yes"))
    told = form.say(
        N_("Met: {met} of {rated} that could be rated ({score} %). STOP-phrases said: {stops}."),
        met="${met}", rated="${rated}", score="${score}", stops="${stops_said}",
    )  # fmt: skip
    form.ask("note", "summary", told)


def _count(names: Iterable[str], *answers: str) -> str:
    terms = [f"number(${{{name}}} = '{one}')" for name in names for one in answers]
    return " + ".join(terms) or "0"


def _book(form: _Form, found: Iterable[Group], title: str) -> bytes:
    document = form.document
    whole = apart(f"{form.say(title)} · {document.title}", "${")
    key = f"{form.key}_{crc32(document.title.encode()):08x}"
    settings = [(whole, key, str(document.version), document.language)]
    survey = [[row.get(name, "") for name in _SURVEY] for row in form.rows]
    sheets = {
        "survey": Sheet(_SURVEY, survey),
        "choices": Sheet(_CHOICES, list(_choices(form, found))),
        "settings": Sheet(_SETTINGS, settings),
    }
    return workbook(sheets, whole, document.date)


def _choices(form: _Form, found: Iterable[Group]) -> Iterator[tuple[str, str, str]]:
    for listed, answers in (("met", _MET), ("said", _SAID)):
        for name, label in answers:
            yield listed, name, form.say(label)
    around = {one.situation.number: one.situation for one in found if one.situation}
    for one in around.values():
        yield "situations", _name(one.number), apart(titled(one), "${")


def _grouped(group: Group) -> str:
    """Give the name of a group's question: a situation has one for each kind."""
    return _name(group.number, group.entries[0].kind)


def _name(*parts: str) -> str:
    """Give a name that stays the same in each edition, so that answers can be compared."""
    return _NOT_IN_NAMES.sub("_", "_".join(parts).lower())
