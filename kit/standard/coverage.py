"""Coverage in the document: numbers and words for what each situation has and lacks."""

from __future__ import annotations

from collections.abc import Iterable

from kit.activities.coverage.figures import Covered, covered
from kit.domain.activities import CHANNELS
from kit.domain.choices import STAGES
from kit.domain.stop_phrases import phrase_of, stop_items, wording_of
from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.language import LANGUAGES, translate
from kit.language.phrases import find_phrases
from kit.standard.legal import legal
from kit.standard.trying import Coverage, StopHit


def coverage(state: Workshop, number: dict[str, str]) -> tuple[Coverage, ...]:
    """Give the row of each situation that was not dropped."""
    return tuple(_row(state, number, found) for found in covered(state))


def _row(state: Workshop, number: dict[str, str], found: Covered) -> Coverage:
    say = state.language
    return Coverage(
        number=number[found.id],
        item=found.id,
        about=legal(text_of(state.items[found.id])),
        adopted=len(found.modules),
        variants=found.variants,
        schemes=len(found.schemes),
        stageless=tuple(number[key] for key in found.stageless),
        stages=_words(say, STAGES, found.stages),
        channels=_words(say, CHANNELS, found.channels),
        tried=found.tried,
        approved=found.approved,
        played=found.played,
        gaps=tuple(gap.said(say) for gap in found.gaps),
    )


def _words(
    language: str, choices: Iterable[tuple[str, str]], keys: frozenset[str]
) -> tuple[str, ...]:
    """Give the words of answers in the order in which a form offers them."""
    return tuple(translate(language, words) for key, words in choices if key in keys)


def stop_hits(state: Workshop, number: dict[str, str]) -> tuple[StopHit, ...]:
    """Find the STOP-phrases in what is adopted, in the workshop's language."""
    phrases = {phrase_of(state, item): number[item.id] for item in stop_items(state)}
    if not phrases or state.language not in LANGUAGES:
        return ()
    adopted = (
        item
        for kind in state.all_kinds()
        for item in state.of_kind(kind)
        if item.decision == "adopt"
    )
    return tuple(
        StopHit(
            number[item.id], phrases[phrase], legal(phrase.text), legal(matched),
            legal(phrase.replacement),
        )
        for item in adopted
        for phrase, matched in dict.fromkeys(
            (hit.phrase, hit.matched)
            for hit in find_phrases(wording_of(state, item), list(phrases), state.language)
        )
    )  # fmt: skip
