"""``kit serve``: the server of one workshop."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kit.cli.errors import CommandError
from kit.language import N_


def server_arguments(folder: Path, extra: list[str]) -> list[str]:
    """Give the arguments of the Jupyter server; ``extra`` comes last, so it wins."""
    kernels = "--MappingKernelManager.cull_idle_timeout=600"
    quiet = ["--ServerApp.allow_unauthenticated_access=False", kernels]
    quiet += ["--MappingKernelManager.cull_interval=60", "--ServerApp.open_browser=False"]
    if sys.platform != "win32":
        quiet.append("--KernelManager.transport=ipc")
    quiet.append("--ServerApp.terminals_enabled=False")
    return [f"--ServerApp.root_dir={folder}", f"--KitApp.folder={folder}", *quiet, *extra]


def serve(folder: Path, extra: list[str]) -> int:
    """Serve the workshop of a folder until somebody stops it.

    Raises:
        CommandError: the folder is no workshop.
        LogError: its log is damaged, out of reach, or of a newer version.
    """
    folder = folder.resolve()
    if not (folder / "workshops").is_dir():
        raise CommandError(
            N_("{folder} is not a workshop: it has no folder “workshops”. Make one: kit new FOLDER"),
            folder=folder,
        )
    check_log(folder)
    from kit.server.app import main as run  # noqa: PLC0415 - Jupyter takes a while to import

    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    run(server_arguments(folder, extra))
    return 0


def check_log(folder: Path) -> None:
    """Open and close the log, so that a damaged one is told before Jupyter starts.

    Raises:
        LogError: the log is damaged, out of reach, or of a newer version.
    """
    from kit.place import place_of  # noqa: PLC0415 - as above
    from kit.room.opening import open_journal  # noqa: PLC0415

    open_journal(place_of(folder)).log.close()
