"""The core knows no activity by name: an activity is a folder that the registry finds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kit
from kit.domain.registry import fetch, types
from kit.sessions import Session
from kit.standard.outline import Chapter
from kit.widgets.bundle import scripts_of

PACKAGE = Path(kit.__file__).parent
OURS = {key: one for key, one in types().items() if one.call.startswith("kit.")}
SESSIONS = {
    path.stem.partition("_")[2].replace("_", "-")
    for path in (PACKAGE.parent / "workshops").glob("*.ipynb")
}


def told(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def home(key: str) -> Path:
    """Give the folder of an activity."""
    return scripts_of(OURS[key])


def is_named(node: ast.expr) -> bool:
    """Whether an expression is what an activity does, or the session it belongs to."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return node.slice.value in ("does", "session")
    return (isinstance(node, ast.Attribute) and node.attr in ("does", "session")) or (
        isinstance(node, ast.Name) and node.id == "does"
    )


def words(node: ast.expr) -> Iterator[str]:
    """Give the words that are written out in an expression."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def asked_by_name(path: Path) -> set[str]:
    """Give the activities and sessions that a Python file compares with or chooses by."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(map(is_named, sides)):
                found |= {word for side in sides if not is_named(side) for word in words(side)}
        elif isinstance(node, ast.keyword) and node.arg == "does":
            found |= set(words(node.value))
    return found & (set(OURS) | SESSIONS)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=told)
def test_no_python_file_asks_for_an_activity_or_a_session_by_name(path: Path) -> None:
    """Prevents: branches on what an activity does, in thirty files for each of them.

    The demo is about the kit's own sessions and may name them.
    """
    if path.parts[-2] == "cli" and path.name.startswith("demo"):
        return
    own = {key for key in OURS if path.is_relative_to(home(key))}
    assert asked_by_name(path) - own == set()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.js")), ids=told)
def test_no_script_asks_for_an_activity_by_name(path: Path) -> None:
    """Prevents: a page that has to be changed for each new activity."""
    text = path.read_text("utf-8")
    found = set(re.findall(r'does\s*[!=]==?\s*"([a-z_]+)"', text))
    found |= set(re.findall(r'"([a-z_]+)"\s*[!=]==?\s*\S*does\b', text))
    for listed in re.findall(r"\[([^\]]*)\]\.includes\([^)]*does\)", text):
        found |= set(re.findall(r'"([a-z_]+)"', listed))
    own = {key for key in OURS if path.is_relative_to(home(key))}
    assert found & set(OURS) - own == set()


@pytest.mark.parametrize("key", OURS)
def test_every_activity_is_whole(key: str) -> None:
    """Prevents: an activity that the desk shows and a rehearsal or the documents pass over."""
    one = OURS[key]
    call = fetch(one.call)
    assert getattr(Session, call.__name__) is call
    assert call.__doc__
    assert call.__annotations__["return"] not in ("Any", None)
    assert callable(fetch(one.desk))
    folder = home(key)
    for name in (one.phone, one.wall):
        assert not name or (folder / name).is_file()
    assert set(one.without) == {face for face in ("phone", "chapters") if not getattr(one, face)}
    assert all(one.without.values()), "a face is left out for a reason"
    assert bool(one.phone) or not one.for_room, "the room sees on its phones what goes on"
    chapters = fetch(one.chapters) if one.chapters else ()
    assert bool(chapters) is bool(one.chapters)
    assert all(isinstance(chapter, Chapter) for chapter in chapters)
    if one.answered:
        assert one.phone, "people answer it on their phones"
        assert callable(fetch(one.simulated)), "a rehearsal shows what people do in it"
        assert one.takes or one.rules
    if one.ballot:
        assert one.voters is not None


def test_every_folder_of_activities_is_an_activity() -> None:
    """Prevents: a folder that nobody finds."""
    folders = {path for path in (PACKAGE / "activities").iterdir() if path.name[0] != "_"}
    assert {home(key) for key in OURS} == folders


def test_the_guard_notices_a_branch_on_an_activity(tmp_path: Path) -> None:
    """Prevents: a guard that lets everything pass."""
    file = tmp_path / "one.py"
    for text in (
        'run.activity.does == "quiz"',
        'activity.does in ("vote", "quiz")',
        'view["does"] != "quiz"',
        'Activity(does="quiz")',
        'activity.session == "co-creation" or does == "quiz"',
    ):
        file.write_text(text)
        assert "quiz" in asked_by_name(file)
