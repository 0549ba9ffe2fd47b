"""The consultant's desk of the standard: its passport, how it will look, and its documents."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.people import LAPTOP, part, settle
from tests.server import Server

FRESH = True
"""Begins with an empty workshop."""

TITLE = "Passport and contents of the standard"


def test_the_consultant_sees_the_standard_as_it_will_look_and_takes_it_home(
    server: Server, pages: Pages
) -> None:
    added = server.command(
        "add", activity="co-creation/norm.collect", kind="norm",
        fields={"text": "We greet every client", "when": "At once", "not": "Nobody waits"},
    )  # fmt: skip
    assert added["is"] == "ack", added
    waiting = server.command(
        "add", activity="co-creation/norm.collect", kind="norm",
        fields={"text": "We say goodbye", "when": "At the end", "not": "Nobody is left alone"},
    )  # fmt: skip
    assert waiting["is"] == "ack", waiting
    decided = server.command(
        "decide", item="i1", decision="adopt", binding="must", reason="We all do"
    )
    assert decided["is"] == "ack", decided

    desk = pages.open(server.desk.replace("2_co_creation", "standard"), LAPTOP)
    settle(desk, "Documents")
    passport = part(desk, TITLE)
    passport.get_by_label("Version").fill("0.2")
    passport.get_by_label("Owner").fill("The shift lead")
    passport.get_by_role("button", name="Keep the passport").click()
    expect(passport.get_by_text("Kept.")).to_be_visible()

    passport.get_by_role("button", name="Standard", exact=True).click()
    page = passport.frame_locator("iframe")
    expect(page.get_by_text("We greet every client")).to_be_visible()
    expect(page.get_by_text("The shift lead")).to_be_visible()
    # Beside the page: an open point leads to its entry, whose level is set, and the page follows.
    passport.get_by_role("button", name="Open points").click()
    point = passport.get_by_role("article", name="Not decided yet N-2")
    point.get_by_role("button", name="Settle it").click()
    entry = passport.get_by_role("article", name="N-2", exact=True)
    entry.locator("summary").click()
    entry.get_by_label("How far it obliges").select_option("must")
    entry.get_by_role("button", name="Adopt").click()
    expect(page.get_by_text("We say goodbye")).to_be_visible()
    passport.get_by_label("Find by number or words").fill("")
    passport.get_by_role("button", name="N-2: one place up").click()
    numbers = passport.get_by_role("region", name="Entries").get_by_role("article")
    expect(numbers.first).to_contain_text("We say goodbye")
    expect(page.get_by_text("1 · N-2")).to_be_visible()

    passport.get_by_role("button", name="Evidence book").click()
    expect(page.get_by_role("heading", name="Open points").first).to_be_visible()

    written = part(desk, "Documents").get_by_role("group", name="Standard")
    written.get_by_text("More formats").click()
    with desk.expect_download() as download:
        written.get_by_role("button", name="Markdown").click()
    text = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename == "draft-standard.md"
    assert "We greet every client" in text
    assert "0.2" in text
    assert pages.errors == []
