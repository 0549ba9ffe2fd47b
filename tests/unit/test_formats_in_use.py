"""What formats for other programs are made from, and what none of them tells."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from in_use import file
from rich_workshop import rich
from test_standard import DAY

from kit.standard.build import build
from kit.standard.export import export
from kit.standard.nodes import Document, Heading, Table, nodes_of, records_of


def test_the_records_are_the_clauses_that_the_standard_shows(usual_standard: Document) -> None:
    shown = set()
    for node in nodes_of(usual_standard):
        if isinstance(node, Heading) and node.anchor:
            shown.add(node.anchor)
        elif isinstance(node, Table):
            shown |= {row.anchor for row in node.rows if row.anchor}
    found = records_of(usual_standard)
    situations = {one["number"] for one in found["situations"]}
    assert {one["number"] for one in found["adopted"]} == shown - situations
    assert {one["number"] for one in found["texts"]} == shown
    assert "adopted" not in records_of(build(rich().state, DAY))


def test_none_of_them_names_an_employee(tmp_path: Path) -> None:
    room = rich()
    paths = export(room.state, ["zammad", "helpdesk", "espanso", "xlsform", "anki"], tmp_path)
    assert [path.name for path in paths] == [
        "draft-standard-zammad.csv", "draft-standard-helpdesk.json", "draft-standard-espanso.yml",
        "draft-standard-scorecard.xlsx", "draft-standard-observation.xlsx", "draft-standard.apkg",
    ]  # fmt: skip
    whole = b"".join(path.read_bytes() for path in paths[:3])
    for path in paths[3:]:
        with ZipFile(path) as packed:
            whole += b"".join(map(packed.read, packed.namelist()))
    for person in room.state.participants.values():
        assert person.id.encode() not in whole
        assert person.name.encode() not in whole


@pytest.mark.parametrize("key", ["zammad", "espanso"])
def test_nothing_that_was_not_adopted_is_used(key: str, usual_standard: Document) -> None:
    room = rich()
    dropped = [one for one in room.state.of_kind("speech_module") if one.decision != "adopt"]
    text = file(usual_standard, key).decode()
    assert dropped
    assert not [one for one in dropped if one.fields["say"] in text]
