"""Markdown that says what was typed and nothing more: escapes, quotes and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.standard.blocks import Block
from kit.standard.legal import one_line

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$^]")
_FIRST = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_LINK = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)|(@)", re.IGNORECASE)


def escape(line: str) -> str:
    """Escape one line of typed text: no markup, no HTML, no links come of it."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(line.split()))
    line = _LINK.sub(lambda match: "\\" + match[0], line)
    if first := _FIRST.match(line):
        mark = first[0]
        line = f"\\{line}" if not mark.isdigit() else f"{mark}\\{line[len(mark) :]}"
    return line


def quoted(text: str) -> list[str]:
    """Give a typed text as a block quote; its lines stay lines."""
    lines = text.split("\n")
    kept = [f"> {escape(line)}".rstrip() for line in lines]
    # A backslash at the end of a line breaks it; an empty line breaks it anyway.
    return [
        f"{line}\\" if line != ">" and after not in ("", ">") else line
        for line, after in zip(kept, [*kept[1:], ""], strict=True)
    ]


def _cell(text: str) -> str:
    return escape(one_line(text)) or " "


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Give a table, with an empty line after it."""
    head = [_cell(text) for text in header]
    return [
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
        *(f"| {' | '.join(map(_cell, row))} |" for row in rows),
        "",
    ]


def block_lines(shown: Block) -> list[str]:
    """Give a table of the document, and below it what no column holds."""
    lines = table(shown.header, shown.rows)
    for number, told in shown.below:
        lines += [f"- **{number}**"]
        lines += [f"  - **{label}:** {escape('; '.join(texts))}" for label, texts in told]
    return [*lines, ""] if shown.below else lines
