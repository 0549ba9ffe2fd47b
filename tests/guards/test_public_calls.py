"""The public face says what it does: what others build on is described and has types."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kit
from kit import frames
from kit.domain.registry import types
from kit.reading import Reading
from kit.sessions import Session
from kit.widgets.deck import Deck

CALLS = {one.call.rpartition(":")[2] for one in types().values() if one.call.startswith("kit.")}
CHECKED = (Path(__file__).parents[1] / "typing" / "public_face.py").read_text("utf-8")


def public(owner: object, names: Iterator[str]) -> Iterator[tuple[str, Callable[..., object]]]:
    """Give the calls of something by their names, properties as what reads them."""
    for name in names:
        found = inspect.getattr_static(owner, name, None) or getattr(owner, name)
        found = found.fget if isinstance(found, property) else found
        if inspect.isfunction(found):
            yield name, found


def faces() -> list[tuple[str, Callable[..., object]]]:
    """Give every public call: of the kit, of a session, of a deck and of a reading."""
    module = public(kit, iter(sorted({*kit.__all__, "open"} - {"__version__", "KitError"})))
    told = [(f"kit.{name}", call) for name, call in module]
    told += [(f"Session.{name}", call) for name, call in public(Session, iter(sorted(CALLS)))]
    for owner in (Deck, Reading):
        own = (name for name in vars(owner) if not name.startswith("_"))
        told += [(f"{owner.__name__}.{name}", call) for name, call in public(owner, own)]
    return told


FACES = faces()


def test_the_guard_sees_the_calls() -> None:
    """Prevents: the guards below passing because they found nothing."""
    names = {name for name, _ in FACES}
    wanted = {"kit.vote", "kit.open", "Session.quiz", "Deck.activity", "Reading.votes"}
    assert wanted <= names
    assert len(names) == len(FACES) >= 2 * len(CALLS) + 15


@pytest.mark.parametrize(("name", "call"), FACES, ids=[name for name, _ in FACES])
def test_every_public_call_is_described_and_says_what_it_gives(
    name: str, call: Callable[..., object]
) -> None:
    """Prevents: a call whose help is empty, and one after which a checker knows nothing."""
    assert len((inspect.getdoc(call) or "").split()) >= 4
    given = call.__annotations__.get("return")
    assert given, f"{name} does not say what it gives"
    assert not re.search(r"\bAny\b", str(given))
    asked = call.__annotations__.keys() - {"return", "session"}
    assert all(not re.search(r"\bAny\b", str(call.__annotations__[one])) for one in asked)


def test_every_public_call_is_checked_by_its_types() -> None:
    """Prevents: a call whose types nobody has ever used."""
    of_reading = [name.partition(".")[2] for name, _ in FACES if name.startswith("Reading.")]
    wanted = [f"{owner}.{name}(" for owner in ("kit", "session") for name in sorted(CALLS)]
    wanted += [f"reading.{name}" for name in of_reading]
    assert [one for one in wanted if f"assert_type({one}" not in CHECKED] == []


def test_the_kit_offers_every_call_of_a_session() -> None:
    """Prevents: an activity that works in a session only."""
    assert {*kit.__all__} == {"__version__", "KitError", "session", "deck", *CALLS}


def test_no_public_call_has_the_name_of_a_part_of_the_package() -> None:
    """Prevents: a call that works once, until Python puts the part of that name in its place."""
    parts = {part.name for part in pkgutil.iter_modules(kit.__path__)}
    assert parts & {*kit.__all__, "open"} == set()


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("items", frames.ITEMS),
        ("votes", frames.VOTES),
        ("trials", frames.TRIALS),
        ("results", frames.RESULTS),
        ("participants", frames.PARTICIPANTS),
    ],
)
def test_every_column_is_described_with_its_type(name: str, columns: dict[str, str]) -> None:
    """Prevents: a column that an analyst can only guess at."""
    told = inspect.getdoc(getattr(Reading, name)) or ""
    described = dict(re.findall(r"``(\w+)`` \(([\w\[\]]+)\)", told))
    assert described == columns
