"""Adopted wordings as matches of espanso, which types them in any program: a YAML file.

The keys are those of espanso's published schema of match files. Each wording is typed by its
number between colons, ``:s-1.m1:``; the second colon keeps ``:s-1.m1`` from being found within
``:s-1.m12``.
"""

from __future__ import annotations

import json
import re

from kit.standard.formats.in_use import entries, situations, titled
from kit.standard.nodes import Document

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that stand in a JSON text as they are and may not in a YAML one, or end its line."""


def write(document: Document) -> dict[str, bytes]:
    """Give the YAML file: a match for each adopted wording."""
    around = situations(document)
    said = [one for one in entries(document) if one.text("say")]
    lines = [f"# {' '.join(document.title.split())} · {document.version_words}"]
    lines.append("matches:" if said else "matches: []")
    for one in said:
        # Double braces are variables of espanso unless they are escaped in this way.
        text = one.text("say").replace("{{", r"\{\{").replace("}}", r"\}\}")
        lines += [
            f"  - trigger: {_quoted(f':{one.number.lower()}:')}",
            f"    label: {_quoted(titled(one, around.get(one.within)))}",
            f"    replace: {_quoted(text)}",
        ]
    return {"espanso": ("\n".join(lines) + "\n").encode()}


def _quoted(text: str) -> str:
    """Give a text in double quotes: what JSON writes so is YAML."""
    written = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
