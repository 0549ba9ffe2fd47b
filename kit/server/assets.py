"""The scripts, styles and words that phone and wall load: few requests, cached for good."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from kit.language import LANGUAGES
from kit.language.gather import in_notebook
from kit.place import pack_folder
from kit.widgets.bundle import bundle, entry_for, modules_of, slim
from kit.widgets.words import words_for

_STATIC = Path(__file__).parent / "static"
_FACES = ("phone", "wall")


def _prompts() -> set[str]:
    """Give the prompts of the kit's own notebooks: a phone may read another language."""
    notebooks = sorted((pack_folder() / "workshops").glob("*.ipynb"))
    found = [one for path in notebooks for one in in_notebook(path, path.name)]
    return {one.text for one in found if "\n" not in one.text}


@dataclass
class Assets:
    """Everything phone and wall load besides their page, by name, made once."""

    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Name to (content type, bytes)."""

    def __post_init__(self) -> None:
        every: list[Path] = []
        for face in _FACES:
            script = _STATIC / f"{face}.js"
            entry, text = script.with_name(f"{face}_entry.js"), entry_for(script, face)
            scripts = modules_of(entry, text)[:-1]
            self._keep(f"{face}.js", "text/javascript", slim(bundle(entry, text)))
            self._keep(f"{face}.css", "text/css", self._styles(face, scripts))
            every += scripts
        for language in LANGUAGES:
            text = json.dumps(
                words_for(language, every, _prompts()), ensure_ascii=False, separators=(",", ":")
            )
            self._keep(f"words.{language}.json", "application/json", text)

    def _keep(self, name: str, kind: str, text: str) -> None:
        self.files[name] = (f"{kind}; charset=utf-8", text.encode())

    def _styles(self, face: str, scripts: list[Path]) -> str:
        """Join the styles of the widgets a face shows, its own last."""
        sheets = [path.with_suffix(".css") for path in scripts if path.parent != _STATIC]
        sheets.append(_STATIC / f"{face}.css")
        return "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.exists())

    @cached_property
    def version(self) -> str:
        """Name this set of files: a browser may keep them as long as this stays."""
        whole = blake2b(digest_size=6)
        for name, (_, content) in sorted(self.files.items()):
            whole.update(name.encode() + content)
        return whole.hexdigest()
