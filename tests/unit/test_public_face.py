"""What a notebook sees of the kit: calls for sessions and single widgets, with their help."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

import kit
from kit.activities.collect.desk import Collect
from kit.activities.quiz.desk import Quiz
from kit.activities.vote.desk import Vote
from kit.domain.registry import types
from kit.log import open_log
from kit.room.journal import Journal
from kit.sessions import Session, notebook_session, single_named

CALLS = [one.call.rpartition(":")[2] for one in types().values()]
TOY = Path(__file__).parents[1] / "toy_extension"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder of a workshop that the notebook belongs to."""
    monkeypatch.setenv("KIT_FOLDER", str(tmp_path))
    monkeypatch.delenv("KIT_LOG", raising=False)
    notebook_session.cache_clear()
    yield tmp_path
    notebook_session.cache_clear()


@pytest.fixture(name="shell", scope="module")
def _shell() -> InteractiveShell:
    """Give what a notebook's kernel asks for help and for completions."""
    shell = InteractiveShell()
    shell.user_ns["kit"] = kit
    shell.Completer.namespace = shell.user_ns
    return shell


def declared(folder: Path) -> dict[str, str]:
    """Give the activities in the log of a workshop, and what each does."""
    log = open_log(folder / "workshop.kit")
    state = Journal(log).state
    log.close()
    return {key: run.activity.does for key, run in state.runs.items()}


def test_a_session_can_be_asked_for_again_in_the_same_kernel(folder: Path) -> None:
    first, again = kit.session("spring"), kit.session("spring")
    assert first.language == again.language == "en"
    assert kit.deck("spring").language == "en"
    assert kit.deck("spring").key == "spring"


def test_a_single_widget_belongs_to_the_notebooks_own_session(folder: Path) -> None:
    assert isinstance(kit.collect("situation", prompt="What is hard?"), Collect)
    assert isinstance(kit.vote("situation", by="dots", budget=3), Vote)
    assert isinstance(kit.quiz(), Quiz)
    assert declared(folder) == {
        "notebook/situation.collect": "collect",
        "notebook/situation.vote": "vote",
        "notebook/question.quiz": "quiz",
    }


def test_a_vote_shows_its_part_and_then_its_chart_in_one_box(folder: Path) -> None:
    shown = kit.vote("situation")
    assert shown.children == (shown.part,)
    assert "kit-charted" in shown._dom_classes


@pytest.mark.parametrize("name", CALLS)
def test_every_call_of_a_session_is_offered_for_single_widgets_with_its_help(
    name: str, shell: InteractiveShell
) -> None:
    single, method = getattr(kit, name), getattr(Session, name)
    assert single is getattr(kit, name)
    assert single.__doc__ == method.__doc__
    told = inspect.signature(method)
    assert list(inspect.signature(single).parameters) == list(told.parameters)[1:]
    assert inspect.signature(single).return_annotation == told.return_annotation
    helped = shell.object_inspect(f"kit.{name}")
    assert helped["definition"].startswith(f"kit.{name}(")
    assert "session" not in helped["definition"].partition("->")[0]
    assert helped["docstring"] == inspect.getdoc(method)


def test_tab_offers_all_calls_and_nothing_else(shell: InteractiveShell) -> None:
    with provisionalcompleter():
        offered = {one.text.lstrip(".") for one in shell.Completer.completions("kit.", 4)}
        settings = {one.text for one in shell.Completer.completions("kit.vote(", 9)}
    assert {"kind=", "by=", "privacy=", "minutes="} <= settings
    assert offered == {"KitError", "open", "session", "deck", *CALLS}
    assert set(CALLS) <= set(dir(Session))


def test_a_slip_of_the_pen_is_told_by_its_name(folder: Path) -> None:
    with pytest.raises(AttributeError, match="'kit' has no attribute 'vite'"):
        kit.vite  # noqa: B018
    with pytest.raises(AttributeError, match="'Session' object has no attribute 'vite'"):
        kit.session("spring").vite  # noqa: B018


def test_the_call_of_another_package_is_offered_in_the_same_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(TOY))
    places = {"mood": "toy.call:mood"}
    monkeypatch.setattr("kit.sessions.calls", lambda: places)
    single_named.cache_clear()
    session = kit.session("spring")
    for call in (kit.mood, session.mood):
        assert call.__doc__ == "Ask everybody how the day was."
        assert [*inspect.signature(call).parameters] == ["title"]
    assert "mood" in dir(session)
    single_named.cache_clear()


def test_a_workshop_without_a_folder_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KIT_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    for call in (lambda: kit.session("spring"), lambda: kit.deck("spring"), kit.open):
        with pytest.raises(kit.KitError, match=r"There is no workshop in .* Make one: kit new"):
            call()
    assert list(tmp_path.iterdir()) == []


def test_importing_the_kit_loads_nothing_of_it() -> None:
    code = "import sys, kit; print([m for m in sys.modules if m.startswith('kit.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
