"""What people type is text for everybody, whatever it looks like."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages
from tests.browser.people import add, entry, join, part, sit_at_desk, watch_wall, write
from tests.server import Server

MARKUP = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
WORDS = "<svg onload=\"document.title='broken'\"></svg> Good morning!"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 4
FORMULA = "=cmd|' /C calc'!A0 {{7*7}} ${7*7} %s {n}"
SMALL_PHONE = {"width": 320, "height": 568}


def assert_nothing_happened(page: Page) -> None:
    """The markup made no picture, and no script of it ran."""
    assert page.locator("img[src=x], svg[onload]").count() == 0
    assert "broken" not in page.title()


def assert_fits(page: Page) -> None:
    """Nobody has to scroll sideways."""
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1]


def test_markup_and_endless_words_stay_text_on_desk_phone_and_wall(
    server: Server, pages: Pages
) -> None:
    ana = join(pages, server, MARKUP[:60], size=SMALL_PHONE)
    assert_fits(ana)
    for text in (MARKUP, LONG, FORMULA):
        write(ana, text)
        expect(entry(ana, text).get_by_text("Saved")).to_be_visible()
    assert_fits(ana)
    first = next(i for i in server.state()["items"]["situation"] if i["text"] == MARKUP)
    add(server, LONG, "speech_module", within=first["id"])
    add(server, WORDS, "speech_module", within=first["id"])
    desk = sit_at_desk(pages, server)
    wall = watch_wall(pages, server)
    for text in (MARKUP, LONG, FORMULA):
        expect(part(desk, "Collect: situations").get_by_text(text)).to_be_visible()

    for activity in ("situation.vote", "speech_module.vote", "speech_module.contribute"):
        server.open(activity)
        for text in (MARKUP, LONG) if activity == "situation.vote" else (MARKUP, LONG, WORDS):
            expect(ana.get_by_text(text).first).to_be_visible()
        assert_fits(ana)
    server.open("speech_module.vote")
    for criterion in ("Usefulness", "Naturalness"):
        grades = entry(ana, WORDS).get_by_role("group", name=criterion)
        grades.get_by_role("button", name="5 of 5").click()
    expect(entry(ana, WORDS).get_by_text("Saved")).to_be_visible()
    server.command("reveal", activity="co-creation/speech_module.vote", close=True)
    for page in (ana, wall):
        expect(page.locator(".kit-results").get_by_text(WORDS)).to_be_visible()
    for page in (ana, desk, wall):
        assert_nothing_happened(page)
        assert_fits(page)
