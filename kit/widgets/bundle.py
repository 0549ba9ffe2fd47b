"""One file out of several ES modules, without a build step or third-party tools.

Each module of ours uses only ``import { a, b } from "./x.js"`` and exported functions,
classes and constants; so it can be wrapped in a function that returns its exports. A
phone then loads one script, and a widget travels whole over a Jupyter comm.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)";\s*$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function\*?|class|const|let)\s+([A-Za-z_$][\w$]*))", re.MULTILINE
)
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
_DOC = re.compile(r"/\*\*.*?\*/[ \t]*", re.DOTALL)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class BundleError(ValueError):
    """A module uses a form of import or export that the bundler does not know."""


def modules_of(entry: Path) -> list[Path]:
    """Give the modules that an entry needs, itself last, each after those it imports.

    Raises:
        FileNotFoundError: an import names no file.
    """
    order: list[Path] = []

    def visit(path: Path) -> None:
        if path in order:
            return
        for match in _IMPORT.finditer(path.read_text("utf-8")):
            visit((path.parent / match[2]).resolve(strict=True))
        order.append(path)

    visit(entry.resolve(strict=True))
    return order


def slim(script: str) -> str:
    """Leave out comments and indentation: a phone on a bad network reads every byte.

    Only whole-line comments and doc comments go, so texts with ``//`` inside stay whole.
    """
    script = _DOC.sub("", script)
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


@cache
def bundle(entry: Path) -> str:
    """Give the text of one ES module that does what ``entry`` and its imports do.

    A default export of the entry stays the bundle's default export.

    Raises:
        BundleError: a module uses another form of import or export.
        FileNotFoundError: an import names no file.
    """
    modules = modules_of(entry)
    names = {
        path: f"_{n}_{re.sub('[^A-Za-z0-9]', '_', path.stem)}" for n, path in enumerate(modules)
    }
    parts = [_wrapped(path, names, last=path is modules[-1]) for path in modules]
    return "\n".join(parts)


def _wrapped(path: Path, names: dict[Path, str], *, last: bool) -> str:
    text = path.read_text("utf-8")

    def take(match: re.Match[str]) -> str:
        source = names[(path.parent / match[2]).resolve()]
        wanted = re.sub(r"\s+as\s+", ": ", match[1])
        return f"const {{{wanted}}} = {source};"

    text = _IMPORT.sub(take, text)
    exports = [match[1] for match in _EXPORT.finditer(text)]
    text = _EXPORT.sub("", text)
    default = bool(_DEFAULT.search(text))
    text = _DEFAULT.sub("const _default = ", text)
    if strange := _OTHER.search(text):
        raise BundleError(f"{path.name}: {strange[0]}")
    given = ", ".join([*exports, *(["_default"] if default else [])])
    wrapped = f"const {names[path]} = (() => {{\n{text}\nreturn {{ {given} }};\n}})();"
    return f"{wrapped}\nexport default {names[path]}._default;" if last and default else wrapped
