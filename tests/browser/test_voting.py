"""Every way of voting, in a session whose notebook a facilitator wrote this morning."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Pages
from tests.browser.people import (
    add,
    entry,
    join,
    others_vote,
    until,
    watch_wall,
    write_notebook,
)
from tests.server import Server

FRESH = True
"""Counts votes: nobody else may write here."""

BILL, QUEUE, LOUD = (
    "A client does not understand the bill",
    "A client jumps the queue",
    "A client speaks very loudly",
)
CELLS = (
    'import kit\n\nsession = kit.session("voting")',
    "session.opening()",
    'session.collect("situation")',
    'session.vote("situation", by="dots", budget=4, most=3, key="dots", prompt="Which first?")',
    'session.vote("situation", by="pairwise", key="pairs", prompt="Which of the two?")',
    'session.vote("situation", by=("usefulness", "effort"), key="grades", prompt="How good?")',
    'session.vote("situation", by="approval", key="approval", prompt="Would it help?")',
    'session.vote("situation", by="approval", privacy="secret", key="urn", prompt="In secret?")',
    'session.vote("situation", by="pairwise", privacy="secret", key="urn-pairs", prompt="Pairs?")',
)


@pytest.fixture(scope="module", autouse=True)
def ballot(server: Server) -> None:
    """Turn to a session with every kind of vote, on three situations."""
    write_notebook(server.folder / "workshops" / "3_voting.ipynb", *CELLS)
    answer = server.command("open_session", session="voting", close_current=True)
    assert answer["is"] == "ack", answer
    until(lambda: server.state()["agenda"])
    for text in (BILL, QUEUE, LOUD):
        add(server, text, session="voting")


def begin(server: Server, key: str) -> None:
    answer = server.command("open", activity=f"voting/{key}", close_current=True)
    assert answer["is"] == "ack", answer


def counted(server: Server, key: str) -> dict[str, dict[str, Any]]:
    """Give each item's tally of one vote."""
    rows = server.state()["results"][f"voting/{key}"]
    return {row["text"]: row["tallies"][0] for row in rows}


def comparisons(server: Server) -> float:
    """Count the pairs judged so far: each is a comparison of two items."""
    return sum(row["n"] for row in counted(server, "pairs").values()) / 2


def on(phone: Page, text: str) -> Locator:
    return phone.get_by_role("group", name=text)


def test_dots_stop_at_the_budget_with_a_reason_and_a_withdrawn_dot_can_go_elsewhere(
    server: Server, pages: Pages
) -> None:
    begin(server, "dots")
    ana = join(pages, server, "Ana")
    more = {text: on(ana, text).get_by_role("button", name="One dot more") for text in
            (BILL, QUEUE)}  # fmt: skip
    for left in (3, 2, 1):
        more[BILL].click()
        expect(ana.get_by_text(f"{left} dot{'s' if left > 1 else ''} left")).to_be_visible()
    more[BILL].click(force=True)
    expect(entry(ana, BILL).get_by_text("At most 3 dots on one entry.")).to_be_visible()
    more[QUEUE].click()
    expect(ana.get_by_text("0 dots left")).to_be_visible()
    more[QUEUE].click(force=True)
    expect(
        entry(ana, QUEUE).get_by_text("You have 4 dots altogether. Take one back somewhere else")
    ).to_be_visible()
    until(lambda: counted(server, "dots")[QUEUE]["n"])

    on(ana, BILL).get_by_role("button", name="One dot less").click()
    expect(ana.get_by_text("1 dot left")).to_be_visible()
    more[QUEUE].click()
    expect(ana.get_by_text("0 dots left")).to_be_visible()
    expect(on(ana, QUEUE).get_by_text("2 dots")).to_be_attached()
    ana.reload()
    expect(on(ana, QUEUE).get_by_text("2 dots")).to_be_attached()
    expect(ana.get_by_text("0 dots left")).to_be_visible()


def test_pairs_come_one_after_another_until_all_are_judged(server: Server, pages: Pages) -> None:
    begin(server, "pairs")
    ana = join(pages, server, "Ana")
    seen = set()
    for judged in (1, 2, 3):
        sides = ana.get_by_role("button").filter(has_text="A client")
        expect(sides.first).to_be_enabled()
        pair = sides.all_inner_texts()
        seen.add(frozenset(pair))
        sides.first.click()
        until(lambda done=judged: comparisons(server) == done)
    expect(ana.get_by_text("You have judged every pair. Thank you!")).to_be_visible()
    assert seen == {frozenset(pair) for pair in ((BILL, QUEUE), (BILL, LOUD), (QUEUE, LOUD))}
    assert {row["n"] for row in counted(server, "pairs").values()} == {2}
    ana.reload()
    expect(ana.get_by_text("You have judged every pair. Thank you!")).to_be_visible()


