"""How to read the standard: binding levels, and the words of its evidence."""

from __future__ import annotations

from collections import Counter

from kit.domain.items import Binding
from kit.domain.workshop import Workshop
from kit.language import N_, translate
from kit.standard.clauses import BINDINGS
from kit.standard.document import HowToRead, Term

_PARAGRAPHS = (
    N_("This is a draft. The employees who serve clients wrote it; what stands in it was collected, voted on and decided in their workshop."),
    N_("Each clause has a number that never changes, a binding level and a status. Below it stands the evidence: how people voted, how sure that is, and how many took part."),
    N_("What no clause says is left to the judgement of the employee. Of several variants of a speech module any adopted one may be used, and its meaning matters more than its exact words."),
)  # fmt: skip

_LEVELS: dict[Binding, str] = {
    "must": N_("always; only a manager may allow an exception"),
    "should": N_("as a rule; who has a good reason does otherwise and can say why"),
    "free": N_("a proven example; use it, change it or find your own"),
}

_TERMS = (
    (N_("approval"), N_("The share of all answers to “Is this useful to you?” that are “useful”; “unsure” counts as an answer.")),
    (N_("rating"), N_("The mean of the answers on a scale from 1 to 5, for each criterion and for all together.")),
    (N_("dots"), N_("Everybody has the same small number of dots to put where they matter most.")),
    (N_("chance to be preferred"), N_("How likely this wording is to win when somebody compares it with another one of the vote.")),
    (N_("95 % interval"), N_("Where the figure would probably lie if everybody like the people in this room had answered. A small room gives a wide interval: read it before the figure.")),
    (N_("n"), N_("How many answers a figure rests on.")),
    (N_("turnout"), N_("How many of the people present voted. Who did not vote may think otherwise.")),
    (N_("contested"), N_("The room is split: nearly as many say “not for me” as “useful”. Talk about it before deciding.")),
    (N_("inherited support"), N_("People who voted for an earlier wording or for an entry that was merged into this one. They are shown, never counted as votes on this wording.")),
    (N_("on paper"), N_("Votes of people without a phone, counted by the facilitator and part of n.")),
    (N_("secret vote"), N_("A vote in which nobody, not even the log, can tell who cast which ballot.")),
    (N_("trial"), N_("One use of the present wording with a real client; only “It worked” counts as a success.")),
    (N_("chance that it works"), N_("How likely the wording is to work with the next client, as far as its trials tell: the posterior mean after Jeffreys' prior. Advice after trials compares it with the chance to beat; people decide.")),
    (N_("approved"), N_("Adopted, tried in real dialogues in this very wording, worked at least once, and approved by the facilitator.")),
    (N_("meaning points said"), N_("In role plays an observer marks which points were said, in any words. The figure rests on sheets, not on people.")),
    (N_("second look"), N_("A declared group of at least five people rejects what others approve: hear them before deciding.")),
)  # fmt: skip


def how_to_read(state: Workshop) -> HowToRead:
    """Explain the binding levels and count the adopted clauses of each."""
    say = state.language
    adopted = [item for item in state.items.values() if item.seen and item.decision == "adopt"]
    count = Counter(item.binding for item in adopted)
    levels = tuple(
        (translate(say, BINDINGS[level]), translate(say, meaning), count[level])
        for level, meaning in _LEVELS.items()
    )
    if adopted:
        summary = translate(
            say, N_("Adopted clauses: {n}. Share of “must”: {share} %."),
            n=len(adopted), share=round(100 * count["must"] / len(adopted)),
        )  # fmt: skip
    else:
        summary = translate(say, N_("No clause has been adopted yet."))
    return HowToRead(tuple(translate(say, text) for text in _PARAGRAPHS), levels, summary)


def glossary(language: str) -> tuple[Term, ...]:
    """Explain the words of the evidence."""
    return tuple(Term(translate(language, a), translate(language, b)) for a, b in _TERMS)
