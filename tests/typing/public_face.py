"""What a type checker knows of the public face; only ever checked, never run.

Calls that shall be an error carry an ``ignore`` for it: one that is not needed is an error too.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import assert_type

import pandas as pd

import kit
from kit.activities.collect.desk import Collect
from kit.activities.contribute.desk import Contribute
from kit.activities.coverage.desk import Coverage
from kit.activities.decide.desk import Decide
from kit.activities.documents.desk import Documents
from kit.activities.opening.desk import Opening
from kit.activities.pulse.desk import Pulse
from kit.activities.quiz.desk import Quiz
from kit.activities.register.desk import Register
from kit.activities.results.desk import Results
from kit.activities.role_play.desk import RolePlays
from kit.activities.signing.desk import Signing
from kit.activities.standard.desk import Passport
from kit.activities.tables.desk import Tables
from kit.activities.trials.desk import Trials
from kit.activities.vote.desk import Vote
from kit.reading import Reading
from kit.sessions import Session
from kit.standard.nodes import Document
from kit.widgets.deck import Deck
from kit.widgets.mark import Mark

session = assert_type(kit.session("co-creation"), Session)
assert_type(session.documents(), Documents)
assert_type(session.opening(step="creation"), Opening)
assert_type(session.collect("situation", prompt="What is hard?", ask=("text",)), Collect)
assert_type(session.vote("situation", by=("usefulness", "naturalness")), Vote)
assert_type(session.contribute("situation", privacy="named"), Contribute)
assert_type(session.trials("speech_module"), Trials)
assert_type(session.passport(), Passport)
assert_type(session.play(), RolePlays)
assert_type(session.quiz(title="What have we learnt?"), Quiz)
assert_type(session.register(), Register)
assert_type(session.coverage(), Coverage)
assert_type(session.table("claims"), Tables)
assert_type(session.pulse("before"), Pulse)
assert_type(session.sign(), Signing)
assert_type(session.results("situation"), Results)
assert_type(session.decide("situation", must_at_most=0.3), Decide)
session.vite("situation")  # type: ignore[attr-defined]
session.vote()  # type: ignore[call-arg]
session.vote("situation", privacy="open")  # type: ignore[arg-type]
session.vote("situation", dots=3)  # type: ignore[call-arg]

assert_type(kit.documents(), Documents)
assert_type(kit.opening(step="creation"), Opening)
assert_type(kit.collect("situation", prompt="What is hard?", ask=("text",)), Collect)
assert_type(kit.vote("situation", by="dots", budget=3), Vote)
assert_type(kit.contribute("situation"), Contribute)
assert_type(kit.trials("speech_module"), Trials)
assert_type(kit.passport(), Passport)
assert_type(kit.play("situation"), RolePlays)
assert_type(kit.quiz(), Quiz)
assert_type(kit.register(), Register)
assert_type(kit.coverage(), Coverage)
assert_type(kit.table("claims"), Tables)
assert_type(kit.pulse("before"), Pulse)
assert_type(kit.sign(), Signing)
assert_type(kit.results("situation"), Results)
assert_type(kit.decide("situation"), Decide)
kit.vite("situation")  # type: ignore[attr-defined]
kit.vote()  # type: ignore[call-arg]
kit.vote("situation", privacy="open")  # type: ignore[arg-type]
kit.vote("situation", dots=3)  # type: ignore[call-arg]

deck = assert_type(kit.deck("co-creation"), Deck)
assert_type(deck.opening(), Mark)
assert_type(deck.activity("situation.vote"), Mark)

reading = assert_type(kit.open("our-standard"), Reading)
assert_type(kit.open(), Reading)
assert_type(kit.open(Path("our-standard")), Reading)
assert_type(kit.open("postgresql://localhost/kit", workshop="our-standard"), Reading)
assert_type(reading.title, str)
assert_type(reading.language, str)
assert_type(reading.version, int)
assert_type(reading.people, int)
assert_type(reading.contributors, tuple[str, ...])
assert_type(reading.items, pd.DataFrame)
assert_type(reading.form("norm"), pd.DataFrame)
assert_type(reading.votes, pd.DataFrame)
assert_type(reading.trials, pd.DataFrame)
assert_type(reading.results("situation"), pd.DataFrame)
assert_type(reading.participants, pd.DataFrame)
assert_type(reading.draft(), Document)
assert_type(reading.draft(date(2026, 11, 24)), Document)
assert_type(reading.export("drafts", formats=("md",)), list[Path])
assert_type(reading.refresh(), Reading)
kit.open(3)  # type: ignore[arg-type]
reading.results()  # type: ignore[call-arg]
reading.title = "Ours"  # type: ignore[misc]

try:
    kit.open("nowhere")
except kit.KitError as error:
    assert_type(error, kit.KitError)
