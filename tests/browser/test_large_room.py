"""A phone in a room that has collected much: a dozen at a time, and a search for the rest."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.people import SESSION, join
from tests.server import Server

FRESH = True
"""Forty situations are too many for the others."""

MANY = 40


@pytest.fixture(scope="module", autouse=True)
def filled(server: Server) -> None:
    """Let the desk enter so many situations."""
    for n in range(MANY):
        fields = {"text": f"A client asks for the {n + 1}th time"}
        answer = server.command(
            "add", activity=f"{SESSION}/situation.collect", kind="situation", fields=fields
        )
        assert answer["is"] == "ack", answer


def test_one_votes_on_a_dozen_asks_for_others_and_may_stop_whenever_one_likes(
    server: Server, pages: Pages
) -> None:
    server.open("situation.vote")
    ana = join(pages, server, "Ana")
    cards = ana.locator("#kit-part li.kit-card")
    expect(cards).to_have_count(12)
    first = ana.locator(".kit-headline").all_inner_texts()
    for n, text in enumerate(first, 1):
        card = cards.filter(has=ana.get_by_text(text, exact=True))
        card.get_by_role("button", name="Useful", exact=True).click()
        told = f"{n} done, {MANY - n} left: stop whenever you like."
        expect(ana.get_by_text(told)).to_be_visible()
    ana.get_by_role("button", name=f"Show others ({MANY - 12} left)").click()
    expect(cards).to_have_count(24)
    assert ana.locator(".kit-headline").all_inner_texts()[12:] == first, "those can be changed"
    expect(ana.get_by_text("12 done, 28 left: stop whenever you like.")).to_be_in_viewport()
    ana.reload()
    expect(cards).to_have_count(24)
    expect(ana.get_by_text("12 done, 28 left: stop whenever you like.")).to_be_visible()


def test_what_an_entry_belongs_to_is_found_by_its_words(server: Server, pages: Pages) -> None:
    server.open("speech_module.collect")
    ana = join(pages, server, "Ana")
    choices = ana.locator(".kit-choice")
    expect(choices).to_have_count(24)
    ana.get_by_role("searchbox", name="Search").fill("39th")
    expect(choices).to_have_count(1)
    choices.first.click()
    ana.get_by_label("What do you say?").fill(f"Of course. {uuid4().hex}")
    ana.get_by_role("button", name="Send").click()
    expect(ana.get_by_text("Saved").first).to_be_visible()
    (module,) = server.state()["items"]["speech_module"]
    assert module["about"] == "A client asks for the 39th time"
