"""What every file of the kit keeps to, so that a newcomer finds any room of the house."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

import kit

PACKAGE = Path(kit.__file__).parent
ROOT = PACKAGE.parent
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
TYPES = sorted(PACKAGE.rglob("*.d.ts"))
STYLES = sorted(PACKAGE.rglob("*.css"))
TEMPLATES = sorted([*PACKAGE.rglob("*.j2"), *PACKAGE.rglob("*.html")])
CODE = sorted([*PACKAGE.rglob("*.py"), *SCRIPTS, *TYPES, *STYLES])
NOTEBOOKS = sorted([*(ROOT / "workshops").glob("*.ipynb"), *(ROOT / "slides").glob("*.ipynb")])
WRITTEN = {path for path in TYPES if "Written by `python" in path.read_text("utf-8")}
"""Types that are written from Python: as long as what they are written from."""
LONGEST = 400
WIDEST = 100
LONGEST_FUNCTION = 40
"""Lines, a docstring apart: it says what is not to be seen in the code."""
LONGER_FUNCTIONS = {"kit/cli/main.py parser": "one row an option, and nothing to decide"}
"""Functions that read better in one piece, each with the reason."""


def told(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def without_comments(text: str) -> str:
    """Leave out block comments and whole-line comments of a script or style sheet."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("path", [path for path in CODE if path not in WRITTEN], ids=told)
def test_a_file_is_one_concept_and_fits_on_a_few_screens(path: Path) -> None:
    """Prevents: the file that everybody adds to and nobody reads."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    first = function.body[0]
    docstring = ast.get_docstring(function) is not None
    told_apart = first.end_lineno - first.lineno + 1 if docstring and first.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - told_apart


def longer_functions(path: Path) -> set[str]:
    """Give the functions of a file that are longer than most screens."""
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > LONGEST_FUNCTION
    }


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=told)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    """Prevents: the function in which everything happens and nothing can be found."""
    assert {f"{told(path)} {name}" for name in longer_functions(path)} <= set(LONGER_FUNCTIONS)


def test_the_guard_counts_the_lines_of_a_function_and_not_of_its_docstring(tmp_path: Path) -> None:
    """Prevents: a guard that lets everything pass, and docstrings that are cut for it."""
    file = tmp_path / "one.py"
    docstring = '    """Say it.\n' + "\n" * 30 + '    """\n'
    for lines, found in ((LONGEST_FUNCTION - 1, set()), (LONGEST_FUNCTION, {"one"})):
        file.write_text("def one():\n" + docstring + "    go()\n" * lines)
        assert longer_functions(file) == found


@pytest.mark.parametrize("path", [*SCRIPTS, *TYPES, *STYLES], ids=told)
def test_no_line_is_wider_than_a_screen(path: Path) -> None:
    """Prevents: what nobody reads to its end; Python's lines are the linter's."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [n for n, line in lines if len(line) > WIDEST] == []


INTO_HTML = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|srcdoc)\b"
    r"|document\.write|\beval\s*\(|\bnew\s+Function\b|set(?:Timeout|Interval)\(\s*[\"'`]"
)


@pytest.mark.parametrize("path", SCRIPTS, ids=told)
def test_no_script_turns_text_into_markup_or_code(path: Path) -> None:
    """Prevents: what somebody types on a phone running in everybody's browser."""
    assert not INTO_HTML.findall(without_comments(path.read_text("utf-8")))


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES, *TEMPLATES], ids=told)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    """Prevents: a page that hangs where there is no internet, and one that tells who is here."""
    text = path.read_text("utf-8")
    urls = set(re.findall(r"(?:https?|wss?):\\?/\\?/\w[^\s\"'`)>]*", text))
    assert urls <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not re.search(r"""(?:src|href|url\(|from|import\()\s*=?\s*["'(]?//""", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=told)
def test_no_script_needs_what_plain_http_does_not_have(path: Path) -> None:
    """Prevents: phones that work on the developer's localhost and nowhere else."""
    text = without_comments(path.read_text("utf-8"))
    for name in ("randomUUID", "crypto.subtle", "navigator.clipboard", "serviceWorker"):
        assert name not in text


