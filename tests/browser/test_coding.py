"""Coding dialogues on the desk: two coders on two pages, and neither sees the other's codes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Pages
from tests.browser.people import part, sit_at_desk
from tests.server import Server, demo

TITLE = "Techniques in dialogues"
TALKS = (
    (
        "Good morning, this is the front desk.",
        "My order is late.",
        "I see it here. I call you at nine.",
    ),
    ("Good evening.", "Where is my parcel?", "It comes tomorrow."),
)


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on the audit with two dialogues and no codes."""
    running = demo(tmp_path_factory.mktemp("coding"), "--session=audit")
    rows = [
        {"dialogue": f"D{number}", "turn": turn, "text": text,
         "speaker": "agent" if turn % 2 else "client"}
        for number, talk in enumerate(TALKS, 1) for turn, text in enumerate(talk, 1)
    ]  # fmt: skip
    for table, held in (("dialogues", rows), ("codings", [])):
        answer = running.command("import", table=table, source="", rows=held)
        assert answer["is"] == "ack", answer
    yield running
    running.stop()


def coder(pages: Pages, audit: Server, initials: str) -> Locator:
    """Sit down at a desk of one's own and begin to code."""
    codings = part(sit_at_desk(pages, audit, last=TITLE), TITLE)
    codings.get_by_label("Your initials").fill(initials)
    codings.get_by_role("button", name="Start coding").click()
    expect(codings.get_by_text(f"You code as {initials}.")).to_be_visible()
    expect(codings.get_by_text("Dialogue D1", exact=True)).to_be_visible()
    return codings


def turn(codings: Locator, words: str) -> Locator:
    return codings.get_by_role("listitem").filter(has_text=words)


def tick(codings: Locator, words: str, technique: str) -> None:
    """Tick a technique of a turn and wait until it is saved."""
    one = turn(codings, words)
    pill = one.get_by_role("button", name=technique, exact=True)
    pill.click()
    expect(pill).to_have_attribute("aria-pressed", "true")
    expect(one.get_by_role("status")).to_have_text("Saved")


def ticked(codings: Locator) -> list[str]:
    return codings.get_by_role("button", pressed=True).all_inner_texts()


@pytest.mark.row("A17")
def test_two_coders_code_a_dialogue_blind_and_the_desk_says_what_is_lacking_for_their_agreement(
    pages: Pages, audit: Server
) -> None:
    first, last = TALKS[0][0], TALKS[0][2]
    ana = coder(pages, audit, "AM")
    expect(ana.get_by_text("Nothing is imported yet.")).to_be_visible()
    expect(turn(ana, TALKS[0][1]).get_by_role("button")).to_have_count(0)
    tick(ana, first, "greeting")
    field = turn(ana, last).get_by_label("Another technique")
    field.fill("promise")
    field.press("Enter")
    expect(turn(ana, last).get_by_role("status")).to_have_text("Saved")
    assert ticked(ana) == ["greeting", "promise"]
    expect(ana.get_by_text("1 of 2 dialogues coded by you")).to_be_visible()
    expect(ana.get_by_text("let a second one code the same").first).to_be_visible()

    ben = coder(pages, audit, "BK")
    assert ticked(ben) == [], "a coder sees nobody else's codes"
    expect(ben.get_by_text("0 of 2 dialogues coded by you")).to_be_visible()
    expect(turn(ben, last).get_by_role("button", name="promise", exact=True)).to_be_visible()
    tick(ben, first, "greeting")
    ben.get_by_role("button", name="Done with this dialogue").click()
    expect(ben.get_by_text("Dialogue D1 is coded; this one is still to be coded.")).to_be_visible()
    expect(ben.get_by_text("1 of 2 dialogues coded by you")).to_be_visible()
    for codings in (ana, ben):
        expect(codings.get_by_text("Two coders coded 1 of the same units").first).to_be_visible()
    assert ticked(ana) == ["greeting", "promise"]

    ben.get_by_role("button", name="Previous dialogue").click()
    expect(turn(ben, last).get_by_role("status")).to_have_text("Saved: none seen")
    assert ticked(ben) == ["greeting"]


def test_initials_and_codes_are_there_again_after_a_reload_and_a_code_can_be_taken_back(
    pages: Pages, audit: Server
) -> None:
    codings = coder(pages, audit, "CL")
    tick(codings, TALKS[0][0], "thanks")
    page: Page = codings.page
    page.reload()
    codings = part(page, TITLE)
    expect(codings.get_by_text("You code as CL.")).to_be_visible(timeout=90_000)
    one = turn(codings, TALKS[0][0])
    expect(one.get_by_role("status")).to_have_text("Saved")
    one.get_by_role("button", name="thanks", exact=True).click()
    expect(one.get_by_role("status")).to_have_text("Saved: none seen")
    assert ticked(codings) == []
    codings.get_by_role("button", name="Somebody else codes").click()
    expect(codings.get_by_label("Your initials")).to_be_focused()
