"""Packs: the notebooks, slides and data that a new workshop starts with."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from kit.cli.errors import CommandError
from kit.domain.extensions import offered
from kit.language import N_, translate
from kit.language.gather import PROMPT
from kit.place import pack_folder

_PARTS = ("workshops", "slides", "data")
_OURS = "basic"


def packs() -> dict[str, Path]:
    """Give the folder of every pack by its name, those of other packages included."""
    return {**offered("kit.packs", Path), _OURS: pack_folder()}


def folder_of(pack: str) -> Path:
    """Give the folder of a pack.

    Raises:
        CommandError: there is no such pack.
    """
    known = packs()
    if pack not in known:
        raise CommandError(
            N_("There is no pack “{pack}”. Known packs: {known}."),
            pack=pack,
            known=", ".join(sorted(known)),
        )
    return known[pack]


def copy_pack(pack: str, folder: Path, language: str) -> None:
    """Copy a pack into a new workshop's folder, its notebooks in the workshop's language.

    A folder that is made here is for nobody but its owner: data of people will lie in it.

    Raises:
        CommandError: there is no such pack.
    """
    source = folder_of(pack)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for part in _PARTS:
        # A pack of another package brings what is its own; the rest is ours.
        own = source / part
        shutil.copytree(
            own if own.is_dir() else pack_folder() / part,
            folder / part,
            ignore=shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__"),
            dirs_exist_ok=True,
        )
    for path in (*(folder / "workshops").glob("*.ipynb"), *(folder / "slides").glob("*.ipynb")):
        translate_notebook(path, language)


def translate_notebook(path: Path, language: str) -> None:
    """Put a notebook's texts and prompts into a language, where the catalogue has them."""
    notebook: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        told = (
            translate(language, source)
            if cell["cell_type"] == "markdown"
            else _translate_call(source, language)
        )
        cell["source"] = told.splitlines(keepends=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _translate_call(source: str, language: str) -> str:
    """Translate the prompts and titles of a call, which stand in it as plain strings."""

    def told(match: re.Match[str]) -> str:
        text = str(json.loads(match[2]))
        said = translate(language, text)
        return match[0] if said == text else match[1] + json.dumps(said, ensure_ascii=False)

    return PROMPT.sub(told, source)
