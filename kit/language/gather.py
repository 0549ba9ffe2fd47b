"""Gather every sentence of the kit into the catalogues: ``python -m kit.language.gather``.

Sentences stand in Python as ``N_("…")``, ``translate(language, "…")`` and
``plural(language, "…", "…", n)``, in scripts as ``t("…")`` and ``tn("…", "…", n)``, and in
notebooks as Markdown cells and as ``prompt=`` and ``title=`` of a call, in kinds of items as the
words of their forms, in schemas of tables as labels, and in a chapter's data, which hold nothing
else. Babel's extractors see no call within an f-string, a template or another call's arguments,
so these are our own.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
PACKAGE = HERE.parent
CATALOGUES = {path.stem: path for path in sorted((HERE / "catalogues").glob("*.po"))}
_SENTENCES = {"N_": slice(1), "translate": slice(1, 2), "plural": slice(1, 3)}
"""Which arguments of a call are sentences."""
_JS_TEXT = r'"(?:[^"\\]|\\.)*"'
_JS_TEXTS = rf"({_JS_TEXT}(?:\s*\+\s*{_JS_TEXT})*)"
"""A sentence of a script, on one line or put together from several."""
_JS = re.compile(rf"\b(tn|t)\(\s*{_JS_TEXTS}(?:,\s*{_JS_TEXTS})?")
PROMPT = re.compile(r'\b((?:prompt|title)=)("(?:[^"\\]|\\.)*")')
"""The prompt or title of a notebook's call: what stands before its text, and the text in JSON."""


class Found(NamedTuple):
    """A sentence, its counted form if it has one, and the file it stands in."""

    text: str
    many: str
    place: str


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def in_python(path: Path, place: str) -> Iterator[Found]:
    """Give the sentences that a Python file marks."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [_constant(one) for one in node.args[_SENTENCES.get(name, slice(0))]]
            if texts and all(texts):
                yield Found(texts[0], "".join(texts[1:]), place)


def in_script(path: Path, place: str) -> Iterator[Found]:
    """Give the sentences that a script says."""
    for call, one, many in _JS.findall(path.read_text("utf-8")):
        yield Found(_joined(one), _joined(many) if call == "tn" else "", place)


def _joined(texts: str) -> str:
    return "".join(json.loads(text) for text in re.findall(_JS_TEXT, texts))


def prompts_in(source: str) -> list[str]:
    """Give the ``prompt="…"`` and ``title="…"`` texts of a cell."""
    return [str(json.loads(text)) for _, text in PROMPT.findall(source)]


def in_notebook(path: Path, place: str) -> Iterator[Found]:
    """Give the Markdown cells of a notebook, and the prompts and titles of its calls."""
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield Found(source, "", place)
        else:
            for text in prompts_in(source):
                yield Found(text, "", place)


def in_kind(path: Path, place: str) -> Iterator[Found]:
    """Give the words of a kind of items that stands in a file."""
    kind = tomllib.loads(path.read_text("utf-8"))
    for told in (kind, *kind["fields"]):
        choices = told.get("choices", {})
        texts = [told.get(name, "") for name in ("label", "many", "help", "said_as")]
        for text in texts if isinstance(choices, str) else [*texts, *choices.values()]:
            yield Found(text, "", place)


def in_schemas(path: Path, place: str) -> Iterator[Found]:
    """Give what the columns of imported tables are called."""
    for table in tomllib.loads(path.read_text("utf-8")).values():
        for column in table["columns"]:
            yield Found(column.get("label", ""), "", place)


def in_data(path: Path, place: str) -> Iterator[Found]:
    """Give every text of a chapter's data; its names are for programs."""
    waiting: list[object] = [tomllib.loads(path.read_text("utf-8"))]
    for one in waiting:
        if isinstance(one, dict | list):
            waiting.extend(one.values() if isinstance(one, dict) else one)
        elif isinstance(one, str):
            yield Found(one, "", place)


def all_sentences(package: Path = PACKAGE, pack: Path | None = None) -> list[Found]:
    """Give every sentence of the kit once, with the first file it stands in."""
    pack = pack or package.parent
    found: dict[tuple[str, str], Found] = {}
    sources = [
        (in_python, package, "*.py"),
        (in_script, package, "*.js"),
        (in_kind, package, "kinds/*.toml"),
        (in_schemas, package, "imports/schemas.toml"),
        (in_data, package, "chapter.toml"),
        (in_data, package, "standard/chapters/*.toml"),
        (in_notebook, pack / "workshops", "*.ipynb"),
        (in_notebook, pack / "slides", "*.ipynb"),
    ]
    for read, folder, pattern in sources:
        for path in sorted(folder.rglob(pattern)):
            if path.is_relative_to(HERE):
                continue
            place = path.relative_to(package.parent if folder == package else pack).as_posix()
            for one in read(path, place):
                if one.text.strip():
                    found.setdefault((one.text, one.many), one)
    return list(found.values())


def update(path: Path, sentences: list[Found]) -> int:
    """Bring a catalogue up to date, keeping its translations; give how many are missing.

    It names no places and is sorted by sentence, so that moving code changes nothing in it.
    """
    with path.open("rb") as file:
        old = read_po(file, locale=path.stem)
    new = Catalog(locale=path.stem, project="workshop-kit", fuzzy=False)
    new.creation_date = old.creation_date
    new.revision_date = old.creation_date
    new.last_translator = new.language_team = new.msgid_bugs_address = "workshop-kit"
    new.header_comment = f"# {path.stem}: sentences of the workshop kit."
    missing = 0
    for one in sentences:
        known = old.get(one.text)
        fits = known and isinstance(known.string, tuple) == bool(one.many)
        translated = known.string if known and fits else ""
        new.add((one.text, one.many) if one.many else one.text, translated or None)
        forms = translated if isinstance(translated, tuple) else (translated,)
        missing += not any(forms)
    with path.open("wb") as file:
        write_po(file, new, width=96, no_location=True, sort_output=True)
    return missing


def main() -> None:
    """Update every catalogue and say how many sentences each still lacks."""
    sentences = all_sentences()
    for language, path in CATALOGUES.items():
        missing = update(path, sentences)
        print(f"{language}: {missing} of {len(sentences)} sentences without a translation")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
