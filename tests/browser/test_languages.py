"""Each phone speaks its owner's language; a workshop speaks its own everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LAPTOP, PHONE, PROJECTOR, Pages
from tests.browser.people import add
from tests.server import Server, demo

LOCALES = {"uk": "uk-UA", "ru": "ru-RU", "pl": "pl-PL"}
SENTENCES = {
    "uk": ("Приєднатися", "Що відбувається?", "Надіслати"),
    "ru": ("Присоединиться", "Что происходит?", "Отправить"),
    "pl": ("Dołącz", "Co się dzieje?", "Wyślij"),
}
"""What the buttons and questions of joining and collecting are called."""

OWN_NAMES = {"English", "Українська", "Русский", "Polski"}
"""A language is named in itself, whatever the page speaks."""


def lines(where: Locator) -> set[str]:
    """Give the lines that a person reads, and the names that a screen reader says."""
    named = where.locator("[aria-label], [placeholder]").evaluate_all(
        "all => all.flatMap(el => [el.ariaLabel, el.placeholder]).filter(Boolean)"
    )
    said = {line.strip() for line in [*where.inner_text().splitlines(), *named]}
    return {line for line in said if re.search(r"[^\W\d_]{2}", line)} - OWN_NAMES


def english_screens(page: Page) -> tuple[set[str], set[str]]:
    """Give the lines of joining and of collecting as an English phone shows them."""
    joining = lines(page.locator("body"))
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_label("What happens?")).to_be_visible()
    return joining, lines(page.locator("body"))


@pytest.fixture(scope="module")
def ukrainian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = demo(tmp_path_factory.mktemp("uk"), "--language=uk")
    yield running
    running.stop()


def test_a_phone_in_another_language_keeps_no_english_sentence_of_ours(
    server: Server, pages: Pages
) -> None:
    in_english = english_screens(pages.open(server.phone, PHONE))
    # What the facilitator wrote into the notebook, and the room's title, stay as they are.
    own = {server.state()["title"]}
    own |= {run["prompt"] for run in server.state()["agenda"]}
    own |= {run["title"] for run in server.state()["agenda"]}
    for language, locale in LOCALES.items():
        phone = pages.open(server.phone, PHONE, locale)
        name = SENTENCES[language][0]
        expect(phone.get_by_role("button", name=name)).to_be_visible()
        joining = lines(phone.locator("body"))
        assert joining & in_english[0] <= own, language
        phone.get_by_role("button", name=name).click()
        question, send = SENTENCES[language][1:]
        expect(phone.get_by_label(question)).to_be_visible()
        expect(phone.get_by_role("button", name=send)).to_be_visible()
        notes = lines(phone.locator("#kit-notes"))
        assert lines(phone.locator("body")) & in_english[1] <= own | notes, language


def test_a_refusal_is_said_in_the_language_of_the_phone(server: Server, pages: Pages) -> None:
    add(server, "A client has a question")
    server.open("situation.vote")
    phone = pages.open(server.phone, PHONE, "uk-UA")
    phone.get_by_role("button", name=SENTENCES["uk"][0]).click()
    group = phone.get_by_role("group", name="A client has a question")
    expect(group).to_be_visible()
    phone.context.set_offline(True)
    group.get_by_role("button").first.click()
    server.command("close", activity="co-creation/situation.vote")
    phone.context.set_offline(False)
    refused = phone.get_by_role("listitem").get_by_role("status").filter(has_text=":")
    expect(refused).to_have_text(re.compile("^[^A-Za-z]+$"))


def test_a_ukrainian_demo_speaks_ukrainian_on_desk_phone_and_wall(
    ukrainian: Server, pages: Pages
) -> None:
    phone = pages.open(ukrainian.phone, PHONE, "uk-UA")
    phone.get_by_role("button", name=SENTENCES["uk"][0]).click()
    expect(phone.get_by_label(SENTENCES["uk"][1])).to_be_visible()
    wall = pages.open(ukrainian.wall, PROJECTOR, "uk-UA")
    expect(wall.get_by_role("navigation")).to_be_visible()
    desk = pages.open(ukrainian.desk, LAPTOP, "uk-UA")
    expect(desk.locator(".kit-desk").last.get_by_role("heading").first).to_be_visible(
        timeout=90_000
    )
    opening = desk.locator(".kit-desk").first
    for run in ukrainian.state()["agenda"]:
        expect(opening.get_by_role("listitem").filter(has_text=run["title"]).first).to_be_visible()
    latin = re.compile(r"[A-Za-z]{3,}")
    known = re.compile(
        r"https?://\S+|\S*/join\S*|Word|DOCX|PDF|HTML|Markdown|JSON|CSV|Excel|XLSX|exports"
        r"|STOP|YAML|APKG|Zammad|django-helpdesk|espanso|XLSForm|Anki"
    )
    for page in (phone, wall, desk):
        for line in lines(page.locator("body")):
            told = known.sub("", line).replace(ukrainian.code, "")
            assert not latin.search(told), line
