"""The published JSON Schema holds of every JSON file that the kit writes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from rich_workshop import rich
from strange_texts import strange
from test_standard import DAY, Room

from kit.standard.export import export


def written(room: Room, folder: Path, *formats: str) -> dict[str, dict]:
    paths = export(room.state, formats, folder, on=DAY)
    return {path.stem: json.loads(path.read_text("utf-8")) for path in paths}


@pytest.mark.parametrize("make", [Room, strange, rich])
def test_both_editions_are_valid_and_what_is_no_document_is_not(make, tmp_path: Path) -> None:
    found = written(make(), tmp_path, "json", "schema")
    schema = found.pop("draft-standard-schema")
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    assert set(found) == {"draft-standard", "evidence-book"}
    for document in found.values():
        validator(schema).validate(document)
    document["sections"][0]["nodes"][0]["node"] = "picture"
    with pytest.raises(jsonschema.ValidationError):
        validator(schema).validate(document)


def test_the_schema_says_what_fields_mean_and_is_the_same_for_every_workshop(
    tmp_path: Path,
) -> None:
    one = written(Room(), tmp_path / "one", "schema")
    assert one == written(strange(), tmp_path / "other", "schema")
    (schema,) = one.values()
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["description"].startswith("An edition of a draft standard")
    assert set(schema["required"]) >= {"title", "language", "edition", "version", "date"}
