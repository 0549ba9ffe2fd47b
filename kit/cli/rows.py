"""``kit rows``: which rows of the method are served, and by which tests that is shown."""

from __future__ import annotations

import argparse
import ast
from pathlib import Path

import kit
from kit.cli.errors import CommandError
from kit.language import N_

Marked = tuple[str, str]
"""A test: its file, as seen from the checkout, and its name."""


def rows(arguments: argparse.Namespace) -> int:
    """Print the rows served so far, each with the tests that show it.

    Raises:
        CommandError: there is no checkout with tests at this place.
    """
    folder = arguments.folder or Path(kit.__file__).parents[1]
    for row, tests in rows_served(folder).items():
        print(row)
        for file, name in tests:
            print(f"    {name.removeprefix('test_').replace('_', ' ')} ({file})")
    return 0


def rows_served(checkout: Path) -> dict[str, list[Marked]]:
    """Give the marked tests of a checkout by row, rows in their order; nothing is run.

    Raises:
        CommandError: there is no checkout with tests at this place.
    """
    tests = checkout / "tests"
    if not (tests.is_dir() and (checkout / "pyproject.toml").is_file()):
        raise CommandError(
            N_("There are no tests in {place}: the rows are read from a checkout of the kit."),
            place=checkout,
        )
    found: dict[str, list[Marked]] = {}
    for path in sorted(tests.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for row in _marks(node):
                    test = (path.relative_to(checkout).as_posix(), node.name)
                    found.setdefault(row, []).append(test)
    return dict(sorted(found.items()))


def _marks(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Give the rows in the marks of one test."""
    return [
        str(given.value)
        for mark in node.decorator_list
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.row"
        for given in mark.args
        if isinstance(given, ast.Constant)
    ]
