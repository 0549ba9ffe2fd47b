"""The evidence book as a workbook, read back by openpyxl."""

from __future__ import annotations

import math
from io import BytesIO

import openpyxl
import pytest
from rich_workshop import rich
from strange_texts import TEXTS, strange
from test_standard import DAY, Room

from kit.standard.build import build
from kit.standard.formats import formats
from kit.standard.nodes import Document, Figure, Record, records_of


def read(document: Document) -> openpyxl.Workbook:
    (content,) = formats()["xlsx"].files(document).values()
    return openpyxl.load_workbook(BytesIO(content))


def same(cell: object, value: object) -> bool:
    """Whether a cell holds a value: an empty one holds nothing, a number has 15 digits."""
    if isinstance(value, float):
        return math.isclose(cell, value, rel_tol=1e-14)
    return cell == (value if value != "" else None)


def test_every_table_is_a_sheet_with_the_same_rows_and_numbers_are_numbers() -> None:
    document = build(rich().state, DAY)
    book, tables = read(document), records_of(document)
    assert book.sheetnames == ["about", *tables]
    for name, told in tables.items():
        header, *rows = book[name].iter_rows(values_only=True)
        assert len(rows) == len(told)
        for row, values in zip(rows, told, strict=True):
            found = dict(zip(header, row, strict=True))
            for key, value in values.items():
                assert same(found[key], value), (name, key)
                assert not isinstance(found[key], str) or isinstance(value, str), (name, key)
    rows_told = dict(book["about"].iter_rows(min_row=5, values_only=True))
    assert rows_told == {name: len(rows) for name, rows in tables.items()}
    assert book["clauses"].freeze_panes == "A2"
    assert book["clauses"].auto_filter.ref.startswith("A1:")


def test_no_text_is_a_formula_and_every_text_is_whole() -> None:
    room = strange()
    book = read(build(room.state, DAY))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "inlineStr"}
    told = {cell.value: cell for cell in cells}
    assert {item.fields["text"] for item in room.state.of_kind("norm")} <= set(told)
    assert told[TEXTS[0]].quotePrefix, "a text that is edited stays a text"
    assert not told[TEXTS[1]].quotePrefix


def test_a_text_longer_than_a_cell_goes_on_in_the_next_column() -> None:
    document = build(Room().state, DAY)
    long = "дуже довго " * 4_000
    figure = Figure("1", (Record("long", {"text": long, "n": 1}), Record("long", {"text": "ok"})))
    whole = type(document)(**{
        name: getattr(document, name) for name in type(document).__dataclass_fields__
    } | {"records": figure.records})  # fmt: skip
    header, first, second = read(whole)["long"].iter_rows(values_only=True)
    assert header == ("text", "text_2", "text_3", "n")
    assert "".join(first[:3]) == long
    assert second == ("ok", None, None, None)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_workshop_without_anything_gives_a_workbook_that_opens(language: str) -> None:
    book = read(build(Room(language).state, DAY))
    assert book.sheetnames[0] == "about"
