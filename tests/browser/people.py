"""What the people of a session do on their pages, in a person's words."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LAPTOP, PATIENCE, PHONE, PROJECTOR, Pages
from tests.server import Server

expect.set_options(timeout=PATIENCE)


def join(pages: Pages, server: Server, name: str = "", *, credit: bool = False) -> Page:
    """Come in with a phone."""
    phone = pages.open(server.phone, PHONE)
    if name:
        phone.get_by_label("Your name or a nickname").fill(name)
    if credit:
        phone.get_by_role("checkbox").check()
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("button", name="Join")).to_be_hidden()
    return phone


def sit_at_desk(pages: Pages, server: Server) -> Page:
    """Open the desk and wait until its widgets are alive."""
    desk = pages.open(server.desk, LAPTOP)
    expect(part(desk, "Opening").get_by_text("Who is here")).to_be_visible(timeout=90_000)
    expect(part(desk, "Decide: speech modules")).to_be_visible(timeout=90_000)
    return desk


def watch_wall(pages: Pages, server: Server) -> Page:
    """Open the wall."""
    return pages.open(server.wall, PROJECTOR)


def part(desk: Page, title: str) -> Locator:
    """Give the widget of an activity on the desk."""
    return desk.locator(".kit-desk").filter(has=desk.get_by_role("heading", name=title, exact=True))
