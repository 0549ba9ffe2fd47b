"""Where a workshop lives: one folder with its notebooks, slides, data and log."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

LOG_NAME = "workshop.kit"
_RUNNING_NAME = ".workshop-running"
SECRET_NAME = ".workshop-secret"  # noqa: S105 - a file's name
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Place:
    """A workshop's folder, and the address of its log."""

    folder: Path
    log: str

    @property
    def exports(self) -> Path:
        """Where exported drafts go."""
        return self.folder / "exports"

    @property
    def shared(self) -> Path:
        """The standard as participants read it, once it is shared."""
        return self.exports / "standard-for-participants.html"

    def kind_files(self) -> dict[str, str]:
        """Give the texts of ``data/kinds/*.toml``, the workshop's own kinds, by their keys."""
        files = sorted((self.folder / "data" / "kinds").glob("*.toml"))
        return {path.stem: path.read_text("utf-8-sig", errors="replace") for path in files}

    def notebook(self, session: str, of: str = "workshops") -> Path | None:
        """Find the notebook of a session: ``2_co_creation.ipynb`` for ``co-creation``."""
        for path in sorted((self.folder / of).glob("*.ipynb")):
            if session_of(path) == session:
                return path
        return None

    def sessions(self) -> list[str]:
        """Give the sessions that have a notebook, in the order of their files."""
        return [session_of(path) for path in sorted((self.folder / "workshops").glob("*.ipynb"))]

    def running(self, address: str | None = None) -> str:
        """Give the join address of the server that runs here, ``""`` if none does.

        A server says its address here when it starts, and takes it back with ``""``. Of
        several, each takes back its own line alone, and the one that came last is given.
        """
        note = self.folder / _RUNNING_NAME
        lines = note.read_text("utf-8").splitlines() if note.exists() else []
        lines = [one for one in lines if _runs(one)]
        if address is not None:
            mine = f"{os.getpid()} "
            lines = [one for one in lines if not one.startswith(mine)]
            lines += [mine + address] if address else []
            note.unlink(missing_ok=True)
            if lines:
                with open(note, "w", encoding="utf-8", opener=owners_only) as file:
                    file.write("\n".join(lines))
        return lines[-1].rpartition(" ")[2] if lines else ""

    def secret(self) -> bytes:
        """Give the secret that signs participants' cookies and seals ballots, made on first use.

        ``KIT_SECRET`` overrides it: servers that share one PostgreSQL log share it too.
        """
        if (given := os.environ.get("KIT_SECRET")) is not None:
            return given.encode()
        path = self.folder / SECRET_NAME
        if not path.exists():
            _write_once(path, secrets.token_hex(32).encode())
        return path.read_bytes()


def _runs(line: str) -> bool:
    """Whether the process of a line of the running mark is alive, as far as can be told."""
    number = line.partition(" ")[0]
    if os.name != "posix" or not number.isdigit():
        return number.isdigit()
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write_once(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; of two who do it at once, the first one's stays."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    with open(draft, "xb", opener=owners_only) as file:
        file.write(content)
    try:
        give_name(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def give_name(draft: Path, path: Path) -> None:
    """Give a file that is whole its own name, unless another one has it already.

    Raises:
        OSError: the folder cannot be written.
    """
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # sticks formatted with FAT know no links
        if not path.exists():
            draft.rename(path)


def owners_only(path: str, flags: int) -> int:
    """Open a file as ``open`` asks for it; a new one is for nobody but its owner (POSIX)."""
    return os.open(path, flags, 0o600)


def session_of(notebook: Path) -> str:
    """Name the session of a notebook file: its name without the number."""
    number, _, rest = notebook.stem.partition("_")
    name = rest if number.isdigit() and rest else notebook.stem
    return name.replace("_", "-").lower()


def title_of(notebook: Path) -> str:
    """Give the heading that a session's notebook begins with, else the session's name."""
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    except (OSError, ValueError, KeyError, TypeError):
        texts = []
    lines = (line for text in texts for line in text.splitlines())
    return next((line[2:].strip() for line in lines if line.startswith("# ")), session_of(notebook))


def place_of(folder: Path) -> Place:
    """Give the place of the workshop in this folder; ``KIT_LOG`` may put its log elsewhere."""
    folder = folder.resolve()
    return Place(folder, os.environ.get("KIT_LOG") or str(folder / LOG_NAME))


def find_place(start: Path | None = None) -> Place:
    """Find the workshop that a notebook belongs to.

    ``KIT_FOLDER`` names it when a server runs the notebook; otherwise the nearest folder
    upwards that holds a log, or a ``workshops`` folder.

    Raises:
        LookupError: no folder upwards is a workshop.
    """
    if named := os.environ.get("KIT_FOLDER"):
        return place_of(Path(named))
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / LOG_NAME).exists() or (folder / "workshops").is_dir():
            return place_of(folder)
    raise LookupError(str(here))


def new_code() -> str:
    """Make a join code: six letters and digits that nobody confuses."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(6))


def pack_folder() -> Path:
    """Give the folder with the kit's notebooks, slides and data.

    In an installed kit they lie inside the package, in a checkout beside it.
    """
    here = Path(__file__).parent
    inside = here / "pack_files"
    return inside if inside.is_dir() else here.parent