@pytest.mark.parametrize("path", [p for p in SCRIPTS if "desk" in p.parts], ids=told)
def test_a_part_of_the_desk_that_listens_or_repeats_also_stops(path: Path) -> None:
    """Prevents: a listener or timer more for each time a cell is run again."""
    text = without_comments(path.read_text("utf-8"))
    if re.search(r"\bsetInterval\(|(?:window|document)\.addEventListener\(|\bmodel\.on\(", text):
        assert re.search(
            r"\bclearInterval\(|removeEventListener\(|\bmodel\.off\(|AbortController|signal\b", text
        )


@pytest.mark.parametrize("path", SCRIPTS, ids=told)
def test_scripts_are_checked_by_their_types(path: Path) -> None:
    """Prevents: a script that editors and checkers pass over."""
    assert "// @ts-check" in path.read_text("utf-8")[:400]


def test_there_are_notebooks() -> None:
    """Prevents: the guards below passing because they found nothing."""
    assert len(NOTEBOOKS) >= 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=told)
def test_notebooks_are_thin_clean_and_import_only_the_kit(path: Path) -> None:
    """Prevents: logic in notebooks, and a facilitator's results in the repository."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    raw = re.findall(r'"id": "', path.read_text("utf-8"))
    assert len(raw) == len(notebook.cells), "every cell has an id"
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        assert cell.outputs == []
        assert cell.execution_count is None
        assert len(cell.source.splitlines()) <= 3
        tree = ast.parse(cell.source)
        for node in ast.walk(tree):
            assert not isinstance(node, ast.If | ast.For | ast.While | ast.FunctionDef | ast.Try)
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert isinstance(node, ast.Import)
                assert [name.name for name in node.names] == ["kit"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=told)
def test_the_calls_of_a_notebook_are_calls_that_the_kit_has(path: Path) -> None:
    """Prevents: a renamed call that is noticed on the day of the workshop."""
    from kit.sessions import Session
    from kit.widgets.deck import Deck

    calls = {"session": Session, "deck": Deck}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            for name, method in re.findall(r"^(session|deck)\.(\w+)\(", cell.source, re.MULTILINE):
                assert callable(getattr(calls[name], method))


def test_every_deck_shows_activities_that_its_session_has() -> None:
    """Prevents: an empty slide on the wall because a notebook's activity was renamed."""
    from kit.place import session_of

    declared: dict[str, set[str]] = {}
    named = {"trials": "try"}
    for path in (ROOT / "workshops").glob("*.ipynb"):
        found = declared.setdefault(session_of(path), set())
        for cell in nbformat.read(path, as_version=4).cells:
            if "session.quiz(" in cell.source:
                found.add("question.quiz")
            if "session.sign(" in cell.source:
                found.add("signing")
            for does, kind in re.findall(r'session\.(\w+)\("(\w+)"', cell.source):
                keyed = re.search(r'\bkey="([^"]+)"', cell.source)
                name = f"pulse.{kind}" if does == "pulse" else f"{kind}.{named.get(does, does)}"
                found.add(keyed[1] if keyed else name)
    for path in (ROOT / "slides").glob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                for key in re.findall(r'deck\.activity\("([^"]+)"', cell.source):
                    assert key in declared[session_of(path)], f"{path.name}: {key}"


def test_the_readme_shows_how_to_begin() -> None:
    """Prevents: a front page whose first command does not work."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"^\s*(?:\$ )?.*\bkit demo\b", readme, re.MULTILINE)
    assert re.search(r"^\s*(?:\$ )?.*\bkit serve\b", readme, re.MULTILINE)


def test_every_kit_command_that_a_text_names_is_one_that_exists() -> None:
    """Prevents: documents that speak of commands and options that are gone."""
    from kit.cli.main import parser

    actions = [a for a in parser()._actions if a.dest == "command"]
    known = {name: sub for action in actions for name, sub in (action.choices or {}).items()}
    for path in ROOT.glob("*.md"):
        blocks = re.findall(
            r"```(?:sh|bash|console|shell)?\n(.*?)```", path.read_text("utf-8"), re.DOTALL
        )
        for line in "\n".join(blocks).splitlines():
            if found := re.match(r"\s*(?:\$ )?(?:python -m )?kit (\w+)(.*)", line):
                assert found[1] in known, f"{path.name}: {line}"
                for option in re.findall(r"(--[a-z][a-z-]+)", found[2]):
                    assert option in known[found[1]]._option_string_actions or found[1] == "serve"
