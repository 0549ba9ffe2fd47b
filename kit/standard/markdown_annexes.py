"""The last chapters of the Markdown file: open points and annexes."""

from __future__ import annotations

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
from kit.standard.legal import short
from kit.standard.markdown_text import block_lines, escape, table
from kit.standard.telling import open_points, votes_in


def open_points_lines(document: Standard) -> list[str]:
    """Give the empty cells of the coverage first, then the clauses that are still open."""
    say, lines = document.passport.language, _coverage(document)
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


def annex_lines(document: Standard) -> list[str]:
    """Give the annexes; those of trials and of the pulse only if there are any."""
    say = document.passport.language
    lines = [f"## {translate(say, N_('Annex A. Results of the votes'))}", ""]
    for vote in document.votes:
        lines += [f"### {escape(vote.title)}", "", vote.words, ""]
        header = (N_("No."), N_("Wording"), N_("Result"), N_("95 % interval"), "n", N_("Notes"))
        lines += table(
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
    lines += table(
        (translate(say, text) for text in columns),
        (
            (r.number, r.kind, r.author, " → ".join(filter(None, (r.fate_words, r.into))), r.text)
            for r in document.ledger
        ),
    )
    lines += [f"## {translate(say, N_('Annex C. The words of the evidence'))}", ""]
    lines += [*(f"- **{term.word}:** {term.meaning}" for term in document.glossary), ""]
    return [*lines, *_trials(document), *_pulse(document)]


def _coverage(document: Standard) -> list[str]:
    say, lines = document.passport.language, []
    if document.coverage:
        lines += [f"### {translate(say, N_('Coverage of the situations'))}", ""]
        lines += block_lines(coverage_block(document))
    if told := gaps(document):
        lines += [*(f"- {escape(text)}" for text in told), ""]
    if document.stop_hits:
        lines += [f"### {translate(say, N_('Adopted entries that hold a STOP-phrase'))}", ""]
        lines += block_lines(hits_block(document))
    return lines


def _trials(document: Standard) -> list[str]:
    say, found = document.passport.language, trials_block(document)
    if found is None:
        return []
    lines = [f"## {translate(say, N_('Annex D. Trials in real dialogues'))}", ""]
    lines += block_lines(found)
    lines += [part for note in trial_notes(document) for part in (escape(note), "")]
    for title, roles, told in role_blocks(document):
        lines += [f"### {title}", "", *(block_lines(roles) if roles.rows else [])]
        lines += [text for one in told for text in (one, "")]
    return lines


def _pulse(document: Standard) -> list[str]:
    if not document.pulse:
        return []
    say = document.passport.language
    title = translate(say, N_("Annex E. Pulse before and after"))
    lines = [f"## {title}", "", translate(say, PULSE_NOTE), ""]
    lines += block_lines(pulse_block(document))
    return [*lines, *(part for text in pulse_lines(document) for part in (escape(text), ""))]
