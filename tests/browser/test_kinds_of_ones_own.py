"""A kind of item of the workshop's own, on every face and in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import kit
from tests.browser.conftest import LAPTOP, PHONE, Pages
from tests.browser.people import entry, part, settle, until, watch_wall, write_notebook
from tests.server import Server

FRESH = True
GUIDE = (Path(kit.__file__).parents[1] / "data" / "README.md").read_text("utf-8")
HABIT = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)[1]  # type: ignore[index]
CELLS = (
    'import kit\n\nsession = kit.session("habits")',
    "session.opening()",
    'session.collect("habit")',
    'session.vote("habit")',
)
GREET = "We greet at the door"
SAID = {
    "uk-UA": ("Приєднатися", "Що ми робимо щоразу?", "з кожним клієнтом", "Надіслати"),
    "pl-PL": ("Dołącz", "Co robimy za każdym razem?", "z każdym klientem", "Wyślij"),
}


@pytest.fixture(scope="module", autouse=True)
def habits(server: Server) -> None:
    """Turn to a session that collects the workshop's own kind."""
    folder = server.folder / "data" / "kinds"
    folder.mkdir()
    (folder / "habit.toml").write_text(HABIT, "utf-8")
    write_notebook(server.folder / "workshops" / "4_habits.ipynb", *CELLS)
    assert server.command("open_session", session="habits", close_current=True)["is"] == "ack"
    until(lambda: server.state()["agenda"])
    assert server.command("open", activity="habits/habit.collect")["is"] == "ack"


def test_phones_write_it_in_their_own_languages_and_desk_and_wall_show_it(
    server: Server, pages: Pages
) -> None:
    for locale, (join, question, often, send) in SAID.items():
        phone = pages.open(server.phone, PHONE, locale)
        phone.get_by_role("button", name=join).click()
        phone.get_by_label(question).fill(f"{GREET} {locale}")
        phone.get_by_role("button", name=often).click()
        phone.get_by_role("button", name=send).click()
        shown = entry(phone, f"{GREET} {locale}")
        expect(shown).to_be_visible()
        expect(shown.get_by_text(often)).to_be_visible()
    desk = pages.open(server.desk.replace("2_co_creation", "4_habits"), LAPTOP)
    settle(desk, "Vote: habits")
    shown = part(desk, "Collect: habits").get_by_role("article").filter(has_text=f"{GREET} uk-UA")
    expect(shown.get_by_text("with every client")).to_be_visible()
    assert server.command("reveal", activity="habits/habit.collect")["is"] == "ack"
    expect(watch_wall(pages, server).get_by_text(f"{GREET} pl-PL")).to_be_visible()
