"""The understanding quiz in the document: how many know each answer, under five nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kit.activities.quiz.figures import quiz_results, quiz_told, share_right
from kit.domain.activities import Activity
from kit.domain.workshop import Item, Workshop
from kit.language import N_
from kit.standard.baseline import Base
from kit.standard.chapter_texts import texts_beside
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.chapters.words import WILSON
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clause_records, facts_below, ordered, table
from kit.standard.legal import legal
from kit.standard.material import Material, Term
from kit.standard.nodes import EMPTY, Fact, Figure, Node, Paragraph, Record, Row
from kit.standard.number_words import number
from kit.standard.outline import Place

_TEXTS = texts_beside(__file__)


def _quizzes(state: Workshop) -> list[Activity]:
    return [run.activity for run in state.runs.values() if run.activity.does == "quiz"]


def _answered(state: Workshop) -> list[Activity]:
    return [one for one in _quizzes(state) if any(row.n for row in quiz_results(state, one))]


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    clauses = {one.item: one for one in ordered(material, items)}
    told: list[Node] = []
    rows: dict[str, list[Row]] = {}
    for activity in _answered(material.state):
        told.append(_reliability(material, activity))
        for item, row in _asked(material, activity, clauses):
            rows.setdefault(item, []).append(row)
    note = _TEXTS.notes["no_proof"] if told else N_("Nobody has answered the quiz yet.")
    for item, one in clauses.items():
        if item not in rows:
            rows[item] = [Row((one.number, one.headline, one.part("right"), "0", EMPTY, EMPTY))]
        rows[item][0] = _with_all(material, one, rows[item][0])
    made = [row for found in rows.values() for row in found]
    return [
        *told,
        Paragraph(material.say(note), leads=True),
        table(material, "quiz", _TEXTS.columns["quiz"], made),
    ]


def _title(material: Material, activity: Activity) -> str:
    return legal(activity.title) or material.say(N_("Understanding quiz"))


def _reliability(material: Material, activity: Activity) -> Figure:
    people, told = quiz_told(material.state, activity)
    title, found = (
        _title(material, activity),
        number(material.language, told.reliability, "coefficient"),
    )
    text = N_("“{title}”: people who answered: {n}; reliability (KR-20): {reliability}.")
    words = material.say(text, title=title, n=people, reliability=found.words.rstrip("."))
    values = {"activity": activity.id, "quiz": title, "people": people, **found.plain}
    return Figure(words, (Record("quizzes", values),))


def _asked(
    material: Material, activity: Activity, clauses: dict[str, Clause]
) -> Iterator[tuple[str, Row]]:
    """Give a row for each question of a quiz, the hardest first."""
    _, told = quiz_told(material.state, activity)
    for one in quiz_results(material.state, activity):
        clause = clauses.get(one.id)
        if clause is None:
            continue
        apart = told.discrimination.get(one.id, one.share)
        figures = {
            "right": number(material.language, one.share, "share"),
            "discrimination": number(material.language, apart, "coefficient"),
        }
        about = {
            "activity": activity.id,
            "quiz": _title(material, activity),
            "number": clause.number,
            "item": clause.item,
        }
        records = tuple(
            Record("quiz_answers", {**about, "measure": measure, **found.plain})
            for measure, found in figures.items()
        )
        words = (found.words for found in figures.values())
        cells = (clause.number, clause.headline, clause.part("right"), str(one.n), *words)
        yield clause.item, Row(cells, records)


def _with_all(material: Material, one: Clause, row: Row) -> Row:
    """Put all that stands behind a question below its row, wrong answers first."""
    wrong = tuple(part.text for part in one.parts if part.name.startswith("wrong"))
    told: list[Fact] = [(material.say(N_("Wrong answers")), wrong)] if wrong else []
    below = (*told, *facts_below(material, one))
    return Row(row.cells, (*clause_records(one), *row.records), below, one.number)


def _terms(material: Material) -> Iterable[Term]:
    if _answered(material.state):
        yield from (WILSON, *_TEXTS.terms.values())


def _baseline(state: Workshop) -> Iterator[Base]:
    """Give the mean share right of a person, and how many answered each question right."""
    for activity in _quizzes(state):
        whole = N_("Right answers, all questions")
        yield Base("quiz", whole, activity.id, share_right(state, activity))
        for one in quiz_results(state, activity):
            label = N_("Right answers")
            yield Base("question", label, activity.id, one.share, one.id, need=True)


CHAPTERS = (
    kind_chapter(
        Place.QUIZ, "question", title=N_("Understanding quiz"), fill=_fill, terms=_terms,
        baseline=_baseline,
    ),
)  # fmt: skip
