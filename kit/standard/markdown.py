"""The document as Markdown: what people typed stays text and never becomes markup."""

from __future__ import annotations

from kit.language import N_, translate
from kit.standard.clause import Clause
from kit.standard.collected_blocks import authority_block, side_by_side
from kit.standard.document import Chapter, Standard
from kit.standard.legal import short
from kit.standard.markdown_annexes import annex_lines, open_points_lines
from kit.standard.markdown_text import block_lines, escape, quoted, table
from kit.standard.section_blocks import section_block
from kit.standard.telling import (
    at_length,
    brief,
    facts,
    facts_of_document,
    levels,
    told_part,
)


def write(document: Standard) -> dict[str, bytes]:
    """Give the Markdown file of a document, by its name."""
    say = document.passport.language
    lines = [
        f"# {escape(document.passport.title)}", "",
        f"**{translate(say, N_('DRAFT'))}**", "",
        f"## 0. {translate(say, N_('Passport of the document'))}", "",
    ]  # fmt: skip
    for label, told in facts_of_document(document.passport):
        lines += [f"- **{label}:** {escape('; '.join(told))}"]
    if document.lacking:
        lines += ["", f"**{translate(say, N_('What this draft still lacks'))}**", ""]
        lines += [f"- {escape(text)}" for text in document.lacking]
    lines += ["", *_reading(document)]
    for n, chapter in enumerate(document.chapters, 2):
        lines += [f"## {n}. {chapter.title}", "", *_chapter(document, chapter)]
    number = len(document.chapters) + 2
    lines += [f"## {number}. {translate(say, N_('Open points'))}", "", *open_points_lines(document)]
    lines += annex_lines(document)
    return {"draft-standard.md": ("\n".join(lines).rstrip() + "\n").encode()}


def _reading(document: Standard) -> list[str]:
    say, reading = document.passport.language, document.how_to_read
    lines = [f"## 1. {translate(say, N_('How to read this standard'))}", ""]
    for paragraph in reading.paragraphs:
        lines += [paragraph, ""]
    lines += table(*levels(document))
    for text in (reading.summary, *reading.freedom.warnings, reading.authorship.words):
        lines += [escape(text), ""]
    if shown := authority_block(document):
        lines += [f"### {translate(say, N_('What employees may decide alone'))}", ""]
        lines += block_lines(shown)
    return lines


def _chapter(document: Standard, chapter: Chapter) -> list[str]:
    say = document.passport.language
    lines = [chapter.intro, ""] if chapter.intro else []
    for section in chapter.sections:
        if section.number or section.about:
            about = escape(short(section.about))
            lines += [f"### {' · '.join(filter(None, (section.number, about)))}", ""]
        if section.note:
            lines += [escape(section.note), ""]
        for quote in section.quotes:
            lines += [*quoted(quote), ""]
        if section.lead:
            lines += block_lines(side_by_side(document, section))
        if section.key:
            lines += block_lines(section_block(document, section))
            continue
        for clause in section.clauses:
            lines += _clause(say, clause)
    return lines


def _clause(language: str, clause: Clause) -> list[str]:
    mark = " · ".join(filter(None, (clause.number, clause.binding_words, clause.status_words)))
    lines = [f"#### {mark}", ""]
    for n, part in enumerate(at_length(clause)):
        if n:
            lines += [f"**{part.label}**", ""]
        lines += [*quoted(told_part(clause, part)), ""]
    lines += [f"- **{label}** {escape(text)}" for label, text in brief(clause)]
    for label, told in facts(language, clause):
        lines += [f"- **{label}:** {escape(told[0])}"]
        lines += [f"  - {escape(line)}" for line in told[1:]]
    for version, found in clause.all_evidence:
        label = (
            N_("Evidence") if version == clause.version else N_("Evidence for version {version}")
        )
        title = translate(language, label, version=version)
        lines += [f"- **{title}:** {escape(found.words)}"]
    return [*lines, ""]
