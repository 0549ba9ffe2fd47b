"""The document as Markdown: what people typed stays text and never becomes markup."""

from __future__ import annotations

from kit.language import N_, translate
from kit.standard.clause import Clause
from kit.standard.document import Chapter, Standard
from kit.standard.legal import short
from kit.standard.markdown_annexes import annex_lines, open_points_lines
from kit.standard.markdown_text import block_lines, escape, quoted, table
from kit.standard.section_blocks import section_block
from kit.standard.telling import facts, facts_of_document, modules_of


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
    header = (N_("Level"), N_("Meaning"), N_("Clauses"))
    lines += table(
        (translate(say, text) for text in header),
        ((level, meaning, str(count)) for level, meaning, count in reading.levels),
    )
    return [*lines, reading.summary, ""]


def _chapter(document: Standard, chapter: Chapter) -> list[str]:
    say = document.passport.language
    lines = [chapter.intro, ""] if chapter.intro else []
    if chapter.register and chapter.clauses:
        header = (N_("No."), N_("Situation"), N_("Status"), N_("Speech modules"))
        lines += table(
            (translate(say, text) for text in header),
            (
                (c.number, c.headline, c.status_words, str(len(modules_of(document, c))))
                for c in chapter.clauses
            ),
        )
    for section in chapter.sections:
        if section.number or section.about:
            about = escape(short(section.about))
            lines += [f"### {' · '.join(filter(None, (section.number, about)))}", ""]
        if section.note:
            lines += [escape(section.note), ""]
        for quote in section.quotes:
            lines += [*quoted(quote), ""]
        if section.key:
            lines += block_lines(section_block(document, section))
            continue
        for clause in section.clauses:
            lines += _clause(say, clause)
    return lines


def _clause(language: str, clause: Clause) -> list[str]:
    mark = " · ".join(filter(None, (clause.number, clause.binding_words, clause.status_words)))
    lines = [f"#### {mark}", ""]
    for n, part in enumerate(clause.parts):
        if n:
            lines += [f"**{part.label}**", ""]
        lines += [*quoted(part.text), ""]
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
