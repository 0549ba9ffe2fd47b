"""The log in PostgreSQL: the promises of every log, and those of a server behind a network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from kit.language import translate
from kit.log import LogBusy, LogDamaged, LogError, LogUnreachable, open_log
from kit.log.erasing import erase_log, kept_by_place
from kit.log.postgres_server import Connection
from kit.place import Place
from tests.log_contract import Door, LogContract, door_to, entry, settle, soon, write


@pytest.fixture
def workshop() -> str:
    """Give the name of a workshop that does not exist yet."""
    return f"Büro {uuid4().hex}"


@pytest.fixture
def door(server: str, workshop: str) -> Iterator[Door]:
    """Give the way to a log in PostgreSQL."""
    with door_to(server, workshop) as door:
        yield door


@pytest.fixture
def admin(server: str) -> Iterator[Connection]:
    """Give a connection of the database's administrator."""
    with psycopg.connect(server, autocommit=True) as connection:
        yield connection


def cut(admin: Connection) -> None:
    """Break all connections of the kit, as a restart of the server does."""
    admin.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE application_name = 'workshop-kit'"
    )


class TestPostgresLog(LogContract):
    """PostgreSQL keeps the promises of every log."""


def test_several_servers_that_start_at_once_on_an_empty_database_agree(
    server: str, admin: Connection
) -> None:
    for n in range(3):
        admin.execute(f"CREATE DATABASE empty_{n}")
        start, failures = threading.Barrier(8), list[BaseException]()
        with door_to(server.replace("/postgres?", f"/empty_{n}?"), "spring") as door:

            def make(
                door: Door = door,
                start: threading.Barrier = start,
                failures: list[BaseException] = failures,
            ) -> None:
                try:
                    start.wait(10)
                    door.open(create=True)
                except BaseException as error:  # noqa: BLE001 - told by the assertion below
                    failures.append(error)

            makers = [threading.Thread(target=make) for _ in range(8)]
            for maker in makers:
                maker.start()
            for maker in makers:
                maker.join(30)
        assert failures == []


def test_workshops_of_one_database_do_not_see_each_other(server: str, door: Door) -> None:
    log = door.open(create=True)
    with door_to(server, f"other {uuid4().hex}") as elsewhere:
        other = elsewhere.open(create=True)
        settle(log)
        assert [row.seq for row in write(log, "same-id")] == [1]
        settle(other)
        assert [row.seq for row in write(other, "same-id")] == [1]
        log.begin(0)
        assert [row.seq for row in write(other, "next")] == [2]
        log.cast("vote", ["1"])
        log.commit()
        other.begin(0)
        assert other.empty_urn("vote") == []
        other.commit()
        assert [row.id for row in log.read()] == ["same-id"]


def test_a_log_connects_again_after_the_server_was_away(door: Door, admin: Connection) -> None:
    log = door.open(create=True)
    write(log, "a")
    settle(log)
    cut(admin)
    assert log.moved(), "what was said meanwhile is unknown"
    assert [row.id for row in log.read()] == ["a"]
    assert [row.seq for row in write(log, "b")] == [2]
    assert soon(log.moved)


def test_a_turn_cut_off_by_the_server_is_undone_whole(door: Door, admin: Connection) -> None:
    log = door.open(create=True)
    log.begin(0)
    log.append([entry("a")])
    cut(admin)
    with pytest.raises(LogUnreachable, match="cannot be reached"):
        log.commit()
    log.abandon()
    assert list(log.read()) == []
    assert [row.seq for row in write(log, "a")] == [1]


def test_a_server_that_is_away_is_named_without_its_password() -> None:
    with pytest.raises(LogUnreachable) as caught:
        open_log("postgresql://kit:tOpSeCrEt@127.0.0.1:1/workshops", "spring")
    assert "127.0.0.1:1/workshops (spring)" in str(caught.value)
    assert "tOpSeCrEt" not in str(caught.value)


def test_an_address_that_is_none_is_refused_in_a_sentence() -> None:
    with pytest.raises(LogError, match="not a PostgreSQL URL"):
        open_log("postgresql://host:port:port/?x", "spring")


