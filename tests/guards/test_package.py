"""What is shipped: everything a workshop needs, under licences that a company may use."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest

import kit

ROOT = Path(kit.__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ALLOWED = {
    "altair", "anywidget", "babel", "choix", "cryptography", "ipykernel", "ipywidgets",
    "jupyter-server", "jupyterlab", "nbformat", "numpy", "openpyxl", "pandas", "pydantic",
    "python-docx", "rapidfuzz", "scipy", "segno", "simplemma", "tornado", "traitlets", "typst",
    "vl-convert-python", "voila",
}  # fmt: skip
"""Every package here was weighed: who keeps it, what it brings, under which licence."""


def names(requirements: list[str]) -> set[str]:
    return {plain(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in requirements}  # type: ignore[index]


def plain(name: str) -> str:
    """Give the one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_nothing_is_required_that_nobody_weighed() -> None:
    """Prevents: a dependency that comes in with a quick fix and stays for years."""
    assert names(PROJECT["dependencies"]) <= ALLOWED
    assert names(PROJECT["optional-dependencies"]["postgres"]) == {"psycopg"}


def test_every_requirement_is_bounded_above() -> None:
    """Prevents: a workshop that breaks on the morning when somebody else releases."""
    assert [line for line in PROJECT["dependencies"] if "<" not in line] == []


def test_every_package_that_the_kit_imports_comes_with_it() -> None:
    """Prevents: a kit that runs where it was written, and nowhere else."""
    deep = brought(names(PROJECT["dependencies"])) | {"psycopg"}
    known = packages_distributions()
    missing = set()
    for path in (ROOT / "kit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = (
                [one.name for one in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            )  # fmt: skip
            for package in {name.partition(".")[0] for name in named}:
                if package in sys.stdlib_module_names or package == "kit":
                    continue
                gives = {plain(name) for name in known.get(package, [package])}
                if not gives & deep:
                    missing.add(f"{path.name}: {package}")
    assert missing == set()


def licence(name: str) -> str:
    """Give what a package says of its licence, the long text left out."""
    told = distribution(name).metadata
    said = [told.get("License-Expression") or "", (told.get("License") or "").partition("\n")[0]]
    said += [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    return " | ".join(said)


def brought(wanted: set[str]) -> set[str]:
    """Give the packages with all that they bring along, extras left out."""
    found: set[str] = set()
    while wanted - found:
        name = (wanted - found).pop()
        found.add(name)
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            continue  # for another platform or Python
        wanted |= names([line for line in requires if "extra ==" not in line])
    return found


GPL = re.compile(r"\b(?:GPL|AGPL|General Public License)", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser General Public|Library or Lesser", re.IGNORECASE)


def test_nothing_under_the_gpl_is_needed_at_run_time() -> None:
    """Prevents: a kit under BSD that a company cannot pass on."""
    strict = []
    for name in sorted(brought(names(PROJECT["dependencies"]))):
        try:
            said = licence(name)
        except PackageNotFoundError:
            continue
        if (
            GPL.search(said)
            and not LESSER.search(said)
            and not re.search(r"\bMIT\b|BSD|Apache|MPL", said)
        ):
            strict.append(f"{name}: {said}")
    assert strict == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--no-build-isolation",
         "--no-index", "--disable-pip-version-check", "-q", "-w", str(folder)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def sources(*patterns: str) -> set[str]:
    """Give the files of the package that fit, as they are named in a wheel."""
    return {
        path.relative_to(ROOT).as_posix()
        for pattern in patterns
        for path in (ROOT / "kit").rglob(pattern)
    }


def test_the_wheel_holds_every_file_that_the_kit_reads(wheel: Path) -> None:
    """Prevents: a kit that works in a checkout and shows empty pages when it is installed."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    wanted = sources(
        "*.py", "*.js", "*.css", "*.j2", "*.typ", "*.json", "*.po", "*.toml", "*.typed"
    )
    for part, ending in (("workshops", "ipynb"), ("slides", "ipynb"), ("data", "json")):
        found = {
            f"kit/pack_files/{p.relative_to(ROOT).as_posix()}"
            for p in (ROOT / part).rglob(f"*.{ending}")
        }
        assert found
        wanted |= found
    assert wanted - inside == set()
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """Prevents: tests, caches and somebody's workshop on a customer's machine."""
    with zipfile.ZipFile(wheel) as archive:
        inside = archive.namelist()
    assert {name.split("/")[0] for name in inside} == {
        "kit", next(name.split("/")[0] for name in inside if ".dist-info/" in name)
    }  # fmt: skip
    stray = re.compile(r"__pycache__|\.pyc$|workshop\.kit|ipynb_checkpoints|/tests?/|\.workshop-")
    assert [name for name in inside if stray.search(name)] == []


def test_an_installed_kit_runs_and_makes_a_workshop_from_any_folder(
    wheel: Path, tmp_path: Path
) -> None:
    """Prevents: a release that finds its notebooks and words only beside the sources."""
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "-q",
         "--disable-pip-version-check", "--target", str(target), str(wheel)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("KIT_", "PYTHONPATH"))}
    environment["PYTHONPATH"] = str(target)

    def run(*argv: str) -> str:
        done = subprocess.run(
            [sys.executable, *argv], cwd=elsewhere, env=environment, capture_output=True,
            text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert str(target) in run("-c", "import kit; print(kit.__file__)")
    told = run("-m", "kit", "--help")
    for command in ("new", "serve", "demo", "rehearse", "status", "export", "check", "erase"):
        assert command in told
    assert run("-m", "kit", "--version").strip() == f"kit {kit.__version__}"
    run("-m", "kit", "new", "spring", "--language", "uk")
    made = next((elsewhere / "spring" / "workshops").glob("*.ipynb")).read_text("utf-8")
    assert re.search(r"[а-яіїєґ]", made), "the catalogues are inside"
    assert (
        run("-c", "from kit.server.assets import Assets; print(len(Assets().files))").strip() == "8"
    )
