"""Reading a workshop whose log is in PostgreSQL: as from a file, and without writing there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

import kit
from kit.log import open_log
from tests.factories import Hall


@pytest.fixture(name="database")
def _database(server: str) -> Iterator[str]:
    """Give the address of a database of its own, without tables."""
    name = f"kit_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        yield server.replace("/postgres?", f"/{name}?")
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def held(address: str, workshop: str) -> None:
    """Hold a workshop there: one situation, and five people who find it useful."""
    with closing(open_log(address, workshop, create=True)) as log:
        hall = Hall(log)
        case = hall.situation(f"A client of {workshop}")
        people = [hall.phone(f"Person {n}", groups={"role": "cashier"}) for n in range(5)]
        hall.opened("vote")
        for person in people:
            person.votes(case, "useful")


def test_the_only_workshop_of_a_database_needs_no_name(database: str) -> None:
    held(database, "spring")
    for reading in (kit.open(database), kit.open(database, workshop="spring")):
        assert list(reading.items["text"]) == ["A client of spring"]
        assert list(reading.votes["answer"]) == ["useful"] * 5
        assert list(reading.results("situation")["estimate"]) == [1.0]
        assert reading.participants.to_dict("records") == [
            {"question": "role", "group": "cashier", "people": 5}
        ]
        assert reading.draft().version == reading.version


def test_of_several_workshops_one_has_to_be_named(database: str) -> None:
    held(database, "spring")
    held(database, "autumn")
    with pytest.raises(kit.KitError, match=r"several workshops at .*: autumn, spring\. Say which"):
        kit.open(database)
    assert list(kit.open(database, workshop="autumn").items["text"]) == ["A client of autumn"]
    with pytest.raises(kit.KitError, match=r"There is no workshop log at .*\(winter\)"):
        kit.open(database, workshop="winter")


def test_the_workshop_of_a_folder_is_read_from_where_the_server_keeps_it(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "spring").mkdir()
    held(database, "spring")
    held(database, "autumn")
    monkeypatch.setenv("KIT_LOG", database)
    reading = kit.open(tmp_path / "spring")
    assert list(reading.items["text"]) == ["A client of spring"]
    held(database, "winter")
    assert kit.open(tmp_path / "spring", workshop="winter").items["text"][0] == "A client of winter"
    assert list((tmp_path / "spring").iterdir()) == []


def test_refreshing_reads_what_a_server_wrote_meanwhile(database: str) -> None:
    with closing(open_log(database, "spring", create=True)) as log:
        hall = Hall(log)
        reading = kit.open(database)
        hall.situation("A client is late")
        assert len(reading.items) == 0
        assert list(reading.refresh().items["text"]) == ["A client is late"]


def test_reading_needs_no_right_but_to_read(database: str) -> None:
    held(database, "spring")
    role = f"analyst_{uuid4().hex}"
    with psycopg.connect(database, autocommit=True) as admin:
        admin.execute(f"CREATE ROLE {role} LOGIN")
        admin.execute(f"GRANT SELECT ON kit_log, kit_event TO {role}")
        address = database.replace("postgres:@", f"{role}@")
        assert role in address
        try:
            assert list(kit.open(address).items["text"]) == ["A client of spring"]
        finally:
            admin.execute(f"DROP OWNED BY {role}")
            admin.execute(f"DROP ROLE {role}")


def test_an_empty_database_stays_empty_and_is_told_in_a_sentence(database: str) -> None:
    for workshop in ("", "spring"):
        with pytest.raises(kit.KitError, match="There is no workshop log at PostgreSQL"):
            kit.open(database, workshop=workshop)
    with psycopg.connect(database) as curious:
        (tables,) = curious.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone() or (None,)
    assert tables == 0
