"""Matches for espanso, read as YAML with the keys of its schema."""

from __future__ import annotations

import re

import pytest
import yaml
from in_use import file, said

from kit.standard.nodes import Document


@pytest.mark.parametrize("which", ["usual_standard", "odd_standard"])
def test_espanso_types_each_wording_by_its_number(
    which: str, request: pytest.FixtureRequest
) -> None:
    document = request.getfixturevalue(which)
    read = yaml.safe_load(file(document, "espanso").decode())
    assert set(read) == {"matches"}
    assert {frozenset(one) for one in read["matches"]} == {
        frozenset({"trigger", "label", "replace"})
    }
    typed = {
        one["trigger"]: one["replace"].replace(r"\{\{", "{{").replace(r"\}\}", "}}")
        for one in read["matches"]
    }
    assert typed == {
        f":{number.lower()}:": text.replace(r"\{\{", "{{")
        for number, text in said(document).items()
    }
    assert not any(re.search(r"\{\{\s*\w+", one["replace"]) for one in read["matches"])
    for one in typed:
        assert not any(other != one and other.startswith(one) for other in typed)


def test_espanso_reads_an_empty_standard(empty_standard: Document) -> None:
    assert yaml.safe_load(file(empty_standard, "espanso").decode()) == {"matches": []}
