"""A damaged log says so, and comes back from what is left of it."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from kit.cli.main import main
from kit.log import LogDamaged, LogError, open_log, read_log
from kit.log.copying import Copier, copy_news, copy_of
from kit.log.restoring import restore_file
from tests.log_contract import entry, write

EVENTS = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a log that does not exist yet."""
    return tmp_path / "workshop.kit"


def killed(path: Path, events: int = EVENTS) -> None:
    """Leave a log as a server leaves it that was killed: all of it is in the companion."""
    log = open_log(path, create=True)
    for n in range(events):
        write(log, f"event-number-{n:04}")
    everything = {one: one.read_bytes() for one in path.parent.iterdir()}
    log.close()
    for one, data in everything.items():
        if not one.name.endswith("-shm"):
            one.write_bytes(data)


def spoil(path: Path, at: float, change: bytes = b"\xa5" * 8) -> None:
    """Overwrite a few bytes at a share of a file."""
    data = bytearray(path.read_bytes())
    start = int(len(data) * at)
    data[start : start + len(change)] = change
    path.write_bytes(data)


def companion_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


@pytest.mark.parametrize("at", [0.0, 0.4, 0.9])
def test_eight_bytes_in_the_companion_are_told_and_everything_comes_back(
    path: Path, at: float, capsys: pytest.CaptureFixture[str]
) -> None:
    killed(path)
    spoil(companion_of(path), at)
    before = companion_of(path).read_bytes()
    with pytest.raises(LogDamaged, match=f"{EVENTS} events were kept.*kit restore"):
        open_log(path)
    with pytest.raises(LogDamaged, match=f"{EVENTS} events were kept"):
        read_log(path)
    assert main(["check", str(path.parent)]) == 2
    assert companion_of(path).read_bytes() == before
    assert main(["restore", str(path.parent)]) == 0
    assert f"{EVENTS} events are back." in capsys.readouterr().out
    with closing(open_log(path)) as log:
        assert [row.id for row in log.read()] == [f"event-number-{n:04}" for n in range(EVENTS)]
        assert log.check() == []
    (aside,) = path.parent.glob("damaged-*")
    assert (aside / companion_of(path).name).read_bytes() == before
    assert stat.S_IMODE(aside.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_companion_that_is_gone_is_told_and_the_copy_brings_its_events_back(path: Path) -> None:
    log = open_log(path, create=True)
    empty = path.read_bytes()
    write(log, *(f"event-number-{n:04}" for n in range(EVENTS)))
    assert copy_news(path) == EVENTS
    write(log, "after the copy")
    log.close()
    path.write_bytes(empty)
    with pytest.raises(LogDamaged, match=f"{EVENTS + 1} events were kept, and 0 can be read"):
        open_log(path)
    done = restore_file(path)
    assert (done.events, done.kept) == (EVENTS, EVENTS + 1)
    with closing(open_log(path)) as again:
        assert len(list(again.read())) == EVENTS


def test_a_damaged_page_of_the_file_is_brought_back_from_the_copy(path: Path) -> None:
    with closing(open_log(path, create=True)) as log:
        write(log, *(f"event-number-{n:04}" for n in range(EVENTS)))
    copy_news(path)
    spoil(path, 0.5, b"\xff" * 3000)
    with pytest.raises(LogDamaged):
        open_log(path)
    assert restore_file(path).events == EVENTS


def test_a_log_of_which_nothing_is_left_stays_as_it_is(path: Path) -> None:
    path.write_bytes(b"\0" * 8192)
    with pytest.raises(LogError, match="Nothing can be read"):
        restore_file(path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_whole_log_is_not_restored(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    killed(path)
    assert main(["restore", str(path.parent)]) == 0
    assert "nothing to restore" in capsys.readouterr().out
    assert len(read_log(path)) == EVENTS


def test_a_log_without_a_count_opens_and_gets_one(path: Path) -> None:
    killed(path, 3)
    count = path.with_name(f"{path.name}-count")
    assert stat.S_IMODE(count.stat().st_mode) == 0o600
    count.unlink()
    with closing(open_log(path)) as log:
        log.begin(3)
        log.append([entry("one more")])
        log.commit()
    assert count.read_text("utf-8").split()[0] == "000000000004"


def test_the_count_of_one_log_is_not_held_against_another(path: Path, tmp_path: Path) -> None:
    killed(path)
    other = tmp_path / "other.kit"
    with closing(open_log(other, create=True)) as log:
        write(log, "of another workshop")
    companion_of(path).unlink()
    shutil.copyfile(other, path)
    assert len(read_log(path)) == 1


def test_a_copy_takes_only_what_is_new_and_begins_anew_with_another_log(path: Path) -> None:
    with closing(open_log(path, create=True)) as log:
        write(log, "a", "b")
        assert [copy_news(path), copy_news(path)] == [2, 0]
        write(log, "c")
        assert copy_news(path) == 1
        assert stat.S_IMODE(copy_of(path).stat().st_mode) == 0o600
    path.unlink()
    with closing(open_log(path, create=True)) as log:
        write(log, "d")
        assert copy_news(path) == 1


def test_a_server_that_stops_has_copied_everything(path: Path) -> None:
    with closing(open_log(path, create=True)) as log:
        copier = Copier(path)
        write(log, "a", "b")
        copier.stop()
    assert [row.id for row in read_log(copy_of(path))] == ["a", "b"]


def test_what_is_erased_stands_in_no_copy(path: Path) -> None:
    with closing(open_log(path, create=True)) as log:
        write(log, "a")
        copy_news(path)
        log.begin(1)
        log.overwrite(1, "{}")
        log.commit()
        assert not copy_of(path).exists()
        assert copy_news(path) == 1
    with closing(sqlite3.connect(copy_of(path))) as copy:
        assert copy.execute("SELECT body FROM event").fetchall() == [("{}",)]
