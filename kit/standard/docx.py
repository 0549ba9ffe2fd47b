"""The document as a Word file: editable, numbered, in the workshop's language."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.shared import Pt, RGBColor

from kit.language import N_, translate
from kit.standard.clause import Clause
from kit.standard.collected_blocks import authority_block, side_by_side
from kit.standard.document import Chapter, Passport, Standard
from kit.standard.docx_annexes import Filler, annexes, open_points_chapter
from kit.standard.docx_look import ACCENT, QUIET, blank, line, logo, margins, tight
from kit.standard.docx_tables import block, table
from kit.standard.legal import short
from kit.standard.section_blocks import section_block
from kit.standard.telling import (
    at_length,
    brief,
    day,
    facts,
    facts_of_document,
    levels,
    told_part,
    vote_of,
)


def write(document: Standard) -> dict[str, bytes]:
    """Give the Word file of a document, by its name."""
    passport, say = document.passport, document.passport.language
    word = blank(say)
    _properties(word, passport)
    version = f"{translate(say, N_('Version'))} {passport.version} · {day(passport)}"
    margins(word.sections[0], short(passport.title), version, translate(say, N_("DRAFT")))
    _title_page(word, document, version)
    for title, fill in _chapters(document):
        heading = line(word, title, "Heading1")
        if fill is _reading:
            # Short as it is, it shares the page of the passport.
            heading.paragraph_format.page_break_before = False
            heading.paragraph_format.space_before = Pt(24)
        fill(word, document)
    raw = BytesIO()
    word.save(raw)
    return {"draft-standard.docx": _same_bytes(raw)}


def _chapters(document: Standard) -> list[tuple[str, Filler]]:
    """Give the titles of all chapters and what fills them, in order."""
    say = document.passport.language
    points = f"{len(document.chapters) + 2}. {translate(say, N_('Open points'))}"
    return [
        (f"0. {translate(say, N_('Passport of the document'))}", _passport),
        (f"1. {translate(say, N_('How to read this standard'))}", _reading),
        *(
            (f"{n}. {chapter.title}", partial(_chapter, chapter=chapter))
            for n, chapter in enumerate(document.chapters, 2)
        ),
        (points, open_points_chapter),
        *annexes(document),
    ]


def _properties(word: Any, passport: Passport) -> None:
    core = word.core_properties
    day_zero = datetime.fromisoformat(passport.date).replace(tzinfo=UTC)
    core.title, core.language = passport.title[:255], passport.language
    core.author = core.last_modified_by = core.comments = ""
    core.subject = translate(passport.language, N_("Draft standard of customer service"))
    core.version = str(passport.version)
    core.created = core.modified = day_zero


def _title_page(word: Any, document: Standard, version: str) -> None:
    say = document.passport.language
    logo(word, translate(say, N_("Logo")))
    mark = word.add_paragraph()
    mark.paragraph_format.space_before = Pt(100)
    run = mark.add_run(translate(say, N_("DRAFT")))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(16), RGBColor.from_string(QUIET)
    line(word, document.passport.title, "Title")
    subject = word.add_paragraph()
    subject.add_run(translate(say, N_("Draft standard of customer service"))).font.size = Pt(14)
    word.add_paragraph(version)
    contents = word.add_paragraph()
    contents.paragraph_format.space_before = Pt(40)
    run = contents.add_run(translate(say, N_("Contents")))
    run.bold, run.font.color.rgb = True, RGBColor.from_string(ACCENT)
    for title, _ in _chapters(document):
        entry = word.add_paragraph(title).paragraph_format
        entry.space_after, entry.line_spacing = Pt(1), 1.0


def _passport(word: Any, document: Standard) -> None:
    say = document.passport.language
    rows = [(label, "; ".join(told)) for label, told in facts_of_document(document.passport)]
    header = (translate(say, N_("Passport")), translate(say, N_("Entry")))
    table(word, header, rows, (4.5, 12))
    if document.lacking:
        line(word, translate(say, N_("What this draft still lacks")), "Heading2")
        for text in document.lacking:
            line(word, text, "ListBullet")


def _reading(word: Any, document: Standard) -> None:
    say, reading = document.passport.language, document.how_to_read
    for paragraph in reading.paragraphs:
        word.add_paragraph(paragraph)
    header, rows = levels(document)
    table(word, header, rows, (3, 9, 2, 2.5))
    for text in (reading.summary, *reading.freedom.warnings, reading.authorship.words):
        word.add_paragraph(tight(text))
    if shown := authority_block(document):
        line(word, translate(say, N_("What employees may decide alone")), "Heading2")
        block(word, shown)


def _chapter(word: Any, document: Standard, chapter: Chapter) -> None:
    say = document.passport.language
    if chapter.intro:
        word.add_paragraph(chapter.intro)
    for section in chapter.sections:
        if section.number or section.about:
            title = " · ".join(filter(None, (section.number, short(section.about))))
            line(word, title, "Heading2")
        if section.note:
            word.add_paragraph(section.note).paragraph_format.keep_with_next = True
        for quote in section.quotes:
            line(word, f"“{quote}”", "Clause").paragraph_format.keep_together = True
        if section.lead:
            block(word, side_by_side(document, section))
        if section.key:
            block(word, section_block(document, section))
            continue
        for clause in section.clauses:
            _clause(word, say, clause)


def _clause(word: Any, language: str, clause: Clause) -> None:
    marks = (clause.number, clause.binding_words, clause.status_words)
    line(word, " · ".join(filter(None, marks)), "Heading3")
    for n, part in enumerate(at_length(clause)):
        if n:
            label = line(word, "", "Fact")
            label.add_run(part.label).bold = True
            label.paragraph_format.keep_with_next = True
        said = line(word, told_part(clause, part), "Clause").paragraph_format
        # A single fact is not left alone on the next page.
        said.keep_together = said.keep_with_next = True
    if short_answers := brief(clause):
        fact = line(word, "", "Fact")
        for n, (label, text) in enumerate(short_answers):
            fact.add_run(f"{' · ' if n else ''}{label} ").bold = True
            fact.add_run(text)
        fact.paragraph_format.keep_with_next = True
    stands = facts(language, clause)
    for n, (label_text, told) in enumerate(stands, 1):
        fact = line(word, "", "Fact")
        fact.add_run(f"{label_text}: ").bold = True
        fact.add_run(tight("\n".join(told)))
        # The last line is not left alone on the next page, nor is the table of votes.
        last = n == len(stands) - 1 or (n == len(stands) and bool(clause.all_evidence))
        fact.paragraph_format.keep_with_next = last
    if clause.all_evidence:
        header = (
            N_("Name of the vote"),
            N_("Result"),
            N_("95 % interval"),
            N_("Turnout"),
            N_("Notes"),
        )
        rows = [
            (vote_of(language, clause, v, e), e.result, e.interval, e.turnout, e.notes)
            for v, e in clause.all_evidence
        ]
        titles = [tight(translate(language, text)) for text in header]
        table(word, titles, [[tight(text) for text in row] for row in rows],
              (3.2, 3.2, 2.1, 3.4, 4.6))  # fmt: skip


def _same_bytes(raw: BytesIO) -> bytes:
    """Pack the file anew without the time of day, so that equal documents are equal files."""
    packed = BytesIO()
    with ZipFile(raw) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return packed.getvalue()
