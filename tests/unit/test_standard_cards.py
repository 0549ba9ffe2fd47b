"""Pocket cards and sheets: read back by a PDF reader, no letter too small, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from rich_workshop import rich
from test_standard import DAY, HOSTILE, Room

from kit.cli.main import main
from kit.domain.commands import FACILITATOR
from kit.domain.events import KindDefined
from kit.domain.items import Field, Kind
from kit.language import OwnText
from kit.standard.build import build
from kit.standard.formats import formats
from kit.standard.nodes import Document, Heading, Quote, nodes_of

MILLIMETRE = 72 / 25.4


def cards_of(document: Document) -> dict[str, PdfReader]:
    """The files by their parts."""
    files = formats()["cards"].files(document)
    return {
        name.removeprefix("draft-standard-").removesuffix(".pdf"): PdfReader(BytesIO(content))
        for name, content in files.items()
    }


def words(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def text_of(pdf: PdfReader) -> str:
    return words("".join(page.extract_text() for page in pdf.pages))


def size_of(pdf: PdfReader) -> tuple[int, int]:
    box = pdf.pages[0].mediabox
    return round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)


def smallest_letters(pdf: PdfReader) -> float:
    """In points."""
    sizes: list[float] = []

    def seen(text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            sizes.append(size * abs(matrix[0]))

    for page in pdf.pages:
        page.extract_text(visitor_text=seen)
    return min(sizes)


@pytest.fixture(scope="module")
def standard() -> Document:
    return build(rich().state, DAY, "standard")


@pytest.fixture(scope="module")
def cards(standard: Document) -> dict[str, PdfReader]:
    return cards_of(standard)


def situations(document: Document) -> list[Heading]:
    return [
        node for node in nodes_of(document)
        if isinstance(node, Heading) and node.level == 2 and node.anchor
    ]  # fmt: skip


def longer(document: Document, times: int) -> Document:
    """The same with longer wordings."""
    sections = tuple(
        replace(
            section,
            nodes=tuple(
                replace(node, text=" ".join([node.text] * times))
                if isinstance(node, Quote) and node.name == "say" else node
                for node in section.nodes
            ),
        )
        for section in document.sections
    )  # fmt: skip
    return replace(document, sections=sections)


def test_each_situation_is_one_pocket_card(standard: Document, cards: dict[str, PdfReader]) -> None:
    assert size_of(cards["cards"]) == (105, 148)
    assert len(cards["cards"].pages) == len(situations(standard)) == 4
    first = words(cards["cards"].pages[0].extract_text())
    for said in (
        "I bought it right here, a girl just like you served me!",
        "4.1.1. We say · must · S-1.M1",
        "Let's see if we can find it without the receipt.",
        "Search by card or phone number.",
        "1. Listen and don't ask for the box first",
    ):
        assert words(said).replace("'", "’") in first.replace("'", "’")
    assert "Evidence" not in first
    assert words("says it was bought here last week. · S-1") in first, "its title is not cut"


def test_what_is_never_said_in_a_situation_stands_on_its_card() -> None:
    room = rich()
    case = room.state.kept("situation")[0].id
    stops = room.part("co-creation", "stops", "collect", "stop_phrase")
    phrase = {"text": "That is your problem", "replacement": "Let me see", "situation": case}
    room.adopt(room.add(FACILITATOR, stops, "stop_phrase", **phrase))
    (card, *_) = cards_of(build(room.state, DAY, "standard"))["cards"].pages
    assert words("We never say: That is your problem → Let me see") in words(card.extract_text())


def test_the_print_sheet_has_four_cards_to_a_page_and_their_backs_behind_them(
    standard: Document, cards: dict[str, PdfReader]
) -> None:
    assert size_of(cards["cards-print"]) == (210, 297)
    assert len(cards["cards-print"].pages) == 1, "no card has a back"
    assert text_of(cards["cards-print"]) == text_of(cards["cards"])
    print_ = cards_of(longer(standard, 12))["cards-print"]
    front, back, *_ = (page.extract_text(extraction_mode="layout") for page in print_.pages)
    assert front.index("4.1.") < front.index("4.2.")
    assert back.index("4.2.") < back.index("4.1."), "mirrored: the back of 4.1 is behind it"
    assert front.count("1 / ") == back.count("2 / ") == 3


@pytest.mark.parametrize("times", [6, 40])
def test_what_does_not_fit_goes_on_and_no_letter_is_smaller_than_eight_points(
    standard: Document, times: int
) -> None:
    long = longer(standard, times)
    found = cards_of(long)
    assert len(found["cards"].pages) > len(situations(standard))
    for pdf in found.values():
        assert smallest_letters(pdf) >= 8 - 0.01
    text = text_of(found["cards"])
    said = [n.text for n in nodes_of(long) if isinstance(n, Quote) and n.name == "say"]
    first = words(said[0].split(".")[0])
    assert text.count(first) == said[0].count(said[0].split(".")[0]) == times


def test_each_stage_has_one_sheet_with_its_clauses_of_all_situations(
    standard: Document, cards: dict[str, PdfReader]
) -> None:
    stages = {
        value for n in nodes_of(standard) if isinstance(n, Heading) for label, value in n.marks
        if label == "Stage"
    }  # fmt: skip
    pages = [words(page.extract_text()) for page in cards["sheets"].pages]
    assert size_of(cards["sheets"]) == (210, 297)
    assert len(pages) == len(stages)
    for stage in stages:
        (page,) = (one for one in pages if one.startswith(words(f"Stage: {stage}")))
        for node in nodes_of(standard):
            if isinstance(node, Heading) and node.level == 3:
                assert (words(node.text) in page) == (("Stage", stage) in node.marks)


@pytest.mark.row("D22")
def test_a_roles_sheet_holds_all_that_it_must_keep_to_and_nothing_else() -> None:
    room = Room()
    roles = (("cashier", OwnText("Cashier")), ("adviser", OwnText("Adviser")))
    fields = (
        Field("text", OwnText("What do we do?"), required=True),
        Field("role", OwnText("Role"), choices=roles, mark=True),
    )
    duty = Kind("duty", OwnText("duty"), OwnText("duties"), fields, prefix="D", obliges=True)
    room.happened("kit", KindDefined(definition=duty))
    duties = room.activity("duties", "collect", "duty")
    for n, (role, binding) in enumerate(
        (("cashier", "must"), ("cashier", "should"), ("adviser", "must"), ("cashier", "must"),
         ("cashier", ""), ("", "must"))
    ):  # fmt: skip
        fields = {"role": role} if role else {}
        duty = room.add(FACILITATOR, duties, "duty", text=f"Duty {n}", **fields)
        if binding:
            room.desk(do="decide", item=duty, decision="adopt", binding=binding)
    sheets = cards_of(build(room.state, DAY, "standard"))["sheets"]
    texts = [words(page.extract_text()) for page in sheets.pages]
    assert [text.partition("·")[0] for text in texts] == ["Role:Cashier", "Role:Adviser"]
    shown = [{n for n in range(6) if f"Duty{n}" in text} for text in texts]
    assert shown == [{0, 3}, {2}]


@pytest.mark.parametrize("language", ["uk", "ru", "pl"])
def test_cards_are_tagged_in_their_language(language: str) -> None:
    document = build(rich(language).state, DAY, "standard")
    for pdf in cards_of(document).values():
        root: Any = pdf.trailer["/Root"]
        assert root["/Lang"] == language
        assert "/StructTreeRoot" in root
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    quote = next(n for n in nodes_of(document) if isinstance(n, Quote) and n.name == "client_says")
    assert words(quote.text) in text_of(cards_of(document)["cards"])


@pytest.mark.parametrize("text", [*HOSTILE, "line\n" * 200, "\U0001f600 #read"])
def test_what_people_typed_stays_text_on_the_cards(text: str) -> None:
    room = Room(title=text[:60])
    cases = room.activity("cases", "collect", "situation")
    case = room.add(FACILITATOR, cases, "situation", text="A queue")
    modules = room.activity("modules", "collect", "speech_module", within="situation")
    module = room.add(FACILITATOR, modules, "speech_module", within=case, say=text)
    room.desk(do="decide", item=module, decision="adopt")
    found = text_of(cards_of(build(room.state, DAY, "standard"))["cards"])
    for word in text.replace("\ufffe", "\ufffd").replace("\U0001f600", "[grinning face]").split():
        assert words(word) in found


def test_an_endless_word_goes_on_from_face_to_face(standard: Document) -> None:
    endless = longer(standard, 1)
    quotes = [n for n in nodes_of(endless) if isinstance(n, Quote) and n.name == "say"]
    sections = tuple(
        replace(one, nodes=tuple(
            replace(n, text="word" * 900) if n is quotes[0] else n for n in one.nodes
        ))
        for one in endless.sections
    )  # fmt: skip
    found = cards_of(replace(endless, sections=sections))["cards"]
    assert text_of(found).count("word") >= 890, "pages may part a word"
    assert sum(map(text_of(found).count, ("w", "o", "r", "d"))) >= 4 * 900


def test_without_anything_adopted_there_is_one_card_that_says_so() -> None:
    found = cards_of(build(Room().state, DAY, "standard"))
    assert set(found) == {"cards", "cards-print"}
    assert "Nothingisadoptedyet." in text_of(found["cards"])


def test_the_command_line_writes_cards_of_the_standard_alone(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "w"), "--title", "T"]) == 0
    assert main(["export", str(tmp_path / "w"), "--format", "cards"]) == 0
    assert sorted(path.name for path in (tmp_path / "w" / "exports").iterdir()) == [
        "draft-standard-cards-print.pdf", "draft-standard-cards.pdf",
    ]  # fmt: skip
