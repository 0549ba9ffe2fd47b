"""What all tests have in common."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# A law holds on a slow machine too, and while a dictionary is loaded for the first time.
settings.register_profile("kit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser journeys last: the quick tests fail first, and Playwright's event loop,
    which lives in the main thread, comes after every test that needs one of its own."""
    items.sort(key=lambda item: "/browser/" in item.nodeid)
