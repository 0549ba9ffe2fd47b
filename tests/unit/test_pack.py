"""Packs: what a new workshop starts with, in its own language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.cli import main
from kit.cli.pack import translate_notebook
from kit.language import LANGUAGES, translate
from kit.language.gather import prompts_in
from kit.place import pack_folder

CELLS = [
    {"cell_type": "markdown", "source": ["## Results and decisions"]},
    {"cell_type": "markdown", "source": ["# Nobody has translated this"]},
    {
        "cell_type": "code",
        "source": ['session.collect("situation", prompt="situation", title="a")'],
    },
]


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_a_notebooks_texts_and_prompts_are_put_into_the_language_where_it_is_known(
    tmp_path: Path, language: str
) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": CELLS, "metadata": {}, "nbformat": 4}), "utf-8")
    translate_notebook(path, language)
    told = ["".join(cell["source"]) for cell in json.loads(path.read_text("utf-8"))["cells"]]
    assert told[0] == translate(language, "## Results and decisions")
    assert told[1] == "# Nobody has translated this"
    said = json.dumps(translate(language, "situation"), ensure_ascii=False)
    assert told[2] == f'session.collect("situation", prompt={said}, title="a")'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_workshop_speaks_its_language_and_its_calls_stay_calls(
    tmp_path: Path, language: str
) -> None:
    folder = tmp_path / language
    assert main(["new", str(folder), "--language", language]) == 0
    for made in sorted(folder.rglob("*.ipynb")):
        source = pack_folder() / made.relative_to(folder)
        old, new = (json.loads(path.read_text("utf-8"))["cells"] for path in (source, made))
        assert [cell["id"] for cell in new] == [cell["id"] for cell in old]
        for before, after in zip(old, new, strict=True):
            text = "".join(before["source"])
            if before["cell_type"] == "markdown":
                assert "".join(after["source"]) == translate(language, text)
            else:
                compile("".join(after["source"]), made.name, "exec")
                told = [translate(language, prompt) for prompt in prompts_in(text)]
                assert prompts_in("".join(after["source"])) == told


def test_prompts_are_found_with_quotes_and_line_ends_inside() -> None:
    source = r"""session.vote("x", prompt="Say \"hello\"\nnow", by="dots", title="T")"""
    assert prompts_in(source) == ['Say "hello"\nnow', "T"]