def test_ratings_can_be_changed_and_taken_back(server: Server, pages: Pages) -> None:
    begin(server, "grades")
    ana = join(pages, server, "Ana")
    others_vote(server, "voting/grades", BILL, {"usefulness": 5, "effort": 3})
    mine = entry(ana, BILL)
    grades = mine.get_by_role("group", name="Usefulness")
    grades.get_by_role("button", name="2 of 5").click()
    mine.get_by_role("group", name="Effort").get_by_role("button", name="3 of 5").click()
    expect(ana.get_by_text("1 of 3 done")).to_be_visible()
    grades.get_by_role("button", name="5 of 5").click()
    until(lambda: counted(server, "grades")[BILL]["criteria"]["usefulness"]["estimate"] == 5)
    mine.get_by_role("group", name="Effort").get_by_role("button", name="3 of 5").click()
    expect(ana.get_by_text("0 of 3 done")).to_be_visible()
    grades.get_by_role("button", name="5 of 5").click()
    until(lambda: counted(server, "grades")[BILL]["criteria"]["usefulness"]["n"] == 4)


def test_results_stay_hidden_from_phone_and_wall_until_they_are_revealed(
    server: Server, pages: Pages
) -> None:
    begin(server, "approval")
    wall = watch_wall(pages, server)
    ana, ben = join(pages, server, "Ana"), join(pages, server, "Ben")
    useful = on(ana, LOUD).get_by_role("button", name="Useful")
    useful.click()
    expect(entry(ana, LOUD).get_by_text("Saved")).to_be_visible()
    useful.click()
    expect(useful).to_have_attribute("aria-pressed", "false")
    until(lambda: counted(server, "approval")[LOUD]["n"] == 0)
    useful.click()
    on(ben, LOUD).get_by_role("button", name="Useful").click()
    until(lambda: counted(server, "approval")[LOUD]["n"] == 2)
    server.command("close", activity="voting/approval")

    for page in (ana, wall):
        expect(page.get_by_text("closed").filter(visible=True)).to_have_count(1)
        expect(page.get_by_text("100%")).to_have_count(0)
        expect(page.get_by_text("2 of 5 answers needed")).to_have_count(0)
    server.command("reveal", activity="voting/approval", on=True)
    for page in (ana, wall):
        expect(page.get_by_text("2 of 5 answers needed").first).to_be_visible()
        expect(page.get_by_text("100%")).to_have_count(0)
    begin(server, "approval")
    others_vote(server, "voting/approval", LOUD, "useful", people=3)
    server.command("reveal", activity="voting/approval", close=True)
    for page in (ana, wall):
        expect(page.get_by_text("100%").first).to_be_visible()
    server.command("reveal", activity="voting/approval", on=False)
    for page in (ana, wall):
        expect(page.get_by_text("100%")).to_have_count(0)


def test_a_secret_vote_says_that_it_cannot_be_changed_and_cannot_be_changed(
    server: Server, pages: Pages
) -> None:
    begin(server, "urn")
    ana = join(pages, server, "Ana")
    expect(
        ana.get_by_text(
            "Secret vote: it cannot be changed. The urn is opened only for what at least five have "
            "voted on; until then only who runs this server could look into it."
        )
    ).to_be_visible()
    on(ana, QUEUE).get_by_role("button", name="Not for me").click()
    mine = entry(ana, QUEUE)
    expect(mine.get_by_text("A secret vote cannot be changed afterwards.")).to_be_visible()
    assert counted(server, "urn")[QUEUE]["n"] == 0
    mine.get_by_role("button", name="Put in the urn").click()
    expect(mine.get_by_text("In the urn", exact=True)).to_be_visible()
    expect(mine.get_by_role("button")).to_have_count(0)
    ana.reload()
    expect(mine.get_by_text("In the urn", exact=True)).to_be_visible()
    expect(mine.get_by_role("button")).to_have_count(0)


def test_a_secret_choice_between_two_is_asked_twice(server: Server, pages: Pages) -> None:
    begin(server, "urn-pairs")
    ana = join(pages, server, "Ana")
    for _ in range(3):
        side = ana.get_by_role("button").filter(has_text="A client").first
        expect(side).to_be_enabled()
        side.click()
        urn = ana.get_by_role("button", name="Put in the urn")
        urn.click()
        expect(urn).to_be_hidden()
    expect(ana.get_by_text("You have judged every pair. Thank you!")).to_be_visible()
