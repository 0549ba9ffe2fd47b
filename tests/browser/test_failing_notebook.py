"""A cell of the session's notebook raises: the desk says which and why, phones wait calmly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, Pages
from tests.browser.people import NOTEBOOK, join, part, sit_at_desk
from tests.server import Server


@pytest.fixture
def notebook(server: Server) -> Iterator[Path]:
    """Give the session's notebook, and put it back as it was."""
    path = server.folder / "workshops" / NOTEBOOK
    whole = path.read_text("utf-8")
    yield path
    path.write_text(whole, "utf-8")


def test_a_broken_cell_is_named_at_the_desk_and_phones_wait_until_it_is_mended(
    server: Server, pages: Pages, notebook: Path
) -> None:
    whole = notebook.read_text("utf-8")
    desk = sit_at_desk(pages, server)
    ana = join(pages, server, "Ana")
    ana.get_by_label("What happens?").fill("Half a sentence")

    broken = whole.replace('collect(\\"situation\\"', 'collect(\\"sitation\\"')
    assert broken != whole
    notebook.write_text(broken, "utf-8")
    opening = part(desk, "Opening")
    alert = opening.get_by_role("alert").filter(has_text="failed")
    expect(alert.get_by_text("Cell 3 of this session's notebook failed")).to_be_visible()
    expect(alert).to_contain_text("There is no kind of item “sitation”")
    expect(ana.get_by_text("The session is being prepared.")).to_be_visible()
    ben = pages.open(server.phone, PHONE)
    ben.get_by_role("button", name="Join").click()
    expect(ben.get_by_text("The session is being prepared.")).to_be_visible()

    late = pages.open(server.desk, LAPTOP)
    expect(late.get_by_text("There is no kind of item “sitation”").first).to_be_visible(
        timeout=60_000
    )
    expect(
        part(late, "Opening").get_by_text("Cell 3 of this session's notebook failed")
    ).to_be_visible(timeout=60_000)

    notebook.write_text(whole, "utf-8")
    expect(ana.get_by_label("What happens?")).to_have_value("Half a sentence")
    expect(ben.get_by_label("What happens?")).to_be_visible()
    expect(alert).to_be_hidden()
