"""Tables that every written format shows, made from the document before any look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kit.evidence.groups import SMALLEST_GROUP
from kit.language import N_, translate
from kit.standard.clause import Clause, Criterion
from kit.standard.document import Section, Standard
from kit.standard.figures import FEW, asks_how_hard, decimal, percent
from kit.standard.legal import short
from kit.standard.telling import Fact, facts


@dataclass(frozen=True, slots=True)
class Block:
    """A table with what stands below it, line by line."""

    key: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[tuple[str, tuple[Fact, ...]], ...] = ()
    """Numbers of clauses with what no column holds."""


_HEADERS = {
    "success_story": (N_("No."), N_("Success story"), N_("What was done"), N_("Votes"), N_("Status")),
    "plus": (N_("No."), N_("Practice"), N_("Votes"), N_("Status")),
    "minus": (N_("No."), N_("Practice"), N_("Votes"), N_("Status")),
    "hard": (N_("No."), N_("Situation"), N_("Difficulty"), N_("Frequency")),
    "local_practice": (N_("No."), N_("Unwritten practice"), N_("Why so"), N_("Decision"), N_("Reason")),
    "restriction": (
        N_("No."), N_("Restriction"), N_("Whose interest"), N_("Flag"), N_("Decision"), N_("Reason"),
    ),
    "stop_phrase": (N_("No."), N_("Phrase"), N_("Why it harms"), N_("Say instead"), N_("Status")),
    "coverage": (
        N_("No."), N_("Situation"), N_("Modules adopted"), N_("2 variants"), N_("Tried"),
        N_("Approved"), N_("Played"),
    ),
    "stop_hits": (N_("Module"), N_("STOP-phrase"), N_("Said as"), N_("Say instead")),
    "trials": (N_("No."), N_("Wording"), "n", N_("Chance that it works"), N_("Advice after trials"), N_("Approval")),
    "roles": (N_("Who tried"), "n", N_("Chance that it works"), N_("95 % interval")),
    "pulse": (N_("Statement"), N_("When"), "n", N_("Result")),
}  # fmt: skip


PULSE_NOTE = N_(
    "Asked in secret before and after the test-training. The two waves are not matched by person, and no figure is given for fewer than five answers."
)


def _block(
    language: str,
    key: str,
    rows: list[tuple[str, ...]],
    below: tuple[tuple[str, tuple[Fact, ...]], ...] = (),
) -> Block:
    header = tuple(translate(language, title) for title in _HEADERS[key])
    return Block(key, header, tuple(rows), below)


def _field(clause: Clause, name: str) -> str:
    return next((part.text for part in clause.parts if part.name == name), "")


def _status(clause: Clause) -> str:
    return " · ".join(filter(None, (clause.status_words, clause.binding_words)))


def _found(clause: Clause) -> str:
    """Give the status of what the audit found: mostly nobody decides on it."""
    return "" if clause.status == "draft" else _status(clause)


def _votes(clause: Clause) -> str:
    return "\n".join(e.words.removeprefix(f"{e.vote}: ") for e in clause.evidence) or "–"


def _kept(language: str, clause: Clause) -> str:
    """Tell the decision on a restriction: to keep it, to relax it or to drop it."""
    words = {
        "draft": N_("not decided yet"),
        "adopted": N_("keep"),
        "rework": N_("relax"),
        "dropped": N_("drop"),
    }
    return translate(language, words[clause.status])


Columns = Callable[[str, Clause], tuple[str, ...]]

_ROWS: dict[str, Columns] = {
    "success_story": lambda _, c: (c.headline, _field(c, "did"), _votes(c), _found(c)),
    "plus": lambda _, c: (c.headline, _votes(c), _found(c)),
    "minus": lambda _, c: (c.headline, _votes(c), _found(c)),
    "local_practice": lambda _, c: (c.headline, _field(c, "why"), _status(c), c.reason),
    "restriction": lambda say, c: (
        c.headline,
        _field(c, "interest") or translate(say, N_("not said")),
        translate(say, N_("company only")) if "company_only" in c.flags else "",
        _kept(say, c),
        c.reason,
    ),
    "stop_phrase": lambda _, c: (
        c.headline, _field(c, "why"), _field(c, "replacement"), _status(c),
    ),
}  # fmt: skip
_VOTES_IN_A_COLUMN = ("success_story", "plus", "minus")
_REASON_IN_A_COLUMN = ("local_practice", "restriction")


def section_block(document: Standard, section: Section) -> Block:
    """Give the table of a section whose ``key`` names one."""
    say = document.passport.language
    if section.key == "hard":
        return _hard(document)
    columns, clauses = _ROWS[section.key], [*section.clauses]
    if section.key in _REASON_IN_A_COLUMN:
        # Dropped ones are listed as decided; their clauses stand among the open points.
        clauses += [clause for clause in document.dropped if clause.kind == section.key]
    rows = [(clause.number, *columns(say, clause)) for clause in clauses]
    below = [(c.number, _aside(say, section.key, c)) for c in section.clauses]
    return _block(say, section.key, rows, tuple(one for one in below if one[1]))


def _aside(language: str, key: str, clause: Clause) -> tuple[Fact, ...]:
    """Give what stands behind a row beside its columns, votes included."""
    left_out = set()
    if key in _REASON_IN_A_COLUMN and not clause.changed:
        left_out.add(translate(language, N_("Decision")))
    if not clause.authors.names and clause.authors.unnamed <= 1:
        # "1 employee" below every row would say nothing.
        left_out.add(translate(language, N_("Authors")))
    told = [fact for fact in facts(language, clause) if fact[0] not in left_out]
    votes = tuple(
        found.words
        for version, found in clause.all_evidence
        if version != clause.version or key not in _VOTES_IN_A_COLUMN
    )
    return (*told, (translate(language, N_("Evidence")), votes)) if votes else tuple(told)


def _hard(document: Standard) -> Block:
    """Give how hard and how frequent situations are, by the last vote that asked for it."""
    say = document.passport.language
    found: list[tuple[int, tuple[str, ...]]] = []
    for clause in document.standing:
        asked = [e for e in clause.evidence if asks_how_hard(c.name for c in e.criteria)]
        if clause.kind != "situation" or not asked or not any(c.n for c in asked[-1].criteria):
            continue
        by_name = {c.name: c for c in asked[-1].criteria}
        cells = [_figure(say, by_name.get(name)) for name in ("difficulty", "frequency")]
        row = (clause.number, short(clause.headline, 200), *cells)
        found.append((asked[-1].rank or len(document.standing), row))
    # The sort keeps the order of age where places are equal.
    return _block(say, "hard", [row for _, row in sorted(found, key=lambda one: one[0])])


def _figure(language: str, criterion: Criterion | None) -> str:
    if criterion is None or not criterion.n:
        return "–"
    if criterion.estimate is None:
        few = translate(language, FEW, least=SMALLEST_GROUP)
        return f"{few} (n = {criterion.n})"
    low, high = (decimal(language, end) for end in (criterion.low, criterion.high))
    return f"{decimal(language, criterion.estimate)} ({low}–{high}; n = {criterion.n})"


def coverage_block(document: Standard) -> Block:
    """Give the matrix of situations; a dash is an empty cell."""
    rows: list[tuple[str, ...]] = []
    for row in document.coverage:
        of = f" / {row.adopted}"
        cells = (
            str(row.adopted) if row.adopted else "–",
            "✓" if row.adopted >= 2 else "–",  # noqa: PLR2004 - the header says so
            f"{row.tried}{of}" if row.tried else "–",
            f"{row.approved}{of}" if row.approved else "–",
            str(row.played) if row.played else "–",
        )
        rows.append((row.number, short(row.about), *cells))
    return _block(document.passport.language, "coverage", rows)


def gaps(document: Standard) -> list[str]:
    """Give the empty cells of the matrix, a line for each situation that has some."""
    return [
        f"{row.number} ({short(row.about, 60)}): {'; '.join(row.gaps)}"
        for row in document.coverage
        if row.gaps
    ]


def hits_block(document: Standard) -> Block:
    """Give the adopted modules that say a STOP-phrase."""
    rows: list[tuple[str, ...]] = [
        (hit.number, f"{hit.phrase_number}: {hit.phrase}", hit.matched, hit.replacement)
        for hit in document.stop_hits
    ]
    return _block(document.passport.language, "stop_hits", rows)


def trials_block(document: Standard) -> Block | None:
    """Give all clauses that were tried, the likeliest to work first; ``None`` without trials."""
    tried = [
        (found, clause)
        for clause in document.standing
        if (found := clause.trials) is not None and (found.n or found.wanted)
    ]
    tried.sort(key=lambda one: -(one[0].compared or 0.0))
    rows: list[tuple[str, ...]] = [
        (
            clause.number, short(clause.headline),
            f"{found.n} / {found.wanted}" if found.wanted else str(found.n),
            f"{percent(found.estimate)} % ({percent(found.low)}–{percent(found.high)} %)"
            if found.estimate is not None else "–",
            found.advice, clause.approval.words if clause.approval else "",
        )
        for found, clause in tried
    ]  # fmt: skip
    return _block(document.passport.language, "trials", rows) if rows else None


def role_blocks(document: Standard) -> list[tuple[str, Block, list[str]]]:
    """Give, for each kind that was tried, its title, the table by role and what to add."""
    say, found = document.passport.language, []
    for one in document.by_role:
        rows: list[tuple[str, ...]] = [
            (
                role.label, str(role.n), f"{percent(role.estimate)} %",
                f"{percent(role.low)}–{percent(role.high)} %",
            )
            for role in one.shown
        ]  # fmt: skip
        lines = [one.effect] if one.effect else []
        if one.hidden:
            hidden = N_("Not shown, because fewer than five people could be recognised: {roles}.")
            lines.insert(0, translate(say, hidden, roles=", ".join(one.hidden)))
        found.append((one.title[:1].upper() + one.title[1:], _block(say, "roles", rows), lines))
    return found


def pulse_block(document: Standard) -> Block:
    """Give both waves of the pulse, statement by statement."""
    waves = sorted(document.pulse, key=lambda one: (one.activity.split("/")[0], one.statement))
    rows: list[tuple[str, ...]] = [
        (one.statement, one.when_words, str(one.n), one.words) for one in waves
    ]
    return _block(document.passport.language, "pulse", rows)
