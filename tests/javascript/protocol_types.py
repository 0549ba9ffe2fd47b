"""The protocol's types for scripts, written from Python: the page and the room speak of the same.

``python -m tests.javascript.protocol_types`` writes ``protocol.d.ts`` and ``commands.d.ts`` in
``kit/widgets`` anew.
"""

from __future__ import annotations

import ast
import inspect
import json
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import (
    Annotated,
    Any,
    Literal,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import kit
from kit.domain.commands import Command
from kit.domain.reading import commands
from kit.room import protocol

FOLDER = Path(kit.__file__).parent / "widgets"
_WRITTEN = (
    " * Written by `python -m tests.javascript.protocol_types`: change the Python, not this. */"
)
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
_WIDTH = 100


def type_text(hint: Any) -> str:
    """Give a type of Python as one of TypeScript; what it cannot say is ``unknown``."""
    if is_typeddict(hint):
        return str(hint.__name__)
    origin = get_origin(hint)
    if origin is Literal:
        return " | ".join(json.dumps(one, ensure_ascii=False) for one in get_args(hint))
    made = _MADE_OF.get(origin)
    return made([type_text(one) for one in get_args(hint)]) if made else _PLAIN.get(hint, "unknown")


def _one_of(inside: list[str]) -> str:
    return " | ".join(dict.fromkeys(inside))


_MADE_OF: dict[Any, Callable[[list[str]], str]] = {
    Annotated: lambda inside: inside[0],
    Required: lambda inside: inside[0],
    Union: _one_of,
    types.UnionType: _one_of,
    list: lambda inside: f"({inside[0]})[]" if " | " in inside[0] else f"{inside[0]}[]",
    tuple: lambda inside: f"[{', '.join(inside)}]",
    dict: lambda inside: f"Record<{', '.join(inside)}>",
}
"""How types are put together, by what holds them."""


def _doc(text: str, indent: str) -> Iterator[str]:
    """Give a docstring as a comment, on one line if it fits."""
    lines = text.strip().splitlines()
    if len(lines) == 1 and len(indent + lines[0]) <= _WIDTH - len("/**  */"):
        yield f"{indent}/** {lines[0]} */"
        return
    yield f"{indent}/** {lines[0]}"
    yield from (f"{indent} * {line}".rstrip() for line in lines[1:])
    yield f"{indent} */"


def docs_of(of: type) -> dict[str, str]:
    """Give what stands under each attribute of a class."""
    body = ast.parse(inspect.getsource(of)).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for before, node in zip(body.body, body.body[1:], strict=False):
        told = node.value if isinstance(node, ast.Expr) else None
        if isinstance(before, ast.AnnAssign) and isinstance(told, ast.Constant):
            found[ast.unparse(before.target)] = inspect.cleandoc(str(told.value))
    return found


def _members(
    of: type, hints: Mapping[str, Any], needed: frozenset[str], indent: str
) -> Iterator[str]:
    docs = docs_of(of)
    for name, hint in hints.items():
        if name in docs:
            yield from _doc(docs[name], indent)
        yield f"{indent}{name}{'' if name in needed else '?'}: {type_text(hint)};"


def part_lines(part: Any) -> Iterator[str]:
    """Give a part of the view as an interface."""
    yield ""
    yield from _doc(inspect.getdoc(part) or "", "")
    yield f"export interface {part.__name__} {{"
    hints = get_type_hints(part, include_extras=True)
    needed = frozenset(
        name for name, hint in hints.items() if part.__total__ or get_origin(hint) is Required
    )
    yield from _members(part, hints, needed, "  ")
    yield "}"


def command_lines(do: str, command: type[Command]) -> Iterator[str]:
    """Give a command as a member of the interface that holds them all."""
    fields = command.model_fields
    needed = frozenset(name for name, field in fields.items() if field.is_required())
    yield from _doc(inspect.getdoc(command) or "", "  ")
    hints = {name: fields[name].annotation for name in ("do", *fields)}
    members = list(_members(command, hints, needed, ""))
    line = f"  {do}: {{ {' '.join(members)} }};"
    if len(line) <= _WIDTH and not docs_of(command):
        yield line
        return
    yield f"  {do}: {{"
    yield from (f"    {member}" for member in members)
    yield "  };"


def _protocol() -> Iterator[str]:
    yield "/** The parts of a view, as kit/room/protocol.py has them."
    yield _WRITTEN
    for part in (one for one in vars(protocol).values() if is_typeddict(one)):
        yield from part_lines(part)


def _commands() -> Iterator[str]:
    yield "/** What is asked of the room, as the commands of the kit and of its activities have it."
    yield _WRITTEN
    yield ""
    yield "/** Every command by the word that asks for it. */"
    yield "export interface Commands {"
    for do, command in sorted(commands().items()):
        # Other packages that are installed here bring types of their own.
        if command.__module__.startswith("kit."):
            yield from command_lines(do, command)
    yield "}"


def written() -> dict[Path, str]:
    """Give the text of each file of types."""
    texts = {"protocol": _protocol(), "commands": _commands()}
    return {FOLDER / f"{name}.d.ts": "\n".join([*text, ""]) for name, text in texts.items()}


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, "utf-8")
