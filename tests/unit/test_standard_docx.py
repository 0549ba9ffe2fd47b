"""The standard as a Word file: read back by python-docx, restyled by a client's template."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from pypdf import PdfReader
from rich_workshop import rich
from test_standard import DAY, Room

import kit
from kit.cli.main import main
from kit.domain.commands import FACILITATOR
from kit.standard.build import build
from kit.standard.editions import Edition
from kit.standard.export import unusable_template
from kit.standard.formats import formats
from kit.standard.formats.docx_look import ROLES
from kit.standard.nodes import Document, Heading, Table, nodes_of


def word_of(document: Document, template: bytes = b"") -> Any:
    (content,) = formats()["docx"].files(document, template).values()
    return Word(BytesIO(content))


@pytest.fixture(scope="module")
def standard() -> Document:
    return build(rich().state, DAY, "standard")


@pytest.fixture(scope="module")
def word(standard: Document) -> Any:
    return word_of(standard)


def attributes(word: Any, tag: str, name: str) -> list[str]:
    return [one.get(qn(f"w:{name}")) for one in word.element.iter(qn(f"w:{tag}"))]


def words(element: Any) -> str:
    return "".join(one.text for one in element.iter(qn("w:t")))


def codes(element: Any) -> list[str]:
    return [one.text.strip() for one in element.iter(qn("w:instrText"))]


def pages(word: Any) -> list[str]:
    """The texts of the paragraphs that begin a page."""
    return [
        words(paragraph)
        for paragraph in word.element.iter(qn("w:p"))
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    ]


def test_the_contents_are_a_field_whose_entries_lead_to_their_headings(
    standard: Document, word: Any
) -> None:
    (contents,) = word.element.body.findall(qn("w:sdt"))
    assert codes(contents)[0] == 'TOC \\o "1-2" \\h \\z'
    assert contents.find(f".//{qn('w:fldChar')}").get(qn("w:dirty")) == "true"
    entries = [(link.get(qn("w:anchor")), words(link)) for link in contents.iter(qn("w:hyperlink"))]
    parts = [n.text for n in nodes_of(standard) if isinstance(n, Heading) and n.level == 2]
    told = [entry for _, entry in entries]
    assert set(told) == {*(one.title for one in standard.sections), *parts}
    at = {
        mark.get(qn("w:name")): mark.getparent()
        for mark in word.element.iter(qn("w:bookmarkStart"))
    }
    for anchor, entry in entries:
        assert words(at[anchor]) == entry


def test_no_document_asks_word_to_update_everything_at_opening(word: Any) -> None:
    assert word.settings.element.find(qn("w:updateFields")) is None


@pytest.mark.parametrize("edition", ["standard", "evidence"])
def test_each_clause_is_a_bookmark_and_every_link_leads_to_one(edition: Edition) -> None:
    document = build(rich().state, DAY, edition)
    word = word_of(document)
    names = attributes(word, "bookmarkStart", "name")
    assert len(names) == len({name.lower() for name in names})
    assert len(set(attributes(word, "bookmarkStart", "id"))) == len(names)
    clauses = [n.anchor for n in nodes_of(document) if isinstance(n, Heading) and n.anchor]
    rows = [row.anchor for n in nodes_of(document) if isinstance(n, Table) for row in n.rows]
    wanted = {one.replace("-", "_").replace(".", "_") for one in (*clauses, *rows) if one}
    assert wanted <= set(names)
    within = [
        link.get(qn("w:anchor"))
        for link in word.element.iter(qn("w:hyperlink"))
        if link.get(qn("r:id")) is None
    ]
    assert set(within) <= set(names)
    assert edition == "standard" or "S_1_M2" in within, "a story names the module it led to"


def test_the_mark_of_evidence_leads_to_the_clause_in_the_evidence_book(word: Any) -> None:
    (there,) = [one for one in word.part.rels.values() if one.is_external]
    assert there.target_ref == "evidence-book.docx"
    proofs = [one for one in word.element.iter(qn("w:hyperlink")) if one.get(qn("r:id"))]
    book = word_of(build(rich().state, DAY, "evidence"))
    assert {one.get(qn("w:anchor")) for one in proofs} <= {
        *attributes(book, "bookmarkStart", "name")
    }


def test_everything_has_a_style_named_by_its_role(word: Any) -> None:
    used = {paragraph.style.name for paragraph in word.paragraphs}
    assert used <= {*ROLES, "Normal"}
    assert {"Kit Wording", "Kit Label", "Kit Evidence", "Heading 1", "List Bullet"} <= used
    assert {table.style.name for table in word.tables} == {"Kit Table"}
    looks = {child.tag for run in word.element.iter(qn("w:rPr")) for child in run}
    assert looks <= {qn(f"w:{name}") for name in ("rStyle", "b", "lang")}, "no font, no colour"


def test_each_situation_begins_a_page_and_what_follows_them_too(word: Any) -> None:
    titles = pages(word)
    assert titles[0] == "Contents"
    assert [one.partition(" ")[0] for one in titles[1:]] == [
        "0.",
        "4.",
        "4.2.",
        "4.3.",
        "4.4.",
        "5.",
    ]


def test_tables_repeat_their_header_split_no_row_and_say_what_they_are_about(word: Any) -> None:
    for table in word.tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (first, *others))
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_headings_and_labels_stay_with_what_follows_them(word: Any) -> None:
    for paragraph, after in zip(word.paragraphs, word.paragraphs[1:], strict=False):
        if paragraph.style.name == "Kit Label":
            assert paragraph.paragraph_format.keep_with_next
            assert after.style.name == "Kit Wording"
            assert after.paragraph_format.keep_together
    assert word.styles["Heading 2"].paragraph_format.keep_with_next


def test_pages_are_counted_in_the_footer_in_the_language_of_the_document() -> None:
    word = word_of(build(Room("uk", "Стандарт").state, DAY, "standard"))
    (footer,) = word.sections[0].footer.paragraphs
    assert words(footer._p).endswith("Сторінка 1 із 1")
    assert codes(footer._p) == ["PAGE", "NUMPAGES"]
    assert set(attributes(word, "lang", "val")) == {"uk-UA"}


def test_words_of_another_alphabet_are_marked_so_that_word_checks_their_spelling() -> None:
    room = Room("uk")
    for text in ("Скажіть просто", "Say it simply"):
        ideas = room.activity(f"ideas-{len(text)}", "collect", "idea")
        room.add(FACILITATOR, ideas, "idea", text=text)
    word = word_of(build(room.state, DAY))
    tagged = {
        words(run): run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val"))
        for run in word.element.iter(qn("w:r"))
        if run.find(qn("w:t")) is not None
    }
    assert (tagged["Скажіть просто"], tagged["Say it simply"]) == ("uk-UA", "en-GB")


def test_word_opens_it_without_its_mode_for_old_documents(word: Any) -> None:
    modes = {
        one.get(qn("w:name")): one.get(qn("w:val"))
        for one in word.settings.element.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"


def test_pictures_and_properties_say_what_the_document_is(word: Any) -> None:
    assert [one.get("descr") for one in word.element.iter(qn("wp:docPr"))] == ["Logo"]
    core = word.core_properties
    assert (core.title, core.language) == ("Service standard of the front desk", "en")
    assert core.subject == "Draft standard of customer service"


def template(*, numbered: bool = True) -> Any:
    """A client's template: a cover in a section of its own, a header, a font, a small page."""
    made = Word()
    made.styles["Normal"].font.name = "Georgia"
    made.styles["Heading 1"].font.size = Pt(33)
    mine = made.styles.add_style("Kit Wording", WD_STYLE_TYPE.PARAGRAPH)
    mine.font.italic = True
    if not numbered:
        made.styles["List Bullet"].delete()
        numbers = next(k for k, one in made.part.rels.items() if one.reltype.endswith("numbering"))
        made.part.drop_rel(numbers)
    made.add_paragraph("Our cover, which is no part of the standard")
    made.sections[0].header.paragraphs[0].text = "The client's own header"
    section = made.add_section()
    section.page_width, section.page_height = Cm(15), Cm(22)
    section.left_margin = section.right_margin = Cm(1.5)
    return made


