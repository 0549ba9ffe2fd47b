"""Imports: claims, dialogues, surveys, rosters and trials from CSV and XLSX tables.

The steps are :func:`read_table`, :func:`suggest_mapping`, :func:`preview` and :func:`check`;
a person looks at each before the next. Nothing here writes anything.
"""

from kit.imports.checking import BadRow, Checked, check
from kit.imports.mapping import ColumnMapping, suggest_mapping
from kit.imports.reading import read_table
from kit.imports.schemas import CLAIMS, CODINGS, DIALOGUES, ROSTER, SCHEMAS, SURVEY, TRIALS, Schema
from kit.imports.tables import Notice, Table, preview

__all__ = [
    "CLAIMS",
    "CODINGS",
    "DIALOGUES",
    "ROSTER",
    "SCHEMAS",
    "SURVEY",
    "TRIALS",
    "BadRow",
    "Checked",
    "ColumnMapping",
    "Notice",
    "Schema",
    "Table",
    "check",
    "preview",
    "read_table",
    "suggest_mapping",
]
