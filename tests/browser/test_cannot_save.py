"""While the log is away phone, wall and desk say so, and nothing that was written is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.people import PHONE, entry, join, sit_at_desk, until, watch_wall, write
from tests.server import Server

FRESH = True

BEFORE = "A client wants the manager at once"
MEANWHILE = "A client comes a minute before closing time"


def test_while_nothing_can_be_saved_everybody_is_told_and_phones_keep_what_is_written(
    server: Server, pages: Pages
) -> None:
    desk = sit_at_desk(pages, server)
    wall = watch_wall(pages, server)
    ana = join(pages, server, "Ana")
    write(ana, BEFORE)
    expect(entry(ana, BEFORE).get_by_text("Saved")).to_be_visible()
    log = server.folder / "workshop.kit"
    away = log.rename(log.with_name("elsewhere"))
    try:
        ana.get_by_label("What happens?").fill(MEANWHILE)
        ana.get_by_role("button", name="Send").click()
        expect(ana.get_by_text("Cannot save now")).to_be_visible()
        kept = "Kept on this phone until the room can save again"
        expect(entry(ana, MEANWHILE).get_by_text(kept)).to_be_visible()
        expect(entry(ana, BEFORE)).to_be_visible()
        expect(wall.get_by_text("Cannot save now")).to_be_visible()
        expect(desk.get_by_text("Cannot save now: The workshop log at")).to_be_visible()
        late = pages.open(server.phone, PHONE)
        expect(late.get_by_text("Cannot save now")).to_be_visible()
    finally:
        away.rename(log)
    expect(ana.get_by_text("Connected", exact=True)).to_be_visible()
    expect(entry(ana, MEANWHILE).get_by_text("Saved")).to_be_visible()
    expect(wall.get_by_text("Cannot save now")).to_be_hidden()
    expect(desk.get_by_text("Cannot save now")).to_be_hidden()
    until(lambda: len(server.state()["items"]["situation"]) == 2)
