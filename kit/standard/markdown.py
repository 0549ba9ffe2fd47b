"""The document as Markdown: what people typed stays text and never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.language import N_, translate
from kit.standard.clause import Clause
from kit.standard.document import Chapter, Standard
from kit.standard.legal import one_line, short
from kit.standard.telling import (
    facts,
    facts_of_document,
    modules_of,
    open_points,
    votes_in,
)

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$^]")
_FIRST = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_LINK = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)|(@)", re.IGNORECASE)


def escape(line: str) -> str:
    """Escape one line of typed text: no markup, no HTML, no links come of it."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(line.split()))
    line = _LINK.sub(lambda match: "\\" + match[0], line)
    if first := _FIRST.match(line):
        mark = first[0]
        line = f"\\{line}" if not mark.isdigit() else f"{mark}\\{line[len(mark) :]}"
    return line


def quoted(text: str) -> list[str]:
    """Give a typed text as a block quote; its lines stay lines."""
    lines = text.split("\n")
    kept = [f"> {escape(line)}".rstrip() for line in lines]
    # A backslash at the end of a line breaks it; an empty line breaks it anyway.
    return [
        f"{line}\\" if line != ">" and after not in ("", ">") else line
        for line, after in zip(kept, [*kept[1:], ""], strict=True)
    ]


def _cell(text: str) -> str:
    return escape(one_line(text)) or " "


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    head = [_cell(text) for text in header]
    return [
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
        *(f"| {' | '.join(map(_cell, row))} |" for row in rows),
        "",
    ]


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
    lines += [f"## {number}. {translate(say, N_('Open points'))}", "", *_open_points(document)]
    lines += _annexes(document)
    return {"draft-standard.md": ("\n".join(lines).rstrip() + "\n").encode()}


def _reading(document: Standard) -> list[str]:
    say, reading = document.passport.language, document.how_to_read
    lines = [f"## 1. {translate(say, N_('How to read this standard'))}", ""]
    for paragraph in reading.paragraphs:
        lines += [paragraph, ""]
    header = (N_("Level"), N_("Meaning"), N_("Clauses"))
    lines += _table(
        (translate(say, text) for text in header),
        ((level, meaning, str(count)) for level, meaning, count in reading.levels),
    )
    return [*lines, reading.summary, ""]


def _chapter(document: Standard, chapter: Chapter) -> list[str]:
    say = document.passport.language
    lines = [chapter.intro, ""] if chapter.intro else []
    if chapter.register and chapter.clauses:
        header = (N_("No."), N_("Situation"), N_("Status"), N_("Speech modules"))
        lines += _table(
            (translate(say, text) for text in header),
            (
                (c.number, c.headline, c.status_words, str(len(modules_of(document, c))))
                for c in chapter.clauses
            ),
        )
    for section in chapter.sections:
        if section.number:
            about = escape(short(section.about))
            lines += [f"### {f'{section.number} · {about}' if about else section.number}", ""]
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


def _open_points(document: Standard) -> list[str]:
    say, lines = document.passport.language, []
    for title, clauses in open_points(document):
        lines += [f"### {title}", ""]
        for clause in clauses:
            told = f"{clause.number}: {short(clause.headline, 200)}"
            lines += [f"- {escape(told)}"]
            if clause.reason:
                lines += [f"  - {translate(say, N_('Reason'))}: {escape(clause.reason)}"]
            if clause.status == "dropped":
                lines += [f"  - {escape(found.words)}" for _, found in clause.all_evidence]
        lines += [""] if clauses else [translate(say, N_("none")), ""]
    return lines


def _annexes(document: Standard) -> list[str]:
    say = document.passport.language
    lines = [f"## {translate(say, N_('Annex A. Results of the votes'))}", ""]
    for vote in document.votes:
        lines += [f"### {escape(vote.title)}", "", vote.words, ""]
        header = (N_("No."), N_("Wording"), N_("Result"), N_("95 % interval"), "n", N_("Notes"))
        lines += _table(
            (translate(say, text) for text in header),
            (
                (c.number, short(c.headline), e.result, e.interval, str(e.n), e.notes)
                for c, e in votes_in(document, vote.activity)
            ),
        )
    if not document.votes:
        lines += [translate(say, N_("Nobody has voted yet.")), ""]
    lines += [f"## {translate(say, N_('Annex B. Ledger of contributions'))}", ""]
    columns = (N_("No."), N_("Kind"), N_("Author"), N_("What became of it"), N_("Text"))
    lines += _table(
        (translate(say, text) for text in columns),
        (
            (r.number, r.kind, r.author, " → ".join(filter(None, (r.fate_words, r.into))), r.text)
            for r in document.ledger
        ),
    )
    lines += [f"## {translate(say, N_('Annex C. The words of the evidence'))}", ""]
    return [*lines, *(f"- **{term.word}:** {term.meaning}" for term in document.glossary)]
