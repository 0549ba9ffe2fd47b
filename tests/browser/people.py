"""What the people of a session do on their pages, in a person's words."""

from __future__ import annotations

import json
import re
import select
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LAPTOP, PATIENCE, PHONE, PROJECTOR, Pages
from tests.server import Server
from tests.visitors import Visitor, command

expect.set_options(timeout=PATIENCE)

SESSION = "co-creation"
NOTEBOOK = "2_co_creation.ipynb"


def join(
    pages: Pages,
    server: Server,
    name: str = "",
    *,
    credit: bool = False,
    size: dict[str, int] = PHONE,
    first: Callable[[Page], None] | None = None,
) -> Page:
    """Come in with a phone."""
    phone = pages.open(server.phone, size, first=first)
    if name:
        phone.get_by_label("Your name or a nickname").fill(name)
    if credit:
        phone.get_by_role("checkbox").check()
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("button", name="Join")).to_be_hidden()
    return phone


def others_vote(server: Server, activity: str, text: str, value: Any, people: int = 4) -> None:
    """Let so many others vote on an entry: fewer than five answers are no figure."""
    items = [one for found in server.state()["items"].values() for one in found]
    item = next(one["id"] for one in items if text in one["text"])
    for n in range(people):
        phone = Visitor(server.phone).join(f"Other {n}")
        (answer,) = phone.post([command("vote", activity=activity, item=item, value=value)])
        assert answer["is"] == "ack", answer


def write(phone: Page | Locator, text: str, label: str = "What happens?") -> None:
    """Write something into the form on the screen and send it."""
    phone.get_by_label(label).fill(text)
    phone.get_by_role("button", name="Send").click()


def entry(phone: Page, text: str) -> Locator:
    """Give the entry, or the item of a ballot, with this text."""
    return phone.get_by_role("listitem").filter(has=phone.get_by_text(text, exact=True))


def sit_at_desk(
    pages: Pages, server: Server, *, size: dict[str, int] = LAPTOP, last: str = ""
) -> Page:
    """Open the desk and wait until its widgets are alive; ``last`` is the last one's title."""
    desk = pages.open(server.desk, size)
    settle(desk, last)
    return desk


def settle(desk: Page, last: str = "") -> None:
    """Wait until the widgets of a desk are alive."""
    expect(part(desk, "Opening").get_by_text("Who is here")).to_be_visible(timeout=90_000)
    expect(part(desk, last or "Decide: speech modules")).to_be_visible(timeout=90_000)


def watch_wall(pages: Pages, server: Server) -> Page:
    """Open the wall."""
    return pages.open(server.wall, PROJECTOR)


def part(desk: Page, title: str) -> Locator:
    """Give the widget of an activity on the desk."""
    return desk.locator(".kit-desk").filter(has=desk.get_by_role("heading", name=title, exact=True))


def documents(desk: Page, edition: str) -> Locator:
    """Give the buttons at the desk that write an edition, one for each format."""
    return part(desk, "Opening").get_by_role("group", name=edition)


def opens(widget: Locator) -> None:
    """Open an activity at the desk, and close by the same button what is open before it."""
    widget.get_by_role("button", name=re.compile("^(Open|Close “.+” and open this)$")).click()


def card(where: Locator, text: str) -> Locator:
    """Give the card of an entry on the desk."""
    return where.get_by_role("article").filter(has_text=text)


def write_notebook(path: Path, *cells: str) -> None:
    """Write a session's notebook: its cells are code, but those that begin with ``#``."""
    told: list[dict[str, Any]] = []
    for number, source in enumerate(cells):
        made = {"id": f"cell-{number}", "metadata": {}, "source": source}
        if source.startswith("#"):
            told.append({"cell_type": "markdown", **made})
        else:
            told.append({"cell_type": "code", "execution_count": None, "outputs": [], **made})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    path.write_text(
        json.dumps({"cells": told, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}),
        "utf-8",
    )


def until(holds: Callable[[], Any], within: float = PATIENCE / 1000) -> Any:
    """Ask the server again and again until something holds, and give it."""
    deadline = time.monotonic() + within
    while not (found := holds()):
        assert time.monotonic() < deadline, "It did not come about in time."
        select.select([], [], [], 0.1)
    return found


def add(
    server: Server, text: str, kind: str = "situation", session: str = SESSION, **parts: Any
) -> str:
    """Enter something at the desk for somebody without a phone; give its id."""
    field = "say" if kind == "speech_module" else "text"
    answer = server.command(
        "add", activity=f"{session}/{kind}.collect", kind=kind, fields={field: text}, **parts
    )
    assert answer["is"] == "ack", answer
    return next(i["id"] for i in server.state()["items"][kind] if i["text"] == text)


def tally(server: Server, activity: str, text: str) -> dict[str, Any]:
    """Give the tally of one item in one vote."""
    rows = server.state()["results"][activity]
    row = next(row for row in rows if row["text"] == text)
    return next(one for one in row["tallies"] if one["n"] is not None)
