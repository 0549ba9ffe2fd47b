"""``kit demo``: a temporary workshop, served at once, with simulated participants."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import webbrowser
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from kit.cli import caretaker
from kit.cli.announce import Addresses, addresses, told
from kit.cli.demo_start import bring_in_company, write_draft
from kit.cli.errors import CommandError
from kit.cli.pack import copy_pack, sessions_of, suggest
from kit.cli.serve import run_server
from kit.domain.commands import FACILITATOR, Open, OpenSession
from kit.language import N_, translate
from kit.place import place_of
from kit.rehearsal import load_people
from kit.room.journal import Ask, Journal
from kit.room.opening import open_journal

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from kit.server.hub import Hub

_BEFORE = "audit"
"""The session that looks at what the company has: its demo begins with the sample company."""

_AFTER = "test-training"
"""The session that goes on with what an earlier one wrote: its demo begins with a small draft."""

_LAST = "standard"
"""Where the consultant works alone: its demo begins with a workshop that was held."""

_MOST = 500
"""More simulated people than this belong into the load harness."""


def demo(arguments: argparse.Namespace) -> int:
    """Make the workshop, serve it until somebody stops it, and clear it away.

    Raises:
        CommandError: the number of participants is impossible.
    """
    if not 0 <= arguments.participants <= _MOST:
        raise CommandError(N_("Choose between 0 and {most} participants."), most=_MOST)
    known = sessions_of(arguments.pack)
    if arguments.session not in known:
        raise CommandError(
            N_("There is no session “{session}”. Known sessions: {known}."),
            session=arguments.session,
            known=", ".join(known),
        )
    folder = Path(tempfile.mkdtemp(prefix="kit-demo-"))
    crowd = [_caretaker(folder)]
    try:
        _make(folder, arguments)

        async def ready(hub: Hub, serverapp: ServerApp) -> None:
            await _begin(hub, arguments.session)
            where = addresses(hub, serverapp)
            _tell(where, arguments)
            if arguments.participants:
                crowd.append(_crowd(folder, hub, arguments))

        port = arguments.port or _free_port()
        options = [
            f"--ServerApp.port={port}",
            f"--KitApp.room_port={arguments.room_port}",
            f"--KitApp.room_ip={arguments.room_ip}",
            "--ServerApp.log_level=WARN",
            "--LabApp.log_level=WARN",
        ]
        return run_server(folder, options, ready)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for process in reversed(crowd):
            process.communicate()


def _make(folder: Path, arguments: argparse.Namespace) -> None:
    """Make the workshop, with what its session begins with where people are to come."""
    language = arguments.language
    copy_pack(arguments.pack, folder, language)
    title = translate(language, N_("Service standard: a demo"))
    journal = open_journal(place_of(folder), title=title, language=language)
    suggest(journal, arguments.pack, language)
    _open_session(journal, arguments.session)
    if arguments.session == _BEFORE and arguments.participants:
        bring_in_company(journal, folder / "data" / "company", language)
    if arguments.session == _AFTER and arguments.participants:
        write_draft(journal, load_people(folder / "data" / "people", language))
    if arguments.session == _LAST and arguments.participants:
        _hold(folder, journal, arguments)
    journal.log.close()


def _open_session(journal: Journal, session: str) -> None:
    first = OpenSession(do="open_session", id=f"demo.{uuid4().hex}", session=session)
    journal.carry_out([Ask(FACILITATOR, first)])


def _hold(folder: Path, journal: Journal, arguments: argparse.Namespace) -> None:
    """Let simulated people hold all sessions, the company's tables imported, then open the last."""
    # Its notebooks bring what draws widgets; other demos start without.
    from kit.cli.demo_held import hold  # noqa: PLC0415 - see above

    bring_in_company(journal, folder / "data" / "company", arguments.language)
    people = load_people(folder / "data" / "people", arguments.language)
    hold(place_of(folder), journal, people, arguments.participants, arguments.seed)
    _open_session(journal, arguments.session)


async def _begin(hub: Hub, session: str) -> None:
    """Open the session's first activity for the room, once the notebook has been run.

    There is none where the consultant works alone, or where a cell failed: the desk says which.
    """
    await hub.refresh()
    state = hub.room.journal.state
    while not state.sessions[session].prepared:
        await asyncio.sleep(0.1)
        await hub.refresh()
    if state.sessions[session].failed_cell is None and (agenda := state.agenda()):
        first = agenda[0].activity.id
        await hub.as_facilitator(Open(do="open", id=f"demo.{uuid4().hex}", activity=first))


def _tell(where: Addresses, arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(asdict(where)), flush=True)
    else:
        print(told(where, arguments.language), flush=True)
    if not arguments.no_browser:
        webbrowser.open(where.desk)


def _crowd(folder: Path, hub: Hub, arguments: argparse.Namespace) -> subprocess.Popen[bytes]:
    """Start the simulated people as a process of their own: they come by the network."""
    numbers = (f"--{name}={getattr(arguments, name)}" for name in ("participants", "seed", "pace"))
    where = (str(folder), f"--address={hub.join_address}", "--minutes=600")
    return _until_the_end("-m", "kit", "rehearse", *where, *numbers, "--until-input-ends")


def _caretaker(folder: Path) -> subprocess.Popen[bytes]:
    """Have the folder cleared away even if this process is killed."""
    return _until_the_end("-I", str(Path(caretaker.__file__)), str(folder))


def _until_the_end(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a process that stays until this one ends, in whatever way: then its input does."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
