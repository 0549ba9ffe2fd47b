"""Two phones, the desk and the wall play a session from the first word to the draft."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.people import documents, join, opens, part, sit_at_desk, watch_wall
from tests.server import Server

FRESH = True
"""Begins with an empty workshop."""

SITUATION = "A client has waited an hour and shouts at the counter"
MODULE = "I am sorry you had to wait. Let me see what I can do right now."


def test_from_a_situation_to_an_exported_clause_nothing_leaves_the_house(
    server: Server, pages: Pages
) -> None:
    desk = sit_at_desk(pages, server)
    wall = watch_wall(pages, server)
    ana = join(pages, server, "Ana", credit=True)
    ben = join(pages, server)

    ana.get_by_label("What happens?").fill(SITUATION)
    ana.get_by_role("button", name="Send").click()
    expect(ana.get_by_role("listitem").get_by_text("Saved")).to_be_visible()
    collect = part(desk, "Collect: situations")
    expect(collect.get_by_text(SITUATION)).to_be_visible()
    expect(ben.get_by_text(SITUATION)).to_be_hidden()

    vote = part(desk, "Vote: situations")
    vote.get_by_role("button", name="Close “Collect: situations” and open this").click()
    for phone in (ana, ben):
        expect(phone.get_by_text(SITUATION)).to_be_visible()
        phone.get_by_role("button", name="Useful", exact=True).click()
    expect(vote.get_by_text("Answered: 2 of 2")).to_be_visible()
    expect(wall.get_by_text(SITUATION)).to_be_hidden()
    vote.get_by_role("button", name="Close and reveal").click()
    expect(wall.get_by_text(SITUATION)).to_be_visible()
    expect(wall.get_by_text("2 of 5 answers needed")).to_be_visible()
    expect(wall.get_by_text("100%")).to_have_count(0)

    opens(part(desk, "Collect: speech modules"))
    ana.get_by_role("button", name=SITUATION).click()
    ana.get_by_label("What do you say?").fill(MODULE)
    ana.get_by_role("button", name="Send").click()
    expect(part(desk, "Collect: speech modules").get_by_text(MODULE)).to_be_visible()

    opens(part(desk, "Vote: speech modules"))
    expect(ben.get_by_text(MODULE)).to_be_visible()
    ben.get_by_role("group", name="Usefulness").get_by_role("button", name="5 of 5").click()
    ben.get_by_role("group", name="Naturalness").get_by_role("button", name="4 of 5").click()
    expect(part(desk, "Vote: speech modules").get_by_text("Answered: 1 of 2")).to_be_visible()

    decide = part(desk, "Decide: speech modules")
    decide.get_by_role("combobox").select_option("must")
    decide.get_by_role("button", name="Adopt").click()
    expect(decide.get_by_text("adopted (must)")).to_be_visible()

    book = documents(desk, "Evidence book")
    book.get_by_text("More formats").click()
    with desk.expect_download() as download:
        book.get_by_role("button", name="JSON").click()
    draft = json.loads(download.value.path().read_text("utf-8"))
    told = json.dumps(draft, ensure_ascii=False)
    assert MODULE in told
    assert "Ana" in told
    assert pages.hosts() == {"127.0.0.1"}
    assert pages.errors == []
