"""``kit serve``: the server of one workshop."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_core.paths import jupyter_runtime_dir

from kit.cli.announce import addresses, told
from kit.cli.errors import CommandError
from kit.language import N_
from kit.place import place_of
from kit.room.opening import open_started

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from kit.server.hub import Hub

_LONGEST_SOCKET_PATH = 104
"""Bytes, the terminating zero included, on macOS; Linux has four more."""


def server_arguments(folder: Path, extra: list[str]) -> list[str]:
    """Give the arguments of the Jupyter server; ``extra`` comes last, so it wins."""
    kernels = "--MappingKernelManager.cull_idle_timeout=600"
    quiet = ["--ServerApp.allow_unauthenticated_access=False", kernels]
    quiet += ["--MappingKernelManager.cull_interval=60", "--ServerApp.open_browser=False"]
    if _short_enough_for_ipc():
        quiet.append("--KernelManager.transport=ipc")
    # In a container everything runs as root; the desk's door is on loopback all the same.
    quiet += ["--ServerApp.terminals_enabled=False", "--ServerApp.allow_root=True"]
    return [f"--ServerApp.root_dir={folder}", f"--KitApp.folder={folder}", *quiet, *extra]


def _short_enough_for_ipc() -> bool:
    """Whether kernels can talk by files: a socket's path has room for about 100 bytes."""
    if sys.platform == "win32":
        return False
    name = "kernel-00000000-0000-0000-0000-000000000000-ipc-1"
    return len(os.fsencode(Path(jupyter_runtime_dir(), name))) < _LONGEST_SOCKET_PATH


def serve(folder: Path, extra: list[str]) -> int:
    """Serve the workshop of a folder until somebody stops it.

    Raises:
        CommandError: the folder is no workshop.
        LogError: its log is damaged, out of reach, or of a newer version.
    """
    folder = folder.resolve()
    if not (folder / "workshops").is_dir():
        raise CommandError(
            N_(
                "{folder} is not a workshop: it has no folder “workshops”. Make one: kit new FOLDER"
            ),
            folder=folder,
        )
    # Opened and closed, so that a damaged log is told before Jupyter starts.
    open_started(place_of(folder)).close()

    async def ready(hub: Hub, serverapp: ServerApp) -> None:
        where = addresses(hub, serverapp)
        print(told(where, hub.room.journal.state.language), flush=True)

    return run_server(folder, extra, ready)


def run_server(
    folder: Path, extra: list[str], ready: Callable[[Hub, ServerApp], Awaitable[None]]
) -> int:
    """Run the server of a folder in this process until it is stopped."""
    from jupyter_server.utils import JupyterServerAuthWarning  # noqa: PLC0415 - Jupyter takes a while

    from kit.server.app import KitApp  # noqa: PLC0415 - as above

    # Voila's and the language server's own routes warn that they check no login; ours do.
    warnings.filterwarnings("ignore", category=JupyterServerAuthWarning)
    warnings.filterwarnings("ignore", category=DeprecationWarning, module="traitlets")
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    KitApp.when_ready = [ready]
    KitApp.launch_instance(server_arguments(folder, extra))  # type: ignore[no-untyped-call]
    return 0
