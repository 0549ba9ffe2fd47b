"""Finds Node and what checks scripts, and notes on each test whether they were checked."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLDEST = (20, 9)
"""The oldest Node that the linter runs on."""

_UNREACHABLE = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH"
    r"|ENOTCACHED|ERR_SOCKET_TIMEOUT|code E(?:403|407|5\d\d)|network"
)
_WHOLE = "checked, by types, lint and its own tests"
_told = pytest.StashKey[str]()


def _missing() -> str:
    """Say why scripts cannot be checked on this machine; ``""`` if they can."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return "there is no Node with npm here (the kit does not need it)"
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(int(part) for part in re.findall(r"\d+", told)[:2])
    return "" if version >= OLDEST else f"Node {told.strip()} is too old; {OLDEST} is needed"


@pytest.fixture(autouse=True)
def _noted(
    record_property: Callable[[str, object], None], pytestconfig: pytest.Config
) -> Iterator[None]:
    """Note on the test what the end of the run says of scripts, whichever process ran it."""
    yield
    if told := pytestconfig.stash.get(_told, ""):
        record_property("javascript", told)


@pytest.fixture(scope="session")
def node(pytestconfig: pytest.Config) -> str:
    """Give the path of Node, where it is found."""
    if why := _missing():
        pytestconfig.stash[_told] = f"NOT checked: {why}"
        pytest.skip(f"JavaScript is not checked: {why}")
    pytestconfig.stash.setdefault(_told, "checked by its own tests alone")
    return str(shutil.which("node"))


@pytest.fixture(scope="session")
def tools(node: str, pytestconfig: pytest.Config) -> Iterator[Path]:
    """Give the folder of the compiler and the linter that package.json names.

    Those that somebody has installed in the checkout are taken if their versions are right; else
    they are fetched into a folder that goes with the session, and its cache with it.
    """
    here = ROOT / "node_modules"
    if _are_those(here):
        pytestconfig.stash[_told] = _WHOLE
        yield here
        return
    with tempfile.TemporaryDirectory(prefix="kit-tools-") as folder:
        shutil.copy(ROOT / "package.json", folder)
        wrong = _installed(Path(folder))
        if _UNREACHABLE.search(wrong):
            why = "the package registry cannot be reached to fetch the compiler and the linter"
            pytestconfig.stash[_told] = f"types and lint NOT checked: {why}"
            pytest.skip(why)
        assert not wrong, wrong
        assert _are_those(Path(folder) / "node_modules")
        pytestconfig.stash[_told] = _WHOLE
        yield Path(folder) / "node_modules"


def _installed(folder: Path) -> str:
    """Fetch what a folder's package.json names; give what was wrong, ``""`` for nothing."""
    try:
        told = subprocess.run(
            [str(shutil.which("npm")), "install", "--no-save", "--no-package-lock", "--no-audit",
             "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=30000",
             f"--cache={folder}/cache"],
            cwd=folder, capture_output=True, text=True, timeout=120, check=False,
            env=os.environ | {"CI": "true"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "ETIMEDOUT"
    return told.stderr if told.returncode else ""


def _are_those(folder: Path) -> bool:
    """Whether a folder holds the very versions that package.json names."""
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    files = {name: folder / name / "package.json" for name in wanted}
    return all(
        path.exists() and json.loads(path.read_text("utf-8"))["version"] == wanted[name]
        for name, path in files.items()
    )
