"""Tables that every written format shows, made from the document before any look."""

from __future__ import annotations

from dataclasses import dataclass

from kit.language import N_, translate
from kit.standard.document import Standard
from kit.standard.figures import percent
from kit.standard.legal import short
from kit.standard.telling import Fact

EMPTY = "–"
"""Stands in a cell where there is nothing: a gap shall be seen."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A table with what stands below it, line by line."""

    key: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[tuple[str, tuple[Fact, ...]], ...] = ()
    """Numbers of clauses with what no column holds."""
    gaps: tuple[str, ...] = ()
    """Cells that say, beside :data:`EMPTY`, that something is missing."""


_HEADERS = {
    "success_story": (N_("No."), N_("Success story"), N_("What was done"), N_("Votes"), N_("Status")),
    "plus": (N_("No."), N_("Practice"), N_("Votes"), N_("Status")),
    "minus": (N_("No."), N_("Practice"), N_("Votes"), N_("Status")),
    "hard": (N_("No."), N_("Situation"), N_("Difficulty"), N_("Frequency")),
    "local_practice": (N_("No."), N_("Unwritten practice"), N_("Why so"), N_("Decision"), N_("Reason")),
    "restriction": (
        N_("No."), N_("Restriction"), N_("Whose interest"), N_("Flag"), N_("Decision"), N_("Reason"),
    ),
    "satisfaction": (N_("Satisfaction"), N_("Result"), N_("95 % interval"), "n", N_("Notes")),
    "claims": (N_("Name of the theme"), N_("Claims of clients"), N_("Share of all claims"), N_("95 % interval")),
    "techniques": (N_("Techniques in dialogues"), N_("Share of dialogues"), N_("95 % interval")),
    "agreement": (
        N_("Techniques in dialogues"), "n", N_("Agreement in percent"), N_("Krippendorff’s alpha"),
        N_("Gwet’s AC1"), N_("Notes"),
    ),
    "stop_phrase": (N_("No."), N_("Phrase"), N_("Why it harms"), N_("Say instead"), N_("Status")),
    "coverage": (
        N_("No."), N_("Situation"), N_("Modules adopted"), N_("Wordings that differ"), N_("Schemes"),
        N_("Tried"), N_("Approved"), N_("Played"),
    ),
    "matrix_listed": (N_("No."), N_("Our action"), N_("Client expectations it meets")),
    "register": (
        N_("No."), N_("Situation"), N_("What kind"), N_("Themes of claims"), N_("Difficulty"),
        N_("Frequency"), N_("Modules"),
    ),
    "themes": (N_("Name of the theme"), N_("Claims of clients"), N_("What became of it")),
    "side_by_side": (N_("What we say"), N_("What we do")),
    "norm": (
        N_("No."), N_("What we do"), N_("How"), N_("When"), N_("What we do not do"), N_("Status"),
    ),
    "quiz": (
        N_("No."), N_("Question"), N_("Right answer"), "n", N_("Answered right"), N_("Discrimination"),
    ),
    "baseline": (N_("What was measured"), N_("About"), N_("Result"), "n"),
    "baseline_modules": (
        N_("No."), N_("Wording"), N_("Meaning points said"), N_("Naturalness"), N_("Usefulness after use"),
    ),
    "needs": (N_("No."), N_("What was measured"), N_("About"), N_("Result"), "n"),
    "authority": (
        N_("No."), N_("What the employee may decide alone, and up to which limit"), N_("Status"),
    ),
    "stop_hits": (N_("No."), N_("STOP-phrase"), N_("Said as"), N_("Say instead")),
    "trials": (N_("No."), N_("Wording"), "n", N_("Chance that it works"), N_("Advice after trials"), N_("Approval after trials")),
    "roles": (N_("Who tried"), "n", N_("Chance that it works"), N_("95 % interval")),
    "pulse": (N_("Statement"), N_("When"), "n", N_("Result")),
}  # fmt: skip


