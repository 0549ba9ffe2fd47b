"""What imported tables say: praise and satisfaction, claims by theme, agreement of coders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kit.activities.tables.agreement import WORTH_PRINTING
from kit.activities.tables.figures import claims_plain, codings_plain, survey_plain
from kit.activities.tables.initiative import PARTS, initiative
from kit.activities.tables.satisfaction import nps
from kit.domain.activities import TABLES
from kit.language import N_, plural
from kit.language.measures import Unit, written
from kit.standard.chapters.audit import collected
from kit.standard.chapters.words import WILSON
from kit.standard.clause_nodes import table
from kit.standard.legal import legal, one_line
from kit.standard.material import Material, Term
from kit.standard.nodes import Figure, Heading, Node, Paragraph, Quote, Record, Row, Table, Values
from kit.standard.number_words import number
from kit.standard.outline import Chapter, Place

_MOST_QUOTES = 8
_ADJUSTED = N_("Figure and interval are adjusted for chance; the plain difference is {plain}.")
_PRACTICE = N_("Fewer than {least} dialogues: a first round of practice, too few to conclude from.")
_MISSING = N_("Neither imported nor left out with a reason: {table}")
_SATISFACTION = (
    (N_("Satisfaction"), 5.4),
    (N_("Result"), 2.2),
    (N_("95 % interval"), 2.7),
    ("n", 1.2),
    (N_("Notes"), 5),
)
_CLAIMS = (
    (N_("Name of the theme"), 8.3),
    (N_("Claims of clients"), 2.2),
    (N_("Share of the claims with a theme"), 3),
    (N_("95 % interval"), 3),
)
_TECHNIQUES = (
    (N_("Techniques in dialogues"), 9.5),
    (N_("Share of dialogues"), 3.5),
    (N_("95 % interval"), 3.5),
)
_INITIATIVE = (
    (N_("Part of the dialogue"), 6),
    (N_("Share of employees’ turns that lead"), 4.5),
    (N_("95 % interval"), 3.5),
    (N_("Dialogues"), 2.5),
)
_LEADS = N_(
    "A turn of an employee leads if it ends in a question, or if coders marked a technique of "
    "leading the client in it by its short name. Shares are the mean over dialogues."
)
_NO_DIALOGUES = N_(
    "Not known: no dialogues were imported, and codes alone do not tell who leads on."
)
_AGREEMENT = (
    (N_("Techniques in dialogues"), 3.3),
    ("n", 1.1),
    (N_("Agreement in percent"), 2.9),
    (N_("Krippendorff’s alpha"), 3.2),
    (N_("Gwet’s AC1"), 3),
    (N_("Notes"), 3),
)
_MEASURES: dict[str, tuple[str, Unit]] = {
    "percent": (N_("Agreement in percent"), "share"),
    "alpha": (N_("Krippendorff’s alpha"), "coefficient"),
    "ac1": (N_("Gwet’s AC1"), "coefficient"),
}
_INDICES: dict[str, Unit] = {
    "csat": "share",
    "nps": "difference",
    "ces": "rating",
    "ces_easy": "share",
    "valued": "share",
}
"""The indices of a survey, in the order in which they come; the last where it was asked."""

_CSAT = (
    N_("CSAT"),
    N_("Customer satisfaction: the share of clients who answered 4 or 5 on a scale from 1 to 5."),
)
_NPS = (
    N_("NPS"),
    N_(
        "Net Promoter Score: those who would surely recommend us (9 and 10) less those who would "
        "not (0 to 6), in points of a hundred."
    ),
)
_WALD = (
    N_("adjusted Wald"),
    N_(
        "The interval of the NPS: three imagined answers are added, so that a small survey does "
        "not look certain."
    ),
)
_CES = (N_("CES"), N_("Customer Effort Score: how far clients agree from 1 to 7 that it was easy."))
_ALPHA = (
    N_("Krippendorff’s alpha"),
    N_("How far coders agree beyond chance: 1 is full agreement, 0 is what dice would give."),
)
_AC1 = (
    N_("Gwet’s AC1"),
    N_(
        "The same question, counted so that a technique that nearly always or hardly ever occurs "
        "does not spoil the figure."
    ),
)


def _nodes(material: Material) -> list[Node]:
    """Name the tables that are missing, then show each that was imported or left out."""
    tables = {"survey": _survey, "claims": _claims, "codings": _codings}
    state = material.state
    asked = (run.activity for run in state.runs.values())
    declared = any(one.does == "tables" and one.kind in tables for one in asked)
    if not (declared or state.tables or state.skipped or collected(material)):
        return []
    missing = [one for one in tables if one not in state.skipped and not state.tables.get(one)]
    nodes: list[Node] = []
    if missing:
        label = {one: material.say(TABLES[one]) for one in missing}
        words = {one: material.say(_MISSING, table=label[one]) for one in missing}
        records = tuple(_absent(one, "missing", words[one]) for one in missing)
        whole = material.say(_MISSING, table="; ".join(label.values()))
        nodes.append(Figure(f"{whole}.", records))
    for name, tell in tables.items():
        # Rows that came in earlier say nothing once the table was left out: that was the last word.
        if name in state.skipped:
            nodes += _left_out(material, name)
        elif name not in missing:
            nodes += tell(material)
    return nodes


def _absent(table: str, status: str, words: str) -> Record:
    return Record("tables_without_data", {"table": table, "status": status, "words": words})


def _imported(material: Material, table: str) -> bool:
    return bool(material.state.tables.get(table)) and table not in material.state.skipped


def _left_out(material: Material, name: str) -> list[Node]:
    reason = one_line(legal(material.state.skipped[name]))
    words = material.say(N_("Left out, because: {reason}"), reason=reason)
    title = Heading(material.say(TABLES[name]))
    return [title, Figure(words, (_absent(name, "left_out", words),))]


def _begun(material: Material, title: str, name: str, *remarks: str) -> list[Node]:
    """Give the title of a table and, in one line, its file and what to know of it."""
    source = one_line(legal(material.state.sources.get(name, "")))
    told = material.say(N_("From the file {name}"), name=source) if source else ""
    note = " · ".join(filter(None, (told, *remarks)))
    return [Heading(material.say(title)), *([Paragraph(note, leads=True)] if note else [])]


def _survey(material: Material) -> list[Node]:
    say, rows = material.say, material.state.tables["survey"]
    found = survey_plain(material.state, material.language)
    plain = nps([int(row["nps"]) for row in rows if row.get("nps") is not None]).observed
    made = []
    for (name, unit), one in zip(_INDICES.items(), found["indices"], strict=False):
        value, note = number(material.language, one["value"], unit), one["value"]["why"] or ""
        if name == "nps" and value.estimate is not None and plain is not None:
            # Who counts the answers anew gets the plain difference.
            note = say(_ADJUSTED, plain=written(material.language, plain, unit))
        rule = say(one["rule"])
        values: Values = {"index": name, "rule": rule, **value.plain, "note": note}
        cells = (rule, value.result, value.interval, str(value.n), note)
        made.append(Row(cells, (Record("satisfaction", values),)))
    satisfied = _begun(material, N_("Satisfaction"), "survey")
    shown = table(material, "satisfaction", _SATISFACTION, made)
    return [*_praise(material, found["best"]), *satisfied, shown]


def _praise(material: Material, best: Sequence[str]) -> list[Node]:
    if not best:
        return []
    praised = sum(bool(row.get("best")) for row in material.state.tables["survey"])
    shown = [one_line(legal(text)) for text in best[:_MOST_QUOTES]]
    note = material.say(
        N_("Shown: {shown} of {n} answers, in the order of the file."), shown=len(shown), n=praised
    )
    records = tuple(Record("praise", {"text": text}) for text in shown)
    return [
        Heading(material.say(N_("What clients say was done best"))),
        Figure(note, records),
        *(Quote(f"“{text}”") for text in shown),
    ]


def _claims(material: Material) -> list[Node]:
    """Give the claims by theme; those without one are work that is left, and no estimate."""
    say, language = material.say, material.language
    found = claims_plain(material.state, language)
    rows = []
    for one in found["themes"]:
        value = number(language, one["share"], "share")
        name = one_line(legal(one["theme"]))
        values: Values = {"theme": name, "claims": one["count"], **value.plain}
        cells = (name, str(one["count"]), value.result, value.interval)
        rows.append(Row(cells, (Record("claims", values),)))
    if found["unread"]:
        unread = say(N_("without a theme: nobody has read them yet"))
        record = Record("claims", {"theme": "", "claims": found["unread"]})
        rows.append(Row((unread, str(found["unread"]), "", ""), (record,)))
    whole = plural(language, "{n} claim", "{n} claims", found["n"])
    themed = say(N_("with a theme: {n}"), n=found["themed"])
    rows.append(Row((whole, str(found["n"]), "", "")))
    begun = _begun(material, N_("Claims by theme"), "claims", whole, themed)
    return [*begun, table(material, "claims", _CLAIMS, rows)]


def _codings(material: Material) -> list[Node]:
    say, language = material.say, material.language
    found = codings_plain(material.state, language)
    seen = []
    for one in found["frequencies"]:
        value, name = number(language, one["share"], "share"), one_line(legal(one["technique"]))
        record = Record("techniques", {"technique": name, **value.plain})
        seen.append(Row((name, value.result, value.interval), (record,)))
    used: list[Node] = []
    if seen:
        used = _begun(material, N_("How often each technique occurs"), "codings")
        used.append(table(material, "techniques", _TECHNIQUES, seen))
    all_ = found["overall"] | {"name": say(N_("All techniques together"))}
    few = ""
    if all_["n"] < WORTH_PRINTING and all_["percent"]["estimate"] is not None:
        few = say(_PRACTICE, least=WORTH_PRINTING)
    rows = [_agreed(material, one) for one in (all_, *found["techniques"])]
    begun = _begun(material, N_("Agreement of coders"), "codings", few)
    return [*used, *begun, table(material, "agreement", _AGREEMENT, rows)]


def _agreed(material: Material, one: Mapping[str, Any]) -> Row:
    """Give three figures side by side: none of them stands alone."""
    name, cells, records = one_line(legal(one["name"])), [], []
    why: dict[str, list[str]] = {}
    for key, (label, unit) in _MEASURES.items():
        value, note = number(material.language, one[key], unit), one[key]["why"] or ""
        cells.append(f"{value.result}\n({value.interval})" if value.interval else value.result)
        if note:
            why.setdefault(note, []).append(material.say(label))
        about: Values = {"technique": name, "measure": key}
        told = {**value.plain, "n": one["n"], "note": note}
        records.append(Record("agreement", {**about, **told}))
    # A reason that holds for all three needs no name before it.
    notes = "\n".join(
        note if len(labels) == len(_MEASURES) else f"{', '.join(labels)}: {note}"
        for note, labels in why.items()
    )
    return Row((name, str(one["n"]), *cells, notes), tuple(records))


def _terms(material: Material) -> Iterable[Term]:
    if _imported(material, "survey"):
        yield from (WILSON, _CSAT, _NPS, _WALD, _CES)
    if _imported(material, "claims"):
        yield WILSON
    if _imported(material, "codings"):
        yield from (WILSON, _ALPHA, _AC1)


def _initiative(material: Material) -> list[Node]:
    """Say how often employees lead in dialogues, or why that is not known."""
    say, state, language = material.say, material.state, material.language
    if not (state.kept("technique") or _imported(material, "codings")):
        return []
    nodes: list[Node] = [Heading(say(N_("Who holds the initiative")))]
    if not state.tables.get("dialogues"):
        return [*nodes, Paragraph(say(_NO_DIALOGUES))]
    found, rows = initiative(state), []
    for (key, label), value in zip(
        (("whole", N_("whole dialogue")), *PARTS),
        (found.whole, *(one for _, one in found.parts)),
        strict=True,
    ):
        told = number(language, value, "share")
        record = Record("initiative", {"part": key, **told.plain})
        # A reason stands in the place of the figure.
        figure = told.result if told.estimate is not None else told.words
        rows.append(Row((say(label), figure, told.interval, str(told.n)), (record,)))
    nodes.append(Paragraph(say(_LEADS), leads=True))
    return [*nodes, table(material, "initiative", _INITIATIVE, rows)]


def _initiative_terms(material: Material) -> Iterable[Term]:
    if any(isinstance(one, Table) for one in _initiative(material)):
        yield WILSON


CHAPTERS = (
    Chapter(Place.AUDIT_TABLES, "tables", "", _nodes, terms=_terms),
    Chapter(Place.TECHNIQUES_INITIATIVE, "tables", "", _initiative, terms=_initiative_terms),
)
