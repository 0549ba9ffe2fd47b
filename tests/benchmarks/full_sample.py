"""How long the documents of the full sample workshop are, and whose words they hold.

A few minutes: ``python -m tests.benchmarks.full_sample OUT [LANGUAGE …]`` lets twenty simulated
people hold all sessions, writes the documents to ``OUT`` and prints what was counted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from kit.cli.demo_held import hold
from kit.cli.demo_start import bring_in_company
from kit.cli.pack import copy_pack
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES, translate
from kit.place import place_of
from kit.rehearsal import load_people
from kit.room.opening import open_journal
from kit.standard.build import build
from kit.standard.export import export
from tests.unit.wording_share import repeated_tables, share, shares

PEOPLE, SEED = 20, 1
DAY = date(2026, 11, 24)


def held(language: str) -> Workshop:
    """Let the people hold all sessions of a workshop in a language."""
    with TemporaryDirectory() as named:
        folder = Path(named)
        copy_pack("basic", folder, language)
        place, title = place_of(folder), translate(language, "Service standard: a demo")
        journal = open_journal(place, title=title, language=language)
        bring_in_company(journal, folder / "data" / "company", language)
        hold(place, journal, load_people(folder / "data" / "people", language), PEOPLE, SEED)
        journal.log.close()
        return journal.state


def told(language: str, out: Path) -> Iterator[str]:
    """Give what there is to say of the documents in one language."""
    state = held(language)
    yield f"{language}: {len(state.participants)} people, {state.seq} events"
    for path in export(state, ["pdf", "html", "docx"], out / language, DAY):
        pages = f": {len(PdfReader(path).pages)} pages" if path.suffix == ".pdf" else ""
        yield f"  {path.name}{pages}"
    standard = build(state, DAY, "standard")
    yield f"  adopted wording and headings over it: {share(standard, state):.0%}"
    for key, (own, total) in shares(standard, state).items():
        yield f"    {key}: {own} of {total}"
    yield f"  tables that the evidence book repeats: {len(repeated_tables(build(state, DAY)))}"


def main() -> None:
    """Print it for each language asked for, or for all."""
    out, *languages = sys.argv[1:]
    for language in languages or LANGUAGES:
        for line in told(language, Path(out)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
