"""Standards that several files read; a document is never changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from test_standard import Room

    from kit.standard.nodes import Document


def standard_of(room: Room) -> Document:
    from kit.standard.build import build

    return build(room.state, date(2026, 11, 20), "standard")


@pytest.fixture(scope="session")
def usual_standard() -> Document:
    """The standard of a workshop in which every session was held."""
    from rich_workshop import rich

    return standard_of(rich())


@pytest.fixture(scope="session")
def odd_standard() -> Document:
    """The standard of a workshop of texts that trip programs up."""
    from strange_texts import strange

    return standard_of(strange())


@pytest.fixture(scope="session")
def empty_standard() -> Document:
    """The standard of a workshop in which nothing was adopted."""
    from test_standard import Room

    return standard_of(Room())
