"""The phone's page in a real browser: how much comes, and how soon somebody can answer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.benchmarks import echo, voila_page
from tests.benchmarks.echo import EchoServer
from tests.benchmarks.harness import Row, Settings, middle, running, times
from tests.benchmarks.kit_server import KitServer
from tests.benchmarks.voila_page import VoilaServer

_JOIN = "form.kit-join button[type=submit]"
_ANSWER = "button.kit-answer"
_SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_VISIBLE = """selector => {
  const found = document.querySelector(selector);
  return found && found.checkVisibility() && found.getClientRects().length ? performance.now() : 0;
}"""
_WITHIN_MS = 180_000
_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # Requests to other hosts are counted, and fail at once: the kindest case for a page.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip


@dataclass(slots=True)
class Visit:
    """One visit, with an empty cache."""

    seconds: float = 0.0
    """From navigation until something can be tapped."""
    bytes: int = 0
    """On the wire, heads and socket frames included."""
    requests: int = 0
    elsewhere: set[str] = field(default_factory=set)
    """Other hosts that were asked for something."""

    def request(self, url: str, host: str) -> None:
        """Count a request; what is inside the page is none."""
        if url.startswith(("http", "ws")):
            self.requests += 1
            if urlsplit(url).netloc != host:
                self.elsewhere.add(urlsplit(url).netloc)


def _visit(context: BrowserContext, url: str, selector: str, *, slow: bool) -> Visit:
    visit, host = Visit(), urlsplit(url).netloc
    page = context.new_page()
    wire = context.new_cdp_session(page)

    def received(event: dict[str, Any]) -> None:
        visit.bytes += len(event["response"]["payloadData"].encode())

    def finished(event: dict[str, Any]) -> None:
        visit.bytes += int(event["encodedDataLength"])

    def shaken(event: dict[str, Any]) -> None:
        visit.bytes += len(event["response"].get("headersText", ""))

    wire.on("Network.requestWillBeSent", lambda e: visit.request(e["request"]["url"], host))
    wire.on("Network.webSocketCreated", lambda e: visit.request(e["url"], host))
    wire.on("Network.loadingFinished", finished)
    wire.on("Network.webSocketFrameReceived", received)
    wire.on("Network.webSocketHandshakeResponseReceived", shaken)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if slow:
        wire.send("Network.emulateNetworkConditions", _SLOW)
    page.goto(url, wait_until="commit", timeout=_WITHIN_MS)
    seen = page.wait_for_function(_VISIBLE, arg=selector, polling="raf", timeout=_WITHIN_MS)
    visit.seconds = float(seen.json_value()) / 1000
    page.wait_for_load_state("networkidle", timeout=_WITHIN_MS)
    page.close()
    return visit


def _fresh(browser: Browser, url: str, selector: str, *, slow: bool) -> Visit:
    context = browser.new_context()
    try:
        return _visit(context, url, selector, slow=slow)
    finally:
        context.close()


def _joined(browser: Browser, url: str, repeat: int) -> list[Visit]:
    """Join by hand, so to speak, and load the page again: as after a pause or a reload."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(url)
        page.click(_JOIN)
        page.wait_for_selector(_ANSWER)
        page.close()
        return [_visit(context, url, _ANSWER, slow=True) for _ in range(repeat)]
    finally:
        context.close()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=_ARGUMENTS
        )
        try:
            yield browser
        finally:
            browser.close()


def _seconds(visits: list[Visit]) -> float:
    return middle([visit.seconds for visit in visits])


def _size(visit: Visit) -> str:
    kb = visit.bytes / 1000
    return f"{kb:,.0f} KB in {visit.requests}, {len(visit.elsewhere)} other hosts"


def measure(settings: Settings) -> list[Row]:
    """Visit all three, fresh and, on the kit, as somebody who has joined already."""
    repeat = settings.size(5, 2)
    with _browser() as browser:
        with running(k := KitServer(settings, "page"), k.server) as kit:
            kit.open_vote()
            plain = _fresh(browser, kit.join, _JOIN, slow=False)
            slow = [_fresh(browser, kit.join, _JOIN, slow=True) for _ in range(repeat)]
            again = _joined(browser, kit.join, repeat)
        with running(e := EchoServer(settings, "page"), e.server):
            bare = _fresh(browser, e.join, echo.CHOICE, slow=False)
            slow_bare = [_fresh(browser, e.join, echo.CHOICE, slow=True) for _ in range(repeat)]
        with running(v := VoilaServer(settings, "page"), v.server):
            voila = _fresh(browser, v.join, voila_page.CHOICE, slow=False)
            slow_voila = [_fresh(browser, v.join, voila_page.CHOICE, slow=True)]
    ours, joined = _seconds(slow), _seconds(again)
    theirs, floor = _seconds(slow_voila), _seconds(slow_bare)
    return [
        Row(
            "phone page, cold: transferred and requests (socket included)",
            "≤ 60 KB in ≤ 10, 0 other hosts",
            _size(plain), _size(voila), _size(bare),
            f"Voila {times(voila.bytes, plain.bytes)} the bytes",
            {
                "kit_bytes": plain.bytes, "kit_requests": plain.requests,
                "kit_other_hosts": len(plain.elsewhere),
                "kit_unthrottled_s": plain.seconds, "voila_unthrottled_s": voila.seconds,
                "voila_bytes": voila.bytes, "echo_bytes": bare.bytes,
                "kit_joined_bytes": again[0].bytes, "kit_joined_requests": again[0].requests,
            },
        ),
        Row(
            "first screen to act on at 1.6 Mbit/s, 150 ms: join form",
            "≤ 1.5 s", f"{ours:.2f} s", f"{theirs:.1f} s (first choice)",
            f"{floor:.2f} s (first choice)",
            f"Voila {times(theirs, ours)}; {times(ours, floor)} the echo",
            {"kit_s": ours, "voila_s": theirs, "echo_s": floor},
        ),
        Row(
            "first vote button at 1.6 Mbit/s, 150 ms, a phone that has joined",
            "≤ 1.5 s", f"{joined:.2f} s", f"{theirs:.1f} s", f"{floor:.2f} s",
            f"Voila {times(theirs, joined)}; {times(joined, floor)} the echo",
            {"kit_s": joined, "kit_requests": again[0].requests},
        ),
    ]  # fmt: skip
