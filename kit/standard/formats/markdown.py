"""The document as Markdown: what people typed stays text and never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.standard.nodes import (
    Bullets,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Node,
    Paragraph,
    Quote,
    Table,
)

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$^]")
_FIRST = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_LINK = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)|(@)", re.IGNORECASE)


def write(document: Document) -> dict[str, bytes]:
    """Give the Markdown file of a document."""
    mark = document.mark and f"**{document.mark}**"
    lines = [
        f"# {escape(document.title)}", "",
        " · ".join(filter(None, (mark, escape(document.subject), escape(document.version_words)))),
        "",
    ]  # fmt: skip
    for section in document.sections:
        lines += [f"## {escape(section.title, first=False)}", ""]
        for node in section.nodes:
            lines += [*_lines(node), ""]
    return {"": ("\n".join(lines).rstrip() + "\n").encode()}


def _lines(node: Node) -> list[str]:
    match node:
        case Heading():
            return [f"{'#' * (node.level + 1)} {escape(node.text, first=False)}"]
        case Paragraph() | Figure():
            return [escape(node.text if isinstance(node, Paragraph) else node.words)]
        case Bullets():
            return [f"- {escape(line)}" for line in node.lines]
        case Quote():
            return [*([f"**{escape(node.label)}**", ""] if node.label else []), *quoted(node.text)]
        case Facts():
            return [line for fact in node.facts for line in _fact(fact)]
        case Table():
            return _table(node)


def _fact(fact: Fact) -> list[str]:
    label, told = fact
    mark = "" if label.endswith("?") else ":"
    first, *rest = told
    return [
        f"- **{escape(label)}{mark}** {escape(first)}",
        *(f"  - {escape(line)}" for line in rest),
    ]


def _table(table: Table) -> list[str]:
    lines = [
        _row(column.title for column in table.columns),
        f"|{'---|' * len(table.columns)}",
        *(_row(row.cells) for row in table.rows),
    ]
    below = [row for row in table.rows if row.below]
    if below:
        lines.append("")
    for row in below:
        lines.append(f"- **{escape(row.anchor)}**")
        lines += [
            f"  - **{escape(label)}:** {escape('; '.join(told))}" for label, told in row.below
        ]
    return lines


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escape(text, first=False) or ' ' for text in cells)} |"


def escape(line: str, *, first: bool = True) -> str:
    """Escape one line of typed text: no markup, no HTML, no links come of it.

    ``first`` says whether it may begin a line, where marks of a list would begin one.
    """
    line = _MARKUP.sub(r"\\\g<0>", " ".join(line.split()))
    line = _LINK.sub(lambda match: "\\" + match[0], line)
    if first and (begun := _FIRST.match(line)):
        mark = begun[0]
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
