"""The words of the evidence, each in a plain sentence: only those that the document prints."""

from __future__ import annotations

from collections.abc import Callable

from kit.language import N_, translate
from kit.standard.clause import Clause, Evidence
from kit.standard.collected import BaseFigure
from kit.standard.document import Standard, Term

_METHODS = {
    "approval": (N_("approval"), N_("The share of all answers to “Is this useful to you?” that are “useful”; “unsure” counts as an answer.")),
    "ratings": (N_("rating"), N_("The mean of the answers on a scale from 1 to 5, for each criterion and for all together.")),
    "dots": (N_("dots"), N_("Everybody has the same small number of dots to put where they matter most.")),
    "pairwise": (N_("chance to be preferred"), N_("How likely this wording is to win when somebody compares it with another one of the vote.")),
}  # fmt: skip

_BRADLEY_TERRY = (N_("Bradley–Terry"), N_("The model behind the chance to be preferred: every wording has one strength, and of two the stronger wins more often."))  # fmt: skip
_INTERVAL = (N_("95 % interval"), N_("Where the figure would probably lie if everybody like the people in this room had answered. A small room gives a wide interval: read it before the figure."))  # fmt: skip
_N = (N_("n"), N_("How many answers a figure rests on."))
_WILSON = (N_("Wilson interval"), N_("The interval of a share; it stays honest with few answers and never leaves 0 to 100 %."))  # fmt: skip
_TURNOUT = (N_("turnout"), N_("How many of the people present voted. Who did not vote may think otherwise."))  # fmt: skip

Test = Callable[[Standard, list[Evidence]], bool]

_TERMS: tuple[tuple[Test, str, str], ...] = (
    (lambda _, e: any(one.contested for one in e), N_("contested"), N_("The room is split: nearly as many say “not for me” as “useful”. Talk about it before deciding.")),
    (lambda _, e: any(one.inherited for one in e), N_("inherited support"), N_("People who voted for an earlier wording or for an entry that was merged into this one. They are shown, never counted as votes on this wording.")),
    (lambda _, e: any(one.paper for one in e), N_("on paper"), N_("Votes of people without a phone, counted by the facilitator and part of n.")),
    (lambda d, _: any(vote.privacy == "secret" for vote in d.votes), N_("secret vote"), N_("A vote in which nobody, not even the log, can tell who cast which ballot.")),
    (lambda d, _: _tried(d), N_("trial"), N_("One use of the present wording with a real client; only “It worked” counts as a success.")),
    (lambda d, _: _tried(d), N_("chance that it works"), N_("How likely the wording is to work with the next client, as far as its trials tell: the posterior mean after Jeffreys' prior. Advice after trials compares it with the chance to beat; people decide.")),
    (lambda d, _: _tried(d), N_("Jeffreys' posterior"), N_("What the trials alone say of that chance when nothing is presumed: half a success and half a failure are added to what was counted.")),
    (lambda d, _: any(c.approval for c in d.standing), N_("approved"), N_("Adopted, tried in real dialogues in this very wording, worked at least once, and approved by the facilitator.")),
    (lambda d, _: any(c.played for c in _all(d)), N_("meaning points said"), N_("In role plays an observer marks which points were said, in any words. The figure rests on sheets, not on people.")),
    (lambda d, _: any(c.warnings for c in _all(d)), N_("second look"), N_("A declared group of at least five people rejects what others approve: hear them before deciding.")),
    (lambda d, _: _index(d, "csat"), N_("CSAT"), N_("Customer satisfaction: the share of clients who answered 4 or 5 on a scale from 1 to 5.")),
    (lambda d, _: _index(d, "nps"), N_("NPS"), N_("Net Promoter Score: those who would surely recommend us (9 and 10) less those who would not (0 to 6), in points of a hundred.")),
    (lambda d, _: _index(d, "nps"), N_("adjusted Wald"), N_("The interval of the NPS: three imagined answers are added, so that a small survey does not look certain.")),
    (lambda d, _: _index(d, "ces"), N_("CES"), N_("Customer Effort Score: how far clients agree from 1 to 7 that it was easy.")),
    (lambda d, _: _coded(d), N_("Krippendorff’s alpha"), N_("How far coders agree beyond chance: 1 is full agreement, 0 is what dice would give.")),
    (lambda d, _: _coded(d), N_("Gwet’s AC1"), N_("The same question, counted so that a technique that nearly always or hardly ever occurs does not spoil the figure.")),
    (lambda d, _: bool(d.quizzes), N_("discrimination"), N_("Whether those who know more get this question right more often, from −1 to 1; under 0 look at its wording.")),
    (lambda d, _: bool(d.quizzes), N_("KR-20"), N_("How far the questions of the quiz measure the same thing: near 1 a second quiz would place people alike.")),
    (lambda d, _: any(c.effect is not None for c in d.pulse_changes), N_("Hedges’ g"), N_("The change measured by how much people differ among themselves, corrected for small groups: 0.2 is small, 0.8 is large.")),
)  # fmt: skip


def glossary(document: Standard) -> tuple[Term, ...]:
    """Explain the words of the evidence that stand in a document."""
    evidence = [found for clause in _all(document) for _, found in clause.all_evidence]
    methods = {found.method for found in evidence} | {vote.method for vote in document.votes}
    rated = bool(document.pulse) or any(one.measured == "usefulness" for one in _based(document))
    words = [
        told
        for method, told in _METHODS.items()
        if method in methods or (method == "ratings" and rated)
    ]
    if "pairwise" in methods:
        words.append(_BRADLEY_TERRY)
    words += [_INTERVAL, _N]
    if methods & {"approval", "dots"} or _shares(document):
        words.append(_WILSON)
    if methods:
        words.append(_TURNOUT)
    words += [(word, meaning) for test, word, meaning in _TERMS if test(document, evidence)]
    say = document.passport.language
    return tuple(Term(translate(say, a), translate(say, b)) for a, b in words)


def _all(document: Standard) -> tuple[Clause, ...]:
    return (*document.standing, *document.dropped)


def _based(document: Standard) -> tuple[BaseFigure, ...]:
    return document.introduction.baseline


def _tried(document: Standard) -> bool:
    return any(clause.trials is not None and clause.trials.n for clause in _all(document))


def _index(document: Standard, name: str) -> bool:
    return any(figure.name == name for table in document.tables for figure in table.figures)


def _coded(document: Standard) -> bool:
    return any(table.agreement for table in document.tables)


def _shares(document: Standard) -> bool:
    """Whether a share is printed that no vote gave."""
    return (
        any(table.figures or table.agreement for table in document.tables)
        or bool(document.quizzes)
        or any(one.unit == "share" for one in _based(document))
        or any(clause.played for clause in _all(document))
    )
