"""``kit trace FOLDER CLAUSE``: what a clause came from, step by step."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import UTC, datetime

from kit.cli.errors import CommandError
from kit.language import N_
from kit.log import open_log
from kit.place import place_of
from kit.room.journal import Journal
from kit.standard.material import gather
from kit.standard.trace import find_clause, trace


def trace_command(arguments: argparse.Namespace) -> int:
    """Print every step with its time.

    Raises:
        CommandError: no clause has this number.
    """
    place = place_of(arguments.folder)
    with closing(open_log(place.log, place.folder.name)) as log:
        state = Journal(log).state
    material = gather(state, datetime.now(UTC).date())
    item = find_clause(material, arguments.clause)
    if item is None:
        raise CommandError(
            N_("There is no clause “{number}”. Numbers look like {example}."),
            number=arguments.clause,
            example=next(iter(material.number.values()), "S-1"),
        )
    for step in trace(material, item):
        when = datetime.fromtimestamp(step.at).astimezone()
        print(f"{when:%Y-%m-%d %H:%M}  {step.text}")
    return 0