def saved(made: Any) -> bytes:
    raw = BytesIO()
    made.save(raw)
    return raw.getvalue()


@pytest.mark.parametrize("numbered", [True, False])
def test_a_clients_template_restyles_everything(standard: Document, *, numbered: bool) -> None:
    word = word_of(standard, saved(template(numbered=numbered)))
    assert [p.text for p in word.paragraphs][:3] == [
        "DRAFT", "Service standard of the front desk", "Draft standard of customer service",
    ]  # fmt: skip
    (section,) = word.sections
    assert (round(section.page_width.cm), round(section.page_height.cm)) == (15, 22)
    assert section.header.paragraphs[0].text == "The client's own header"
    assert "NUMPAGES" in section.footer._element.xml, "the template has no footer of its own"
    assert word.styles["Heading 1"].font.size == Pt(33)
    assert word.styles["Kit Wording"].font.italic
    assert {style.name for style in word.styles} >= {*ROLES}
    for added in ("Kit Evidence", "Kit Cell", "toc 1"):
        assert word.styles[added].font.name is None, "its fonts win"
    for table in word.tables:
        widths = [column.width.cm for column in table.columns]
        assert sum(widths) == pytest.approx(12, abs=0.1)
    numbers = word.part.numbering_part.element
    (listed,) = word.styles["List Bullet"].element.iter(qn("w:numId"))
    assert numbers.num_having_numId(int(listed.get(qn("w:val")))) is not None


