"""Writing the draft standard to a folder: whole files or none."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_, translate
from kit.standard.build import build, contents_of
from kit.standard.editions import EDITIONS, Edition
from kit.standard.formats import formats as known_formats
from kit.standard.lacking import incomplete


def export(
    state: Workshop,
    formats: Sequence[str],
    out: Path,
    on: date | None = None,
    editions: Collection[Edition] = tuple(EDITIONS),
    *,
    final: bool = False,
) -> list[Path]:
    """Write the draft standard in these formats and give the files, in that order.

    Each format writes those of the editions that it is for. ``on`` is the date on the title
    page, today by default; the same state and date give the same bytes. A ``final`` standard
    carries no DRAFT mark and is called by its version. The folder is made if it is missing.
    Nothing is replaced before every file has been written beside its place.

    Raises:
        ValueError: a format is none of :func:`kit.standard.formats.formats`; nothing was written.
        ValueError: it is to be final, and :func:`unfinished` says what is missing.
        OSError: the folder or a file cannot be written.
    """
    known = known_formats()
    if strange := [name for name in formats if name not in known]:
        raise ValueError(f"no such format: {strange[0]}")
    if final and (lacking := unfinished(state, "en")):
        raise ValueError(str(lacking))
    day = on or date.today()  # noqa: DTZ011 - the day on the reader's wall
    files: dict[str, bytes] = {}
    for edition in editions:
        if wanted := [known[name] for name in formats if edition in known[name].editions]:
            document = build(state, day, edition, final=final)
            for one in wanted:
                files |= one.files(document)
    out.mkdir(parents=True, exist_ok=True)
    ready: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            beside = out / f".{name}.{os.getpid()}.tmp"
            ready.append((beside, out / name))
            beside.write_bytes(content)
        for beside, place in ready:
            beside.replace(place)
    finally:
        for beside, _ in ready:
            beside.unlink(missing_ok=True)
    return [place for _, place in ready]


def unfinished(state: Workshop, language: str) -> Refusal | None:
    """Say what is missing before a final edition is made, ``None`` if nothing is.

    What is missing is listed in the reader's ``language``.
    """
    lacking = incomplete(state, contents_of(state), language)
    if not lacking:
        return None
    what = ". ".join(translate(language, text, **values) for text, values in lacking)
    return Refusal(N_("A final edition is made when nothing is missing. {what}."), {"what": what})


def unknown_edition(wanted: Iterable[str]) -> Refusal | None:
    """Say which of these editions there is not, and which ones there are."""
    for name in wanted:
        if name not in EDITIONS:
            text = N_("There is no edition “{edition}”. Known editions: {known}.")
            return Refusal(text, {"edition": name, "known": ", ".join(EDITIONS)})
    return None


def unknown_format(wanted: Iterable[str]) -> Refusal | None:
    """Say which of these formats there is not, and which ones there are."""
    for name in wanted:
        if name not in known_formats():
            text = N_("There is no format “{format}”. Known formats: {known}.")
            return Refusal(text, {"format": name, "known": ", ".join(known_formats())})
    return None
