"""Phones in a room with a bad network: nothing written is lost, everybody comes back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages
from tests.browser.people import add, entry, join, write
from tests.server import Server

OFFLINE = "A client argues about a bill from last year"
CLOSED_TAB = "A client brings back a broken kettle without a receipt"


def block_sockets(page: Page) -> None:
    """Close every socket at once, as some company networks do."""
    page.route_web_socket("**/ws", lambda socket: socket.close())


def test_what_is_written_offline_is_sent_when_the_network_returns(
    server: Server, pages: Pages
) -> None:
    ana = join(pages, server, "Ana")
    ana.context.set_offline(True)
    write(ana, OFFLINE)
    expect(entry(ana, OFFLINE).get_by_text("Waiting for the network")).to_be_visible()
    expect(ana.get_by_text("What you write stays on this phone and is sent later.")).to_be_visible()
    assert OFFLINE not in str(server.state()["items"])

    ana.context.set_offline(False)
    expect(entry(ana, OFFLINE).get_by_text("Saved")).to_be_visible()
    expect(ana.get_by_text("Connected", exact=True)).to_be_visible()
    assert OFFLINE in str(server.state()["items"])


def test_a_page_closed_while_offline_sends_what_it_kept_when_it_is_opened_again(
    server: Server, pages: Pages
) -> None:
    ana = join(pages, server, "Ana")
    ana.context.set_offline(True)
    write(ana, CLOSED_TAB)
    expect(entry(ana, CLOSED_TAB).get_by_text("Waiting for the network")).to_be_visible()
    context = ana.context
    again = pages.tab(ana, "about:blank")
    ana.close()
    context.set_offline(False)
    again.goto(server.phone)
    expect(entry(again, CLOSED_TAB).get_by_text("Saved")).to_be_visible()
    texts = [item["text"] for item in server.state()["items"]["situation"]]
    assert texts.count(CLOSED_TAB) == 1


def test_a_reload_and_a_second_tab_are_the_same_person_with_the_same_draft_entries_and_votes(
    server: Server, pages: Pages
) -> None:
    mine, draft = "A client fills in the wrong form", "A client wants to pay in"
    ana = join(pages, server, "Ana")
    write(ana, mine)
    expect(entry(ana, mine).get_by_text("Saved")).to_be_visible()
    ana.get_by_label("What happens?").fill(draft)
    joined = server.state()["joined"]

    ana.reload()
    expect(ana.get_by_label("What happens?")).to_have_value(draft)
    tab = pages.tab(ana)
    expect(entry(tab, mine)).to_be_visible()
    server.open("situation.vote")
    ana.get_by_role("group", name=mine).get_by_role("button", name="Unsure").click()
    expect(entry(ana, mine).get_by_text("Saved")).to_be_visible()
    for page in (tab, ana):
        page.reload()
        chosen = page.get_by_role("group", name=mine).get_by_role("button", name="Unsure")
        expect(chosen).to_have_attribute("aria-pressed", "true")
    assert server.state()["joined"] == joined


def test_where_sockets_are_blocked_joining_writing_and_voting_work_by_plain_requests(
    server: Server, pages: Pages
) -> None:
    text = "A client is deaf and the counter is loud"
    ana = join(pages, server, "Ana", first=block_sockets)
    write(ana, text)
    expect(entry(ana, text).get_by_text("Saved")).to_be_visible()
    server.open("situation.vote")
    useful = ana.get_by_role("group", name=text).get_by_role("button", name="Useful")
    useful.click()
    expect(entry(ana, text).get_by_text("Saved")).to_be_visible()
    row = next(
        row
        for row in server.state()["results"]["co-creation/situation.vote"]
        if row["text"] == text
    )
    assert row["tallies"][0]["n"] == 1


def test_a_vote_that_arrives_after_the_close_is_refused_with_a_reason_and_not_counted(
    server: Server, pages: Pages
) -> None:
    text = "A client asks for a discount that nobody may give"
    add(server, text)
    server.open("situation.vote")
    ben = join(pages, server, "Ben")
    group = ben.get_by_role("group", name=text)
    expect(group).to_be_visible()
    ben.context.set_offline(True)
    group.get_by_role("button", name="Useful").click()
    expect(entry(ben, text).get_by_text("Waiting for the network")).to_be_visible()
    server.command("close", activity="co-creation/situation.vote")
    ben.context.set_offline(False)

    expect(
        entry(ben, text).get_by_text("Not saved: This activity is closed. Nothing was changed.")
    ).to_be_visible()
    expect(ben.get_by_text("This activity is closed. Look at the wall")).to_be_visible()
    expect(group.get_by_role("button", name="Useful")).to_be_disabled()
    row = next(
        row
        for row in server.state()["results"]["co-creation/situation.vote"]
        if row["text"] == text
    )
    assert row["tallies"][0]["n"] == 0
