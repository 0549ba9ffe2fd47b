"""Text that every format can hold."""

from __future__ import annotations

import re

from kit.language.texts import one_line, short

__all__ = ["legal", "one_line", "short"]

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Put U+FFFD for characters that XML 1.0, and so a Word document, cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
