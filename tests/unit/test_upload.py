"""A file on the desk: what it would bring in, everything that is wrong with it, what it says."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kit.activities.tables.figures import table_plain
from kit.activities.tables.upload import check_upload, read_upload
from kit.domain.refusal import Refusal
from kit.imports.tables import Table
from tests.factories import Hall, hall_in

COMPANY = Path(__file__).parents[2] / "data" / "company"
FILES = (("survey", "survey.xlsx", 400), ("claims", "claims.csv", 600),
         ("codings", "codings.csv", 392))  # fmt: skip


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def uploaded(content: bytes, name: str = "table.csv") -> Table:
    table = read_upload(name, base64.b64encode(content).decode())
    assert isinstance(table, Table), table.said("en")
    return table


def refusal(content: bytes, name: str = "table.csv") -> str:
    found = read_upload(name, base64.b64encode(content).decode())
    assert isinstance(found, Refusal)
    return found.said("en")


def sample(language: str, name: str) -> Table:
    return uploaded((COMPANY / language / name).read_bytes(), name)


def take(hall: Hall, key: str, table: Table) -> dict[str, Any]:
    """Import a table as the desk does; give what it says."""
    checked, _ = check_upload(table, key, None, "en")
    rows = list(checked.rows)
    hall.desk.does("import", table=key, source="sample", rows=rows)
    return table_plain(hall.state, key, "en")


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(("key", "name", "rows"), FILES)
def test_the_files_of_the_sample_company_come_in_whole_without_a_hand_on_the_mapping(
    hall: Hall, language: str, key: str, name: str, rows: int
) -> None:
    table = sample(language, name)
    checked, told = check_upload(table, key, None, language)
    assert (told["rows"], told["faults"], told["problems"]) == (rows, 0, [])
    assert len(checked.rows) == rows
    required = {column["name"] for column in told["columns"] if column["required"]}
    assert required <= set(told["mapping"])
    assert told["preview"]
    assert take(hall, key, table)["n"] == (40 if key == "codings" else rows)
    assert "client-0" not in str(hall.state.tables[key]), "clients never come in"


@pytest.mark.row("A21")
@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_survey_says_first_what_was_done_best_and_then_indices_with_interval_and_n(
    hall: Hall, language: str
) -> None:
    found = take(hall, "survey", sample(language, "survey.xlsx"))
    assert len(found["best"]) == 40
    keys = list(found)
    assert keys.index("best") < keys.index("indices")
    values = {(one["name"], tuple(one["scale"])): one for one in found["indices"]}
    rows = hall.state.tables["survey"]
    csat = [row["csat"] for row in rows if "csat" in row]
    nps = [row["nps"] for row in rows if "nps" in row]
    told = values["CSAT", (0, 1)]
    assert told["value"]["n"] == len(csat)
    assert told["value"]["estimate"] == pytest.approx(sum(v >= 4 for v in csat) / len(csat))
    told = values["NPS", (-1, 1)]
    net = (sum(v >= 9 for v in nps) - sum(v <= 6 for v in nps)) / (len(nps) + 3)
    assert told["value"]["estimate"] == pytest.approx(net)
    for one in found["indices"]:
        assert one["value"]["low"] < one["value"]["estimate"] < one["value"]["high"]


@pytest.mark.row("A17")
@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_coded_dialogues_say_how_far_two_coders_agree_in_three_figures(
    hall: Hall, language: str
) -> None:
    found = take(hall, "codings", sample(language, "codings.csv"))
    overall = found["overall"]
    assert overall["percent"]["estimate"] > overall["alpha"]["estimate"] > 0.4
    assert overall["ac1"]["low"] < overall["ac1"]["estimate"] < overall["ac1"]["high"]
    assert len(found["techniques"]) >= 5


def test_a_single_coder_and_few_answers_get_a_sentence_and_no_figure(hall: Hall) -> None:
    alone = b"dialogue,turn,coder,techniques\n" + b"".join(
        b"D%d,1,A,greeting\n" % n for n in range(12)
    )
    found = take(hall, "codings", uploaded(alone))["overall"]
    for name in ("percent", "alpha", "ac1"):
        assert found[name]["estimate"] is None
        assert "two coders" in found[name]["why"]
    few = take(hall, "survey", uploaded(b"CSAT,NPS\n" + b"5,9\n" * 4))
    for one in few["indices"]:
        assert one["value"]["estimate"] is None
        assert "of 30 answers needed" in one["value"]["why"]


def test_without_codings_nothing_is_said_about_agreement(hall: Hall) -> None:
    assert table_plain(hall.state, "codings", "en")["overall"] is None


def test_wrong_headings_are_named_and_nothing_can_be_imported() -> None:
    table = uploaded(b"fruit,price\napple,3\npear,4\n")
    checked, told = check_upload(table, "claims", None, "en")
    assert checked.rows == ()
    assert told["problems"] == [
        "No column holds “text of the claim”, which is needed. The headings are: fruit, price."
    ]
    _, told = check_upload(table, "claims", None, "uk")
    assert "fruit, price" in told["problems"][0]
    assert not told["problems"][0].startswith("No column")


def test_a_person_puts_the_mapping_right_and_the_rows_come_in() -> None:
    table = uploaded(b"fruit,price\napple,3\npear,4\n")
    checked, told = check_upload(table, "claims", {"text": "fruit"}, "en")
    assert told["problems"] == []
    assert [row["text"] for row in checked.rows] == ["apple", "pear"]
    checked, told = check_upload(table, "claims", {"text": ""}, "en")
    assert checked.rows == ()
    assert told["problems"]


def test_all_bad_rows_are_told_at_once_with_their_place_and_why() -> None:
    content = b"answer id,CSAT,NPS\nS1,5,9\nS2,7,9\nS3,four,12\nS4,,\nS1,4,8\nS5,4,8\n"
    checked, told = check_upload(uploaded(content), "survey", None, "en")
    assert (told["rows"], told["faults"]) == (2, 5)
    assert [(bad["row"], bad["column"]) for bad in told["bad"]] == [
        (3, "CSAT"), (4, "CSAT"), (4, "NPS"), (5, ""), (6, ""),
    ]  # fmt: skip
    assert told["bad"][3]["why"] == "No question is answered in this row."
    assert told["bad"][4]["why"] == "The same stands in row 2 already: S1."
    assert [row["csat"] for row in checked.rows] == [5, 4]


def test_however_many_rows_are_bad_the_count_is_whole_and_the_list_stays_readable() -> None:
    content = b"CSAT\n" + b"9\n" * 1000
    _, told = check_upload(uploaded(content), "survey", None, "en")
    assert (told["faults"], len(told["bad"]), told["rows"]) == (1000, 200, 0)


def test_looking_at_a_file_imports_nothing(hall: Hall) -> None:
    before = hall.rows()
    check_upload(sample("en", "claims.csv"), "claims", None, "en")
    assert hall.rows() == before


def test_merged_cells_and_formulas_of_a_workbook_are_spoken_about() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["CSAT", "NPS"])
    for row in ([5, 9], [4, 8], ["=A2+1", 7]):
        sheet.append(row)
    sheet.merge_cells("A2:B2")
    content = BytesIO()
    book.save(content)
    table = read_upload("survey.xlsx", base64.b64encode(content.getvalue()).decode())
    if isinstance(table, Refusal):
        said = table.said("en")
    else:
        _, told = check_upload(table, "survey", None, "en")
        said = " ".join([*told["notices"], *told["problems"], *(b["why"] for b in told["bad"])])
    assert "merged" in said.lower()
    assert "formula" in said.lower()


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "empty.csv"), (b"\x00\x01\x02", "noise.xlsx"), (b"PK\x03\x04", "cut.xlsx")],
    ids=["empty", "noise", "cut off"],
)
def test_what_is_no_table_gets_a_sentence(content: bytes, name: str) -> None:
    assert refusal(content, name).endswith(".")


@pytest.mark.parametrize("name", ["../../outside.csv", "/etc/x.csv", "a/b/c.csv"])
def test_the_name_of_a_file_is_never_a_way_out_of_its_folder(name: str) -> None:
    assert uploaded(b"CSAT\n5\n", name).headers == ("CSAT",)
