"""The facilitator's desk: what is done here reaches phones and wall, and is never lost."""

from __future__ import annotations

from collections.abc import Iterator

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Pages
from tests.browser.people import (
    add,
    card,
    documents,
    entry,
    join,
    opens,
    others_vote,
    part,
    settle,
    sit_at_desk,
    write,
)
from tests.server import Server

FRESH = True
"""Begins with an empty workshop."""

SHOUT = "The client shouts at the counter"
SHOUT_TOO = "The client shouts at our counter"
REFUND = "A client wants the money back at once"
RUDE = "Something rude about a colleague"
CALM = "I can see that this matters to you. Let us look at it together."
STIFF = "Your request will be processed in due course."
DROPPED = "Next, please."
WITHIN = "Collect: speech modules"


@pytest.fixture(scope="module")
def desk(browser: Browser, server: Server) -> Iterator[Page]:
    """One desk page for all tests of this file, as on the day itself."""
    own = Pages(browser)
    yield sit_at_desk(own, server)
    own.close()
    assert own.hosts() == {"127.0.0.1"}
    assert own.errors == []


def test_a_hidden_entry_leaves_the_voting_phone_and_comes_back_when_shown_again(
    desk: Page, server: Server, pages: Pages
) -> None:
    ana, ben = join(pages, server, "Ana"), join(pages, server)
    for text in (RUDE, REFUND):
        write(ana, text)
    opens(part(desk, "Vote: situations"))
    expect(ben.get_by_text(RUDE)).to_be_visible()
    rude = card(part(desk, "Collect: situations"), RUDE)
    rude.get_by_role("button", name="Hide", exact=True).click()
    rude.get_by_role("button", name="Hide it").click()
    expect(rude.get_by_text("Write why you hide it")).to_be_visible()
    expect(ben.get_by_text(RUDE)).to_be_visible()
    rude.get_by_label("Reason for hiding it").fill("It names a client")
    rude.get_by_role("button", name="Hide it").click()
    expect(rude.get_by_text("hidden from phones and wall")).to_be_visible()
    expect(ben.get_by_text(RUDE)).to_be_hidden()
    expect(ben.get_by_text(REFUND)).to_be_visible()
    rude.get_by_role("button", name="Show again").click()
    expect(ben.get_by_text(RUDE)).to_be_visible()
    rude.get_by_role("button", name="Hide", exact=True).click()
    rude.get_by_label("Reason for hiding it").fill("It names a client")
    rude.get_by_role("button", name="Hide it").click()
    expect(ben.get_by_text(RUDE)).to_be_hidden()


def test_a_wording_is_changed_only_with_a_reason_and_tags_stay_on_it(
    desk: Page, server: Server, pages: Pages
) -> None:
    better = f"{REFUND}, in cash"
    refund = card(part(desk, "Collect: situations"), REFUND)
    refund.get_by_role("button", name="Edit").click()
    refund.get_by_label("What happens?").fill(better)
    refund.get_by_role("button", name="Save the change").click()
    expect(refund.get_by_text("Write a reason")).to_be_visible()
    expect(refund.get_by_label("What happens?")).to_have_value(better)
    refund.get_by_label("Reason for the change").fill("Said so in the room")
    refund.get_by_role("button", name="Save the change").click()
    expect(refund.get_by_text("version 2")).to_be_visible()
    refund.get_by_role("button", name="Tags").click()
    refund.get_by_label("Tags, separated by commas").fill("cash, till")
    refund.get_by_role("button", name="Save", exact=True).click()
    expect(refund.get_by_text("#cash")).to_be_visible()
    ben = join(pages, server)
    expect(ben.get_by_text(better)).to_be_visible()


def test_entries_that_look_alike_are_merged_only_by_hand(
    desk: Page, server: Server, pages: Pages
) -> None:
    server.open("situation.collect")
    ana, ben = join(pages, server, "Ana"), join(pages, server)
    write(ana, SHOUT)
    write(ben, SHOUT_TOO)
    collect = part(desk, "Collect: situations")
    alike = (
        collect.get_by_role("article")
        .filter(has_text=SHOUT)
        .filter(has=desk.get_by_role("button", name="Not the same"))
    )
    expect(alike.get_by_text(SHOUT_TOO)).to_be_visible()
    texts = [item["text"] for item in server.state()["items"]["situation"]]
    assert {SHOUT, SHOUT_TOO} <= set(texts)

    alike.get_by_role("button", name="Merge…").click()
    alike.get_by_label("What happens?").fill("A client shouts at the counter")
    alike.get_by_role("button", name="Merge", exact=True).click()
    expect(alike.get_by_text("This wording is none of those that are merged.")).to_be_visible()
    alike.get_by_label("Why this wording, if it is none of theirs").fill("Says where")
    alike.get_by_role("button", name="Merge", exact=True).click()
    expect(collect.get_by_text("merged from 2")).to_be_visible()
    expect(alike).to_be_hidden()
    for phone, text in ((ana, SHOUT), (ben, SHOUT_TOO)):
        expect(
            entry(phone, text).get_by_text("Merged with others into: A client shouts")
        ).to_be_visible()


