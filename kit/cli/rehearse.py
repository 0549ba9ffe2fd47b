"""``kit rehearse``: simulated people join a running workshop, for a facilitator's dry run."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

from kit.cli.errors import CommandError
from kit.language import N_
from kit.log import log_of
from kit.place import pack_folder, place_of
from kit.rehearsal import BadPeople, load_people, rehearse
from kit.room.journal import Journal

_MOST = 1_000


def rehearse_command(arguments: argparse.Namespace) -> int:
    """Let simulated people take part until the time is over or somebody stops it.

    Raises:
        CommandError: no server runs for the folder, or the number of people is impossible.
    """
    if not 1 <= arguments.participants <= _MOST:
        raise CommandError(N_("Choose between 1 and {most} participants."), most=_MOST)
    place = place_of(arguments.folder)
    log = log_of(place)
    language = Journal(log).state.language
    log.close()
    address = arguments.address or place.running()
    if not address:
        raise CommandError(
            N_("No server runs for {folder}. Start it first: kit serve {folder}"),
            folder=arguments.folder,
        )
    own = place.folder / "data" / "people"
    texts = own if own.is_dir() else pack_folder() / "data" / "people"
    return asyncio.run(_rehearse(arguments, address, texts, language))


def _wait_for_input(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    """Stop when the input ends: then the demo that these people came for is gone."""
    sys.stdin.buffer.read()
    with suppress(RuntimeError):  # they have gone already
        loop.call_soon_threadsafe(stop.set)


async def _rehearse(arguments: argparse.Namespace, address: str, texts: Path, language: str) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM"):
        loop.add_signal_handler(getattr(signal, name), stop.set)
    loop.call_later(arguments.minutes * 60, stop.set)
    if arguments.until_input_ends:
        told = threading.Thread(
            target=_wait_for_input, args=(loop, stop), daemon=True, name="kit-input"
        )
        told.start()
    try:
        people = load_people(texts, language)
    except BadPeople as error:
        raise CommandError("{why}", why=error) from error
    summary = await rehearse(
        address,
        arguments.participants,
        seed=arguments.seed,
        language=language,
        pace=arguments.pace,
        people=people,
        stop=stop,
    )
    done = ", ".join(f"{name} {n}" for name, n in sorted(summary.acknowledged.items()))
    print(f"{summary.joined}/{summary.participants}: {done}")
    for why, n in summary.refused.most_common():
        print(f"  {n} × {why}")
    if summary.gave_up:
        raise CommandError(
            N_("{n} simulated people could not reach {address}. Does the server run?"),
            n=summary.gave_up,
            address=address,
        )
    return 0
