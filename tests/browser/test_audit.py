"""The audit in real browsers: what went well first, hard situations, and what clients say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Pages
from tests.browser.people import entry, join, part, settle, write
from tests.server import Server, demo

COMPANY = Path(__file__).parents[2] / "data" / "company" / "en"
STORY = "A client came back only to say thank you"
SHOUT, QUEUE = "A client shouts at the counter", "A client jumps the queue"
MAP = "Results: situations"
LAST = "Techniques in dialogues"


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on the audit; its tests go on from one another, as the day does."""
    running = demo(tmp_path_factory.mktemp("audit"), "--session=audit")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def desk(browser: Browser, audit: Server) -> Iterator[Page]:
    """One desk page for all tests of this file."""
    own = Pages(browser)
    page = own.open(audit.desk, {"width": 1280, "height": 900})
    settle(page, LAST)
    yield page
    own.close()
    assert own.hosts() == {"127.0.0.1"}
    assert own.errors == []


def begin(audit: Server, key: str) -> None:
    answer = audit.command("open", activity=f"audit/{key}", close_current=True)
    assert answer["is"] == "ack", answer


def choose(desk: Page, table: str, name: str, content: bytes | None = None) -> None:
    """Choose a file of the sample company, or one with this content, for a table."""
    field = part(desk, table).get_by_label("A CSV or XLSX file")
    if content is None:
        field.set_input_files(COMPANY / name)
    else:
        field.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


@pytest.mark.row("A21")
def test_the_desk_imports_a_survey_and_shows_strengths_first_then_satisfaction_with_its_interval(
    desk: Page, audit: Server
) -> None:
    survey = part(desk, "Client survey")
    expect(survey.get_by_text("Nothing is imported yet.")).to_be_visible()
    choose(desk, "Client survey", "survey.xlsx")
    expect(survey.get_by_text("400 rows can be imported")).to_be_visible()
    expect(survey.get_by_text("Nothing is imported yet.")).to_be_visible()
    survey.get_by_role("button", name="Import these rows").click()
    expect(survey.get_by_text("400 rows were imported.")).to_be_visible()
    expect(survey.get_by_text("From the file survey.xlsx")).to_be_visible()
    headings = survey.get_by_role("heading", level=4).all_inner_texts()
    assert headings == ["What clients say was done best", "Satisfaction"]
    csat = survey.locator(".kit-measure").filter(has=desk.get_by_text("CSAT", exact=True))
    expect(csat.get_by_text("67%", exact=True)).to_be_visible()
    expect(csat.locator(".kit-measure-range")).to_have_text("62% – 71%")
    expect(survey.get_by_text("n = 393").first).to_be_visible()


def test_a_file_with_wrong_headings_says_so_and_brings_nothing_in(desk: Page) -> None:
    claims = part(desk, "Claims of clients")
    choose(desk, "Claims of clients", "fruit.csv", b"fruit,price\napple,3\n")
    expect(claims.get_by_role("alert")).to_contain_text("No column holds")
    expect(claims.get_by_role("button", name="Import these rows")).to_have_count(0)
    expect(claims.get_by_text("Nothing is imported yet.")).to_be_visible()
    claims.get_by_label("text of the claim").select_option("fruit")
    expect(claims.get_by_text("1 row can be imported")).to_be_visible()
    claims.get_by_role("button", name="Cancel").click()


@pytest.mark.row("A19")
def test_claims_come_in_get_a_theme_by_a_word_and_add_up(desk: Page) -> None:
    claims = part(desk, "Claims of clients")
    choose(desk, "Claims of clients", "claims.csv")
    claims.get_by_role("button", name="Import these rows").click()
    expect(claims.get_by_text("600 claims · without a theme, not read yet: 600")).to_be_visible()
    claims.get_by_label("Name of the theme").fill("passed on")
    claims.get_by_label("A word that such claims hold").fill("transfer")
    claims.get_by_role("button", name="Find", exact=True).click()
    found = claims.get_by_text("claims hold this word")
    expect(found).to_be_visible()
    n = int(found.inner_text().split()[0])
    assert 0 < n < 600
    claims.get_by_role("button", name="They are about this theme").click()
    expect(claims.get_by_text(f"passed on ({n})")).to_be_visible()
    expect(
        claims.get_by_text(f"600 claims · without a theme, not read yet: {600 - n}")
    ).to_be_visible()


