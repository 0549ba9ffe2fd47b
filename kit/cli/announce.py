"""Telling where desk, phone and wall are, in a terminal."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.language import N_, translate
from kit.widgets.qr import qr_text

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from kit.server.hub import Hub


_PLAIN = N_(
    "Phones come over plain http: it works everywhere, but who is in the same network can read "
    "what they send, and pretend to be one of them. With --ServerApp.certfile and "
    "--ServerApp.keyfile both doors speak https."
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the three faces of a workshop are, and its code."""

    desk: str
    phone: str
    wall: str
    code: str
    folder: str
    pid: int


def addresses(hub: Hub, serverapp: ServerApp) -> Addresses:
    """Give the addresses of a running server; the desk's has the token in it."""
    token = serverapp.identity_provider.token
    scheme = "https" if serverapp.certfile else "http"
    host = serverapp.ip if serverapp.ip not in ("", "0.0.0.0", "*", "localhost") else "127.0.0.1"  # noqa: S104 - compared only
    query = f"?token={token}" if token else ""
    return Addresses(
        desk=f"{scheme}://{host}:{serverapp.port}{hub.base}{hub.desk_path}{query}",
        phone=hub.join_address,
        wall=hub.wall_address,
        code=hub.code,
        folder=str(hub.place.folder),
        pid=os.getpid(),
    )


def told(where: Addresses, language: str) -> str:
    """Give the lines that a facilitator reads in the terminal, with the QR code for phones."""
    rows = (
        (N_("Desk (for you)"), where.desk),
        (N_("Phones"), where.phone),
        (N_("Wall (projector)"), where.wall),
        (N_("Join code"), where.code),
        (N_("Folder"), where.folder),
    )
    names = [translate(language, name) for name, _ in rows]
    width = max(map(len, names))
    lines = [f"  {name:<{width}}  {said}" for name, (_, said) in zip(names, rows, strict=True)]
    plain = where.phone.startswith("http:")
    notes = [translate(language, _PLAIN), ""] if plain else []
    return "\n".join([qr_text(where.phone), *lines, "", *notes])
