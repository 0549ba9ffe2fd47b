"""A kind of item is one file: nothing else decides by its key."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import kit
from kit.domain.kinds import KINDS
from kit.domain.own_kinds import misfit

PACKAGE = Path(kit.__file__).parent
CODE = sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.js")])
ALL = frozenset(KINDS)

MAY_NAME: dict[str, tuple[frozenset[str], str]] = {
    path: (frozenset(keys.split()) if keys else ALL, why)
    for path, keys, why in (
        ("kinds/", "", "here they are"),
        ("standard/", "", "the outline and the chapters of documents"),
        ("cli/demo_start.py", "", "the demo"),
        ("cli/demo_held.py", "question", "the demo"),
        (
            "rehearsal/people.py", "situation speech_module behaviour_scheme",
            "the file of simulated people's texts has a list for each of these",
        ),
        (
            "rehearsal/forms.py",
            (
                "speech_module behaviour_scheme question stop_phrase client_type talk_stage "
                "escalation_role"
            ),
            "how simulated people use those texts",
        ),
        ("activities/collect/simulated.py", "situation", "as above"),
        ("server/static/wall_method.js", "situation", "a step of the method's picture"),
        ("activities/quiz/", "question speech_module", "it asks questions made of modules"),
        ("activities/register/", "situation speech_module", "it is the register of situations"),
        ("activities/role_play/", "situation speech_module client_type", "it plays situations"),
        (
            "activities/coverage/",
            (
                "situation speech_module behaviour_scheme expectation requirement success_story "
                "norm technique conflict_step complaint_step principle"
            ),
            "it compares what these kinds cover",
        ),
        (
            "activities/tables/", "situation success_story practice technique",
            "what an audit asks for; themes go into situations; a column of codings",
        ),
        (
            "room/merging.py", "situation client_type",
            "parts of events that name an item are called so",
        ),
        ("activities/trials/", "speech_module", "imported trials name modules"),
        ("activities/decide/", "speech_module", "modules come first in the profile of freedom"),
    )
}  # fmt: skip
"""Path in ``kit/`` to the keys that may stand there as literals, and why. Let it shrink."""


def literals(path: Path) -> set[str]:
    """Give the texts that stand in a file as literals, word for word."""
    text = path.read_text("utf-8")
    if path.suffix == ".js":
        return set(re.findall(r'"([a-z_]+)"', text))
    found = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return {value for value in found if isinstance(value, str)}


def allowed(place: str) -> frozenset[str]:
    return frozenset().union(*(keys for at, (keys, _) in MAY_NAME.items() if place.startswith(at)))


def place_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", CODE, ids=place_of)
def test_nothing_decides_by_the_key_of_a_kind(path: Path) -> None:
    """Prevents: a kind that costs a change in thirty files, and one of a workshop's own that does
    not do what the kit's do."""
    assert literals(path) & ALL <= allowed(place_of(path))


@pytest.mark.parametrize("at", MAY_NAME)
def test_the_list_of_exceptions_holds_no_more_than_it_must(at: str) -> None:
    """Prevents: an exception that stays when its reason is gone."""
    found = {key for path in CODE if place_of(path).startswith(at) for key in literals(path) & ALL}
    keys, _ = MAY_NAME[at]
    assert found
    assert keys in (ALL, found)


def test_each_kind_stands_in_a_file_of_its_name() -> None:
    """Prevents: a kind that nobody finds."""
    files = [path.stem for path in (PACKAGE / "kinds").iterdir() if path.is_file()]
    assert sorted(set(files) - {"__init__"}) == sorted(KINDS)
    assert len(files) == len(KINDS) + 1


@pytest.mark.parametrize("key", KINDS)
def test_each_kind_is_as_a_kind_of_a_workshop_has_to_be(key: str) -> None:
    """Prevents: a kind of the kit's own with a wrong value, which no type checker sees."""
    assert misfit(KINDS[key], KINDS, key) is None
