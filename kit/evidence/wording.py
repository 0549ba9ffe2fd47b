"""What a wording itself tells: vague words of a requirement, the length of what is said."""

from __future__ import annotations

from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import N_, Share, plural, translate
from kit.language.observable import Why, vague_in
from kit.language.readability import ONE_BREATH, Readability, readability

_REASONS: dict[Why, str] = {
    "manner": N_(
        "“{words}” says how it should be felt, and everybody feels otherwise. Write what the "
        "person does or says, or what is seen."
    ),
    "measure": N_("“{words}” leaves open how much or how soon. Write a number, a time or a place."),
    "need": N_("“{words}” leaves open when it holds. Write in which case."),
    "inner": N_("“{words}” happens in the mind. Write what others see or hear of it."),
    "verb": N_("It names no action. Write who does what."),
    "object": N_("It names an action, and not what it is done with or to whom."),
}
_BREATH = N_(
    "Too long for one breath: the longest sentence takes about {seconds} s to say, and {limit} s "
    "is the limit. Make two sentences of it."
)


def vague_words(state: Workshop, item: Item, language: str) -> tuple[str, ...]:
    """Say why a requirement cannot be seen or heard kept, to a reader of a language.

    Nothing of what does not have to be observed (``Kind.observed``).
    """
    if not state.kind(item.kind).observed:
        return ()
    found = vague_in(text_of(item), state.language)
    return tuple(translate(language, _REASONS[one.why], words=one.words) for one in found)


def spoken_length(state: Workshop, item: Item) -> Readability | None:
    """Count what is said to a client; ``None`` of kinds that are not (``Kind.spoken``)."""
    spoken = state.kind(item.kind).spoken
    return readability(text_of(item), state.language) if spoken else None


def too_long(found: Readability | None, language: str) -> str:
    """Say that a sentence is too long for one breath; ``""`` where none is."""
    if found is None or not found.breathless:
        return ""
    seconds, limit = round(found.longest_seconds), round(ONE_BREATH)
    return translate(language, _BREATH, seconds=seconds, limit=limit)


def length_told(found: Readability, language: str) -> str:
    """Tell how long a wording is, how hard to read, and how long it takes to say."""
    text = N_("{mean} words a sentence, long words {share}, LIX {lix}, about {seconds} s to say")
    told = translate(
        language, text, mean=found.sentence, share=Share(found.long_share), lix=round(found.lix),
        seconds=max(1, round(found.seconds)),
    )  # fmt: skip
    words = plural(language, "{n} word", "{n} words", found.words)
    return f"{words}; {told}"