def test_a_turn_that_is_never_given_up_ends_in_a_sentence(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = door.open(create=True), door.open()
    monkeypatch.setattr("kit.log.postgres.PATIENCE", 50)
    first.begin(0)
    with pytest.raises(LogBusy, match="try again"):
        second.begin(0)
    first.append([entry("a")])
    first.commit()
    assert [row.seq for row in second.begin(0)] == [1]
    second.abandon()


def test_a_log_of_a_newer_kit_is_refused(door: Door, admin: Connection, workshop: str) -> None:
    door.open(create=True)
    admin.execute("UPDATE kit_log SET version = 7 WHERE workshop = %s", (workshop,))
    with pytest.raises(LogError, match="newer version of the kit"):
        door.open()


def test_a_missing_event_is_reported_and_never_read_over(
    door: Door, admin: Connection, workshop: str
) -> None:
    log = door.open(create=True)
    write(log, "a", "b", "c", "d")
    admin.execute("DELETE FROM kit_event WHERE workshop = %s AND seq IN (2, 3)", (workshop,))
    with pytest.raises(LogDamaged, match="event 2 is missing"):
        list(log.read())
    with pytest.raises(LogDamaged, match="event 2 is missing"):
        log.begin(0)
    assert log.check() == ["Events 2 to 3 are missing."]


def test_an_acknowledged_commit_is_on_the_disk_even_where_the_server_is_set_to_hurry(
    server: str, workshop: str
) -> None:
    with door_to(f"{server}&options=-csynchronous_commit%3Doff", workshop) as door:
        log = door.open(create=True)
        assert log._writer.execute("SHOW synchronous_commit").fetchone() == ("off",)  # type: ignore[attr-defined]
        log.begin(0)
        assert log._writer.execute("SHOW synchronous_commit").fetchone() == ("on",)  # type: ignore[attr-defined]
        log.abandon()


def test_no_dead_row_is_left_of_the_ballots_of_an_emptied_urn(
    server: str, admin: Connection
) -> None:
    # In a database of its own: ballots of other workshops would keep the table's pages.
    admin.execute("CREATE DATABASE lonely")
    url = server.replace("/postgres?", "/lonely?")
    with door_to(url, "spring") as door, psycopg.connect(url, autocommit=True) as curious:
        size = "SELECT pg_relation_size('kit_urn')"
        log = door.open(create=True)
        log.begin(0)
        log.cast("vote", [f"ballot-{n}" for n in range(50)])
        log.commit()
        assert curious.execute(size).fetchone() != (0,)
        log.begin(0)
        assert len(log.empty_urn("vote")) == 50
        log.commit()
        assert curious.execute(size).fetchone() == (0,)


def test_the_database_never_holds_a_readable_ballot_nor_who_cast_it_when(
    door: Door, admin: Connection, workshop: str
) -> None:
    log = door.open(create=True)
    seen: set[tuple[str, ...]] = set()
    for n in range(6):
        log.begin(0)
        log.cast("vote", [f"ballot-{n}"])
        log.commit()
        rows = admin.execute(
            "SELECT id::text, xmin::text, body FROM kit_urn WHERE workshop = %s", (workshop,)
        ).fetchall()
        assert len(rows) == 1, "one drawer, written anew with each commit"
        assert "ballot" not in rows[0][2]
        assert not seen & {*rows[0]}
        seen |= {*rows[0]}


def test_of_an_erased_workshop_the_database_has_no_row_and_says_what_its_write_ahead_log_keeps(
    door: Door, admin: Connection, server: str, workshop: str, tmp_path: Path
) -> None:
    log = door.open(create=True)
    write(log, "a")
    log.begin(1)
    log.cast("vote", ["ballot"])
    log.commit()
    log.close()
    place = Place(tmp_path / workshop, server)
    place.folder.mkdir()
    erase_log(place)
    for table in ("kit_log", "kit_event", "kit_urn"):
        query = sql.SQL("SELECT count(*) FROM {} WHERE workshop = %s").format(sql.Identifier(table))
        assert admin.execute(query, (workshop,)).fetchone() == (0,)
    told = kept_by_place(place)
    assert told is not None
    said = translate("en", told[0], **told[1])
    assert "write-ahead log" in said
    assert "checkpoints every 5min" in said
