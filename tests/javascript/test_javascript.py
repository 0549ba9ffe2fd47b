"""What runs in browsers: its types, its lint, its own tests, and that its bundles load."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from kit.domain.registry import types
from kit.language import LANGUAGES
from kit.server.assets import Assets
from kit.widgets.bundle import bundle, scripts_of
from tests.javascript import protocol_types, states

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip


def test_the_types_of_the_protocol_are_those_of_python() -> None:
    """Prevents: scripts checked against a protocol that nobody speaks any more."""
    again = "python -m tests.javascript.protocol_types"
    for path, text in protocol_types.written().items():
        assert path.read_text("utf-8") == text, again


def test_the_languages_of_pages_are_those_of_the_catalogues() -> None:
    """Prevents: a language that can be chosen on a phone and is spoken nowhere."""
    text = (ROOT / "kit" / "widgets" / "words.js").read_text("utf-8")
    offered = re.search(r"LANGUAGES = \[(.*?)\n\];", text, re.DOTALL)
    assert offered is not None
    assert dict(re.findall(r'\["(\w+)", "(\w+)"\]', offered[1])) == LANGUAGES


TYPE = re.compile(r"@(?:type|param|returns|typedef|property|template|satisfies)\s*(\{.*)")


def test_no_type_is_given_up() -> None:
    """Prevents: a check that passes because it was told to look away."""
    found = []
    for path in sorted([*(ROOT / "kit").rglob("*.js"), *(ROOT / "kit").rglob("*.d.ts")]):
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            typed = TYPE.search(line) if path.suffix == ".js" else re.match("(.*)", line)
            given_up = typed and re.search(r"(?<![\w-])any(?![\w-])", typed[1])
            comment = path.suffix == ".ts" and re.match(r"\s*(?:/\*\*|\*)", line)
            if (given_up and not comment) or re.search(r"@ts-(?:ignore|nocheck|expect)", line):
                found.append(f"{path.name}:{n}: {line.strip()}")
    assert found == []


def test_scripts_keep_to_their_types_and_python_tells_what_they_say(
    node: str, tools: Path, tmp_path: Path
) -> None:
    (tmp_path / "states.ts").write_text(states.written(tmp_path), "utf-8")
    project = {
        "extends": str(ROOT / "tsconfig.json"),
        "include": [str(ROOT / "kit"), str(ROOT / "tests" / "toy_extension")],
        "files": ["states.ts"],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(project), "utf-8")
    told = run(node, tools / "typescript" / "bin" / "tsc", "--project", tmp_path)
    assert told.returncode == 0, told.stdout


def test_scripts_are_clean(node: str, tools: Path) -> None:
    told = run(node, tools / "eslint" / "bin" / "eslint.js", ".")
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.js")), ids=lambda path: path.stem)
def test_what_scripts_work_out_is_right(node: str, path: Path) -> None:
    told = run(node, "--test", path)
    assert told.returncode == 0, told.stdout


def test_every_bundle_loads(node: str, tmp_path: Path) -> None:
    """Prevents: a page that stays white because of a word that no test of Python reads."""
    for key, one in types().items():
        script = scripts_of(one) / "desk.js"
        (tmp_path / f"{key}.desk.js").write_text(bundle(script), "utf-8")
    assets = Assets()
    for name in ("phone", "wall"):
        (tmp_path / f"{name}.page.js").write_bytes(assets.files[f"{name}.js"][1])
    told = run(node, HERE / "loads.js", tmp_path)
    assert told.returncode == 0, told.stderr
    lines = {
        "phone.page.js": "ws://10.0.0.1/join/ROOM/ws",
        "wall.page.js": "ws://10.0.0.1/wall/ROOM/ws",
    }
    assert json.loads(told.stdout) == {f"{key}.desk.js": "function" for key in types()} | lines