PULSE_NOTE = N_(
    "Asked in secret before and after the test-training. The two waves are not matched by person, and no figure is given for fewer than five answers."
)


def block_of(
    language: str,
    key: str,
    rows: list[Row],
    below: tuple[tuple[str, tuple[Fact, ...]], ...] = (),
) -> Block:
    """Give a table with the header of its key."""
    header = tuple(translate(language, title) for title in _HEADERS[key])
    return Block(key, header, tuple(rows), below)


def coverage_block(document: Standard) -> Block:
    """Give the matrix of situations and what each has."""
    rows: list[Row] = []
    for row in document.coverage:
        of = f" / {row.adopted}"
        cells = (
            str(row.adopted) if row.adopted else EMPTY,
            str(row.variants) if row.variants > 1 else EMPTY,
            str(row.schemes) if row.schemes else EMPTY,
            f"{row.tried}{of}" if row.tried else EMPTY,
            f"{row.approved}{of}" if row.approved else EMPTY,
            str(row.played) if row.played else EMPTY,
        )
        rows.append((row.number, short(row.about), *cells))
    return block_of(document.passport.language, "coverage", rows)


def gaps(document: Standard) -> list[str]:
    """Give the empty cells of the matrix, a line for each situation that has some."""
    return [
        f"{row.number} ({short(row.about, 60)}): {'; '.join(row.gaps)}"
        for row in document.coverage
        if row.gaps
    ]


def hits_block(document: Standard) -> Block:
    """Give the adopted entries that hold a STOP-phrase."""
    rows: list[Row] = [
        (hit.number, f"{hit.phrase_number}: {hit.phrase}", hit.matched, hit.replacement)
        for hit in document.stop_hits
    ]
    return block_of(document.passport.language, "stop_hits", rows)


def trials_block(document: Standard) -> Block | None:
    """Give all clauses that were tried, the likeliest to work first; ``None`` without trials."""
    tried = [
        (found, clause)
        for clause in document.standing
        if (found := clause.trials) is not None and (found.n or found.wanted)
    ]
    tried.sort(key=lambda one: -(one[0].compared or 0.0))
    rows: list[Row] = [
        (
            clause.number, short(clause.headline),
            f"{found.n} / {found.wanted}" if found.wanted else str(found.n),
            f"{percent(found.estimate)} % ({percent(found.low)}–{percent(found.high)} %)"
            if found.estimate is not None else "–",
            found.advice, clause.approval.words if clause.approval else "",
        )
        for found, clause in tried
    ]  # fmt: skip
    return block_of(document.passport.language, "trials", rows) if rows else None


def role_blocks(document: Standard) -> list[tuple[str, Block, list[str]]]:
    """Give, for each kind that was tried, its title, the table by role and what to add."""
    say, found = document.passport.language, []
    for one in document.by_role:
        rows: list[Row] = [
            (
                role.label, str(role.n), f"{percent(role.estimate)} %",
                f"{percent(role.low)}–{percent(role.high)} %",
            )
            for role in one.shown
        ]  # fmt: skip
        title = one.title[:1].upper() + one.title[1:]
        found.append((title, block_of(say, "roles", rows), list(one.lines)))
    return found


def trial_notes(document: Standard) -> list[str]:
    """Give what holds for all trials, once: the rule of the advice, and what it cannot prove."""
    return list(dict.fromkeys(note for one in document.by_role for note in one.notes))


def pulse_block(document: Standard) -> Block:
    """Give both waves of the pulse, statement by statement."""
    waves = sorted(document.pulse, key=lambda one: (one.activity.split("/")[0], one.statement))
    rows: list[Row] = [(one.statement, one.when_words, str(one.n), one.words) for one in waves]
    return block_of(document.passport.language, "pulse", rows)


def pulse_lines(document: Standard) -> list[str]:
    """Give the change of each statement, and that it has no known cause."""
    told = [f"{one.statement}: {one.words}" for one in document.pulse_changes]
    return [*told, *dict.fromkeys(one.caution for one in document.pulse_changes)]
