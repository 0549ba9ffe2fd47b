"""Controls that everybody can find, hear and hit."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages
from tests.browser.people import add, card, join, part, sit_at_desk, watch_wall
from tests.server import Server

ROLES = ("button", "textbox", "combobox", "checkbox", "spinbutton", "link", "img")
NAMELESS = re.compile(r"^\s*$")
THUMB = 44
"""Least height in pixels of what a thumb has to hit (WCAG 2.2, target size enhanced)."""


def nameless(page: Page, within: str = "body") -> list[str]:
    """Give the controls for which a screen reader has no words."""
    found = []
    for role in ROLES:
        controls = page.locator(within).get_by_role(role, name=NAMELESS)
        found += controls.evaluate_all("all => all.map(el => el.outerHTML.slice(0, 120))")
    return found


def too_small(page: Page) -> list[str]:
    """Give the controls that are too low for a thumb."""
    return page.locator("button:visible, select:visible, .kit-check:visible").evaluate_all(
        "(all, least) => all.filter(el => el.getBoundingClientRect().height < least)"
        ".map(el => el.outerHTML.slice(0, 120))",
        THUMB,
    )


def test_every_control_has_a_name_and_fits_a_thumb(server: Server, pages: Pages) -> None:
    situation = add(server, "A client asks for the manager")
    add(server, "I can help you with that myself.", "speech_module", within=situation)
    ana = join(pages, server, "Ana")
    for activity in (
        "situation.collect", "situation.vote", "speech_module.collect", "speech_module.vote",
        "speech_module.contribute",
    ):  # fmt: skip
        server.open(activity)
        run = next(r for r in server.state()["agenda"] if r["id"] == f"co-creation/{activity}")
        expect(ana.get_by_role("heading", name=run["prompt"])).to_be_visible()
        assert nameless(ana) == []
        assert too_small(ana) == []
    assert ana.locator("html").get_attribute("lang") == "en"
    assert ana.title()

    wall = watch_wall(pages, server)
    expect(wall.get_by_role("navigation")).to_be_visible()
    assert nameless(wall) == []
    desk = sit_at_desk(pages, server)
    entry = card(part(desk, "Collect: situations"), "A client asks for the manager")
    for tool in ("Tags", "Edit"):
        entry.get_by_role("button", name=tool).click()
    expect(entry.get_by_label("Reason for the change")).to_be_visible()
    assert nameless(desk, "#rendered_cells .kit-desk") == []
