"""The standard as a PDF: read back by a PDF reader, tagged, in four languages, losing no text."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from drafts import clause, records
from pypdf import PdfReader
from rich_workshop import rich
from test_standard import DAY, HOSTILE, Room, pdf_text

import kit
from kit.domain.commands import FACILITATOR
from kit.standard.build import build
from kit.standard.formats import formats
from kit.standard.formats.pdf import widths
from kit.standard.nodes import Column, Document, Row, Table

PEOPLE_FILES = Path(kit.__file__).parents[1] / "data" / "people"


def pdf_of(document: Document) -> bytes:
    (content,) = formats()["pdf"].files(document).values()
    return content


def reader(document: Document) -> PdfReader:
    return PdfReader(BytesIO(pdf_of(document)))


def words_of(document: Document) -> str:
    return pdf_text(BytesIO(pdf_of(document)))


@pytest.fixture(scope="module")
def document() -> Document:
    return build(rich().state, DAY)


@pytest.fixture(scope="module")
def pdf(document: Document) -> PdfReader:
    return reader(document)


@pytest.mark.parametrize("language", ["en", "uk", "ru", "pl"])
def test_each_language_is_tagged_named_and_readable(language: str) -> None:
    room = Room(language)
    told = json.loads((PEOPLE_FILES / f"{language}.json").read_text("utf-8"))
    ideas = room.activity("ideas", "collect", "idea")
    for one in told["entries"]["idea"][:3]:
        room.add(FACILITATOR, ideas, "idea", **one)
    pdf = reader(build(room.state, DAY))
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Front desk"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    text = words_of(build(room.state, DAY))
    for one in told["entries"]["idea"][:3]:
        assert " ".join(one["text"].split()) in text
    letters = {"en": "Contents", "uk": "Зміст", "ru": "Содержание", "pl": "Spis treści"}
    assert letters[language] in text


def test_only_fonts_that_come_with_the_kit_are_used(pdf: PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts
    assert all(name.startswith(("Libertinus", "NewCM", "DejaVu")) for name in fonts)


def titles(outline: Any, level: int = 1) -> list[tuple[int, str]]:
    """The bookmarks with their levels, in order."""
    found = []
    for one in outline:
        if isinstance(one, list):
            found += titles(one, level + 1)
        else:
            found.append((level, one.title))
    return found


def test_chapters_and_clauses_are_bookmarks_and_the_contents_lead_to_their_pages(
    document: Document, pdf: PdfReader
) -> None:
    found = titles(pdf.outline)
    chapters = [title for level, title in found if level == 1]
    assert [one for one in chapters if one != "Contents"] == [s.title for s in document.sections]
    assert "S-1.M1 · must · adopted" in [title for _, title in found]
    contents = " ".join(pdf.pages[1].extract_text().split())
    links = [a for a in pdf.pages[1].get("/Annots", ()) if a.get_object()["/Subtype"] == "/Link"]
    assert len(links) > 20
    at = {one.title: pdf.get_destination_page_number(one) for one in pdf.outline if
          not isinstance(one, list)}  # fmt: skip
    where = next(s.title for s in document.sections if s.key == "speech_module")
    assert f"{at[where] + 1} " in contents.partition(where)[2][:200]
    assert contents.endswith(f"2 / {len(pdf.pages)}")


def test_the_figures_of_the_votes_and_the_numbers_of_all_clauses_are_those_of_the_model(
    document: Document, pdf: PdfReader
) -> None:
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for one in records(document, "clauses"):
        assert one["number"] in text
    assert clause(document, "S-1.M1")["text"].split(".")[0] in text
    (vote,) = (
        one for one in records(document, "votes")
        if one["number"] == "S-1.M1" and one["method"] == "approval"
    )  # fmt: skip
    assert f"approval {vote['useful']} of {vote['n']}" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_never_becomes_markup_of_the_template(text: str) -> None:
    room = Room(title=text)
    ideas = room.activity("ideas", "collect", "idea", title="Ideas")
    room.add(FACILITATOR, ideas, "idea", text=text)
    found = words_of(build(room.state, DAY)).replace(" ", "")
    for word in text.replace("\ufffe", "\ufffd").split():
        assert word in found


def test_markup_of_typst_stays_text() -> None:
    text = '#sys.inputs #read("x") $a$ *b* _c_ @d <e> // no comment \\ `f` "g" -- ...'
    room = Room()
    ideas = room.activity("ideas", "collect", "idea")
    room.add(FACILITATOR, ideas, "idea", text=text)
    assert text in words_of(build(room.state, DAY))


def test_a_character_that_no_font_holds_stands_by_its_name_and_the_file_says_so() -> None:
    room = Room()
    ideas = room.activity("ideas", "collect", "idea")
    room.add(
        FACILITATOR, ideas, "idea", text="Smile \U0001f600\ufe0f and \u200fשלום\u200e greet 中"
    )
    text = words_of(build(room.state, DAY))
    assert "Smile [grinning face] and" in text
    assert "greet [cjk unified ideograph-4e2d]" in text
    note = "the fonts of this file do not hold them: [cjk unified ideograph-4e2d], [grinning face]"
    assert note in text
    assert "שלום" in text or "םולש" in text
    assert "stand by their names" not in words_of(build(Room().state, DAY))


def test_a_field_of_four_thousand_letters_and_a_word_without_an_end_lose_nothing() -> None:
    room = Room()
    ideas = room.activity("ideas", "collect", "idea")
    long = " ".join(f"word{n}" for n in range(450))
    room.add(FACILITATOR, ideas, "idea", text=long)
    room.add(FACILITATOR, ideas, "idea", text="ж" * 4000)
    text = words_of(build(room.state, DAY))
    assert all(f"word{n} " in text for n in range(449))
    assert text.count("ж") >= 4000


def test_the_header_of_a_long_table_stands_on_every_page_of_it() -> None:
    room = Room()
    rules = room.activity("rules", "collect", "norm")
    for n in range(60):
        room.add(FACILITATOR, rules, "norm", text=f"Rule {n}", how="With care, " * 6)
    pages = [page.extract_text() for page in reader(build(room.state, DAY)).pages]
    holding = [page for page in pages if "With care" in page]
    assert len(holding) > 2
    assert all("What we do not do" in " ".join(page.split()) for page in holding)


def test_no_column_is_narrower_than_a_word_in_it() -> None:
    columns = (Column("No.", 1), Column("Situation", 12), Column("late_delivery", 0.5))
    table = Table("x", columns, (Row(("S-1.M1", "The client waits", "naturalness")),))
    number, _, narrow = widths(table)
    assert sum(widths(table)) == pytest.approx(165, abs=0.1)
    assert narrow > 13 * 1.5
    assert number > 6 * 1.5
    crowded = Table("x", tuple(Column("responsibility", 1) for _ in range(9)), ())
    assert sum(widths(crowded)) == pytest.approx(165, abs=0.1)


def test_a_situation_begins_a_page_and_what_it_asks_of_us_stands_on_it() -> None:
    """Rows of letters get smaller before a last line goes to a page of its own."""
    pages = [page.extract_text() for page in reader(build(rich().state, DAY, "standard")).pages]
    for n in range(1, 5):
        begins = re.compile(rf"^4\.{n}\. ", re.MULTILINE)
        (page,) = (text for text in pages[2:] if begins.search(text))
        for number in (f"S-{n}.M1", f"S-{n}.M2", f"S-{n}.B1"):
            assert number in page
        assert "Where the way branches" in page
        assert "decided without a vote" in page.split("Where the way branches")[1]
