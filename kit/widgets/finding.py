"""Finding the workshop that a notebook belongs to."""

from __future__ import annotations

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.log.errors import LogError
from kit.place import Place, find_place
from kit.room.journal import Journal
from kit.room.opening import open_journal
from kit.widgets.errors import KitError


def open_workshop() -> tuple[Place, Journal]:
    """Find and open the workshop of this notebook.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    place = find_workshop()
    try:
        return place, open_journal(place)
    except LogError as error:
        raise KitError(error.refusal) from error


def find_workshop() -> Place:
    """Find the workshop of this notebook.

    Raises:
        KitError: there is no workshop here.
    """
    try:
        return find_place()
    except LookupError as error:
        raise KitError(
            Refusal(
                N_("There is no workshop in {folder} or above it. Make one: kit new FOLDER"),
                {"folder": str(error)},
            )
        ) from None
