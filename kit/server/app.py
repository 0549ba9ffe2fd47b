"""``kit serve``: a Jupyter server extension application with a second door for the room."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from jupyter_server.extension.application import ExtensionApp
from tornado.ioloop import PeriodicCallback
from tornado.netutil import bind_sockets
from traitlets import Bool, CaselessStrEnum, Integer, Unicode, default

from kit.domain.commands import OpenSession, own_id
from kit.log import is_address
from kit.log.copying import Copier
from kit.log.secret import workshop_secret
from kit.place import place_of
from kit.room.opening import open_started
from kit.room.room import Room
from kit.server import desk
from kit.server.connections import tell_that_it_stops
from kit.server.door import room_application, room_handlers
from kit.server.entrance import Entrance, connections_to_have
from kit.server.health import HealthHandler
from kit.server.hub import Hub
from kit.server.logs import keep_discreet

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

_BACKLOG = 1_024
"""Phones that may knock at once: a whole room scans the code in the same second."""

_LOOK_EVERY_MS = 2_000
"""How often the notebooks of the open session are looked at for changes."""


def local_address() -> str:
    """Give this machine's address in the local network, without sending anything."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def encryption_of(serverapp: ServerApp) -> dict[str, Any] | None:
    """Give the TLS options of the desk's door for the room's; ``None`` for plain http.

    A desk may ask for certificates of those who come; phones have none.
    """
    options = dict(serverapp.ssl_options or {})
    for asked in ("ca_certs", "cert_reqs"):
        options.pop(asked, None)
    return options or None


class KitApp(ExtensionApp):
    """The workshop kit as a Jupyter server extension."""

    name = "kit"
    extension_url = "/kit"
    load_other_extensions = True
    open_browser = Bool(False)

    folder = Unicode(help="Folder of the workshop; the server's root by default.").tag(config=True)
    room_ip = Unicode("0.0.0.0", help="Address the room's door listens on.").tag(config=True)  # noqa: S104 - phones must reach it
    room_port = Integer(8889, help="Port of the room's door; 0 takes any free one.").tag(
        config=True
    )
    room_connections = Integer(
        4_000, help="Most connections that the room's door has open; it leaves some to the desk."
    ).tag(config=True)
    log_lines = CaselessStrEnum(
        ["text", "json"], "text", help="How the server writes its log: for people or programs."
    ).tag(config=True)
    public_address = Unicode(
        "", help="How phones reach the room's door, if not by this machine's own address."
    ).tag(config=True)
    hub: Hub
    serverapp: ServerApp
    _door: Entrance | None = None
    _copier: Copier | None = None
    when_ready: ClassVar[list[Callable[[Hub, ServerApp], Awaitable[None]]]] = []
    """Called once the room is open, for those who start a server from Python."""

    @default("folder")
    def _default_folder(self) -> str:
        return str(self.serverapp.root_dir)

    def initialize_settings(self) -> None:
        """Open the workshop; a damaged log stops the server before anything is lost."""
        place = place_of(Path(self.folder))
        room = Room(open_started(place))
        self.hub = Hub(place, room, workshop_secret(place.folder), base=self.serverapp.base_url)
        self.hub.serverapp = self.serverapp
        self._copier = None if is_address(place.log) else Copier(Path(place.log))
        self._open_door(self.hub)
        os.environ.update(
            KIT_FOLDER=str(place.folder),
            KIT_JOIN=self.hub.join_address,
            KIT_WALL=self.hub.wall_address,
        )
        os.environ.pop("KIT_FACE", None)
        self.settings["kit_hub"] = self.hub
        desk.configure_voila(self.serverapp)

    def _open_door(self, hub: Hub) -> None:
        """Listen for phones, on the next free port if the wanted one is taken."""
        wanted = self.room_port
        for port in (*range(wanted, wanted + 20), 0) if wanted else (0,):
            try:
                sockets = bind_sockets(port, self.room_ip, family=socket.AF_INET, backlog=_BACKLOG)
                break
            except OSError:
                continue
        port = sockets[0].getsockname()[1]
        host = local_address() if self.room_ip in ("", "0.0.0.0") else self.room_ip  # noqa: S104
        encryption = encryption_of(self.serverapp)
        scheme = "https" if encryption else "http"
        hub.address = self.public_address.rstrip("/") or f"{scheme}://{host}:{port}"
        self._door = Entrance(
            room_application(hub),
            most=connections_to_have(self.room_connections),
            language=lambda: hub.room.journal.state.language,
            ssl_options=encryption,
        )
        self._door.add_sockets(sockets)

    def initialize_handlers(self) -> None:
        """Offer the participants' routes here too, and the facilitator's behind the login."""
        hub = self.hub
        self.handlers.extend(room_handlers(hub))
        shared: dict[str, Any] = {"hub": hub}
        self.handlers.extend(
            [
                (r"/kit/?", desk.ToDeskHandler, shared),
                (r"/kit/state", desk.StateHandler, shared),
                (r"/kit/healthz", HealthHandler, shared),
                (r"/kit/presence", desk.PresenceHandler, shared),
                (r"/kit/commands", desk.CommandsHandler, shared),
                (r"/kit/no-formulas\.js", desk.NoFormulasHandler),
                (r"/kit/exports/([^/]+)", desk.DownloadHandler, shared),
            ]
        )

    async def _start_jupyter_server_extension(self, serverapp: ServerApp) -> None:
        hub = self.hub
        # From here on: the address with the token, which Jupyter prints at the start, is wanted.
        keep_discreet(serverapp.log, as_json=self.log_lines == "json")
        await hub.room.start()
        await self._open_first_session(hub)
        hub.follow()
        hub.place.running(hub.join_address)
        for call in self.when_ready:
            hub.run_soon(call(hub, serverapp))
        self._looking = PeriodicCallback(hub.refresh_soon, _LOOK_EVERY_MS)
        self._looking.start()

    async def _open_first_session(self, hub: Hub) -> None:
        """Turn a new workshop to its first session, so that phones find something to join."""
        sessions = hub.place.sessions()
        if not hub.room.journal.state.session and sessions:
            command_id = own_id("first", uuid4().hex)
            await hub.as_facilitator(
                OpenSession(do="open_session", id=command_id, session=sessions[0])
            )

    async def stop_extension(self) -> None:
        """Tell who is here, close the door and the log; all that is acknowledged is kept."""
        self._looking.stop()
        self.hub.place.running("")
        if self._door:
            self._door.stop()
        await tell_that_it_stops(self.hub)
        await self.hub.stop()
        await self.hub.room.stop()
        if self._copier:
            await asyncio.to_thread(self._copier.stop)


def prepare_environment() -> None:
    """Let Jupyter and Voila find the kit's templates, wherever the package is installed."""
    paths = os.environ.get("JUPYTER_PATH", "")
    ours = str(Path(__file__).parent / "share" / "jupyter")
    if ours not in paths.split(os.pathsep):
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [ours, paths]))


prepare_environment()

main = KitApp.launch_instance
