"""What all tests have in common."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# A law holds on a slow machine too, and while a dictionary is loaded for the first time.
settings.register_profile("kit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser journeys and run them last: the quick tests fail first, and Playwright's
    event loop, which lives in the main thread, comes after every test that needs its own."""
    for item in items:
        if "/browser/" in item.nodeid:
            item.add_marker("browser")
    items.sort(key=lambda item: "/browser/" in item.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line whether JavaScript was checked, by whichever process ran its tests."""
    told = {
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", [])
        if name == "javascript"
    }
    whole = {text for text in told if text.startswith("checked, by types")}
    for text in sorted(whole or told):
        terminalreporter.write_line(f"JavaScript: {text}.")
