"""``kit doctor``: is this machine ready for a room full of people? Plain sentences, no server."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from kit import __version__
from kit.cli.terminal import language_of_terminal
from kit.language import N_, translate
from kit.log import LogError, Row, is_address, read_log
from kit.place import Place, place_of

_ROOM_FOR_A_DAY = 300
"""MiB: a day with 200 people writes less than a tenth, drafts and their pictures some more."""
_A_HALL = 200
"""Phones that a machine should have descriptors for."""
_OURS = 150
"""Descriptors that the server needs for itself: kernels, files, the desk."""
_PACKAGE = "workshop-kit"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, as a sentence of the catalogues and what fills it."""

    text: str
    values: dict[str, object] = field(default_factory=dict)
    bad: bool = False
    """Whether the session should not begin before this is mended."""
    hint: bool = False
    """Whether it is advice only: nothing is wrong as far as can be seen."""

    def said(self, language: str) -> str:
        """Give the line that a person reads."""
        mark = "✗" if self.bad else "→" if self.hint else "✓"
        return f"{mark} {translate(language, self.text, **self.values)}"


def doctor(arguments: argparse.Namespace) -> int:
    """Look at the machine and at the workshop of a folder; exit code 1 if something is wrong."""
    language = language_of_terminal()
    place = place_of(arguments.folder)
    findings = [
        *_versions(),
        *_log(place),
        *_disk(place),
        *_ports(place, arguments.port, arguments.room_port),
        *_network(),
        *_firewall(arguments.room_port),
        *_descriptors(),
    ]
    for finding in findings:
        print(finding.said(language))
    wrong = any(finding.bad for finding in findings)
    ready = N_("All is ready. Start it: kit serve {folder}")
    mend = N_("Mend what is marked with ✗, then ask again.")
    print(translate(language, mend if wrong else ready, folder=arguments.folder))
    return int(wrong)


def _versions() -> Iterator[Finding]:
    from packaging.requirements import Requirement  # noqa: PLC0415 - only this needs it

    found = {
        "kit": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "sqlite": sqlite3.sqlite_version,
    }
    yield Finding(N_("Kit {kit}, Python {python}, SQLite {sqlite}."), dict(found))
    try:
        wanted = [Requirement(line) for line in requires(_PACKAGE) or ()]
    except PackageNotFoundError:  # run from a checkout
        return
    for one in wanted:
        if one.marker and not one.marker.evaluate({"extra": ""}):
            continue
        try:
            here = version(one.name)
        except PackageNotFoundError:
            here = "–"
        if not one.specifier.contains(here if here != "–" else "0", prereleases=True):
            text = N_(
                "The package {name} is here in version {here}, the kit needs {wanted}. Install the "
                "kit anew: python -m pip install --upgrade workshop-kit"
            )
            wanted_text = str(one.specifier)
            yield Finding(text, {"name": one.name, "here": here, "wanted": wanted_text}, bad=True)


def _log(place: Place) -> Iterator[Finding]:
    """Look at the workshop's log, and at the clock by the time of its last event."""
    rows: list[Row] = []
    if not (place.folder / "workshops").is_dir():
        text = N_("{folder} is no workshop yet. Make one: kit new FOLDER")
        yield Finding(text, {"folder": place.folder}, hint=True)
    elif is_address(place.log) or Path(place.log).exists():
        try:
            rows = read_log(place.log, place.folder.name)
            yield Finding(
                N_("The workshop's log can be read; events in it: {n}."), {"n": len(rows)}
            )
        except LogError as error:
            yield Finding(error.refusal.why, dict(error.refusal.values), bad=True)
    yield from _clock(max((row.at for row in rows), default=0.0))


