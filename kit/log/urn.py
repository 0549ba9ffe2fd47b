"""The urn of secret ballots: sealed with a key outside the log, and mixed at each writing.

Who has the log alone (its file, write-ahead file, database, archives and backups) sees how many
ballots there are and, at each commit, who voted; what is in a ballot, or which is whose, it does
not tell. Drawers of equal cells hide lengths; a new ballot goes with those of two drawers, chosen
by chance, through one shuffle into new drawers under new names. So somebody who gets the key as
well, afterwards, finds no order in what is at rest. Who has the key while people vote, as the
one who runs the server, could look in between: :file:`SECURITY.md` says so.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from secrets import SystemRandom
from typing import TYPE_CHECKING

from kit.language import N_
from kit.log.errors import LogError
from kit.log.secret import workshop_secret
from kit.place import SECRET_NAME

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Key = Callable[[], bytes]
"""Gives the workshop's secret, asked for when the first ballot is cast."""

MIXED = 2
"""Drawers that are taken out, mixed with what is new, and written anew."""
_FULL = 128
"""Ballots a drawer holds at most: what a vote costs does not grow with the urn."""
_CELL = 256
"""Bytes that a ballot takes, or a multiple: its length tells nothing."""
_MARK = "sealed1:"
_NONCE = 12

_OTHER_KEY = N_(
    "The secret ballots in the log at {place} were sealed with another secret. Start the kit with "
    "the KIT_SECRET, or the file {name}, that it had when people voted."
)


def key_beside(path: Path) -> Key:
    """Give the secret that stands beside a log's file, unless ``KIT_SECRET`` names another."""
    return lambda: workshop_secret(path.parent)


class Urn:
    """Seals the ballots of one log, and opens them."""

    def __init__(self, key: Key, place: str) -> None:
        self._key, self._place = key, place

    def drawers(self, activity: str, held: Iterable[str], ballots: Sequence[str]) -> list[str]:
        """Give new drawers for what was taken out and for new ballots, all mixed.

        Raises:
            LogError: What was taken out was sealed with another secret.
        """
        mixed = self._shuffled(activity, held, ballots)
        count = -(-len(mixed) // _FULL)
        return [self._sealed(activity, mixed[n::count]) for n in range(count)]

    def ballots(self, activity: str, held: Iterable[str]) -> list[str]:
        """Give the ballots in drawers, in no order.

        Raises:
            LogError: They were sealed with another secret.
        """
        return self._shuffled(activity, held)

    def _shuffled(self, activity: str, held: Iterable[str], more: Sequence[str] = ()) -> list[str]:
        found = [ballot for row in held for ballot in self._unsealed(activity, row)]
        found += more
        SystemRandom().shuffle(found)
        return found

    def _sealed(self, activity: str, ballots: Sequence[str]) -> str:
        nonce = os.urandom(_NONCE)
        cells = b"".join(map(_cell, ballots))
        closed = nonce + self._cipher().encrypt(nonce, cells, activity.encode())
        return _MARK + b64encode(closed).decode()

    def _unsealed(self, activity: str, row: str) -> Iterator[str]:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - secret votes alone need it

        if not row.startswith(_MARK):
            return iter([row])  # cast by a version that did not seal
        closed = b64decode(row.removeprefix(_MARK))
        nonce, sealed = closed[:_NONCE], closed[_NONCE:]
        try:
            return _contents(self._cipher().decrypt(nonce, sealed, activity.encode()))
        except InvalidTag as error:
            raise LogError(_OTHER_KEY, place=self._place, name=SECRET_NAME) from error

    def _cipher(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

        return AESGCM(blake2b(self._key(), digest_size=32, person=b"kit-urn").digest())


def _cell(ballot: str) -> bytes:
    text = ballot.encode()
    filled = len(text).to_bytes(4) + text
    return filled.ljust(-(-len(filled) // _CELL) * _CELL, b"\0")


def _contents(cells: bytes) -> Iterator[str]:
    at = 0
    while at < len(cells):
        end = at + 4 + int.from_bytes(cells[at : at + 4])
        yield cells[at + 4 : end].decode()
        at += -(-(end - at) // _CELL) * _CELL
