"""Text modules for Zammad, read by the rules of its importer."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO

from in_use import file, said, words
from rich_workshop import rich
from test_standard import DAY

from kit.standard.build import build
from kit.standard.nodes import Document


def imported(content: bytes, known: dict[str, dict[str, str]]) -> list[str]:
    """Do as Zammad's importer does (can_csv_import.rb, text_module.rb); give its errors."""
    header, *rows = csv.reader(StringIO(content.decode("utf-8"), newline=""))
    if not rows:
        return ["No records found"]
    errors, seen = [], set()
    for row in rows:
        values = {
            name.strip().lower(): cell.strip() for name, cell in zip(header, row, strict=True)
        }
        if strange := set(values) - {"name", "keywords", "content", "note", "active", "groups"}:
            errors.append(f"unknown attribute {strange}")
        errors += [f"a list: {value}" for value in values.values() if "~~~" in value]
        most = {"name": 250, "keywords": 500, "note": 250}
        errors += [f"{name} is too long" for name in most if len(values[name]) > most[name]]
        if values["name"] in seen or not values["name"] or not values["content"]:
            errors.append(f"missing or twice: {values['name']}")
        seen.add(values["name"])
        known[values["name"]] = values
    return errors


def test_zammad_takes_every_wording_and_a_second_import_updates_it(
    usual_standard: Document,
) -> None:
    modules: dict[str, dict[str, str]] = {}
    assert imported(file(usual_standard, "zammad"), modules) == []
    assert len(modules) == len(said(usual_standard))
    reworded = rich()
    item = next(i for i in reworded.state.of_kind("speech_module") if i.decision == "adopt")
    reworded.desk(do="edit", item=item.id, fields={"say": "Let me see.", "do": "x"}, reason="short")
    assert imported(file(build(reworded.state, DAY, "standard"), "zammad"), modules) == []
    assert len(modules) == len(said(usual_standard)), "the name is the same"
    first = modules["S-1.M1 · Service standard of the front desk"]
    assert first["content"] == "<div>Let me see.</div>"
    assert first["active"] == "true"
    assert "kettle" in first["keywords"]
    assert first["note"] == f"must · {usual_standard.version_words}"


def test_zammad_shows_strange_texts_as_they_were_written(odd_standard: Document) -> None:
    content = file(odd_standard, "zammad")
    assert not content.startswith(b"\xef\xbb\xbf"), "it would spoil the first column's name"
    modules: dict[str, dict[str, str]] = {}
    assert imported(content, modules) == []
    for (number, text), module in zip(said(odd_standard).items(), modules.values(), strict=True):
        assert module["name"].startswith(f"{number} · ")
        html = module["content"]
        assert set(re.findall(r"<(\w+)", html)) <= {"div", "br"}
        assert "#{" not in unescape(html)
        plain = unescape(re.sub(r"<[^>]*>", "\n", html))
        assert words(plain) == words(text)
        assert module["keywords"][0] not in "=+-@"
