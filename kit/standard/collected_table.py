"""What the sessions collected beside clauses, as rows of the votes: ``method`` says what it is."""

from __future__ import annotations

from kit.standard.collected import BaseFigure, Number, Quiz
from kit.standard.document import HowToRead, Standard
from kit.standard.trials_table import Cell

Cells = dict[str, Cell]


def collected_rows(document: Standard) -> list[Cells]:
    """Give rows for the matrix, themes, quiz, baseline, training needs, freedom and authorship."""
    found: list[Cells] = [
        {"method": "action", "number": one.number, "text": one.text, "words": ", ".join(one.meets)}
        for one in document.matrix.actions
    ]
    found += [
        {
            "method": "theme", "criterion": one.theme, "count": one.claims,
            "text": ", ".join(one.situations), "words": one.words,
        }
        for one in document.themes
    ]  # fmt: skip
    found += [row for quiz in document.quizzes for row in _quiz(quiz)]
    found += [_based("baseline", one) for one in document.introduction.baseline]
    found += [_based("training_need", one) for one in document.introduction.needs]
    found += [
        {
            "method": "pulse_change", "criterion": one.statement, "unit": "rating",
            **_figure(one.difference), "words": f"{one.words} {one.caution}",
        }
        for one in document.pulse_changes
    ]  # fmt: skip
    return [*found, *_reading(document.how_to_read)]


def _figure(value: Number) -> Cells:
    return {
        "n": value.n,
        "estimate": value.estimate,
        "low": value.low,
        "high": value.high,
        "words": value.words,
    }


def _quiz(quiz: Quiz) -> list[Cells]:
    about: Cells = {"method": "quiz", "activity": quiz.activity, "vote": quiz.title}
    rows = [about | {"criterion": "reliability", "unit": "coefficient"} | _figure(quiz.reliability)]
    for one in quiz.questions:
        asked = about | {"number": one.number, "item": one.item}
        rows.append(asked | {"criterion": "right", "unit": "share"} | _figure(one.share))
        told = {"criterion": "discrimination", "unit": "coefficient"}
        rows.append(asked | told | _figure(one.discrimination))
    return rows


def _based(method: str, one: BaseFigure) -> Cells:
    return {
        "method": method, "activity": one.activity, "number": one.number, "vote": one.label,
        "criterion": one.measured, "text": one.about, "unit": one.unit, **_figure(one.value),
    }  # fmt: skip


def _reading(reading: HowToRead) -> list[Cells]:
    whole = sum(count for _, _, count in reading.levels)
    if not whole:
        return []
    counts = reading.freedom.must, reading.freedom.should, reading.freedom.free
    rows: list[Cells] = [
        {
            "method": "freedom", "criterion": level, "count": count, "n": whole, "unit": "share",
            "estimate": count / whole, "words": words,
        }
        for level, count, (words, _, _) in zip(
            ("must", "should", "free"), counts, reading.levels, strict=True
        )
    ]  # fmt: skip
    rows += [
        {"method": "authority", "number": one.number, "text": one.text, "words": one.status}
        for one in reading.authority
    ]
    wrote = reading.authorship
    return [
        *rows,
        {
            "method": "authorship", "count": wrote.with_employee, "n": wrote.of, "unit": "share",
            "estimate": wrote.share, "words": wrote.words,
        },
    ]  # fmt: skip
