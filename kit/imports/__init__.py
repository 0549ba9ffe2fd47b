"""Imports: claims, dialogues, surveys, rosters and trials from CSV and XLSX tables.

The steps are :func:`~kit.imports.reading.read_table`, :func:`~kit.imports.mapping.suggest_mapping`,
:func:`~kit.imports.tables.preview` and :func:`~kit.imports.checking.check`; a person looks at each
before the next. Nothing here writes anything.
"""
