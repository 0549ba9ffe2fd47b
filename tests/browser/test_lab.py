"""JupyterLab, where a facilitator changes a session: notebooks run, widgets live."""

from __future__ import annotations

import os
import re
import sys

import nbformat
import pytest
from nbclient import NotebookClient
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, Pages
from tests.browser.people import NOTEBOOK, opens, until
from tests.server import Server


def test_a_session_runs_in_jupyterlab_and_its_widgets_are_alive(
    server: Server, pages: Pages
) -> None:
    address = f"{server.base}/lab/tree/workshops/{NOTEBOOK}?token={server.token}"
    lab = pages.open(address, LAPTOP)
    expect(lab.get_by_role("heading", name="Co-creation")).to_be_visible(timeout=60_000)
    expect(lab.get_by_text(re.compile("Python 3.*Idle"))).to_be_visible(timeout=60_000)
    lab.get_by_role("menuitem", name="Run", exact=True).click()
    lab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    opening = lab.locator(".kit-desk").filter(has=lab.get_by_text("Who is here"))
    expect(opening.first).to_be_visible(timeout=60_000)
    opens(opening.first.get_by_role("listitem").filter(has_text="Vote: situations"))
    # The kernel answers once it has run all cells.
    until(lambda: server.state()["current"] == "co-creation/situation.vote", within=60)


def test_the_deck_runs_in_a_kernel_without_a_server_and_shows_every_slide(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KIT_FACE", raising=False)
    monkeypatch.setenv("KIT_FOLDER", str(server.folder))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    deck = nbformat.read(server.folder / "slides" / NOTEBOOK, as_version=4)
    client = NotebookClient(
        deck, timeout=120, resources={"metadata": {"path": str(server.folder / "slides")}}
    )
    client.execute()
    calls = [cell for cell in deck.cells if cell.source.startswith("deck.")]
    assert len(calls) > 5
    for cell in calls:
        assert [output.output_type for output in cell.outputs] == ["execute_result"], cell.source
