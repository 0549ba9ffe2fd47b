"""The public face has types: a checker knows what each call takes and gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import kit

ROOT = Path(kit.__file__).parents[1]


def test_a_type_checker_knows_what_every_public_call_takes_and_gives() -> None:
    file = Path(__file__).parent / "public_face.py"
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(file)],
        cwd=ROOT,
        env=os.environ | {"MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
