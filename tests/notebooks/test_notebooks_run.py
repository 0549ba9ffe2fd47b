"""Every notebook of the pack runs from the first cell to the last, in a fresh kernel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_notebooks_of_a_new_workshop_run_without_an_error(
    tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "workshop"
    assert main(["new", str(folder), f"--language={language}"]) == 0
    environment = {
        **os.environ,
        "KIT_FOLDER": str(folder),
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    for name in ("KIT_FACE", "KIT_LOG"):
        environment.pop(name, None)
    command = [
        sys.executable, "-m", "pytest", "--nbval-lax", "--nbval-current-env",
        "--nbval-cell-timeout=120", "-p", "no:cacheprovider", "-c", os.devnull,
        f"--rootdir={folder}", str(folder / "workshops"), str(folder / "slides"),
    ]  # fmt: skip
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        timeout=300,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == 0, told[-4000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed, told[-4000:]
    cells = sum(
        path.read_text("utf-8").count('"cell_type": "code"') for path in folder.rglob("*.ipynb")
    )
    assert int(passed.group(1)) == cells > 0
