"""Charts where people look at them: a map on the wall, and pictures in a page of the standard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kit.log import open_log
from kit.standard.export import export
from tests.browser.conftest import LAPTOP, PHONE, PROJECTOR, Pages
from tests.browser.people import add, others_vote
from tests.factories import Hall
from tests.server import Server, demo

VOTE = "audit/situation.vote"
CASES = [f"Hard case {n}, which is told in a sentence of usual length" for n in range(1, 8)]


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = demo(tmp_path_factory.mktemp("audit"), "--session=audit")
    yield running
    running.stop()


def test_the_wall_shows_hard_and_frequent_situations_as_a_map_with_a_list_beside_it(
    audit: Server, pages: Pages
) -> None:
    wall = pages.open(audit.wall, PROJECTOR)
    assert audit.command("open", activity="audit/situation.collect", close_current=True)
    for text in CASES:
        add(audit, text, session="audit")
    assert audit.command("open", activity=VOTE, close_current=True)["is"] == "ack"
    for n, text in enumerate(CASES):
        others_vote(audit, VOTE, text, {"difficulty": 1 + n % 5, "frequency": 5 - n % 3}, people=6)
    assert audit.command("close", activity=VOTE)["is"] == "ack"
    picture = wall.get_by_role("img", name="Difficulty: 1 easy – 5 very hard.")
    expect(picture).to_have_count(0)
    assert audit.command("reveal", activity=VOTE)["is"] == "ack"
    expect(picture).to_be_visible()
    assert picture.evaluate("img => img.complete && img.naturalWidth > 0")
    for text in CASES:
        expect(wall.get_by_text(text)).to_be_visible()


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Give the address of an evidence book with a vote on two situations."""
    hall = Hall(open_log(tmp_path / "workshop.kit", create=True))
    for text in CASES[:2]:
        hall.situation(text)
    (page,) = export(hall.state, ["html"], tmp_path, on=date(2026, 11, 20), editions=["evidence"])
    hall.log.close()
    return page.as_uri()


def test_a_page_of_the_standard_draws_a_chart_for_its_width_and_names_it(
    file: str, pages: Pages
) -> None:
    for size in (LAPTOP, PHONE):
        page = pages.open(file, size)
        chart = page.get_by_role("img", name="Entries that have everything: 0 of 2.")
        expect(chart).to_have_count(1)
        box = chart.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        told = chart.locator("text").first.evaluate(
            "el => parseFloat(getComputedStyle(el).fontSize)"
            " * Math.hypot(el.getScreenCTM().a, el.getScreenCTM().b)"
        )
        assert told >= 10  # pixels: letters stay readable on a phone
