"""The JSON Schema of the JSON format, for programs that read it."""

from __future__ import annotations

import json

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from kit.standard.nodes import Document


def write(_: Document) -> dict[str, bytes]:
    """Give the schema: the same for every document of this version of the kit."""
    told = TypeAdapter(Document).json_schema(mode="serialization")
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **told}
    return {"schema": json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"}
