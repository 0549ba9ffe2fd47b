"""Opening a workshop to read: where it is found, that nothing is touched, and when it is as of."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

import kit
from kit import frames
from kit.log import open_log, read_log
from kit.reading import Reading
from kit.standard.nodes import Heading, nodes_of
from tests.factories import Hall, hall_in

OLD = Path(__file__).parents[1] / "data" / "workshop_0.1.0.kit"
NOBODY = 65_534


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what servers and kernels set for themselves out of it."""
    monkeypatch.delenv("KIT_LOG", raising=False)
    monkeypatch.delenv("KIT_FOLDER", raising=False)


@pytest.fixture(name="hall")
def _hall(tmp_path: Path) -> Iterator[Hall]:
    (tmp_path / "spring").mkdir()
    with hall_in(tmp_path / "spring" / "workshop.kit") as hall:
        hall.situation("A client shouts")
        yield hall


@pytest.fixture(name="folder")
def _folder(hall: Hall, tmp_path: Path) -> Path:
    """Give the folder of a workshop that nobody uses now."""
    hall.log.close()
    return tmp_path / "spring"


def bytes_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give what lies in a folder, and since when."""
    return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()}


@contextmanager
def not_writable(folder: Path) -> Iterator[None]:
    """Make a folder one that this process may only read, as on a disk that forbids writing."""
    for one in folder.iterdir():
        one.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    outer = [path for path in folder.parents if root and path.stat().st_mode & 0o055 != 0o055]
    rights = {path: path.stat().st_mode for path in outer}
    for path in outer:
        path.chmod(rights[path] | 0o055)
    if root:
        os.seteuid(NOBODY)
    try:
        with pytest.raises(PermissionError):
            (folder / "note").write_text("")
        yield
    finally:
        if root:
            os.seteuid(0)
        for path in outer:
            path.chmod(rights[path])
        folder.chmod(0o755)


def test_a_workshop_is_opened_by_its_folder_or_by_its_log(folder: Path) -> None:
    for place in (folder, str(folder), folder / "workshop.kit"):
        reading = kit.open(place)
        assert (reading.title, reading.language, reading.people) == ("Front desk", "en", 0)
        assert list(reading.items["text"]) == ["A client shouts"]
    assert repr(reading) == f"<Reading of “Front desk”: version {reading.version}, 1 items>"


def test_without_a_place_it_is_the_workshop_of_this_notebook(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "workshops").mkdir()
    monkeypatch.chdir(folder / "workshops")
    assert kit.open().title == "Front desk"


def test_the_log_of_a_folder_is_where_the_server_keeps_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(folder / "workshop.kit", tmp_path / "elsewhere.kit")
    monkeypatch.setenv("KIT_LOG", str(tmp_path / "elsewhere.kit"))
    assert kit.open(folder).title == "Front desk"


def test_opening_changes_nothing_and_makes_nothing(folder: Path) -> None:
    before = bytes_in(folder)
    assert set(before) == {"workshop.kit", "workshop.kit-count"}
    reading = kit.open(folder)
    reading.refresh()
    _ = reading.items, reading.votes, reading.trials, reading.participants, reading.draft()
    assert bytes_in(folder) == before


def test_a_workshop_can_be_read_where_nothing_can_be_written(folder: Path) -> None:
    log = folder / "workshop.kit"
    with not_writable(folder):
        rows = read_log(log)
    assert [row.kind for row in rows][:2] == ["workshop_started", "session_opened"]


def test_what_the_file_does_not_hold_yet_is_read_from_its_companions(
    hall: Hall, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "spring", copy)
    assert (copy / "workshop.kit-wal").stat().st_size
    before = bytes_in(copy)
    assert list(kit.open(copy).items["text"]) == ["A client shouts"]
    assert bytes_in(copy) == before
    with not_writable(copy):
        assert len(read_log(copy / "workshop.kit")) == hall.state.seq
    (copy / "workshop.kit-shm").unlink()
    before = bytes_in(copy)
    assert len(read_log(copy / "workshop.kit")) == hall.state.seq
    assert bytes_in(copy) == before


def test_a_reading_stays_as_it_was_until_it_is_refreshed(hall: Hall, tmp_path: Path) -> None:
    reading = kit.open(tmp_path / "spring")
    version = reading.version
    hall.situation("A client is late")
    assert (reading.version, len(reading.items)) == (version, 1)
    assert reading.refresh() is reading
    assert reading.version == hall.state.seq > version
    assert list(reading.items["text"]) == ["A client shouts", "A client is late"]


def test_a_workshop_is_read_in_the_middle_of_a_turn_without_waiting(
    hall: Hall, tmp_path: Path
) -> None:
    hall.log.begin(hall.state.seq)
    assert kit.open(tmp_path / "spring").version == hall.state.seq
    hall.log.abandon()


def test_a_frame_belongs_to_whoever_asked_for_it(folder: Path) -> None:
    reading = kit.open(folder)
    items = reading.items
    items.loc[0, "text"] = "changed"
    assert reading.items["text"][0] == "A client shouts"


def test_a_folder_without_a_workshop_is_told_in_a_sentence(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(kit.KitError, match=r"There is no workshop log at .*Check the folder"):
            kit.open(place)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_log_is_told_in_a_sentence_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "workshop.kit").write_bytes(b"")
    with pytest.raises(kit.KitError, match="the file is empty"):
        kit.open(tmp_path)
    (tmp_path / "workshop.kit").write_text("a letter" * 100)
    with pytest.raises(kit.KitError, match="is damaged"):
        kit.open(tmp_path)
    (tmp_path / "workshop.kit").unlink()
    with sqlite3.connect(tmp_path / "workshop.kit") as other:
        other.execute("CREATE TABLE letters (text)")
    other.close()
    with pytest.raises(kit.KitError, match="is not a workshop log"):
        kit.open(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {"workshop.kit"}


def test_reading_brings_neither_jupyter_nor_a_server() -> None:
    code = (
        "import sys, kit; kit.open(sys.argv[1]).items; print([one for one in ('jupyter_server',"
        " 'ipywidgets', 'tornado', 'altair', 'voila') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(OLD)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_database_that_is_away_is_told_without_its_password() -> None:
    with pytest.raises(kit.KitError, match="cannot be reached") as caught:
        kit.open("postgresql://kit:tOpSeCrEt@127.0.0.1:1/workshops")
    assert "tOpSeCrEt" not in str(caught.value)


def test_a_log_that_fails_later_leaves_what_was_read(folder: Path) -> None:
    reading = kit.open(folder)
    (folder / "workshop.kit").unlink()
    with pytest.raises(kit.KitError, match="There is no workshop log"):
        reading.refresh()
    assert len(reading.items) == 1


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}


def test_frames_have_their_columns_and_types_whether_or_not_they_hold_anything(
    tmp_path: Path,
) -> None:
    open_log(tmp_path / "workshop.kit", create=True).close()
    empty, full = kit.open(tmp_path), kit.open(OLD)
    assert (empty.title, empty.version, len(empty.items)) == ("", 0, 0)
    for reading, filled in ((empty, False), (full, True)):
        for frame, columns in (
            (reading.items, frames.ITEMS),
            (reading.votes, frames.VOTES),
            (reading.trials, frames.TRIALS),
            (reading.participants, frames.PARTICIPANTS),
            (reading.results("speech_module"), frames.RESULTS),
        ):
            assert types_of(frame) == columns
            assert (len(frame) > 0) == filled
        form = reading.form("norm")
        assert types_of(form) == dict.fromkeys(("id", "text", "how", "when", "not"), "str")
        assert (len(form) > 0) == filled


def test_a_kind_that_is_not_there_is_told_with_those_that_are() -> None:
    reading = kit.open(OLD)
    for call in (reading.results, reading.form):
        with pytest.raises(kit.KitError, match=r"no kind of item “sitution”.*situation"):
            call("sitution")


def test_the_draft_is_that_of_the_documents_and_is_written_like_them(
    tmp_path: Path,
) -> None:
    reading = kit.open(OLD)
    draft = reading.draft()
    assert (draft.version, draft.language) == (reading.version, "en")
    assert any(isinstance(node, Heading) for node in nodes_of(draft))
    written = reading.export(tmp_path / "drafts", formats=["md", "json"])
    names = ["draft-standard.md", "draft-standard.json", "evidence-book.md", "evidence-book.json"]
    assert [path.name for path in written] == names
    assert all(path.stat().st_size for path in written)
    (alone,) = reading.export(tmp_path / "alone", formats=["md"], editions=["standard"])
    assert alone.name == "draft-standard.md"
    assert reading.draft(edition="standard").edition == "standard"
    with pytest.raises(kit.KitError, match=r"There is no edition “short”\. Known editions: stand"):
        reading.export(tmp_path / "none", formats=["md"], editions=["short"])
    with pytest.raises(kit.KitError, match=r"There is no format “pptx”\. Known formats: docx"):
        reading.export(tmp_path / "none", formats=["md", "pptx"])
    assert not (tmp_path / "none").exists()


def test_a_reading_of_an_older_log_names_who_wanted_it() -> None:
    reading = kit.open(OLD)
    assert isinstance(reading, Reading)
    assert reading.contributors == ("Person 0", "Person 1", "Person 2")
