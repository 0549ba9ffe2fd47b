"""A package of somebody else adds an activity and a pack: it works on every face, untouched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PROJECTOR, Pages
from tests.browser.people import join, settle
from tests.server import Server, demo

FRESH = True
TOY = Path(__file__).parents[1] / "toy_extension"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the toy package into a folder of its own."""
    target = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation",
         "--target", str(target), str(TOY)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return target


@pytest.fixture(scope="module")
def toy(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a server that finds it, with six simulated people."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(installed), prepend=":")
        running = demo(
            tmp_path_factory.mktemp("toy"),
            "--pack=toy",
            "--session=day",
            "--participants=6",
            "--pace=0.2",
        )
        yield running
        running.stop()


def test_an_added_activity_works_on_phone_desk_and_wall_and_simulated_people_take_part(
    toy: Server, pages: Pages
) -> None:
    phone = join(pages, toy, "Ana")
    phone.get_by_role("button", name="good", exact=True).click()
    expect(phone.get_by_role("button", name="good", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    desk = pages.open(toy.desk, {"width": 1280, "height": 900})
    settle(desk, "Mood")
    expect(desk.get_by_text("Answered: 7 of 7")).to_be_visible()
    wall = pages.open(toy.wall, PROJECTOR)
    expect(wall.get_by_text("7 of 7 have a mood")).to_be_visible()
    desk.get_by_role("button", name="Reveal results to the room").click()
    shown = wall.locator(".toy-mood")
    expect(shown).to_have_count(3)
    counted = [int(text.rpartition(" ")[2]) for text in shown.all_inner_texts()]
    assert sum(counted) == 7


def test_a_broken_extension_is_named_in_a_sentence_and_left_out(
    toy: Server, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(installed), prepend=":")
    done = subprocess.run(
        [sys.executable, "-m", "kit", "check", str(toy.folder)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    said = "The extension “broken” cannot be used and is left out: ModuleNotFoundError"
    assert said in done.stdout
    assert "Traceback" not in done.stderr
