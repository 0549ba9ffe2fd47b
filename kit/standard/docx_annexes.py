"""The last chapters of the Word document: open points and annexes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.language import N_, translate
from kit.standard.blocks import (
    PULSE_NOTE,
    coverage_block,
    gaps,
    hits_block,
    pulse_block,
    pulse_lines,
    role_blocks,
    trial_notes,
    trials_block,
)
from kit.standard.document import Standard
from kit.standard.docx_look import line, tight
from kit.standard.docx_tables import block, table
from kit.standard.legal import short
from kit.standard.telling import open_points, votes_in

Filler = Callable[[Any, Standard], None]


def annexes(document: Standard) -> list[tuple[str, Filler]]:
    """Give the titles of the annexes and what fills them; trials and pulse if there are any."""
    say = document.passport.language
    found: list[tuple[str, Filler]] = [
        (translate(say, N_("Annex A. Results of the votes")), _votes),
        (translate(say, N_("Annex B. Ledger of contributions")), _ledger),
        (translate(say, N_("Annex C. The words of the evidence")), _words),
    ]
    if trials_block(document):
        found.append((translate(say, N_("Annex D. Trials in real dialogues")), _trials))
    if document.pulse:
        found.append((translate(say, N_("Annex E. Pulse before and after")), _pulse))
    return found


def open_points_chapter(word: Any, document: Standard) -> None:
    """Write the empty cells of the coverage first, then the clauses that are still open."""
    say = document.passport.language
    _coverage(word, document)
    for title, clauses in open_points(document):
        line(word, title, "Heading2")
        if not clauses:
            word.add_paragraph(translate(say, N_("none")))
            continue
        titles = [translate(say, t) for t in (N_("No."), N_("Wording"), N_("Reason"))]
        rows = [(c.number, short(c.headline, 200), c.reason) for c in clauses]
        if clauses == document.dropped:
            # What stands in no chapter shows its votes here.
            titles.append(translate(say, N_("Evidence")))
            told = ["\n".join(e.words for _, e in c.all_evidence) for c in clauses]
            full = [(*row, tight(words)) for row, words in zip(rows, told, strict=True)]
            table(word, titles, full, (1.8, 5, 3.5, 6.2))
        else:
            table(word, titles, rows, (1.8, 9, 5.7))


def _votes(word: Any, document: Standard) -> None:
    say = document.passport.language
    titles = (N_("No."), N_("Wording"), N_("Result"), N_("95 % interval"), "n", N_("Notes"))
    header = [tight(translate(say, text)) for text in titles]
    for vote in document.votes:
        line(word, vote.title, "Heading2")
        word.add_paragraph(vote.words)
        rows = [
            (
                c.number, short(c.headline), tight(e.result), tight(e.interval), str(e.n),
                tight(e.notes),
            )
            for c, e in votes_in(document, vote.activity)
        ]  # fmt: skip
        table(word, header, rows, (1.8, 4.7, 3.3, 2.2, 0.9, 3.6))
    if not document.votes:
        word.add_paragraph(translate(say, N_("Nobody has voted yet.")))


def _ledger(word: Any, document: Standard) -> None:
    say = document.passport.language
    titles = (N_("No."), N_("Kind"), N_("Author"), N_("What became of it"), N_("Text"))
    rows = [
        (
            r.number, r.kind, r.author, " → ".join(filter(None, (r.fate_words, r.into))),
            short(r.text, 200),
        )
        for r in document.ledger
    ]  # fmt: skip
    table(word, [translate(say, text) for text in titles], rows, (1.8, 2.4, 2.6, 2.7, 7))


def _words(word: Any, document: Standard) -> None:
    say = document.passport.language
    header = (translate(say, N_("Word")), translate(say, N_("Meaning")))
    table(word, header, [(term.word, tight(term.meaning)) for term in document.glossary], (4, 12.5))


def _coverage(word: Any, document: Standard) -> None:
    say = document.passport.language
    if document.coverage:
        line(word, translate(say, N_("Coverage of the situations")), "Heading2")
        block(word, coverage_block(document))
    for text in gaps(document):
        line(word, text, "ListBullet")
    if document.stop_hits:
        line(word, translate(say, N_("Adopted entries that hold a STOP-phrase")), "Heading2")
        block(word, hits_block(document))


def _trials(word: Any, document: Standard) -> None:
    if found := trials_block(document):
        block(word, found)
    for note in trial_notes(document):
        word.add_paragraph(tight(note))
    for title, roles, lines in role_blocks(document):
        line(word, title, "Heading2")
        if roles.rows:
            block(word, roles)
        for text in lines:
            word.add_paragraph(tight(text))


def _pulse(word: Any, document: Standard) -> None:
    word.add_paragraph(translate(document.passport.language, PULSE_NOTE))
    block(word, pulse_block(document))
    for text in pulse_lines(document):
        word.add_paragraph(tight(text))
