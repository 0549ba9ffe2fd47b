"""Packs: the notebooks, slides and data that a workshop starts with, and what they suggest."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

from kit.cli.errors import CommandError
from kit.cli.pack_entries import FACTS, has_entries, read_entries
from kit.domain.commands import FACILITATOR, Command, SetProfile, Suggest
from kit.domain.extensions import offered
from kit.language import N_, translate
from kit.language.gather import PROMPT
from kit.place import Place, pack_folder, place_of
from kit.room.journal import Ask, Journal

_PARTS = ("workshops", "slides", "data")
_OURS = "basic"
_AT_ONCE = 1_000
"""Suggestions of one command at most."""
_TRADES = "data/packs"
"""Where the kit keeps what it suggests to a trade; it goes into logs, not into folders."""


def packs() -> dict[str, Path]:
    """Give the folder of every pack by its name, those of other packages included."""
    ours = {path.parent.name: path.parent for path in (pack_folder() / _TRADES).glob(f"*/{FACTS}")}
    return {**offered("kit.packs", Path), **ours, _OURS: pack_folder()}


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


def sessions_of(pack: str) -> list[str]:
    """Give the sessions that a workshop from this pack has.

    Raises:
        CommandError: there is no such pack.
    """
    return place_of(folder_of(pack)).sessions() or Place(pack_folder(), "").sessions()


def check_pack(pack: str, language: str) -> None:
    """Read all of a pack, so that nothing is made from one that does not fit.

    Raises:
        CommandError: there is no such pack, or something in it does not fit.
    """
    folder = folder_of(pack)
    if has_entries(folder):
        read_entries(folder, language)


def suggest(journal: Journal, pack: str, language: str) -> int:
    """Put what a pack suggests beside the forms of a workshop; give how many entries it has.

    Nothing that is there changes, and nothing is an entry before a participant takes it up.
    A workshop that says nothing of where the company serves its clients gets the pack's channels.

    Raises:
        CommandError: there is no such pack, or something in it does not fit.
    """
    folder = folder_of(pack)
    if not has_entries(folder):
        return 0
    brought = read_entries(folder, language)
    found = list(brought.suggestions)
    commands: list[Command] = [
        Suggest(do="suggest", id=f"suggest.{uuid4().hex}", pack=pack, suggestions=found)
    ]
    if not journal.state.profile.told:
        channels, told = list(brought.channels), f"profile.{uuid4().hex}"
        commands.append(
            SetProfile(do="set_profile", id=told, channels=channels, industry=brought.title)
        )
    _carried_out(journal, commands)
    return len(found)


def suggest_exported(journal: Journal, path: Path) -> int:
    """Suggest the entries of a standard exported as JSON; give how many fit no kind here.

    Raises:
        CommandError: the file is no such standard, or something in it does not fit.
        OSError: the file cannot be read.
    """
    from kit.cli.exported_entries import read_exported  # noqa: PLC0415 - brings the documents

    found, left_out = read_exported(path, journal.state.all_kinds())
    # What belongs to a suggestion comes after it, or with it.
    found.sort(key=lambda one: bool(one.within))
    parts = [found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE)]
    _carried_out(journal, [
        Suggest(do="suggest", id=f"suggest.{uuid4().hex}", pack="standard", suggestions=part)
        for part in parts
    ])  # fmt: skip
    return left_out


def _carried_out(journal: Journal, commands: Iterable[Command]) -> None:
    for answer in journal.carry_out([Ask(FACILITATOR, command) for command in commands]):
        if answer.refusal:
            raise CommandError(answer.refusal.why, **answer.refusal.values)


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
            ignore=shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__", "packs"),
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
