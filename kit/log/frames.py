"""Playing all of a write-ahead file into a log, past the frame that stopped SQLite.

A frame is 24 bytes (page number, size of the database after a commit, two salts, two sums) and
a page: https://www.sqlite.org/fileformat2.html#walformat. The sums are chained, so after one
damaged frame SQLite believes none. But a page is written whole each time something is added to
it: a later frame holds all that the damaged one held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HEADER, _FRAME_HEADER = 32, 24
_LARGEST_AS_1 = 65_536


class _Frame(NamedTuple):
    page: int
    salts: bytes
    content: bytes


def _frames(data: bytes, size: int) -> Iterator[_Frame]:
    for at in range(_HEADER, len(data) - size - _FRAME_HEADER + 1, size + _FRAME_HEADER):
        body = at + _FRAME_HEADER
        yield _Frame(
            int.from_bytes(data[at : at + 4]), data[at + 8 : at + 16], data[body : body + size]
        )


def play_in(path: Path, companion: Path) -> None:
    """Write every page of the newest round of ``companion`` into the file at ``path``.

    Both are copies that nobody has open. What comes of it may be damaged itself: only rows that
    fit their sums are to be believed.
    """
    with path.open("r+b") as file:
        size = int.from_bytes(file.read(18)[16:18])
        size = _LARGEST_AS_1 if size == 1 else size
        if not size:
            return
        data = companion.read_bytes()
        salts = Counter(frame.salts for frame in _frames(data, size))
        newest = data[16:24]
        if newest not in salts and salts:  # the damage is in the header
            newest = salts.most_common(1)[0][0]
        most = path.stat().st_size // size + salts[newest]
        for frame in _frames(data, size):
            if frame.salts == newest and 0 < frame.page <= most:
                file.seek((frame.page - 1) * size)
                file.write(frame.content)
