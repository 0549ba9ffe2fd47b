"""Imports: what a table may look like, and what is said when it cannot be used."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from kit.domain.refusal import Refusal
from kit.imports.checking import Checked, check
from kit.imports.mapping import suggest_mapping
from kit.imports.masking import masked
from kit.imports.reading import read_table
from kit.imports.schemas import SCHEMAS, Schema
from kit.imports.tables import CELL_LIMIT, ROW_LIMIT, Table, preview

KEYS = ("claims", "codings", "dialogues", "roster", "survey", "trials")
CLAIMS, CODINGS, DIALOGUES, ROSTER, SURVEY, TRIALS = map(SCHEMAS.__getitem__, KEYS)
UK = "Номер;Дата;Текст претензії\n1;31.12.2025;Їй ґрунтовно пояснили, щойно з'явився її лист\n"
RU = "Номер;Дата;Текст претензии\n1;31.12.2025;Объясните, ещё раз, почему не перезвонили\n"
PL = "Numer;Data;Treść reklamacji\n1;31.12.2025;Źle mi się jeździ, pięć łóżek już wróciło\n"


def written(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def table_of(folder: Path, content: str | bytes) -> Table:
    table = read_table(written(folder, content))
    assert isinstance(table, Table), table
    return table


def refusal_of(folder: Path, content: str | bytes) -> str:
    refusal = read_table(written(folder, content))
    assert isinstance(refusal, Refusal), refusal
    return refusal.said("en")


def checked(folder: Path, schema: Schema, content: str | bytes, **options: str) -> Checked:
    table = table_of(folder, content)
    return check(table, schema, suggest_mapping(table, schema), **options)


def reasons(found: Checked) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.reason.said("en")) for one in found.bad]


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (UK, "utf-8", "utf-8"),
        (UK, "utf-8-sig", "utf-8-sig"),
        (UK, "utf-16", "utf-16"),
        (UK, "cp1251", "cp1251"),
        (RU, "cp1251", "cp1251"),
        (PL, "cp1250", "cp1250"),
        (PL, "utf-8-sig", "utf-8-sig"),
    ],
)
def test_an_encoding_is_told_by_its_letters(tmp_path, text, encoding, told) -> None:
    table = table_of(tmp_path, text.encode(encoding))
    assert table.encoding == told
    found = check(table, CLAIMS, suggest_mapping(table, CLAIMS))
    assert found.complete
    (claim,) = found.rows
    assert (claim["number"], claim["date"]) == ("1", "2025-12-31")
    assert claim["text"] == text.splitlines()[1].split(";")[2]


def test_letters_of_no_known_language_are_refused_and_not_guessed(tmp_path) -> None:
    assert "CSV UTF-8" in refusal_of(
        tmp_path, "text\nFußgängerübergänge müßten größer\n".encode("cp1252")
    )
    assert "not a table" in refusal_of(tmp_path, b"text\n\x00\x01\x02")


def test_a_person_may_overrule_the_encoding_and_is_told_if_it_does_not_fit(tmp_path) -> None:
    path = written(tmp_path, PL.encode("cp1250"))
    table = read_table(path, encoding="cp1251")
    assert isinstance(table, Table)
    assert table.headers[2] != "Treść reklamacji"
    refusal = read_table(path, encoding="utf-8")
    assert isinstance(refusal, Refusal)
    assert "UTF-8" in refusal.said("en")


def test_quotation_marks_alone_do_not_make_an_encoding_doubtful(tmp_path) -> None:
    table = table_of(tmp_path, "text\nI don’t know – honestly\n".encode("cp1251"))
    assert table.rows[0].cells == ("I don’t know – honestly",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_rows(tmp_path, delimiter) -> None:
    quoted = [["text", "date", "channel"], ['"one, two; three"', "2025-01-31", "phone"]]
    table = table_of(tmp_path, "\n".join(delimiter.join(row) for row in quoted))
    assert table.delimiter == delimiter
    assert table.rows[0].cells == ("one, two; three", "2025-01-31", "phone")


def test_one_column_with_commas_in_its_texts_stays_one_column(tmp_path) -> None:
    table = table_of(tmp_path, 'text\nlate\n"late, and then rude"\n')
    assert table.headers == ("text",)
    assert [row.cells for row in table.rows] == [("late",), ("late, and then rude",)]


def test_the_line_in_which_excel_names_its_delimiter_is_obeyed(tmp_path) -> None:
    table = table_of(tmp_path, "sep=;\nnumber;text\n7;late, late\n")
    assert table.rows[0].number == 3
    assert table.rows[0].cells == ("7", "late, late")


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(tmp_path) -> None:
    said = refusal_of(tmp_path, 'number,text\n1,fine\n2,"never closed\n3,lost\n')
    assert "row 3" in said
    assert "quotation mark" in said


def test_rows_keep_the_numbers_a_spreadsheet_shows(tmp_path) -> None:
    content = 'text,number\n\n"two\nlines",1\n,\nlast,2\n\n\n'
    table = table_of(tmp_path, content)
    assert [row.number for row in table.rows] == [3, 5]
    assert [one.said("en") for one in table.notices] == ["Empty rows passed over: 2."]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "is empty"),
        (",,\n,\n", "nothing in this table"),
        ("text,date\n", "no rows below"),
        ("text,Text\na,b\n", "Two columns are headed “Text”"),
        (b"\xd0\xcf\x11\xe0 old excel", "old Excel"),
        (b"PK\x03\x04 not a workbook", "cannot be read"),
    ],
)
def test_what_is_no_table_gets_a_sentence(tmp_path, content, part) -> None:
    assert part in refusal_of(tmp_path, content)


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path) -> None:
    refusal = read_table(tmp_path / "claims.csv")
    assert isinstance(refusal, Refusal)
    assert refusal.said("en") == "The file claims.csv cannot be opened."


def test_empty_columns_and_columns_without_a_heading_are_noticed(tmp_path) -> None:
    table = table_of(tmp_path, "text,,date\nlate,stray,\n")
    assert table.headers == ("text", "date")
    assert [one.said("en") for one in table.notices] == [
        "The column “date” is empty.",
        "Column B has no heading and is left out.",
    ]


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        ("Текст претензії", "text"), ("Жалоба", "text"), ("TREŚĆ", "text"),
        ("Claim  text:", "text"), ("Descripton", "text"),
    ],
)  # fmt: skip
def test_headings_are_recognised_in_four_languages_and_misspelt(tmp_path, headings, column) -> None:
    table = table_of(tmp_path, f"{headings}\tqwerty\nlate\tx\n")
    mapping = suggest_mapping(table, CLAIMS)
    assert mapping.headers == {column: " ".join(headings.split())}
    assert mapping.left_out == ("qwerty",)


def test_wrong_headings_are_named_and_nothing_is_imported(tmp_path) -> None:
    found = checked(tmp_path, CLAIMS, "foo,bar\nlate,2\n")
    assert not found.complete
    assert found.rows == ()
    assert [one.said("en") for one in found.problems] == [
        "No column holds “text of the claim”, which is needed. The headings are: foo, bar."
    ]


def test_a_person_can_put_the_mapping_right(tmp_path) -> None:
    table = table_of(tmp_path, "foo,text\nreal text,other\n")
    mapping = suggest_mapping(table, CLAIMS).changed("text", "foo")
    assert mapping.left_out == ("text",)
    assert check(table, CLAIMS, mapping).rows[0]["text"] == "real text"
    without = mapping.changed("text", "")
    assert (without.headers, without.left_out) == ({}, ("foo", "text"))


def test_all_bad_rows_are_reported_at_once_with_reasons(tmp_path) -> None:
    found = checked(
        tmp_path, SURVEY,
        "id,date,csat,nps,ces,best\n"
        "1,31.12.2025,5,10,7,calm\n"
        "2,31.13.2025,6,ten,0,\n"
        "1,2025-01-02,4,,,\n"
        ",,,,,\n"
        "3,,,,,\n"
        '4,1.1.2026,3,"7,0",4,\n',
    )  # fmt: skip
    assert reasons(found) == [
        (3, "date", "“31.13.2025” is not a date."),
        (3, "csat", "6 is not between 1 and 5."),
        (3, "nps", "“ten” is not a whole number."),
        (3, "ces", "0 is not between 1 and 7."),
        (4, "", "The same stands in row 2 already: 1."),
        (6, "", "No question is answered in this row."),
    ]
    assert [row["row"] for row in found.rows] == [2, 7]
    assert found.rows[1]["nps"] == 7
    assert not found.complete


def test_a_row_that_a_stray_delimiter_has_shifted_is_bad(tmp_path) -> None:
    found = checked(tmp_path, CLAIMS, "id,text,channel\n1,late, very late,phone\n2,late,phone\n")
    ((row, column, why),) = reasons(found)
    assert (row, column) == (2, "")
    assert "4 cells, but there are 3 headings" in why
    assert [claim["number"] for claim in found.rows] == ["2"]


def test_a_text_over_the_limit_is_refused_by_its_length(tmp_path) -> None:
    found = checked(
        tmp_path, CLAIMS, f"text\n{'a' * CELL_LIMIT}\n{'a' * (CELL_LIMIT + 1)}\n"
    )  # fmt: skip
    assert len(found.rows) == 1
    assert reasons(found) == [(3, "text", "The text has 4001 characters; 4000 is the most.")]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["03/04/2025", "31/12/2025"], [date(2025, 4, 3), date(2025, 12, 31)]),
        (["03/04/2025", "12/31/2025"], [date(2025, 3, 4), date(2025, 12, 31)]),
        (["03.04.2025", "3.4.25"], [date(2025, 4, 3), date(2025, 4, 3)]),
        (["2025-04-03", "2025-04-03 14:05:10"], [date(2025, 4, 3), date(2025, 4, 3)]),
        (["45750", "45750.5"], [date(2025, 4, 3), date(2025, 4, 3)]),
        (["05/05/2025", "2025-04-03T08:00:00Z"], [date(2025, 5, 5), date(2025, 4, 3)]),
    ],
)
def test_local_dates_are_read_by_what_their_column_shows(tmp_path, dates, expected) -> None:
    found = checked(tmp_path, CLAIMS, "text;date\n" + "".join(f"late;{day}\n" for day in dates))
    assert found.complete
    assert [date.fromisoformat(row["date"]) for row in found.rows] == expected


def test_dates_that_can_be_read_twice_are_refused_until_a_person_says(tmp_path) -> None:
    content = "text;date\nlate;03/04/2025\n;05/06/2025\n"
    found = checked(tmp_path, CLAIMS, content)
    (problem,) = found.problems
    assert "two ways, as in row 2" in problem.said("en")
    assert found.rows == ()
    assert [one.row for one in found.bad] == [3], "other faults are told all the same"
    said = checked(tmp_path, CLAIMS, content, dates="month_first")
    assert said.problems == ()
    assert said.rows[0]["date"] == "2025-03-04"


def test_a_column_that_mixes_the_orders_is_refused_with_both_rows(tmp_path) -> None:
    found = checked(tmp_path, CLAIMS, "text;date\na;31/12/2025\nb;12/31/2025\n")
    (problem,) = found.problems
    assert "first in row 2, the month in row 3" in problem.said("en")


def test_channels_and_outcomes_are_understood_in_every_language(tmp_path) -> None:
    content = "модуль;співробітник;результат;канал;хто\nM1;E1;Не вирішено;Телефон;досвідчений\n"
    found = checked(tmp_path, TRIALS, content + "M1;E1;так собі;чат;інший\n")
    (trial,) = found.rows
    assert tuple(trial[name] for name in ("outcome", "channel", "who")) == (
        "not_settled",
        "phone",
        "experienced",
    )
    assert reasons(found) == [
        (3, "результат", "“так собі” is not one of: settled, partly, not_settled.")
    ]


def test_a_turn_without_techniques_is_a_coding_and_the_same_turn_twice_is_not(tmp_path) -> None:
    found = checked(
        tmp_path, CODINGS,
        "dialogue,turn,coder,techniques\nD1,1,A,greeting; empathy | greeting\nD1,1,B,\nD1,1,A,x\n",
    )  # fmt: skip
    assert [row.get("techniques", []) for row in found.rows] == [["greeting", "empathy"], []]
    assert reasons(found) == [(4, "", "The same stands in row 2 already: D1, 1, A.")]


def test_names_of_clients_and_operators_never_come_in(tmp_path) -> None:
    found = checked(
        tmp_path, CLAIMS, "text,client name,operator\nlate,Ann Example,Bob Example\n"
    )  # fmt: skip
    assert "Example" not in repr(found.rows)
    assert "Columns that are not imported: client name, operator." in [
        one.said("en") for one in found.notices
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("дзвоніть 050 123 45 67 або 244-15-80", "дзвоніть [phone] або [phone]"),
        ("call +44 (0)20 7946 0958, a.b+c@mail.example.com!", "call [phone], [e-mail]!"),
        ("tel. 600-700-800 od 31.12.2025", "tel. [phone] od 31.12.2025"),
        ("0501234567 31.12.2025 0501234567", "[phone] 31.12.2025 [phone]"),
        ("card 4111 1111 1111 1111", "card [number]"),
        ("order 48213377 for 12 500 on 2025-12-31 14:05", None),
        ("from 31.12.2025-05.01.2026 at 10:30, 5/5", None),
    ],
)
def test_addresses_and_numbers_of_people_are_masked_and_others_kept(text, expected) -> None:
    assert masked(text).text == (expected or text)


def test_what_was_masked_is_counted_and_shown_nowhere(tmp_path) -> None:
    content = "text;number\nwrite to ann@example.com or 050 123 45 67;1\nlate;050 123 45 67\n"
    found = checked(tmp_path, CLAIMS, content)
    assert found.rows[0]["text"] == "write to [e-mail] or [phone]"
    assert found.masked == 2
    assert any("masked in the texts: 2" in one.said("en") for one in found.notices)
    assert [one.row for one in found.bad] == [3], "a telephone number is no pseudonym"
    shown = preview(table_of(tmp_path, content))
    assert "ann@" not in repr(shown)
    assert "050" not in repr(shown) + repr(found)


def test_a_preview_shows_the_first_rows_shortened(tmp_path) -> None:
    table = table_of(tmp_path, "text\n" + "".join(f"{n} {'a' * 200}\n" for n in range(9)))
    shown = preview(table, 3)
    assert [row[0][:2] for row in shown] == ["0 ", "1 ", "2 "]
    assert all(len(row[0]) == 80 for row in shown)


def test_a_hundred_thousand_rows_are_read_and_one_more_is_refused(tmp_path) -> None:
    head = "number,text,date\n"
    rows = "".join(f"{n},late again,2025-01-31\n" for n in range(ROW_LIMIT))
    found = checked(tmp_path, CLAIMS, head + rows)
    assert found.complete
    assert len(found.rows) == 100_000
    said = refusal_of(tmp_path, head + rows + "x,one more,2025-01-31\n")
    assert said == "The table has more than 100000 rows. Split it and import the parts."


def test_every_kind_of_table_knows_its_own_column_names(tmp_path) -> None:
    for key, schema in SCHEMAS.items():
        names = [column.name for column in schema.columns]
        table = table_of(tmp_path, "\t".join(names) + "\n" + "\t".join("1" for _ in names))
        assert suggest_mapping(table, schema).headers == {name: name for name in names}, key


def test_speakers_and_experience_have_known_answers(tmp_path) -> None:
    turns = checked(tmp_path, DIALOGUES, "dialogue,turn,speaker,text\nD1,1,клієнтка,Доброго дня\n")
    assert turns.rows[0]["speaker"] == "client"
    people = checked(tmp_path, ROSTER, "employee id,experience\nE1,3+\nE2,1-3 роки\nE1,\n")
    assert [one["experience"] for one in people.rows] == ["more than 3 years", "1–3 years"]
    assert [one.row for one in people.bad] == [4]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path) -> None:
    assert table_of(tmp_path, codecs.BOM_UTF8 + b"text\nlate\n").headers == ("text",)
