"""The server of a PostgreSQL log: connections, the tables, and what its errors mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b

import psycopg
from psycopg import conninfo, errors, sql

from kit.language import N_
from kit.log.checking import ADVICE, BUSY, DAMAGED, FAILED, NEWER
from kit.log.errors import LogBusy, LogDamaged, LogError, LogUnreachable
from kit.log.postgres_patience import Connection, Silent

AFTER = (
    "SELECT seq, id, at, actor, kind, body, digest FROM kit_event"
    " WHERE workshop = %s AND seq > %s ORDER BY seq LIMIT %s"
)
"""The rows of a workshop after a seq, at most so many (all, if NULL)."""

_VERSION = 1
_SCHEMA_LOCK = 0x4B6974
"""Advisory lock of those who make the tables; turns use hashes of workshops instead."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kit_log (workshop text PRIMARY KEY, version integer NOT NULL);
CREATE TABLE IF NOT EXISTS kit_event (
    workshop text NOT NULL REFERENCES kit_log, seq bigint NOT NULL, id text NOT NULL,
    at double precision NOT NULL, actor text NOT NULL, kind text NOT NULL, body text NOT NULL,
    digest text NOT NULL, PRIMARY KEY (workshop, seq), UNIQUE (workshop, id)
);
CREATE TABLE IF NOT EXISTS kit_urn (
    workshop text NOT NULL REFERENCES kit_log, id uuid NOT NULL DEFAULT gen_random_uuid(),
    activity text NOT NULL, body text NOT NULL, PRIMARY KEY (workshop, activity, id)
);
"""

_NO_LOG = N_(
    "There is no workshop log at {place}. Check the name of the workshop, or make a new workshop "
    "there first."
)
_BAD_URL = N_("The address of the workshop log is not a PostgreSQL URL ({reason}). Correct it.")
_AWAY = N_(
    "The database of the workshop log at {place} cannot be reached ({reason}). Check that it runs "
    "and that the network is there; the kit connects again by itself."
)


@contextmanager
def explaining(place: str) -> Iterator[None]:
    """Turn psycopg's errors into ours, which say where it happened and what to do."""
    try:
        yield
    except psycopg.Error as error:
        raise _explained(error, place) from error


def is_lost(error: psycopg.Error) -> bool:
    """Tell whether an error means that the connection, not the statement, has failed."""
    gone = (errors.AdminShutdown, errors.CrashShutdown, errors.CannotConnectNow)
    if isinstance(error, gone):
        return True
    state = error.sqlstate or ""
    lost = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return lost and (not state or state.startswith(("08", "57P", "25P03")))


def comes_back(error: psycopg.Error) -> bool:
    """Tell whether to connect again at once: the server ended a connection, or was restarted.

    One that is silent would keep whoever waits for as long again.
    """
    return is_lost(error) and not isinstance(error, Silent)


def _explained(error: psycopg.Error, place: str) -> LogError:
    reason = " ".join(str(error).split())
    if is_lost(error):
        return LogUnreachable(_AWAY, place=place, reason=reason)
    if isinstance(error, errors.LockNotAvailable | errors.QueryCanceled):
        return LogBusy(BUSY, place=place)
    if isinstance(error, errors.DataCorrupted | errors.IndexCorrupted):
        return LogDamaged(DAMAGED, place=place, reason=reason, advice=ADVICE)
    return LogError(FAILED, place=place, reason=reason)


def readable(url: str, workshop: str) -> str:
    """Give a name for messages: where the database is and which workshop, no password.

    Raises:
        LogError: The URL cannot be understood.
    """
    try:
        parts = conninfo.conninfo_to_dict(url)
    except psycopg.Error as error:
        raise LogError(_BAD_URL, reason=" ".join(str(error).split())) from error
    host, name = parts.get("host", "localhost"), parts.get("dbname", "")
    port = f":{parts['port']}" if "port" in parts else ""
    which = f" ({workshop})" if workshop else ""
    return f"PostgreSQL {host}{port}/{name}{which}"


def number_of(workshop: str) -> int:
    """Give the 64-bit number whose advisory lock is the turn of a workshop."""
    found = blake2b(f"workshop-kit {workshop}".encode(), digest_size=8).digest()
    return int.from_bytes(found, signed=True)


def channel_of(workshop: str) -> sql.Identifier:
    """Give the channel on which commits of a workshop are told."""
    return sql.Identifier(f"kit_{number_of(workshop) % 2**64:016x}")


def connect(url: str, place: str) -> Connection:
    """Open a connection in autocommit mode that gives up a server within seconds of silence.

    Raises:
        LogUnreachable: The server does not answer.
    """
    with explaining(place):
        return Connection.connect(
            url,
            autocommit=True,
            connect_timeout=3,
            keepalives_idle=20,
            keepalives_interval=10,
            keepalives_count=3,
            application_name="workshop-kit",
        )


def prepare(connection: Connection, workshop: str, place: str, *, create: bool) -> None:
    """Make the tables if they are missing, enter the workshop, and check its version.

    Safe when several servers start at once: one makes the tables while the others wait.

    Raises:
        LogError: The workshop is not there and is not to be made, or a newer kit wrote it.
    """
    with explaining(place):
        if create:
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (_SCHEMA_LOCK,))
                if not _has_tables(connection):
                    connection.execute(_SCHEMA)
                connection.execute(
                    "INSERT INTO kit_log VALUES (%s, %s) ON CONFLICT DO NOTHING",
                    (workshop, _VERSION),
                )
        elif not _has_tables(connection):
            raise LogError(_NO_LOG, place=place)
        row = connection.execute(
            "SELECT version FROM kit_log WHERE workshop = %s", (workshop,)
        ).fetchone()
    if row is None:
        raise LogError(_NO_LOG, place=place)
    if row[0] > _VERSION:
        raise LogError(NEWER, place=place, found=row[0], known=_VERSION)


def workshops_of(connection: Connection) -> list[str]:
    """Name the workshops that have a log here."""
    if not _has_tables(connection):
        return []
    return [name for (name,) in connection.execute("SELECT workshop FROM kit_log ORDER BY 1")]


def _has_tables(connection: Connection) -> bool:
    # Asked first, so that a user without the right to make tables can use those there are.
    row = connection.execute("SELECT to_regclass('kit_urn') IS NOT NULL").fetchone()
    return bool(row and row[0])


def erase_workshop(url: str, workshop: str) -> None:
    """Erase the log of a workshop, and vacuum the tables of its dead rows.

    Raises:
        LogUnreachable: The server does not answer.
    """
    place = readable(url, workshop)
    tables = ("kit_urn", "kit_event", "kit_log")
    with explaining(place), connect(url, place) as connection:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (number_of(workshop),))
            for table in tables:
                connection.execute(
                    sql.SQL("DELETE FROM {} WHERE workshop = %s").format(sql.Identifier(table)),
                    (workshop,),
                )
        for table in tables:
            connection.execute(sql.SQL("VACUUM {}").format(sql.Identifier(table)))


def settings(url: str, names: Sequence[str]) -> list[str]:
    """Give settings of the server, as it writes them."""
    place = readable(url, "")
    with explaining(place), connect(url, place) as connection:
        found = [connection.execute("SELECT current_setting(%s)", (n,)).fetchone() for n in names]
    return [str(row[0]) for row in found if row]
