"""Imported tables of a company, and what they say."""

from __future__ import annotations

from kit.activities.tables.commands import (
    Code,
    CodeRest,
    Import,
    SettleTheme,
    SkipTable,
    ThemeClaims,
)
from kit.activities.tables.lacks import audit
from kit.activities.tables.rules import STEPS, code, code_rest, settle, skip, take_in, theme
from kit.domain.activities import OUTCOMES
from kit.domain.activity_type import ActivityType
from kit.language import N_

ACTIVITY = ActivityType(
    key="tables",
    title=N_("Tables"),
    call="kit.activities.tables.call:table",
    desk="kit.activities.tables.desk:Tables",
    needs_kind=False,
    kind_is_item=False,
    for_room=False,
    offers={"outcome": OUTCOMES},
    rules={
        Import: take_in,
        ThemeClaims: theme,
        SkipTable: skip,
        Code: code,
        CodeRest: code_rest,
        SettleTheme: settle,
    },
    steps=STEPS,
    lacks={"audit": audit},
    chapters="kit.activities.tables.chapter:CHAPTERS",
)