def _clock(last: float) -> Iterator[Finding]:
    """Compare the clock with what must lie in the past: the last event, and the kit itself."""
    ahead = max(last, Path(__file__).stat().st_mtime) - time.time()
    if ahead > 0:
        text = N_(
            "The clock of this machine is at least {minutes} min behind. Set it, or timers and "
            "dates will be wrong."
        )
        yield Finding(text, {"minutes": int(ahead // 60) + 1}, bad=True)
    else:
        now = time.strftime("%Y-%m-%d %H:%M")
        yield Finding(N_("The clock says {now}."), {"now": now})


def _disk(place: Place) -> Iterator[Finding]:
    folder = next(one for one in (place.folder, *place.folder.parents) if one.exists())
    free = shutil.disk_usage(folder).free // 2**20
    if free < _ROOM_FOR_A_DAY:
        text = N_("The disk has {free} MB left; a day of work wants {wanted}. Make room.")
        yield Finding(text, {"free": free, "wanted": _ROOM_FOR_A_DAY}, bad=True)
    else:
        yield Finding(N_("The disk has {free} MB left."), {"free": free})
    if not os.access(folder, os.W_OK):
        text = N_("Nothing can be written to {folder}. Check its rights, or copy it elsewhere.")
        yield Finding(text, {"folder": folder}, bad=True)


def _ports(place: Place, *ports: int) -> Iterator[Finding]:
    if running := place.running():
        yield Finding(N_("A server runs here already: {address}"), {"address": running}, hint=True)
        return
    for port in ports:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":
                # As the server does: a port that was closed a moment ago can be had.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("", port))
                yield Finding(N_("Port {port} is free."), {"port": port})
            except OSError:
                text = N_(
                    "Port {port} is taken by another program: the server will take the next free "
                    "one, and the addresses change. Close that program to keep them."
                )
                yield Finding(text, {"port": port}, hint=True)


def _network() -> Iterator[Finding]:
    from kit.server.app import local_address  # noqa: PLC0415 - Jupyter takes a while

    address = local_address()
    if address.startswith("127."):
        text = N_(
            "This machine is in no network: phones cannot reach it. Connect it to the Wi-Fi of the "
            "room, or open a hotspot on it."
        )
        yield Finding(text, bad=True)
    else:
        text = N_("Phones in the same network reach this machine at {address}.")
        yield Finding(text, {"address": address})


def _firewall(port: int) -> Iterator[Finding]:
    """Say how to let phones through; whether a firewall stops them only a phone can tell."""
    ufw = Path("/etc/ufw/ufw.conf")
    if sys.platform == "win32":
        text = N_("If phones cannot connect: allow Python in the firewall, for private networks.")
        yield Finding(text, hint=True)
    elif sys.platform == "darwin":
        text = N_(
            "If phones cannot connect: allow Python in the system settings, under Network, "
            "Firewall, Options."
        )
        yield Finding(text, hint=True)
    elif ufw.exists() and "ENABLED=yes" in ufw.read_text("utf-8", "replace"):
        yield Finding(_OPEN, {"command": f"sudo ufw allow {port}/tcp"}, hint=True)
    elif Path("/run/firewalld").exists():
        command = f"sudo firewall-cmd --add-port={port}/tcp"
        yield Finding(_OPEN, {"command": command}, hint=True)
    else:
        text = N_(
            "No firewall was found on this machine. If phones cannot connect all the same, the "
            "Wi-Fi keeps its guests apart: use another network, or a hotspot."
        )
        yield Finding(text, hint=True)


_OPEN = N_("A firewall is on. Let phones through it: {command}")


def _descriptors() -> Iterator[Finding]:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - only POSIX has it

    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        limit = 2**20
    phones = max(0, limit - _OURS)
    if phones < _A_HALL:
        text = N_(
            "This terminal may open {limit} files at once; phones that this is enough for: "
            "{phones}. Allow more first: ulimit -n 4096"
        )
        yield Finding(text, {"limit": limit, "phones": phones}, bad=True)
    else:
        yield Finding(N_("Phones that can be connected at once: {phones}."), {"phones": phones})
