"""The house has floors, and imports point down."""

from __future__ import annotations

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import kit

PACKAGE = Path(kit.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
LEAVES = {"language", "place"}
_BELOW = {"charts", "evidence", "statistics", "log", "domain"}
MAY: dict[str, set[str]] = {
    "domain": set(),
    "kinds": {"domain"},
    "charts": set(),
    "statistics": {"domain"},
    "log": {"domain"},
    "evidence": {"charts", "statistics", "domain"},
    "room": _BELOW,
    "imports": {"domain"},
    "rehearsal": {"domain"},
    "widgets": {"room", *_BELOW},
    "activities": {"room", *_BELOW},
    "standard": {"activities", "imports", "room", *_BELOW},
    "sessions": {"activities", "widgets", "domain"},
    "frames": {"activities", "standard", "room", *_BELOW},
    "reading": {"frames", "standard", "widgets", "room", *_BELOW},
    "server": {"widgets", "room", "log", "domain"},
    "cli": {
        "activities",
        "server",
        "widgets",
        "standard",
        "rehearsal",
        "imports",
        "room",
        "log",
        "domain",
    },
}
"""Floor to the floors it may import; the leaves are open to everybody."""  # fmt: skip

FACES = {"widgets", "imports", "standard", "rehearsal"}
"""What the parts of an activity that face people may import beside its rules and figures."""
WITHOUT_FACES = {
    "__init__", "answers", "chapter", "codings", "commands", "decision_rule", "draw", "events",
    "figures", "lacks", "play", "questions", "results", "rules", "themes", "views",
}  # fmt: skip
"""Files of an activity that know neither Jupyter nor any face."""

OUTSIDE: dict[str, set[str]] = {
    "domain": {"pydantic"},
    "kinds": set(),
    "charts": set(),
    "language": {"babel", "simplemma"},
    "place": set(),
    "log": {"cryptography", "psycopg"},
    "statistics": {"numpy", "scipy", "choix", "rapidfuzz"},
    "evidence": {"numpy", "altair", "pandas"},
    "frames": {"pandas"},
    "reading": {"pandas"},
    "room": {"pydantic"},
    "standard": {
        "babel",
        "docx",
        "numpy",
        "pandas",
        "pydantic",
        "segno",
        "openpyxl",
        "typst",
        "PIL",
        "vl_convert",
        "altair",
    },
    "imports": {"openpyxl", "rapidfuzz"},
    "rehearsal": {"tornado"},
}
"""Packages that the lower floors may use: none of them is Jupyter."""


def imports(path: Path) -> set[str]:
    """Give the modules that a file imports, wherever in it, each with what it takes from it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def floor(path: Path) -> str:
    """Give the floor of a file."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def of_ours(path: Path) -> set[str]:
    """Give the floors that a file imports."""
    named = {name.split(".")[1] for name in imports(path) if name.startswith("kit.")}
    return {
        name for name in named if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").exists()
    }


def told(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=told)
def test_imports_point_down(path: Path) -> None:
    """Prevents: a statistic that needs a server, and a house that can only be moved whole."""
    name = floor(path)
    if name in ("__init__", "__main__"):
        assert of_ours(path) <= {"sessions", "reading", "widgets", "server", "cli"}
        return
    allowed = {name} | (set() if name in LEAVES else MAY[name] | LEAVES)
    if name == "activities" and path.stem not in WITHOUT_FACES:
        allowed |= FACES
    if name == "activities" and path.stem == "chapter":
        allowed |= {"standard"}
    assert of_ours(path) <= allowed


@pytest.mark.parametrize(
    "name", ["log", "evidence", "room", "rehearsal", "standard", "server", "cli"]
)
def test_no_file_of_a_floor_needs_one_that_needs_it(name: str) -> None:
    """Prevents: two files that can only be read, tested and moved together."""
    files = {
        ".".join(("kit", *path.relative_to(PACKAGE).with_suffix("").parts)): imports(path)
        for path in FILES
        if floor(path) == name
    }
    needs = {
        module: {other for other in files for one in taken if f"{one}.".startswith(f"{other}.")}
        for module, taken in files.items()
    }
    TopologicalSorter(needs).prepare()


def test_every_floor_is_on_the_plan() -> None:
    """Prevents: a new folder that no rule is about."""
    floors = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert floors - {"pack_files"} == {name for name in MAY if (PACKAGE / name).is_dir()} | {
        "language"
    }


CIRCLES: set[frozenset[str]] = set()
"""The circles that still wait to be opened: this list only ever gets shorter."""


def module(path: Path) -> str:
    """Give the dotted name of a file."""
    inside = path.relative_to(PACKAGE.parent).with_suffix("")
    return ".".join(inside.parts).removesuffix(".__init__")


def graph(files: dict[str, Path]) -> dict[str, set[str]]:
    """Give for each module those that it names in an import, wherever in it.

    Imports for types alone count as well: a file that speaks of another's types cannot be
    read, moved or tested without it.
    """
    named = {name: imports(path) for name, path in files.items()}
    return {
        name: {target if target in files else target.rpartition(".")[0] for target in targets}
        & files.keys()
        for name, targets in named.items()
    }


def circles(graph: dict[str, set[str]]) -> set[frozenset[str]]:
    """Give the groups of modules that reach each other, and so themselves."""
    reached: dict[str, set[str]] = {}
    for name in graph:
        seen, waiting = set(), {name}
        while waiting:
            new = graph[waiting.pop()] - seen
            seen |= new
            waiting |= new
        reached[name] = seen
    return {
        frozenset(other for other in seen if name in reached[other])
        for name, seen in reached.items()
        if name in seen
    }


def test_no_imports_run_in_a_circle() -> None:
    """Prevents: two files that can only be understood, moved and loaded together."""
    found = circles(graph({module(path): path for path in FILES}))
    assert found - CIRCLES == set(), "a new circle: move what both need into a third file"
    assert CIRCLES - found == set(), "opened or smaller by now: shorten the list of circles"


def test_the_guard_above_notices_a_circle_however_it_is_imported(tmp_path: Path) -> None:
    """Prevents: a guard that lets everything pass."""
    texts = {
        "kit.a": "from kit.b import f",
        "kit.b": "def f():\n    from kit import c",
        "kit.c": "if TYPE_CHECKING:\n    import kit.a",
        "kit.d": "from kit.a import f",
    }
    files = {name: tmp_path / f"{name}.py" for name in texts}
    for name, text in texts.items():
        files[name].write_text(text)
    assert circles(graph(files)) == {frozenset({"kit.a", "kit.b", "kit.c"})}
    files["kit.c"].write_text("")
    assert circles(graph(files)) == set()


RENDERERS = sorted((PACKAGE / "standard" / "formats").glob("*.py"))
CHAPTERS = sorted(
    [*(PACKAGE / "standard" / "chapters").glob("*.py"), *PACKAGE.glob("activities/*/chapter.py")]
)


@pytest.mark.parametrize("path", RENDERERS, ids=told)
def test_a_renderer_knows_nodes_and_no_workshop(path: Path) -> None:
    """Prevents: a format that says what the others do not."""
    known = (
        "kit.standard.nodes",
        "kit.standard.editions",
        "kit.standard.formats",
        "kit.charts",
        "kit.language",
        "kit.domain.extensions",
        "kit.domain.registry",
    )
    assert not [
        one for one in imports(path) if one.startswith("kit.") and not one.startswith(known)
    ]


@pytest.mark.parametrize("path", CHAPTERS, ids=told)
def test_a_chapter_knows_no_renderer(path: Path) -> None:
    """Prevents: a chapter that can be told in one format only."""
    assert not [one for one in imports(path) if one.startswith("kit.standard.formats")]


@pytest.mark.parametrize("path", [p for p in FILES if floor(p) in OUTSIDE], ids=told)
def test_lower_floors_use_few_packages_and_never_jupyter(path: Path) -> None:
    """Prevents: rules that start reading files or talking to Jupyter, and slow tests."""
    packages = {name.split(".")[0] for name in imports(path)} - {"kit"} - sys.stdlib_module_names
    assert packages <= OUTSIDE[floor(path)]


@pytest.mark.parametrize("path", [p for p in FILES if floor(p) == "domain"], ids=told)
def test_the_domain_does_no_input_and_no_output(path: Path) -> None:
    """Prevents: rules whose answer depends on the clock, a file or the network.

    A seeded ``random.Random`` is a pure function of its seed; the module's own generator is not.
    """
    assert "random." not in path.read_text("utf-8").replace("random.Random", "")
    reaching = {"sqlite3", "os", "pathlib", "socket", "time", "asyncio", "subprocess"}
    assert not {name.split(".")[0] for name in imports(path)} & reaching


@pytest.mark.parametrize("path", [p for p in FILES if floor(p) == "statistics"], ids=told)
def test_statistics_know_nothing_of_a_workshop(path: Path) -> None:
    """Prevents: a formula that can only be tested by playing a whole session."""
    domain = {name for name in imports(path) if name.startswith("kit.domain.")}
    assert {name for name in domain if not name.startswith("kit.domain.few.")} <= {
        "kit.domain.refusal.Refusal"
    }


def test_importing_the_domain_and_the_room_brings_neither_jupyter_nor_pandas() -> None:
    """Prevents: a heavy import that slips in by another's ``__init__``."""
    import subprocess

    code = (
        "import sys, kit, kit.domain.rules, kit.log, kit.room.journal;"
        "print([m for m in ('pandas', 'jupyter_server', 'ipywidgets', 'tornado', 'altair')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_every_file_of_the_core_can_be_imported_first() -> None:
    """Prevents: a circle by way of a package's ``__init__``, which bites whoever comes first."""
    import subprocess

    names = [module(path) for path in FILES if floor(path) in ("domain", "room", "activities")]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}:\n"
        "    for known in [one for one in sys.modules if one.split('.')[0] == 'kit']:\n"
        "        del sys.modules[known]\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
