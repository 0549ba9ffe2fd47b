"""What all tests have in common."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser journeys last: the quick tests fail first, and Playwright's event loop,
    which lives in the main thread, comes after every test that needs one of its own."""
    items.sort(key=lambda item: "/browser/" in item.nodeid)
