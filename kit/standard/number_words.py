"""Figures of one kind or another with their range, in words."""

from __future__ import annotations

from kit.language.measures import Unit
from kit.standard.collected import Number
from kit.statistics.figure import Figure


def number(language: str, value: Figure, unit: Unit) -> Number:
    """Give a figure with its range as far as it may be shown, or why there is none."""
    plain, words = value.plain(language), value.said(language, unit)
    return Number(plain["n"], plain["estimate"], plain["low"], plain["high"], words)
