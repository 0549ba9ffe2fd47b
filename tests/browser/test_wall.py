"""The wall: what the whole room looks at."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.people import join, watch_wall
from tests.server import Server


def test_the_wall_shows_how_to_join_and_who_is_here(server: Server, pages: Pages) -> None:
    wall = watch_wall(pages, server)
    for _ in range(2):
        expect(wall.get_by_role("heading", name="Which situations")).to_be_visible()
        wall.keyboard.press("Home")
        code = wall.get_by_role("img", name="QR code of the join address")
        expect(code).to_be_visible()
        assert code.evaluate("img => img.complete && img.naturalWidth > 0")
        expect(wall.get_by_text(server.code).first).to_be_visible()
        host = server.phone.removeprefix("http://").rpartition("/")[0]
        expect(wall.get_by_text(host).first).to_be_visible()
        wall.reload()
    expect(wall.get_by_role("heading", name="Which situations")).to_be_visible()
    join(pages, server, "Ana")
    wall.keyboard.press("Home")
    expect(wall.get_by_text("1 person is here").filter(visible=True)).to_have_count(1)


def test_arrow_keys_turn_the_slides_and_the_wall_follows_the_next_activity(
    server: Server, pages: Pages
) -> None:
    wall = watch_wall(pages, server)
    asked = wall.get_by_role("heading", name="Which situations with a client are hard?")
    expect(asked).to_be_visible()
    place = wall.get_by_role("navigation").get_by_text("/")
    wall.keyboard.press("ArrowRight")
    expect(asked).to_be_hidden()
    wall.keyboard.press("ArrowLeft")
    expect(asked).to_be_visible()
    wall.keyboard.press("Home")
    expect(place).to_have_text(re.compile("^1 / "))
    expect(wall.get_by_role("heading", name="Our service standard")).to_be_visible()

    server.open("speech_module.collect")
    words = wall.get_by_role("heading", name="What do you say and do in this situation?")
    expect(words).to_be_visible()
    wall.reload()
    expect(words).to_be_visible()
    wall.get_by_role("button", name="Next slide").click()
    expect(words).to_be_hidden()


def test_a_timer_shows_on_phone_and_wall_and_closes_by_itself(server: Server, pages: Pages) -> None:
    server.open("situation.vote")
    wall = watch_wall(pages, server)
    ana = join(pages, server, "Ana")
    server.command("time", activity="co-creation/situation.vote", seconds=90)
    expect(ana.get_by_text("Time left: 1:")).to_be_visible()
    expect(wall.get_by_role("timer").get_by_text("1:")).to_be_visible()
    server.command("time", activity="co-creation/situation.vote", seconds=2)
    expect(ana.get_by_text("This activity is closed.")).to_be_visible()
    expect(wall.get_by_text("Closed", exact=True).filter(visible=True)).to_have_count(1)
    run = next(r for r in server.state()["agenda"] if r["id"] == "co-creation/situation.vote")
    assert run["state"] == "closed"
