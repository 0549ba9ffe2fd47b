"""Imports from workbooks: sheets, merged cells, formulas, dates as days and as texts."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from kit.domain.refusal import Refusal
from kit.imports.checking import Checked, check
from kit.imports.mapping import suggest_mapping
from kit.imports.reading import read_table
from kit.imports.schemas import SCHEMAS
from kit.imports.tables import Table, preview

CLAIMS, SURVEY = SCHEMAS["claims"], SCHEMAS["survey"]


@pytest.fixture
def book() -> Workbook:
    book = Workbook()
    book.active.title = "Claims"
    return book


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / "table.xlsx"
    book.save(path)
    return path


def read(book: Workbook, folder: Path, sheet: str = "") -> Table:
    table = read_table(saved(book, folder), sheet=sheet)
    assert isinstance(table, Table), table
    return table


def checked(table: Table, schema=CLAIMS) -> Checked:
    return check(table, schema, suggest_mapping(table, schema))


def with_stored_results(path: Path, results: dict[str, str]) -> None:
    """Store results beside formulas, as a spreadsheet does when it saves."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for formula, result in results.items():
        before = f"<f>{formula}</f><v />"
        if before not in sheet:
            before = f"<f>{formula}</f><v></v>"
        assert before in sheet
        sheet = sheet.replace(before, f"<f>{formula}</f><v>{result}</v>")
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)


def test_days_serials_and_numbers_of_a_workbook_are_read(book, tmp_path) -> None:
    sheet = book.active
    sheet.append(["Номер", "Дата", "Текст", "Канал"])
    # Spreadsheets know no time zones.
    sheet.append([17.0, datetime(2025, 12, 31, 14, 5), "пізно", "чат"])  # noqa: DTZ001 - as above
    sheet.append([18, 46022, "пізно", None])
    sheet.append([19, "31.12.2025", 2025, None])
    found = checked(read(book, tmp_path))
    assert found.complete
    assert [row["number"] for row in found.rows] == ["17", "18", "19"]
    assert [row["date"] for row in found.rows] == ["2025-12-31"] * 3
    assert found.rows[2]["text"] == "2025"


def test_merged_headings_get_a_sentence(book, tmp_path) -> None:
    book.active.append(["Claims of 2025", None, None])
    book.active.append(["text", "date", "channel"])
    book.active.append(["late", None, None])
    book.active.merge_cells("A1:C1")
    refusal = read_table(saved(book, tmp_path))
    assert isinstance(refusal, Refusal)
    assert "A1:C1" in refusal.said("en")
    assert "heading of its own" in refusal.said("en")


