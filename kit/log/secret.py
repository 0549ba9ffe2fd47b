"""The secret of a workshop: signs participants' cookies and seals secret ballots."""

from __future__ import annotations

from pathlib import Path

from kit.language import N_
from kit.log.errors import LogError
from kit.place import SECRET_NAME, place_of

_SHORTEST = 16
"""Bytes under which a secret can be found by trying."""
_WEAK = N_(
    "The secret of the workshop ({place}) has {n} bytes, and it takes {least} at least. Put back "
    "the right one; or remove it, and a new one is made: phones then join again, and secret "
    "ballots of a vote that is still open are lost."
)


def workshop_secret(folder: Path) -> bytes:
    """Give the secret of the workshop in a folder, made on first use; see ``Place.secret``.

    Raises:
        LogError: It is empty or short, so that anybody could guess it.
    """
    place = place_of(folder)
    found = place.secret()
    if len(found) < _SHORTEST:
        named = str(place.folder / SECRET_NAME)
        raise LogError(_WEAK, place=f"KIT_SECRET, {named}", n=len(found), least=_SHORTEST)
    return found
