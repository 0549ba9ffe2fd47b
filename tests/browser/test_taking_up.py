"""A pack's suggestions on the phone: folded away, taken up with one tap, changed like any entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Pages
from tests.browser.people import entry, join, write
from tests.server import Server, demo

FRESH = True
CARD = "A client brings something back without the receipt or the box."
OWN = "The delivery van blocks the entrance"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A workshop of a shop, where situations are collected."""
    running = demo(tmp_path_factory.mktemp("shop"), "--pack=shop")
    running.open("situation.collect")
    yield running
    running.stop()


def suggestion(phone: Page, text: str) -> Locator:
    return phone.locator(".kit-suggested").get_by_role("listitem").filter(has_text=text)


def test_a_participant_takes_up_what_holds_here_too_and_makes_it_their_own(
    server: Server, pages: Pages
) -> None:
    ana, ben = join(pages, server, "Ana"), join(pages, server, "Ben")
    write(ana, OWN)
    expect(entry(ana, OWN)).to_be_visible()
    expect(suggestion(ana, CARD)).to_be_hidden()  # one's own comes first
    ana.get_by_text("16 suggestions").click()
    card = suggestion(ana, CARD)
    expect(card.get_by_text("At the till")).to_be_visible()
    expect(card.get_by_text("I bought it here, I just didn't keep the slip.")).to_be_visible()
    card.get_by_role("button", name="Take it up").click()
    expect(suggestion(ana, CARD)).to_have_count(0)
    expect(entry(ana, CARD)).to_be_visible()
    expect(entry(ana, OWN)).to_be_visible()
    ben.get_by_text("15 suggestions").click()
    expect(suggestion(ben, CARD)).to_have_count(0)

    mine = entry(ana, CARD)
    mine.get_by_role("button", name="Change", exact=True).click()
    changed = ana.locator(".kit-own").get_by_label("What happens?")
    changed.fill("Somebody returns a jumper without the receipt")
    ana.get_by_role("button", name="Save the change").click()
    expect(entry(ana, "Somebody returns a jumper without the receipt")).to_be_visible()
    texts = [one["text"] for one in server.state()["items"]["situation"]]
    assert texts == [OWN, "Somebody returns a jumper without the receipt"]


def test_suggestions_speak_the_workshops_language_and_their_buttons_the_phones(
    server: Server, pages: Pages
) -> None:
    phone = pages.open(server.phone, PHONE, "uk-UA")
    phone.get_by_role("button", name="Приєднатися").click()
    phone.get_by_text(re.compile("1[56] пропозицій")).click()
    card = suggestion(phone, "The client comes in three minutes before closing.")
    expect(card.get_by_role("button", name="У нас теж так")).to_be_visible()
    server.command("close", activity="co-creation/situation.collect")
    expect(phone.locator(".kit-suggested")).to_be_hidden()
