"""One script out of several modules: it does what they do, and says what it cannot bundle."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kit.server.assets import Assets
from kit.widgets.bundle import BundleError, bundle, modules_of, slim


def write(folder: Path, **modules: str) -> Path:
    """Write modules; give the one that is called main."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / "main.js"


def test_modules_come_once_and_after_what_they_import(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        main='import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\nexport const b = (x) => c(x);\n',
        c="export function c(x) { return x; }\n",
    )
    assert [path.stem for path in modules_of(entry)] == ["c", "b", "main"]


def test_a_bundle_imports_nothing_and_exports_the_entrys_default(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        main='import {\n  one,\n  two as zwei,\n} from "./lib.js";\n'
        "export default { say: () => one() + zwei };\n",
        lib=(
            "export const two = 2;\nexport async function one() { return 1; }\nexport class "
            "Three {}\n"
        ),
    )
    text = bundle(entry)
    assert not re.search(r"^\s*import\b", text, re.MULTILINE)
    assert re.findall(r"^export .*$", text, re.MULTILINE) == ["export default _1_main._default;"]
    assert "return { two, one, Three };" in text
    assert "const {\n  one,\n  two: zwei,\n} = _0_lib;" in text


@pytest.mark.parametrize(
    "line",
    ['import x from "./lib.js";', 'import "./lib.js";', 'import * as x from "./lib.js";',
     'import { x } from "far-away";', 'export * from "./lib.js";', "export { x };"],
)  # fmt: skip
def test_a_form_that_the_bundler_does_not_know_is_told_with_its_place(
    tmp_path: Path, line: str
) -> None:
    entry = write(tmp_path, main=f"{line}\n", lib="export const x = 1;\n")
    with pytest.raises(BundleError, match=r"main\.js: "):
        bundle(entry)


def test_an_import_of_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        bundle(write(tmp_path, main='import { x } from "./none.js";\n'))


def test_slimming_drops_comments_and_keeps_every_text() -> None:
    script = (
        '/** Doc\n * more */\n// a line\n  const a = "http: // no comment"; // kept\n\n  b();\n'
    )
    assert slim(script) == 'const a = "http: // no comment"; // kept\nb();\n'


@pytest.mark.parametrize("name", ["phone.js", "wall.js"])
def test_what_phones_and_walls_load_is_one_whole_script_without_imports(name: str) -> None:
    kind, content = Assets().files[name]
    text = content.decode()
    assert kind == "text/javascript; charset=utf-8"
    assert not re.search(r"^\s*(?:import|export)\s*[{*\"]", text, re.MULTILINE)
    assert text.count("{") == text.count("}")
    if node := shutil.which("node"):
        told = subprocess.run([node, "--check", "--input-type=module"], input=text, text=True,
                              capture_output=True, timeout=30, check=False)  # fmt: skip
        assert told.returncode == 0, told.stderr


def test_the_version_of_the_assets_is_their_content() -> None:
    one, other = Assets(), Assets()
    assert one.version == other.version
    changed = Assets()
    kind, content = changed.files["phone.css"]
    changed.files["phone.css"] = (kind, content + b"\n")
    assert changed.version != one.version


def test_an_import_of_what_a_module_does_not_export_is_told_at_once(tmp_path: Path) -> None:
    entry = write(tmp_path, main='import { gone } from "./a.js";\n', a="export const here = 1;\n")
    with pytest.raises(BundleError, match=r"a\.js exports no gone"):
        bundle(entry)