def test_a_table_that_there_is_not_is_left_out_with_a_reason(desk: Page) -> None:
    codings = part(desk, LAST)
    codings.get_by_role("button", name="Leave out").click()
    expect(codings.get_by_text("Write a reason")).to_be_visible()
    codings.get_by_label("Reason to leave it out").fill("Nothing may be recorded here")
    codings.get_by_role("button", name="Leave out").click()
    expect(codings.get_by_text("Left out, because: Nothing may be recorded here")).to_be_visible()


def test_phones_tell_what_went_well_first_and_then_what_is_hard(
    desk: Page, audit: Server, pages: Pages
) -> None:
    first = audit.state()["agenda"][0]
    assert (first["does"], first["kind"], first["state"]) == ("collect", "success_story", "open")
    ana = join(pages, audit, "Ana")
    ana.get_by_label("What did you do?").fill("I walked to the store room with her")
    write(ana, STORY, "When did it go really well?")
    expect(entry(ana, STORY).get_by_text("Saved")).to_be_visible()
    expect(part(desk, "Collect: success stories").get_by_text(STORY)).to_be_visible()
    begin(audit, "situation.collect")
    for text, way_out in ((SHOUT, "I let him finish"), (QUEUE, "I ask the others")):
        ana.get_by_label("How do you get out of it?").fill(way_out)
        write(ana, text)
        expect(entry(ana, text).get_by_text("Saved")).to_be_visible()
    kept = {one["text"]: one["fields"] for one in audit.state()["items"]["situation"]}
    assert kept[SHOUT]["way_out"] == "I let him finish"


@pytest.mark.row("A20")
def test_the_map_of_hard_and_frequent_appears_with_the_fifth_who_rates_and_not_before(
    desk: Page, audit: Server, pages: Pages
) -> None:
    known = {one["text"] for one in audit.state()["items"].get("situation", [])}
    for text in {SHOUT, QUEUE} - known:
        added = {"kind": "situation", "fields": {"text": text}}
        assert audit.command("add", activity="audit/situation.collect", **added)["is"] == "ack"
    begin(audit, "situation.vote")
    drawn = desk.locator(".kit-charted").filter(
        has=desk.get_by_role("heading", name=MAP, exact=True)
    )
    chart = drawn.locator("svg.marks")
    for n, phone in enumerate([join(pages, audit, f"Rater {n}") for n in range(5)]):
        for text, hard, often in ((SHOUT, 5, 4), (QUEUE, 2, 1 + n % 2)):
            for name, value in (("Difficulty", hard), ("Frequency", often)):
                group = entry(phone, text).get_by_role("group", name=name)
                group.get_by_role("button", name=f"{value} of 5").click()
        expect(drawn.get_by_text(f"{n + 1} of ").first).to_be_visible()
        if n == 3:
            expect(drawn.get_by_text("4 of ")).to_have_count(2)
            expect(chart).to_have_count(0)
    expect(chart).not_to_contain_text("mean rating")
    expect(chart).to_contain_text("Difficulty")
    expect(chart).to_contain_text("Frequency")
    expect(chart).not_to_contain_text("0.5")
    hardest = drawn.get_by_role("listitem").first
    expect(hardest).to_contain_text(SHOUT)
    expect(hardest).to_contain_text("5.0")
    milder = drawn.get_by_role("listitem").filter(has_text=QUEUE).first
    expect(milder.get_by_text("1.4", exact=True)).to_be_visible()
    expect(milder.get_by_text("2.0", exact=True)).to_be_visible()
