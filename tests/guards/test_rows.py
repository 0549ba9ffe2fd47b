"""Rows of the method that are said to be served are those that marked tests show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kit
from kit.cli import main
from kit.cli.rows import rows_served

ROOT = Path(kit.__file__).parents[1]


def listed() -> list[str]:
    """Give the rows that the README says are served."""
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"<!-- rows:begin -->\n(.*?)\n<!-- rows:end -->", readme, re.DOTALL)
    assert found, "README.md has no list of rows"
    return [row for row in re.split(r",\s*", found[1].strip()) if row]


def test_marks_name_rows_of_the_method() -> None:
    """Prevents: a mistyped row that looks served."""
    for row, tests in rows_served(ROOT).items():
        assert re.fullmatch(r"[A-E](0[1-9]|[1-4]\d)", row), (row, tests)


def test_only_tests_are_marked() -> None:
    """Prevents: a row that a helper claims, which never runs."""
    for row, tests in rows_served(ROOT).items():
        for file, name in tests:
            assert name.startswith("test_"), (row, name)
            assert Path(file).name.startswith("test_"), (row, file)


def test_the_readme_lists_every_row_that_a_test_shows_and_no_other() -> None:
    """Prevents: a front page that promises more, or less, than the tests hold."""
    assert listed() == list(rows_served(ROOT))


def test_the_command_prints_each_row_with_its_tests_as_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Prevents: a list of rows without what shows them."""
    (tmp_path / "tests" / "unit").mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "tests" / "unit" / "test_a.py").write_text(
        "import pytest\n\n"
        '@pytest.mark.row("B02", "A01")\nasync def test_it_rains():\n    pass\n\n'
        "class TestSun:\n"
        '    @pytest.mark.row("B02")\n    def test_it_shines(self):\n        pass\n\n'
        '# @pytest.mark.row("C03")\ndef test_nothing_is_said():\n    pass\n',
        "utf-8",
    )
    assert main(["rows", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "A01",
        "    it rains (tests/unit/test_a.py)",
        "B02",
        "    it rains (tests/unit/test_a.py)",
        "    it shines (tests/unit/test_a.py)",
    ]


def test_without_a_checkout_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prevents: a traceback, or an empty list that looks like an answer."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["rows", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"kit: There are no tests in {tmp_path}: the rows are read from a checkout of the kit.\n"
    )
