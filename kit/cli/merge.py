"""``kit merge A B --out C``: several rooms' workshops become one, and nothing of theirs changes."""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from kit.cli.errors import CommandError
from kit.language import N_, plural, translate
from kit.log import open_log
from kit.log.interface import Entry, Log
from kit.place import LOG_NAME, new_code
from kit.room.journal import Journal
from kit.room.merging import merged
from kit.widgets.desk.merge_suggestions import look_alike

_COPIED = ("workshops", "slides", "data")
_GROUP = 1_000
"""Events that are written in one turn."""


def merge_command(arguments: argparse.Namespace) -> int:
    """Join the logs of rooms in a new folder, and say what stands in it.

    Raises:
        CommandError: there is one room only, the new folder is not empty, or a secret ballot is
            still in an urn: nobody could count it afterwards.
        LogError: a folder holds no log, or a damaged one.
    """
    folders: list[Path] = [folder.resolve() for folder in arguments.folders]
    out: Path = arguments.out.resolve()
    if len(set(folders)) < 2:  # noqa: PLR2004 - two make a merge
        raise CommandError(N_("Name at least two different workshops to merge."))
    if out.exists() and any(out.iterdir()):
        raise CommandError(
            N_("{folder} is not empty: choose a new folder, so that nothing is overwritten."),
            folder=out,
        )
    with ExitStack() as stack:
        logs = [stack.enter_context(closing(_open(folder))) for folder in folders]
        journals = [Journal(log) for log in logs]
        for folder, journal in zip(folders, journals, strict=True):
            _urns_empty(folder, journal)
        names = list(_names([journal.state.title for journal in journals]))
        first = journals[0].state
        rooms = {name: log.read() for name, log in zip(names, logs, strict=True)}
        entries = merged(rooms, arguments.title or first.title, new_code(), first.language,
            time.time())  # fmt: skip
        out.mkdir(parents=True, exist_ok=True)
        made = stack.enter_context(closing(open_log(str(out / LOG_NAME), out.name, create=True)))
        _write(made, entries)
    for name in _COPIED:
        if (folders[0] / name).is_dir():
            shutil.copytree(folders[0] / name, out / name)
    _tell(out, len(names))
    return 0


def _open(folder: Path) -> Log:
    return open_log(str(folder / LOG_NAME), folder.name)


def _names(titles: list[str]) -> Iterator[str]:
    """Name rooms by their titles; one that is called like an earlier one gets a number."""
    for place, title in enumerate(titles):
        again = titles[:place].count(title)
        yield f"{title[:50]} {again + 1}" if again else title[:50]


def _urns_empty(folder: Path, journal: Journal) -> None:
    """Refuse a room where a secret ballot is still open."""
    for run in journal.state.runs.values():
        if run.state == "open" and run.activity.privacy == "secret":
            raise CommandError(
                N_("In {folder} the secret ballot “{title}” is still open. Close it first."),
                folder=folder,
                title=run.activity.title,
            )


def _write(log: Log, entries: Iterator[Entry]) -> None:
    """Write all events, many in a turn."""
    waiting = list(entries)
    for start in range(0, len(waiting), _GROUP):
        log.begin(start)
        log.append(waiting[start : start + _GROUP])
        log.commit()


def _tell(out: Path, rooms: int) -> None:
    """Say what the merged workshop holds, and how much of it may be said twice."""
    with closing(_open(out)) as log:
        state = Journal(log).state
    language = state.language
    kinds = {item.kind for item in state.items.values()}
    twice = sum(len(look_alike(state, kind)) for kind in kinds)
    print(
        " · ".join(
            (
                f"{state.title} ({out})",
                plural(language, "{n} room", "{n} rooms", rooms),
                plural(language, "{n} person", "{n} people", len(state.participants)),
                plural(language, "{n} entry", "{n} entries", len(state.items)),
            )
        )
    )
    if twice:
        said = N_("Pairs of entries that look alike: {n}. The desk suggests them for merging.")
        print(translate(language, said, n=twice))
