"""How free the standard leaves people, what they may decide alone, and how much they wrote."""

from __future__ import annotations

from kit.activities.decide.authorship import authorship
from kit.activities.decide.freedom import above_cap, freedom
from kit.domain.workshop import Workshop
from kit.language import N_, Share, translate
from kit.standard.clauses import STATUS, STATUSES, Material
from kit.standard.collected import Authority, Authorship, Freedom
from kit.standard.legal import legal, one_line


def freedom_profile(state: Workshop) -> Freedom:
    """Count adopted clauses by how far they oblige, and warn where a cap was chosen and passed."""
    say, whole = state.language, freedom(state)
    warnings = []
    for run in state.runs.values():
        kind = run.activity.kind
        if run.activity.does == "decide" and kind in state.all_kinds():
            refusal = above_cap(freedom(state, kind), run.activity.must_at_most)
            if refusal is not None:
                warnings.append(f"{_title(state, kind)}: {refusal.said(say)}")
    return Freedom(
        whole.must, whole.should, whole.free, whole.share.estimate, tuple(dict.fromkeys(warnings))
    )


def _title(state: Workshop, kind: str) -> str:
    title = translate(state.language, state.kind(kind).many)
    return title[:1].upper() + title[1:]


def authorities(material: Material) -> tuple[Authority, ...]:
    """Collect from the speech modules what employees may decide alone, adopted ones first."""
    say = material.state.language
    found = [
        (
            item.decision != "adopt",
            Authority(
                material.number[item.id],
                one_line(legal(item.fields["authority"])),
                translate(say, STATUSES[STATUS[item.decision]]),
            ),
        )
        for item in material.state.kept("speech_module")
        if item.fields.get("authority")
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def authorship_told(state: Workshop) -> Authorship:
    """Tell how much of the adopted standard has an employee's contribution, and the target."""
    say, found = state.language, authorship(state)
    share = found.with_employee / found.of if found.of else None
    if share is None:
        words = translate(say, N_("No clause has been adopted yet."))
    else:
        words = translate(
            say, N_("Adopted clauses with an employee's contribution: {n} of {of} ({share})."),
            n=found.with_employee, of=found.of, share=Share(share),
        )  # fmt: skip
    if found.wanted is None:
        target = translate(say, N_("The workshop set itself no target for this share."))
    else:
        reached = share is not None and share >= found.wanted
        text = (
            N_("Target: {share}, reached.") if reached else N_("Target: {share}, not reached yet.")
        )
        target = translate(say, text, share=Share(found.wanted))
    return Authorship(
        found.with_employee, found.of, share, found.wanted, f"{words} {target}"
    )  # fmt: skip
