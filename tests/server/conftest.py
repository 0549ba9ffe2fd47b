"""One real server for all tests that do not end it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.server import Server, demo


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = demo(tmp_path_factory.mktemp("demo"))
    yield running
    running.stop()
