"""The document as one HTML file: read, searched and narrowed down offline, and printed.

The page is a tree of elements until it is written, so what people typed is text and nothing
else. Its policy lets the browser load nothing and run no script but the one it came with.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from kit.language import N_, translate
from kit.standard.editions import FILES
from kit.standard.formats.places import is_part, levels, pieces, places
from kit.standard.nodes import (
    Bullets,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Mark,
    Node,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
)

_STYLE = Path(__file__).with_suffix(".css")
_SCRIPT = Path(__file__).with_suffix(".js")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ENDLESS = re.compile(r"(\S{31,})")
"""Words that may be broken anywhere: no word of a language is so long, addresses are."""
_FIELDS = 2
"""Columns of a table that stays a table on a phone; of more each row becomes a card there."""


@dataclass(slots=True)
class _Page:
    """What the parts of a page have in common."""

    document: Document
    links: dict[str, int]
    """Where each clause stands, see :func:`~kit.standard.formats.places.places`."""
    marks: dict[Mark, int] = field(default_factory=dict)
    """By what the clauses may be chosen, each mark with its number."""
    labels: tuple[str, ...] = ()
    """Of the clause that has most of them: the order in which they are offered."""
    title: str = ""
    """``id`` of the heading above what is written next."""

    def say(self, text: str, **values: object) -> str:
        """Give a sentence in the language of the document."""
        return translate(self.document.language, text, **values)


def write(document: Document) -> dict[str, bytes]:
    """Give the HTML file of a document."""
    page = _Page(document, places(document))
    root = Element("html", lang=document.language)
    style, script = _STYLE.read_text("utf-8"), _SCRIPT.read_text("utf-8")
    _head(root, document, style, script)
    body = SubElement(root, "body")
    _add(body, "a", page.say(N_("Skip to the text")), {"class": "skip", "href": "#text"})
    top = _add(body, "header")
    if document.mark:
        _add(top, "p", document.mark, {"class": "mark"})
    _add(top, "h1", document.title)
    _add(top, "p", document.subject)
    _add(top, "p", document.version_words, {"class": "quiet"})
    contents = _add(body, "nav", "", {"aria-labelledby": "contents"})
    main = _add(body, "main", "", {"id": "text"})
    parts = [_section(main, section, page) for section in document.sections]
    _contents(contents, page, parts)
    main.insert(0, _find(page))
    # A module runs when the page is there, and is strict.
    SubElement(body, "script", type="module").text = script
    text = tostring(root, encoding="unicode", method="html")
    return {"": f"<!doctype html>\n{text}\n".encode()}


def _head(root: Element, document: Document, style: str, script: str) -> None:
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    own = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{own}'; "
        "base-uri 'none'; form-action 'none'"
    )
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    told = {"viewport": "width=device-width, initial-scale=1", "color-scheme": "light"}
    for name, content in told.items():
        SubElement(head, "meta", name=name, content=content)
    _add(head, "title", " · ".join(filter(None, (document.title, document.mark))))
    SubElement(head, "style").text = style


Heads = list[tuple[str, str]]
"""Headings with their ``id``, the title of the section first."""


def _contents(nav: Element, page: _Page, parts: Iterable[Heads]) -> None:
    # Open where there is no script; the script folds it on a phone.
    box = SubElement(nav, "details", open="")
    _add(SubElement(box, "summary"), "h2", page.say(N_("Contents")), {"id": "contents"})
    items = SubElement(box, "ol")
    for (title, place), *within in parts:
        item = SubElement(items, "li")
        _add(item, "a", title, {"href": f"#{place}"})
        if within:
            inner = SubElement(item, "ol")
            for text, at in within:
                _add(SubElement(inner, "li"), "a", text, {"href": f"#{at}"})


def _find(page: _Page) -> Element:
    """Give the search box and the filters; the script shows them, without it they would be dead."""
    say = page.say
    form = Element("form", {"class": "find", "role": "search", "hidden": "", "autocomplete": "off"})
    label = _add(form, "label", say(N_("Search the clauses")), {"class": "words"})
    SubElement(label, "input", type="search", spellcheck="false")
    by_label: dict[str, dict[str, int]] = {name: {} for name in page.labels}
    for (name, value), number in page.marks.items():
        by_label.setdefault(name, {})[value] = number
    if by_label:
        filters = SubElement(form, "details")
        _add(filters, "summary", say(N_("Choose clauses by situation, kind and other marks")))
        box = SubElement(filters, "div")
        for name, values in by_label.items():
            select = SubElement(_add(box, "label", name), "select")
            _add(select, "option", say(N_("all of them")), {"value": ""})
            for value, number in values.items():
                _add(select, "option", value, {"value": str(number)})
    foot = SubElement(form, "p")
    counted = say(N_("Clauses shown: {shown} of {all}"), shown="{shown}", all="{all}")
    SubElement(foot, "output", {"data-words": counted})
    _add(foot, "button", say(N_("Show all clauses")), {"type": "button"})
    return form


def _section(main: Element, section: Section, page: _Page) -> Heads:
    """Write a section: within it parts that begin with a heading, and clauses within those."""
    holder = SubElement(main, "section")
    _add(holder, "h2", section.title, {"id": section.key})
    page.title, heads, level = section.key, [(section.title, section.key)], levels(section)
    part = inner = holder
    for node in section.nodes:
        if not isinstance(node, Heading):
            _node(inner, node, page)
            continue
        at = next(level)
        place = _place(node, page) or f"{section.key}-{len(heads)}"
        if is_part(node):
            part = inner = SubElement(holder, "section")
            heads.append((node.text, place))
        if node.anchor:
            inner = _add(part, "article", "", _clause(node, page))
        title = _add(inner, f"h{at + 1}", node.text, {} if node.anchor else {"id": place})
        if node.anchor and _place(node, page):
            _permanent(title, node.anchor, page)
        page.title = place
    return heads


def _place(there: Heading | Row, page: _Page) -> str:
    """Give the ``id`` of a clause at the one place that links lead to."""
    return there.anchor if page.links.get(there.anchor) == id(there) else ""


def _clause(there: Heading | Row, page: _Page) -> dict[str, str]:
    """Give the attributes of what holds a clause: its place, and by what it is chosen."""
    numbers = [page.marks.setdefault(mark, len(page.marks)) for mark in there.marks]
    page.labels = max(page.labels, tuple(label for label, _ in there.marks), key=len)
    place = _place(there, page)
    found = {"class": "clause", "data-marks": " ".join(map(str, numbers))}
    return found | ({"id": place} if place else {})


def _permanent(holder: Element, anchor: str, page: _Page) -> None:
    """Add the link by which others are sent to a clause."""
    named = page.say(N_("Link to {number}"), number=anchor)
    _add(holder, "a", "#", {"class": "here", "href": f"#{anchor}", "aria-label": named})


def _node(holder: Element, node: Node, page: _Page) -> None:
    """Write what is no heading."""
    match node:
        case Paragraph(text=text) | Figure(words=text):
            _text(_add(holder, "p", "", _beside(holder)), text, page)
        case Bullets():
            items = _add(holder, "ul", "", _beside(holder))
            for line in node.lines:
                _text(SubElement(items, "li"), line, page)
        case Quote():
            if node.label:
                _add(holder, "p", node.label, {"class": "label"})
            _add(holder, "blockquote", node.text, {"dir": "auto"})
        case Facts():
            _facts(holder, node.facts, page, "line" if node.inline else "facts", node.proof)
        case Table():
            _table(holder, node, page)


def _beside(holder: Element) -> dict[str, str]:
    """Mark what belongs to no clause: it is away while clauses are searched."""
    return {} if holder.tag == "article" else {"class": "beside"}


def _facts(holder: Element, facts: Iterable[Fact], page: _Page, look: str, proof: str = "") -> None:
    """Write facts; ``proof`` is where the last one leads in the evidence book beside the file."""
    listed = _add(holder, "dl", "", {"class": look})
    for label, told in facts:
        pair = SubElement(listed, "div")
        named = _add(pair, "dt", label if label.endswith("?") else f"{label}:")
        named.tail = " "
        for line in told:
            _text(SubElement(pair, "dd"), line, page)
    if proof and len(listed):
        _to_proof(listed[-1][-1], proof, page)


def _to_proof(told: Element, number: str, page: _Page) -> None:
    words, told.text = told.text or "", ""
    there = f"{FILES['evidence']}.html#{number}"
    named = page.say(N_("Evidence book, {number}"), number=number)
    _add(told, "a", words, {"href": there, "title": named})


def _table(holder: Element, table: Table, page: _Page) -> None:
    """Write a table; the roles keep it one for screen readers when its rows are cards."""
    clauses = any(row.anchor for row in table.rows)
    look = ["cards"] if len(table.columns) > _FIELDS else []
    look += [] if clauses or holder.tag == "article" else ["beside"]
    shown = _add(
        holder,
        "table",
        "",
        {"class": " ".join(look), "role": "table", "aria-labelledby": page.title},
    )
    whole = sum(column.width for column in table.columns)
    widths = SubElement(shown, "colgroup")
    for column in table.columns:
        SubElement(widths, "col", style=f"width:{100 * column.width / whole:.1f}%")
    head = SubElement(SubElement(shown, "thead", role="rowgroup"), "tr", role="row")
    for column in table.columns:
        _add(head, "th", column.title, {"scope": "col", "role": "columnheader"})
    body = None if clauses else SubElement(shown, "tbody", role="rowgroup")
    for row in table.rows:
        if body is None or clauses:
            # A clause and what stands below it are one group of rows: found and hidden together.
            told = {"role": "rowgroup"} | (_clause(row, page) if row.anchor else {})
            body = _add(shown, "tbody", "", told)
        _row(body, table, row, page)


def _row(body: Element, table: Table, row: Row, page: _Page) -> None:
    line = SubElement(body, "tr", role="row")
    for n, (column, text) in enumerate(zip(table.columns, row.cells, strict=True)):
        told = {"data-label": column.title, "dir": "auto"}
        if n == 0:
            cell = _add(line, "th", "", told | {"scope": "row", "role": "rowheader"})
        else:
            gap = {"class": "gap"} if text in table.gaps else {}
            cell = _add(line, "td", "", told | {"role": "cell"} | gap)
        if n == 0 and text == row.anchor and _place(row, page):
            _add(cell, "span", text, {"class": "number"})
            _permanent(cell, row.anchor, page)
        else:
            _text(cell, text, page)
    if row.below:
        span = {"colspan": str(len(table.columns)), "class": "below", "role": "cell"}
        _facts(_add(SubElement(body, "tr", role="row"), "td", "", span), row.below, page, "facts")


def _add(holder: Element, tag: str, text: str = "", told: dict[str, str] | None = None) -> Element:
    """Add an element with a text as it is; words without an end may be broken."""
    made = SubElement(holder, tag, told or {})
    _put(made, text)
    return made


def _text(holder: Element, text: str, page: _Page) -> None:
    """Add a text in which the numbers of clauses lead to them."""
    for piece, number in pieces(text, page.links):
        if number:
            _add(holder, "a", piece, {"href": f"#{number}"})
        else:
            _put(holder, piece)


def _put(holder: Element, text: str) -> None:
    for n, piece in enumerate(_legal(text)):
        if n % 2 and holder.tag not in ("title", "option"):
            SubElement(holder, "span", {"class": "endless"}).text = piece
        elif len(holder):
            holder[-1].tail = (holder[-1].tail or "") + piece
        else:
            holder.text = (holder.text or "") + piece


def _legal(text: str) -> Iterator[str]:
    """Give a text without control characters: by turns what is as usual, and endless words."""
    yield from _ENDLESS.split(_CONTROL.sub("", text))
