"""One file out of several ES modules, without a build step or third-party tools.

Each module of ours uses only ``import { a, b } from "./x.js"`` (another package's modules:
``from "kit/widgets/x.js"``) and exported functions, classes and constants; so it can be wrapped
in a function that returns its exports. A phone then loads one script, and a widget travels whole
over a Jupyter comm.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import import_module
from pathlib import Path

from kit.domain.activity_type import ActivityType
from kit.domain.registry import types

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"((?:\.|kit/)[^"]+)";\s*$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function\*?|class|const|let)\s+([A-Za-z_$][\w$]*))", re.MULTILINE
)
_KIT = Path(__file__).parents[1]
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
_DOC = re.compile(r"/\*\*.*?\*/[ \t]*", re.DOTALL)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class BundleError(ValueError):
    """A module imports what is not exported, or in a form that the bundler does not know."""


def entry_for(face: Path, name: str) -> str:
    """Give the text of the module beside ``face`` that starts it with what activities bring.

    ``name`` is what their scripts export: ``phone`` or ``wall``.
    """
    offered = {
        one.key: scripts_of(one) / getattr(one, name)
        for one in types().values()
        if getattr(one, name)
    }
    lines = [f'import {{ start }} from "./{face.name}";']
    lines += [
        f'import {{ {name} as _{n} }} from "{_relative(path, face.parent)}";'
        for n, path in enumerate(offered.values())
    ]
    told = ", ".join(f'"{key}": _{n}' for n, key in enumerate(offered))
    return "\n".join([*lines, f"start({{ {told} }});", ""])


def scripts_of(activity: ActivityType) -> Path:
    """Give the folder of an activity's scripts: that of the module that holds its call."""
    file = import_module(activity.call.partition(":")[0]).__file__ or ""
    return Path(file).resolve().parent


def _relative(path: Path, folder: Path) -> str:
    found = Path(os.path.relpath(path, folder.resolve())).as_posix()
    return found if found.startswith(".") else f"./{found}"


def _named(path: Path, name: str) -> Path:
    """Give the file that an import in ``path`` names: ``./x.js``, or ``kit/widgets/x.js``."""
    ours = name.startswith("kit/")
    return ((_KIT.parent if ours else path.parent) / name).resolve(strict=True)


def modules_of(entry: Path, text: str | None = None) -> list[Path]:
    """Give the modules that an entry needs, itself last, each after those it imports.

    ``text`` is the entry's, where it stands in no file.

    Raises:
        FileNotFoundError: an import names no file.
    """
    order: list[Path] = []

    def visit(path: Path, text: str) -> None:
        for match in _IMPORT.finditer(text):
            imported = _named(path, match[2])
            if imported not in order:
                visit(imported, imported.read_text("utf-8"))
        order.append(path)

    visit(entry.resolve(), entry.read_text("utf-8") if text is None else text)
    return order


def slim(script: str) -> str:
    """Leave out comments and indentation: a phone on a bad network reads every byte.

    Only whole-line comments and doc comments go, so texts with ``//`` inside stay whole.
    """
    script = _DOC.sub("", script)
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


@cache
def bundle(entry: Path, text: str | None = None) -> str:
    """Give the text of one ES module that does what ``entry`` and its imports do.

    A default export of the entry stays the bundle's default export.

    Raises:
        BundleError: a module imports what is not there, or in another form.
        FileNotFoundError: an import names no file.
    """
    modules = modules_of(entry, text)
    names = {
        path: f"_{n}_{re.sub('[^A-Za-z0-9]', '_', path.stem)}" for n, path in enumerate(modules)
    }
    texts = [path.read_text("utf-8") for path in modules[:-1]]
    texts.append(modules[-1].read_text("utf-8") if text is None else text)
    parts = [
        _wrapped(path, one, names, last=path is modules[-1])
        for path, one in zip(modules, texts, strict=True)
    ]
    return "\n".join(parts)


def _wrapped(path: Path, text: str, names: dict[Path, str], *, last: bool) -> str:

    def take(match: re.Match[str]) -> str:
        imported = _named(path, match[2])
        given = set(_EXPORT.findall(imported.read_text("utf-8")))
        for one in filter(None, (name.split(" as ")[0].strip() for name in match[1].split(","))):
            if one not in given:
                raise BundleError(f"{path.name}: {imported.name} exports no {one}")
        source = names[imported]
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
