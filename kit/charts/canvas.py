"""What charts are drawn on: a tree of SVG elements, written when it is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from kit.charts.look import FONT, INK, TEXT

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_WIDTHS = ((" .,:;'|!()ijltfrI1·–", 0.36), ("mwMWШЩЖЮФшщжюф@%", 0.94))
_UPPER, _OTHER = 0.72, 0.58

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


class Canvas:
    """A picture of some width that grows in height."""

    def __init__(self, width: float, font: str = FONT) -> None:
        self.width, self.height = width, 0.0
        self.root = Element("svg", {"font-family": font})
        self.texts: list[tuple[str, Box]] = []
        """All texts with the room they take."""

    def shape(self, tag: str, **told: float | str) -> Element:
        """Add an element; underscores in the names of attributes stand for hyphens."""
        named = {
            name.replace("_", "-"): _number(told[name]) if not isinstance(told[name], str)
            else str(told[name])
            for name in told
        }  # fmt: skip
        return SubElement(self.root, tag, named)

    def line(self, start: tuple[float, float], end: tuple[float, float], **told: str) -> None:
        """Add a line; ``stroke`` and ``stroke_width`` give its look."""
        (x1, y1), (x2, y2) = start, end
        self.shape("line", x1=x1, y1=y1, x2=x2, y2=y2, **told)

    def text(
        self, at: tuple[float, float], words: str, *, size: float = TEXT, fill: str = INK,
        anchor: str = "start", bold: bool = False,
    ) -> None:  # fmt: skip
        """Add a line of text; ``at`` is its anchor on the baseline."""
        x, y = at
        look = {"font_weight": "bold"} if bold else {}
        made = self.shape(
            "text", x=x, y=y, fill=fill, font_size=size, text_anchor=anchor, **look
        )  # fmt: skip
        made.text = _ILLEGAL.sub("", words)
        wide = width_of(words, size)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        self.texts.append((words, (left, y - 0.8 * size, wide, size)))

    def lines(self, at: tuple[float, float], lines: Sequence[str], step: float, fill: str) -> None:
        """Add lines of text one below the other."""
        for n, words in enumerate(lines):
            self.text((at[0], at[1] + n * step), words, fill=fill)

    def done(self) -> Element:
        """Give the picture, as high as it has become."""
        size = {"width": _number(self.width), "height": _number(self.height)}
        self.root.attrib |= {"viewBox": f"0 0 {size['width']} {size['height']}", **size}
        return self.root


def _number(value: float | str) -> str:
    return f"{float(value):.1f}".removesuffix(".0")


def width_of(words: str, size: float) -> float:
    """Give how wide a line of text is at most, in any of the fonts that charts are set in."""
    return size * sum(map(_share, words))


def _share(letter: str) -> float:
    for letters, share in _WIDTHS:
        if letter in letters:
            return share
    return _UPPER if letter.isupper() else _OTHER


def wrapped(words: str, width: float, most: int, size: float = TEXT) -> list[str]:
    """Break a text into lines of some width; of more than ``most`` the rest is an ellipsis."""
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, width, size)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last} …", size) > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], f"{last} …"]


def _pieces(word: str, width: float, size: float) -> list[str]:
    """Cut a word that is wider than a line."""
    found = [""]
    for letter in word:
        if found[-1] and width_of(found[-1] + letter, size) > width:
            found.append("")
        found[-1] += letter
    return found
