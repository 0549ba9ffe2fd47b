"""Frames for fuzzing: mostly broken ones, in every way in which a frame can be broken."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.faults.raw_line import BYTES, frame

_DOES = (
    "enter", "add", "take_up", "revise", "withdraw", "vote", "comment", "try", "answer",
    "take_part", "score", "open", "reveal", "decide", "time", "agenda", "explode", "",
)  # fmt: skip
_PARTS = (
    "name", "groups", "language", "credit", "activity", "kind", "fields", "within", "of", "item",
    "value", "text", "outcome", "seconds", "naturalness", "values", "on", "points", "suggestion",
)  # fmt: skip
_TEXTS = (
    "", "a", "ї" * 40, "\ud83d", "\udc00x", "\x00", "\r\n\t", "= 1+1", "<script>", "\u202eabc",
    "x" * 5_000, "../../etc/passwd", "e\u0301" * 20, "{name}", "%s", "1e999", "NaN",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thrown:
    """What goes onto the line, and how many answers are owed for it."""

    data: bytes
    answers: int = 1
    ends: bool = False
    """Whether nobody could tell where the next frame begins: the line may end, with a reason."""


class Frames:
    """Makes frames from a seed; ``activities`` and ``items`` are those of a real room."""

    def __init__(self, seed: int, activities: Sequence[str], items: Sequence[str]) -> None:
        self._random = Random(seed)
        self._activities, self._items = list(activities), list(items)
        self._ways: list[tuple[int, Callable[[], Thrown]]] = [
            (60, self._mutated), (10, self._garbage), (8, self._sound), (6, self._bytes),
            (6, self._deep), (5, self._no_utf8), (2, self._in_pieces), (2, self._broken),
            (1, self._large),
        ]  # fmt: skip
        self._weights = [weight for weight, _ in self._ways]

    def next(self) -> Thrown:
        """Make one."""
        (way,) = self._random.choices(self._ways, self._weights)
        return way[1]()

    def _id(self) -> str:
        return f"fuzz.{self._random.getrandbits(64):016x}"

    def _value(self, depth: int = 0) -> Any:
        draw = self._random.randrange(12 if depth < 4 else 9)
        if draw < 3:
            return self._random.choice(_TEXTS)
        if draw < 5:
            return self._random.choice([*self._activities, *self._items])
        if draw < 8:
            return self._random.choice([None, True, False, 0, -1, 5, 2**53, 10**30, 0.5, 1e308])
        if draw == 8:
            return self._random.choice(["useful", "unsure", "not_for_me", "situation"])
        parts = range(self._random.randrange(4))
        if draw == 9:
            return [self._value(depth + 1) for _ in parts]
        return {self._random.choice(_TEXTS + _PARTS): self._value(depth + 1) for _ in parts}

    def _sound_command(self) -> dict[str, Any]:
        base = {"id": self._id()}
        draw = self._random.randrange(8)
        if draw == 0:
            return base | {"do": "enter", "name": self._random.choice(_TEXTS[1:3])}
        item, activity = self._random.choice(self._items), self._random.choice(self._activities)
        if draw == 1:
            text = f"A text {self._random.getrandbits(48)}"
            return base | {"do": "add", "activity": activity, "kind": "situation",
                           "fields": {"text": text}}  # fmt: skip
        value = self._random.choice(["useful", "unsure", "not_for_me", None])
        return base | {"do": "vote", "activity": activity, "item": item, "value": value}

    def _text(self, command: Any) -> Thrown:
        return Thrown(frame(json.dumps(command, ensure_ascii=self._random.random() < 0.9)))

    def _sound(self) -> Thrown:
        return self._text(self._sound_command())

    def _mutated(self) -> Thrown:
        command = self._sound_command()
        for _ in range(self._random.randrange(1, 4)):
            part = self._random.choice([*command, *_PARTS, "do", "id", "do"])
            draw = self._random.randrange(4)
            if draw == 0:
                command.pop(part, None)
            elif part == "do":
                command["do"] = self._random.choice(_DOES)
            else:
                command[part] = self._value()
        return self._text(command)

    def _garbage(self) -> Thrown:
        text = json.dumps(self._sound_command())
        cut = self._random.randrange(len(text))
        made = self._random.choice(
            [text[:cut], text[cut:], text[:cut] + "\x00" + text[cut:], text * 2, "[]", "null",
             "NaN", '{"do":NaN}', "[" * 5_000, "9" * 5_000, '{"id":1e999}', ""]
        )  # fmt: skip
        return Thrown(frame(made))

    def _bytes(self) -> Thrown:
        text = json.dumps(self._sound_command())
        code = self._random.choice(["utf-8", "utf-16", "utf-32"])
        return Thrown(frame(text.encode(code), BYTES))

    def _deep(self) -> Thrown:
        command, value = self._sound_command(), "useful"
        made: Any = value
        for _ in range(self._random.choice([15, 16, 17, 100, 253, 254, 255, 900])):
            made = [made] if self._random.random() < 0.7 else {"\ud800": made}
        command["value"] = made
        return Thrown(frame(json.dumps(command)))

    def _no_utf8(self) -> Thrown:
        data = bytearray(json.dumps(self._sound_command()).encode())
        data[self._random.randrange(len(data))] = self._random.choice([0xFF, 0xC0, 0xED])
        return Thrown(frame(bytes(data)))

    def _in_pieces(self) -> Thrown:
        data = json.dumps(self._sound_command()).encode()
        cut = self._random.randrange(len(data))
        parts = frame(data[:cut], final=False) + frame(b"hello", 0x9)
        return Thrown(parts + frame(data[cut:], 0x0))

    def _large(self) -> Thrown:
        return Thrown(frame(b"x" * self._random.randrange(65_536, 300_000)))

    def _broken(self) -> Thrown:
        made = self._random.choice(
            [frame("{}", marks=0x40), frame("{}", 0x3), frame("{}", 0xB), frame("{}", 0x0),
             frame(b"x" * 200, 0x9), frame("{}", 0x9, final=False),
             frame("{", final=False) + frame("}")]
        )  # fmt: skip
        return Thrown(made, ends=True)
