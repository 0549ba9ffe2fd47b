"""The log in a SQLite file: the promises of every log, and those of a file on a laptop."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.log import LogBusy, LogDamaged, LogError, LogUnreachable, open_log
from tests.log_contract import Door, LogContract, door_to, entry, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a log that does not exist yet."""
    return tmp_path / "workshop #1 100%.kit"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    """Give the way to a log in a file."""
    with door_to(str(path), "workshop") as door:
        yield door


@pytest.fixture
def sound(path: Path) -> bytes:
    """Leave a closed log of some pages at the path and give its bytes."""
    log = open_log(path, create=True)
    write(log, *(f"event-number-{n:04}" for n in range(400)))
    log.close()
    return path.read_bytes()


class TestSqliteLog(LogContract):
    """SQLite keeps the promises of every log."""


def rights(path: Path) -> dict[str, int]:
    """What others than the owner may do with a log and its companions, by their ending."""
    found = path.parent.glob(f"{path.name}*")
    return {one.name.removeprefix(path.name): one.stat().st_mode & 0o077 for one in found}


@pytest.fixture
def generous() -> Iterator[None]:
    """Let new files be for everybody who does not say otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_new_log_is_for_nobody_but_its_owner(path: Path, generous: None) -> None:
    log = open_log(path, create=True)
    write(log, "event-1")
    assert rights(path) == {"": 0, "-wal": 0, "-shm": 0, "-count": 0}
    log.close()


def test_a_log_that_others_could_read_is_narrowed_when_it_is_opened(
    path: Path, sound: bytes, generous: None
) -> None:
    path.chmod(0o664)
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT * FROM event").fetchone()
        assert rights(path) == {"": 0o064, "-wal": 0o064, "-shm": 0o064, "-count": 0}
        log = open_log(path)
        assert rights(path) == {"": 0, "-wal": 0, "-shm": 0, "-count": 0}
        write(log, "event-more")
        assert len(other.execute("SELECT * FROM event").fetchall()) == 401
        log.close()


def test_a_log_of_somebody_else_keeps_its_rights(
    path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o664)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    open_log(path).close()
    assert rights(path)[""] == 0o064


def test_where_files_have_no_such_rights_a_log_is_opened_as_it_is(
    path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o664)
    monkeypatch.setattr("kit.log.sqlite_file.sys", SimpleNamespace(platform="win32"))
    monkeypatch.delattr(os, "geteuid")
    open_log(path).close()
    assert rights(path)[""] == 0o064


def middle(data: bytes, change: bytes) -> bytes:
    """Overwrite some bytes in the middle."""
    half = len(data) // 2
    return data[:half] + change + data[half + len(change) :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut within the first page": lambda data: data[:700],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut by its last page": lambda data: data[:-4096],
    "cut by one byte": lambda data: data[:-1],
    "overwritten at the beginning": lambda data: b"\0" * 512 + data[512:],
    "overwritten in the middle": lambda data: middle(data, b"\xff" * 3000),
    "one letter of a text changed": lambda data: data.replace(b"number-0123", b"number-X123"),
    "a text that is no text": lambda data: data.replace(b"number-0123", b"number-\xff\xfe23"),
    "no database": lambda _: b"An altogether different letter.\n" * 300,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("create", [False, True])
def test_a_damaged_file_is_refused_and_left_as_it_was(
    path: Path, sound: bytes, damage: str, *, create: bool
) -> None:
    damaged = DAMAGES[damage](sound)
    assert damaged != sound
    path.write_bytes(damaged)
    with pytest.raises(LogDamaged) as caught:
        open_log(path, create=create)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == damaged
    count = f"{path.name}-count"
    assert sorted(found.name for found in path.parent.iterdir()) == [path.name, count]


def test_every_single_overwritten_page_is_noticed(path: Path, sound: bytes) -> None:
    for start in range(0, len(sound), 4096):
        page = sound[start : start + 4096]
        if not page.strip(b"\0"):
            continue
        path.write_bytes(sound[:start] + page[::-1] + sound[start + 4096 :])
        with pytest.raises(LogDamaged):
            open_log(path)
    path.write_bytes(sound)
    open_log(path).close()


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE event (seq INTEGER)")
    before = path.read_bytes()
    with pytest.raises(LogDamaged, match="not a workshop log"):
        open_log(path, create=True)
    assert path.read_bytes() == before


def test_a_log_of_a_newer_kit_is_refused(path: Path, sound: bytes) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 7")
    with pytest.raises(LogError, match="newer version of the kit") as caught:
        open_log(path)
    assert caught.value.refusal.values["found"] == 7
    assert len(path.read_bytes()) == len(sound)


def test_a_missing_event_is_reported_and_never_read_over(path: Path, sound: bytes) -> None:
    log = open_log(path)
    with closing(sqlite3.connect(path)) as vandal, vandal:
        vandal.execute("DELETE FROM event WHERE seq BETWEEN 5 AND 7")
    with pytest.raises(LogDamaged, match="event 5 is missing"):
        list(log.read())
    with pytest.raises(LogDamaged, match="event 5 is missing"):
        log.begin(2)
    assert log.check() == ["Events 5 to 7 are missing."]
    log.close()
    assert sound
    with pytest.raises(LogDamaged, match="event 5 is missing"):
        open_log(path)


def test_a_change_behind_the_back_of_the_kit_is_reported(path: Path, sound: bytes) -> None:
    log = open_log(path)
    with closing(sqlite3.connect(path)) as vandal, vandal:
        vandal.execute("UPDATE event SET actor = 'somebody else' WHERE seq = 5")
    with pytest.raises(LogDamaged, match="event 5 is not as it was written"):
        list(log.read())
    (problem,) = log.check()
    assert "event 5" in problem
    log.close()
    assert sound


def test_a_lost_log_with_its_companion_left_is_not_made_anew(path: Path) -> None:
    log = open_log(path, create=True)
    write(log, "a")
    companion = path.with_name(path.name + "-wal")
    left = companion.read_bytes()
    log.close()
    path.unlink()
    companion.write_bytes(left)
    with pytest.raises(LogDamaged, match="companion"):
        open_log(path, create=True)
    assert not path.exists()


def test_a_damaged_file_keeps_its_companion_for_who_repairs_it(path: Path, sound: bytes) -> None:
    log = open_log(path)
    log.begin(400)
    log.append([entry("the last word")])
    log.commit()
    companion = path.with_name(path.name + "-wal")
    left = companion.read_bytes()
    log.close()
    damaged = middle(sound, b"\xff" * 3000)
    path.write_bytes(damaged)
    companion.write_bytes(left)
    with pytest.raises(LogDamaged):
        open_log(path)
    assert path.read_bytes() == damaged
    assert companion.read_bytes() == left


def test_a_log_that_was_replaced_while_open_is_not_written_to(path: Path, sound: bytes) -> None:
    log = open_log(path)
    copy = path.with_name("copy")
    copy.write_bytes(sound)
    copy.replace(path)
    with pytest.raises(LogUnreachable, match="moved or replaced"):
        log.begin(0)
    path.unlink()
    with pytest.raises(LogUnreachable, match="moved or replaced"):
        log.begin(0)
    log.close()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="nowhere"):
        open_log(tmp_path / "nowhere" / "workshop.kit", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_log_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(LogError, match="cannot be read or written"):
        open_log(path, create=True)


def test_making_a_log_leaves_nothing_else_in_the_folder(path: Path) -> None:
    open_log(path, create=True).close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_turn_that_is_never_given_up_ends_in_a_sentence(
    path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.log.sqlite_file._PATIENCE", 0.05)
    first, second = open_log(path), open_log(path)
    first.begin(400)
    with pytest.raises(LogBusy, match="try again"):
        second.begin(400)
    first.append([entry("a")])
    first.commit()
    assert [row.seq for row in second.begin(400)] == [401]
    second.close()
    first.close()
    assert sound


def test_the_disk_is_asked_to_keep_each_commit(path: Path) -> None:
    log = open_log(path, create=True)
    settings = {
        name: log._writer.execute(f"PRAGMA {name}").fetchone()[0]  # type: ignore[attr-defined]
        for name in ("journal_mode", "synchronous", "secure_delete")
    }
    log.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


def everything_in(folder: Path) -> bytes:
    """Give the bytes of all files of a folder."""
    return b"".join(found.read_bytes() for found in sorted(folder.iterdir()))


def test_a_query_tells_nothing_of_the_order_of_casting(path: Path) -> None:
    log = open_log(path, create=True)
    cast = [f"ballot-{n:03}" for n in range(50)]
    for ballot in cast:
        log.begin(0)
        log.cast("vote", [ballot])
        log.commit()
    log.begin(0)
    listed = log.empty_urn("vote")
    log.abandon()
    log.close()
    with closing(sqlite3.connect(path)) as curious, pytest.raises(sqlite3.OperationalError):
        curious.execute("SELECT rowid FROM urn")
    assert sorted(listed) == cast
    assert listed != cast


@pytest.mark.parametrize("keep_open", [True, False])
def test_no_byte_of_an_emptied_urn_is_left_on_the_disk(path: Path, *, keep_open: bool) -> None:
    log = open_log(path, create=True)
    for n in range(40):
        log.begin(0)
        log.append([entry(f"e-{n}")])
        log.cast("vote", [f'{{"ballot":"secret-{n}"}}'])
        log.commit()
    assert b"secret-" not in everything_in(path.parent), "nor while people vote"
    log.begin(40)
    log.empty_urn("vote")
    log.commit()
    if not keep_open:
        log.close()
    assert b"secret-" not in everything_in(path.parent)
    log.close()


def test_no_byte_of_an_erased_name_is_left_on_the_disk(path: Path) -> None:
    log = open_log(path, create=True)
    log.begin(0)
    log.append([entry("a", '{"name":"Oksana"}'), entry("b")])
    log.commit()
    assert b"Oksana" in everything_in(path.parent)
    log.begin(2)
    log.overwrite(1, '{"name":""}')
    log.commit()
    assert b"Oksana" not in everything_in(path.parent)
    assert [row.body for row in log.read()] == ['{"name":""}', '{"v":1}']
    log.close()


def test_a_missing_driver_names_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for name in ("postgres", "postgres_reader", "postgres_server"):
        monkeypatch.delitem(sys.modules, f"kit.log.{name}", raising=False)
    with pytest.raises(LogError, match=r"python -m pip install 'workshop-kit\[postgres\]'"):
        open_log("postgresql://localhost/workshops")
