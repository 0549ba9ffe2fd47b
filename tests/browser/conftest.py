"""Real pages in a real Chromium, against a real server; every request is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_or_get
from tests.server import Server, demo

PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 900}
PROJECTOR = {"width": 1920, "height": 1080}
PATIENCE = 20_000
"""Milliseconds that an expectation may take on a busy machine."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_or_get()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all files whose tests do not mind what others have written."""
    running = demo(tmp_path_factory.mktemp("common"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Give a server on a co-creation session; a file that says ``FRESH = True`` gets its own."""
    if not getattr(request.module, "FRESH", False):
        yield request.getfixturevalue("common")
        return
    running = demo(tmp_path_factory.mktemp("demo"))
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def collecting(request: pytest.FixtureRequest) -> None:
    """Begin each test of the common server where a session begins: situations are collected."""
    if "server" in request.fixturenames and not getattr(request.module, "FRESH", False):
        running = request.getfixturevalue("server")
        running.open("situation.collect")


@dataclass
class Pages:
    """Opens pages, each in a context of its own: one person, one device."""

    browser: Browser
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        address: str,
        size: dict[str, int],
        language: str = "en-GB",
        *,
        first: Callable[[Page], None] | None = None,
    ) -> Page:
        """Open an address on a new device; ``first`` may prepare the page before it loads."""
        context = self.browser.new_context(
            viewport=size, locale=language, accept_downloads=True, service_workers="block"
        )
        context.set_default_timeout(PATIENCE)
        # A desk's page is there once its kernel has run the notebook.
        context.set_default_navigation_timeout(3 * PATIENCE)
        self.contexts.append(context)
        return self._show(context, address, first)

    def tab(self, beside: Page, address: str = "") -> Page:
        """Open another tab on the device of a page, on the same address by default."""
        return self._show(beside.context, address or beside.url, None)

    def _show(
        self, context: BrowserContext, address: str, first: Callable[[Page], None] | None
    ) -> Page:
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("pageerror", lambda error: self.errors.append(f"{address}: {error}"))
        if first:
            first(page)
        page.goto(address)
        return page

    def hosts(self) -> set[str]:
        """Give the hosts that were asked for anything; data, blobs and files are nobody's."""
        return {
            str(urlsplit(url).hostname)
            for url in self.requests
            if not url.startswith(("data:", "blob:", "about:", "file:"))
        }

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def pages(browser: Browser) -> Iterator[Pages]:
    """Give a test its pages; none of them may ask another host or fail in its script."""
    given = Pages(browser)
    yield given
    given.close()
    assert given.hosts() <= {"127.0.0.1"}
    assert given.errors == []


@pytest.fixture
def screenshot(tmp_path: Path) -> Callable[[Page, str], None]:
    """Keep a picture of a page, to look at when a test fails."""

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)

    return keep