def test_a_template_of_word_with_the_suffix_dotx_is_one_too(standard: Document) -> None:
    raw, made = BytesIO(saved(template())), BytesIO()
    with ZipFile(raw) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, held.replace(b"document.main+xml", b"template.main+xml"))
    assert word_of(standard, made.getvalue()).styles["Heading 1"].font.size == Pt(33)


def test_a_template_that_libreoffice_wrote_keeps_one_part_of_properties(
    standard: Document,
) -> None:
    raw, made = BytesIO(saved(template())), BytesIO()
    with ZipFile(raw) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            theirs = b"http://schemas.openxmlformats.org/officedocument/2006/relationships"
            ours = b"http://schemas.openxmlformats.org/package/2006/relationships"
            one, other = (place + b"/metadata/core-properties" for place in (ours, theirs))
            new.writestr(name, old.read(name).replace(one, other))
    (content,) = formats()["docx"].files(standard, made.getvalue()).values()
    with ZipFile(BytesIO(content)) as parts:
        assert len(parts.namelist()) == len(set(parts.namelist()))
    assert Word(BytesIO(content)).core_properties.title == standard.title


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing of Word", b"PK\x03\x04 broken"])
def test_a_template_that_is_no_document_of_word_gets_a_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "w"), "--title", "T"]) == 0
    client = tmp_path / "client.docx"
    client.write_bytes(content)
    asked = ["export", str(tmp_path / "w"), "--format", "docx", "--template", str(client)]
    assert main(asked) == 2
    assert "“client.docx” is no document of Word." in capsys.readouterr().err
    with pytest.raises(kit.KitError, match="is no document of Word"):
        kit.open(tmp_path / "w").export(tmp_path / "out", ["docx"], template=client)
    assert not (tmp_path / "out").exists()
    assert main([*asked[:-1], str(tmp_path / "nowhere.docx")]) == 2
    assert "nowhere.docx" in capsys.readouterr().err


def test_the_command_line_takes_a_template(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "w"), "--title", "T"]) == 0
    client = tmp_path / "client.docx"
    client.write_bytes(saved(template()))
    assert unusable_template(client) is None
    assert (
        main(["export", str(tmp_path / "w"), "--format", "docx,md", "--template", str(client)]) == 0
    )
    made = Word(str(tmp_path / "w" / "exports" / "draft-standard.docx"))
    assert made.styles["Heading 1"].font.size == Pt(33)


def test_a_final_edition_has_no_mark_of_a_draft(standard: Document) -> None:
    word = word_of(replace(standard, mark="", label="1.0", version_words="Version 1.0"))
    assert word.core_properties.version == "1.0"
    header = words(word.sections[0].header._element)
    assert header == standard.title
    assert "DRAFT" not in [paragraph.text for paragraph in word.paragraphs][:4]
    for name, content in (
        formats()["cards"].files(replace(standard, mark="", version_words="Version 1.0")).items()
    ):
        text = PdfReader(BytesIO(content)).pages[0].extract_text()
        assert "DRAFT" not in text, name
        assert "Version 1.0" in text, name
