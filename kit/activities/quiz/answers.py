"""Questions of an understanding quiz: the answers offered, and which one is right."""

from __future__ import annotations

from hashlib import blake2b

from kit.domain.workshop import Item

_WRONG = ("wrong_1", "wrong_2", "wrong_3")


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
