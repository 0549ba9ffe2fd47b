"""Text that every format can hold."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Put U+FFFD for characters that XML 1.0, and so a Word document, cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Give a text on one line, for lists and tables."""
    return " ".join(text.split())


def short(text: str, longest: int = 90) -> str:
    """Give the beginning of a text on one line, for headings."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