def test_the_desk_writes_for_people_without_a_phone_even_after_the_close(
    desk: Page, server: Server, pages: Pages
) -> None:
    text = "A client cannot read the small print"
    server.open("situation.collect")
    server.command("close", activity="co-creation/situation.collect")
    collect = part(desk, "Collect: situations")
    expect(collect.get_by_text("closed", exact=True)).to_be_visible()
    collect.get_by_text("Enter something for people without a phone").click()
    write(collect, text)
    expect(card(collect, text)).to_be_visible()


def test_votes_on_paper_count_and_are_told_apart(desk: Page, server: Server, pages: Pages) -> None:
    server.open("situation.vote")
    ana = join(pages, server, "Ana")
    ana.get_by_role("group", name=REFUND).get_by_role("button", name="Useful").click()
    vote = part(desk, "Vote: situations")
    vote.get_by_text("The entries, and votes on paper").click()
    refund = vote.get_by_role("article").filter(has_text=REFUND)
    refund.get_by_text("Votes on paper").click()
    paper = refund.get_by_label("Not for me")
    paper.fill("3")
    paper.press("Tab")
    expect(refund.get_by_text("Saved.")).to_be_visible()
    row = vote.get_by_role("listitem").filter(has_text=REFUND)
    expect(row.get_by_text("4 of 5 answers needed")).to_be_visible()
    expect(row.get_by_text("of these on paper: 3")).to_be_visible()
    others_vote(server, "co-creation/situation.vote", REFUND, "useful", people=3)
    expect(row.get_by_text("not shown: it would tell the answers of fewer")).to_be_visible()
    others_vote(server, "co-creation/situation.vote", REFUND, "useful", people=1)
    expect(row.get_by_text("8 of ")).to_be_visible()
    expect(row.get_by_text("useful 5, unsure 0, not for me 3")).to_be_visible()


def test_the_timer_of_the_desk_runs_on_the_phone_and_the_activity_closes_by_itself(
    desk: Page, server: Server, pages: Pages
) -> None:
    server.open("situation.vote")
    ana = join(pages, server, "Ana")
    vote = part(desk, "Vote: situations")
    vote.get_by_label("Minutes").fill("1.5")
    vote.get_by_role("button", name="Set timer").click()
    expect(vote.get_by_role("timer")).to_contain_text("1:")
    expect(ana.get_by_text("Time left: 1:")).to_be_visible()
    server.command("time", activity="co-creation/situation.vote", seconds=1)
    expect(vote.get_by_text("closed", exact=True)).to_be_visible()
    expect(ana.get_by_text("This activity is closed.")).to_be_visible()


def test_decisions_with_their_reasons_reach_authors_a_second_desk_and_the_word_file(
    desk: Page, server: Server, pages: Pages
) -> None:
    around = next(
        item["id"] for item in server.state()["items"]["situation"] if REFUND in item["text"]
    )
    server.open("speech_module.collect")
    ana = join(pages, server, "Ana", credit=True)
    for text in (CALM, STIFF):
        ana.get_by_role("button", name=REFUND).click()
        write(ana, text, "What do you say?")
        expect(entry(ana, text).get_by_text("Saved")).to_be_visible()
    add(server, DROPPED, "speech_module", within=around)
    second = sit_at_desk(pages, server)
    decide = part(desk, "Decide: speech modules")
    calm, stiff, dropped = (card(decide, text) for text in (CALM, STIFF, DROPPED))

    calm.get_by_role("button", name="Adopt").click()
    expect(calm.get_by_text("Choose first how far it obliges")).to_be_visible()
    calm.get_by_role("combobox").select_option("should")
    calm.get_by_role("button", name="Adopt").click()
    expect(calm.get_by_text("adopted (should)")).to_be_visible()
    stiff.get_by_role("button", name="Send back").click()
    expect(stiff.get_by_text("Write a reason")).to_be_visible()
    stiff.get_by_label("Reason").fill("Nobody speaks like this")
    stiff.get_by_role("button", name="Send back").click()
    dropped.get_by_label("Reason").fill("Not polite")
    dropped.get_by_role("button", name="Drop").click()
    expect(dropped.get_by_text("dropped: Not polite")).to_be_visible()

    expect(entry(ana, CALM).get_by_text("Adopted into the standard.")).to_be_visible()
    expect(
        entry(ana, STIFF).get_by_text("Sent back for rework. Nobody speaks like this")
    ).to_be_visible()
    desk.reload()
    settle(desk)
    for page in (second, desk):
        there = part(page, "Decide: speech modules")
        expect(card(there, CALM).get_by_text("adopted (should)")).to_be_visible()
        expect(
            card(there, STIFF).get_by_text("sent back for rework: Nobody speaks like this")
        ).to_be_visible()
        expect(card(there, DROPPED).get_by_text("dropped: Not polite")).to_be_visible()
        expect(part(page, "Collect: situations").get_by_text("merged from 2")).to_be_visible()

    book = word(desk, "Evidence book")
    assert CALM in book
    assert "Ana" in book
    assert "Nobody speaks like this" in book
    standard = word(desk, "Standard")
    assert CALM in standard
    assert STIFF not in standard
    assert DROPPED not in standard


def word(desk: Page, edition: str) -> str:
    """Take an edition home as a Word file, and give all that it says."""
    with desk.expect_download() as download:
        documents(desk, edition).get_by_role("button", name="Word (DOCX)").click()
    document = docx.Document(str(download.value.path()))
    return "\n".join(
        [p.text for p in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
