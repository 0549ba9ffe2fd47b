"""A package of somebody else adds a chapter and a format; no file of the kit knows of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import kit

TOY = Path(__file__).parents[1] / "toy_extension"

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from kit.domain.activities import Activity
from kit.domain.events import ActivityDeclared, Event, SessionOpened, WorkshopStarted
from kit.domain.folding import fold
from kit.domain.workshop import Workshop
from kit.standard.export import export
from kit.standard.formats import formats
from toy.mood import Felt

mood = Activity(id="day/mood", session="day", does="mood", kind="")
bodies = [
    WorkshopStarted(title="T", language="en", code="C"),
    SessionOpened(session="day"),
    ActivityDeclared(activity=mood),
    *(Felt(activity="day/mood", mood="good" if n else "bad") for n in range(6)),
]
state = fold(Event(n, f"e{n}", 1.8e9, f"p{n}", body) for n, body in enumerate(bodies, 1))
export(state, list(formats()), Path(sys.argv[1]), on=date(2026, 11, 20))
"""


def installed(folder: Path) -> Path:
    """Put down what an installer leaves of the toy: its entry points, beside its code."""
    told = tomllib.loads((TOY / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    info = folder / "workshop_kit_toy-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: workshop-kit-toy\nVersion: 1.0\n")
    lines = [
        line
        for group, points in told.items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in points.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines))
    return folder


def test_a_chapter_and_a_format_of_another_package_stand_beside_ours(tmp_path: Path) -> None:
    path = [Path(kit.__file__).parents[1], TOY, installed(tmp_path / "site")]
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(out)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, path))},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    titles = (out / "evidence-book.txt").read_text("utf-8").splitlines()
    assert titles[0] == "0. Passport of the document"
    assert titles[-1].endswith(". Mood of the day")
    assert titles[-1].startswith("Annex ")
    assert "| good | 5 |" in (out / "evidence-book.md").read_text("utf-8")
    moods = (out / "evidence-book-moods.csv").read_text("utf-8-sig").split()
    assert moods == ["mood,n", "good,5", "so-so,0", "bad,1"]
