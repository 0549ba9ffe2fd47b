"""``kit packs``: which packs there are; a pack or a standard beside what a workshop has."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from kit.cli.errors import CommandError
from kit.cli.pack import check_pack, packs, suggest, suggest_exported
from kit.cli.pack_entries import has_entries, languages_of, read_entries
from kit.cli.terminal import language_of_terminal
from kit.domain.activities import CHANNELS
from kit.domain.kinds import KINDS
from kit.language import N_, plural, translate
from kit.log import log_of
from kit.place import place_of
from kit.room.journal import Journal


def packs_command(arguments: argparse.Namespace) -> int:
    """List the packs, or add one, or an exported standard, to a workshop that is there.

    Raises:
        CommandError: there is no such pack or standard, it suggests nothing, or something in it
            does not fit.
    """
    if arguments.add:
        return _add(arguments.folder, arguments.add)
    language = language_of_terminal()
    for name, folder in sorted(packs().items()):
        for line in _told(name, folder, language):
            print(line)
    return 0


def _told(name: str, folder: Path, language: str) -> list[str]:
    """Say what a pack holds: its entries by kind, its channels and languages."""
    if not has_entries(folder):
        return [f"{name} – {translate(language, N_('notebooks and slides'))}"]
    pack = read_entries(folder, language)
    counts = Counter(one.kind for one in pack.suggestions)
    many = (f"{translate(language, KINDS[kind].many)}: {n}" for kind, n in counts.items())
    where = (translate(language, text) for key, text in CHANNELS if key in pack.channels)
    return [
        f"{name} – {pack.title}",
        f"    {', '.join(many)}",
        f"    {', '.join(where)} · {', '.join(languages_of(folder))}",
    ]


def _add(folder: Path, pack: str) -> int:
    place = place_of(folder)
    journal = Journal(log_of(place))
    try:
        language = journal.state.language
        before, left_out = len(journal.state.suggestions), 0
        if pack.endswith(".json"):
            left_out = suggest_exported(journal, Path(pack))
        else:
            check_pack(pack, language)
            if not suggest(journal, pack, language):
                raise CommandError(N_("The pack “{pack}” suggests nothing."), pack=pack)
        new = len(journal.state.suggestions) - before
    finally:
        journal.log.close()
    print(plural(language, "{n} suggestion is new", "{n} suggestions are new", new))
    if left_out:
        print(translate(language, N_("Left out, since no kind here fits: {n}"), n=left_out))
    return 0
