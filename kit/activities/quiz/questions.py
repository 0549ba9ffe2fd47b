"""Questions of the quiz: made from what the standard says, and the answers that they offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from kit.domain.stop_phrases import held, stop_items
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import N_, translate
from kit.language.texts import normalised, one_line, short

ASKED = N_("What do we say when: {situation}?")

_TOO_ALIKE = 80
"""Likeness, of 100, from which a wrong answer might be right as well."""
_LONGEST = 500
_WRONG = ("wrong_1", "wrong_2", "wrong_3")


def questions_from(state: Workshop, language: str) -> list[dict[str, str]]:
    """Propose a question for each situation with an adopted speech module, in their order.

    Right is its first adopted module that holds no adopted STOP-phrase, those that oblige most
    in front; wrong are up to three adopted modules of other situations, then adopted
    STOP-phrases, none of them like a module of this situation. A question that was once asked,
    whatever became of it, is not proposed again, nor is one that would have no wrong answer.
    """
    modules: dict[str, list[Item]] = {}
    for item in state.of_kind("speech_module"):
        if item.decision == "adopt" and state.around(item):
            modules.setdefault(state.around(item), []).append(item)
    asked = {
        normalised(wording.fields.get("text", ""))
        for item in state.items.values()
        if item.kind == "question"
        for wording in item.wordings
    }
    phrases = [text_of(item) for item in stop_items(state, adopted=True)]
    found = []
    for at, (key, own) in enumerate(modules.items()):
        situation = state.items[key]
        text = _asked(situation, language)
        sound = [item for item in own if not held(state, item, adopted=True)]
        if not sound or not situation.stands or normalised(text) in asked:
            continue
        wrong = _wrong([text_of(item) for item in own], [*_others(modules, at), *phrases])
        if wrong:
            named = {f"wrong_{n}": one for n, one in enumerate(wrong, 1)}
            found.append({"text": text, "right": _right(sound), **named})
    return found


def _asked(situation: Item, language: str) -> str:
    text = one_line(text_of(situation)).rstrip(".?!… ")
    return translate(language, ASKED, situation=short(text, _LONGEST))


def _right(own: Sequence[Item]) -> str:
    order = ("must", "should", "free")
    return text_of(min(own, key=lambda item: order.index(item.binding)))


def _others(modules: dict[str, list[Item]], at: int) -> Iterator[str]:
    """Give one module of each other situation, then their second ones: variety first.

    It begins with the next situation, so that questions do not all share their wrong answers.
    """
    lists = list(modules.values())
    around = [*lists[at + 1 :], *lists[:at]]
    for place in range(max(map(len, around), default=0)):
        yield from (text_of(own[place]) for own in around if place < len(own))


def _wrong(own: Sequence[str], offered: Sequence[str]) -> list[str]:
    """Choose answers that are like no module of the situation, and not like each other."""
    from rapidfuzz.fuzz import token_sort_ratio  # noqa: PLC0415 - phones' pages need none of it

    taken = [normalised(text) for text in own]
    chosen: list[str] = []
    for text in offered:
        words = normalised(text)
        if words and all(token_sort_ratio(words, one) < _TOO_ALIKE for one in taken):
            chosen.append(text)
            taken.append(words)
        if len(chosen) == len(_WRONG):
            break
    return chosen


def options_of(item: Item) -> list[str]:
    """Give the answers to choose from, in a mixed order that is the same for everybody.

    A vote names an answer by its place here, so that a phone is never told which is right.
    """
    texts = [item.fields.get("right", ""), *(item.fields.get(name, "") for name in _WRONG)]
    offered = list(dict.fromkeys(text for text in texts if text))
    return sorted(
        offered, key=lambda text: blake2b(f"{item.id}/{text}".encode(), digest_size=8).digest()
    )


def right_of(item: Item) -> int:
    """Give the place of the right answer among :func:`options_of`."""
    return options_of(item).index(item.fields["right"])
