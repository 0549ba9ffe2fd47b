"""The one look of all charts: colours that stay apart in grey, line widths, sizes of letters."""

from __future__ import annotations

INK = "#1d2329"
ACCENT = "#1f4e79"
SECOND = "#b3541e"
"""Beside the accent: another hue, and lighter, so that the two differ in grey as well."""
QUIET = "#55616c"
GRID = "#dbe2ea"
RANGE = "#8c9bab"
PALE = "#e8eef5"
PAPER = "#ffffff"

FONT = "Roboto, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
TEXT = 13.0
"""Size of letters on a picture of :data:`WIDE`: about 9.5 points on A4."""
SMALL = 11.5
LINE = 16.0
"""From one line of text to the next."""

WIDE = 640.0
"""Width of a picture on paper, desk and wall. All measures are in units of the picture."""
NARROW = 330.0
"""Width of a picture on a phone."""
STACKED = 480.0
"""Pictures that are narrower have labels above what they name, not beside it."""
