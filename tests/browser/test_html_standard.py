"""The standard as one page, as a client reads it: a file that is opened without a server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from kit.log import open_log
from kit.standard.export import export
from tests.browser.conftest import LAPTOP, PHONE, Pages
from tests.browser.test_accessible import nameless, too_small
from tests.browser.test_strange_text import LONG, MARKUP, assert_fits, assert_nothing_happened
from tests.factories import Hall

COUNTED = "Clauses shown: {} of 6"


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Give the address of a standard: two situations, three modules, and a norm in a table."""
    hall = Hall(open_log(tmp_path / "workshop.kit", create=True))
    queue = hall.situation("The queue is long")
    kettle = hall.situation("A kettle comes back without a receipt")
    module = "speech_module"
    hall.written(module, queue, say="Дякую, що зачекали", channel="phone")
    hall.written(module, kettle, say="Let us find it together", channel="on_site")
    hall.written(module, kettle, say=f"{MARKUP} {LONG}", channel="phone")
    hall.written("norm", text="We greet whoever comes in", how="By a look")
    (page,) = export(hall.state, ["html"], tmp_path, on=date(2026, 11, 20), editions=["evidence"])
    hall.log.close()
    return page.as_uri()


def opened(pages: Pages, address: str, size: dict[str, int]) -> Page:
    """Open the page; whatever its policy forbids is a failure."""

    def listen(page: Page) -> None:
        page.on("console", told)

    def told(message: ConsoleMessage) -> None:
        pages.errors.append(message.text)

    return pages.open(address, size, first=listen)


def clauses(page: Page) -> list[str]:
    """Give the numbers of the clauses that are shown."""
    found: list[str] = page.locator(".clause:visible").evaluate_all("all => all.map(el => el.id)")
    return found


def test_what_one_types_and_chooses_narrows_the_clauses_down(pages: Pages, file: str) -> None:
    page = opened(pages, file, LAPTOP)
    every = ["S-1", "S-2", "S-1.M1", "S-2.M1", "S-2.M2", "N-1"]
    assert clauses(page) == every
    search, counted = page.get_by_role("searchbox"), page.get_by_role("status")
    search.press_sequentially("зачекали ДЯКУЮ")
    expect(counted).to_have_text(COUNTED.format(1))
    assert clauses(page) == ["S-1.M1"]
    expect(page.get_by_role("heading", name="Passport of the document")).to_be_hidden()
    page.get_by_role("button", name="Show all clauses").click()
    expect(counted).to_have_text(COUNTED.format(6))
    assert clauses(page) == every
    page.get_by_text("Choose clauses by situation").click()
    situation = page.get_by_role("combobox", name="Situation", exact=True)
    situation.select_option(label="S-2 · A kettle comes back without a receipt")
    expect(counted).to_have_text(COUNTED.format(3))
    page.get_by_role("combobox", name="Channel", exact=True).select_option(label="phone")
    expect(counted).to_have_text(COUNTED.format(1))
    assert clauses(page) == ["S-2.M2"]
    page.get_by_role("button", name="Show all clauses").click()
    search.fill("greet")
    expect(counted).to_have_text(COUNTED.format(1))
    assert clauses(page) == ["N-1"], "a row of a table is a clause too"
    page.evaluate("location.hash = '#S-2.M1'")
    expect(page.locator("[id='S-2.M1']")).to_be_in_viewport()
    assert clauses(page) == every, "a link shows what the search has hidden"


def test_the_page_is_read_on_a_phone_and_printed_without_its_tools(pages: Pages, file: str) -> None:
    page = opened(pages, file, PHONE)
    assert_fits(page)
    assert_nothing_happened(page)
    assert nameless(page) == []
    page.get_by_text("Choose clauses by situation").click()
    assert too_small(page) == []
    expect(page.get_by_role("link", name="0. Passport of the document")).to_be_hidden()
    page.get_by_text("Contents", exact=True).click()
    page.get_by_role("link", name="0. Passport of the document").click()
    expect(page.get_by_role("heading", name="0. Passport of the document")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("link", name="Link to N-1")).to_be_hidden()
    assert clauses(page), "what is read is printed"