def test_merged_cells_below_are_bad_rows_and_not_silently_empty(book, tmp_path) -> None:
    for row in (["text", "channel"], ["late", "phone"], ["rude", None], ["slow", "chat"]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    found = checked(read(book, tmp_path))
    assert [(one.row, one.column) for one in found.bad] == [(3, "channel")]
    assert "B2:B3" in found.bad[0].reason.said("en")
    assert [row["row"] for row in found.rows] == [2, 4]


def test_formulas_count_by_their_stored_results(book, tmp_path) -> None:
    for row in (["id", "csat"], [1, "=2+2"], [2, "=1+2"], [3, 5]):
        book.active.append(row)
    path = saved(book, tmp_path)
    with_stored_results(path, {"2+2": "4"})
    table = read_table(path)
    assert isinstance(table, Table)
    found = checked(table, SURVEY)
    assert [(row["number"], row["csat"]) for row in found.rows] == [("1", 4), ("3", 5)]
    ((row, column, why),) = [(one.row, one.column, one.reason.said("en")) for one in found.bad]
    assert (row, column) == (3, "csat")
    assert "no stored result" in why
    assert "Formulas taken by their stored results: 2." in [one.said("en") for one in table.notices]
    assert preview(table)[1] == ("2", "⚠")


def test_a_merge_over_many_rows_hides_all_but_its_first_cell(book, tmp_path) -> None:
    book.active.append(["text", "channel"])
    for n in range(300):
        book.active.append([f"late {n}", "phone"])
    book.active.merge_cells("B11:B301")
    found = checked(read(book, tmp_path))
    assert [one.row for one in found.bad] == list(range(12, 302))
    assert len(found.rows) == 10


def test_a_workbook_damaged_inside_gets_a_sentence(book, tmp_path) -> None:
    book.active.append(["text"])
    book.active.append(["late"])
    path = saved(book, tmp_path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for broken in (parts["xl/worksheets/sheet1.xml"][:-40], None):
        with zipfile.ZipFile(path, "w") as new:
            for name, part in parts.items():
                if name != "xl/worksheets/sheet1.xml":
                    new.writestr(name, part)
                elif broken:
                    new.writestr(name, broken)
        refusal = read_table(path)
        assert isinstance(refusal, Refusal)
        assert "cannot be read" in refusal.said("en")


def test_error_values_are_bad_rows(book, tmp_path) -> None:
    for row in (["text", "channel"], ["late", "#REF!"]):
        book.active.append(row)
    (bad,) = checked(read(book, tmp_path)).bad
    assert bad.reason.said("en") == "The cell shows the error #REF! instead of a value."


def test_a_sheet_is_chosen_by_name_and_otherwise_the_first(book, tmp_path) -> None:
    book.active.append(["text"])
    book.active.append(["first"])
    other = book.create_sheet("2025")
    other.append(["text"])
    other.append(["second"])
    table = read(book, tmp_path)
    assert (table.sheet, table.sheets) == ("Claims", ("Claims", "2025"))
    assert table.rows[0].cells == ("first",)
    assert "the file has 2 sheets" in table.notices[-1].said("en")
    assert read(book, tmp_path, "2025").rows[0].cells == ("second",)
    refusal = read_table(tmp_path / "table.xlsx", sheet="2024")
    assert isinstance(refusal, Refusal)
    assert refusal.said("en") == "There is no sheet “2024”. The sheets are: Claims, 2025."


def test_rows_keep_their_numbers_over_gaps_and_below_a_late_heading(book, tmp_path) -> None:
    sheet = book.active
    sheet["B3"], sheet["C3"] = "text", "date"
    sheet["B4"], sheet["B8"] = "late", "rude"
    sheet["C8"] = "never"
    table = read(book, tmp_path)
    assert [row.number for row in table.rows] == [4, 8]
    assert "Empty rows passed over: 3." in [one.said("en") for one in table.notices]
    assert [(one.row, one.column) for one in checked(table).bad] == [(8, "date")]


def test_a_workbook_is_known_by_its_bytes_and_not_by_its_name(book, tmp_path) -> None:
    book.active.append(["text"])
    book.active.append(["late"])
    disguised = saved(book, tmp_path).rename(tmp_path / "claims.csv")
    table = read_table(disguised)
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("late",)


def test_cells_far_away_do_not_fill_the_memory(book, tmp_path) -> None:
    book.active.append(["text"])
    book.active.append(["late"])
    book.active["A90000"] = "the last"
    book.active["XFD3"] = " "
    table = read(book, tmp_path)
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("late",)),
        (90_000, ("the last",)),
    ]


def hostile(rows: str, after: str = "") -> bytes:
    """A workbook whose sheet is written by hand, as no spreadsheet would."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    from openpyxl import Workbook

    made, sheet = BytesIO(), "xl/worksheets/sheet1.xml"
    Workbook().save(made)
    spoilt = BytesIO()
    with ZipFile(made) as old, ZipFile(spoilt, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            text = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{after}</worksheet>'
            new.writestr(name, text if name == sheet else old.read(name))
    return spoilt.getvalue()


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
HUGE_ROW = HEAD + f'<row r="2">{"<c><v>1</v></c>" * 20_000}</row>'
FAR_ROWS = HEAD + "".join(
    f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 20_000)
)
TALL_MERGES = "".join(f'<mergeCell ref="A{n}:XFD90000"/>' for n in range(2, 900))
MANY_MERGES = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(2, 50_000, 2))


@pytest.mark.parametrize(
    ("rows", "merges", "said"),
    [
        (HUGE_ROW, "", "The table has more than 200 columns."),
        (FAR_ROWS, "", "The table has more than 200 columns."),
        (HEAD, TALL_MERGES, "Too many cells of this sheet are merged."),
        (HEAD, MANY_MERGES, "Too many cells of this sheet are merged."),
    ],
    ids=["a huge row", "rows far to the right", "tall merges", "many merges"],
)
def test_a_sheet_made_to_keep_the_kit_busy_is_refused_before_its_cells_are_read(
    rows: str, merges: str, said: str, tmp_path, monkeypatch
) -> None:
    from kit.domain.refusal import Refusal
    from kit.imports import xlsx_file

    def reads(*_: object) -> None:
        raise AssertionError("its cells are read")

    monkeypatch.setattr(xlsx_file, "_rows", reads)
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(hostile(rows, f"<mergeCells>{merges}</mergeCells>" if merges else ""))
    refused = read_table(path)
    assert isinstance(refused, Refusal)
    assert refused.said("en").startswith(said)
