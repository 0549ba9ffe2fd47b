"""Reading a file as a table: what it is, its bytes tell and not its name."""

from __future__ import annotations

from pathlib import Path

from kit.domain.refusal import Refusal
from kit.imports.csv_file import read_csv
from kit.imports.tables import FILE_LIMIT, Table, Unreadable
from kit.imports.xlsx_file import read_xlsx
from kit.language import N_

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_table(
    path: Path, *, sheet: str = "", encoding: str = "", delimiter: str = ""
) -> Table | Refusal:
    """Read a CSV or XLSX file.

    The first row that is not empty holds the headings. ``sheet`` names a sheet, otherwise
    the first is read; ``encoding`` and ``delimiter`` overrule what the file seems to use.
    Tables over :data:`~kit.imports.tables.ROW_LIMIT` rows or :data:`FILE_LIMIT` bytes are
    refused whole.
    """
    try:
        raw = _bytes(path)
        if raw.startswith(_ZIP):
            return read_xlsx(raw, path.name, sheet)
        return read_csv(raw, path.name, encoding, delimiter)
    except Unreadable as failure:
        return failure.refusal


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_LIMIT:
            why = N_(
                "The file is larger than {limit} MB. Split it, or leave out what is not needed."
            )
            raise Unreadable(why, limit=FILE_LIMIT // 2**20)
        raw = path.read_bytes()
    except OSError:
        raise Unreadable(N_("The file {name} cannot be opened."), name=path.name) from None
    if not raw.strip():
        raise Unreadable(N_("The file {name} is empty."), name=path.name)
    if raw.startswith(_OLD_OFFICE):
        why = N_("This is an old Excel file, or one with a password. Save it as XLSX without one.")
        raise Unreadable(why)
    return raw
