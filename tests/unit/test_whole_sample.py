"""The sample workshop, held from the first session to the last, and the documents it gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich_workshop import ruled
from wording_share import repeated_tables, share

from kit.cli.demo_held import SESSIONS, hold
from kit.cli.pack import copy_pack
from kit.domain.workshop import Workshop
from kit.place import place_of
from kit.rehearsal import load_people
from kit.room.opening import open_journal
from kit.standard.build import build, contents_of

DAY = date(2026, 11, 24)
MOST_WORDS = 0.6


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Six people who held every session."""
    folder: Path = tmp_path_factory.mktemp("held")
    copy_pack("basic", folder, "uk")
    place = place_of(folder)
    journal = open_journal(place, title="Стандарт", language="uk")
    hold(place, journal, load_people(folder / "data" / "people", "uk"), 6, seed=1)
    journal.log.close()
    return journal.state


def test_a_held_sample_opened_every_session_and_lacks_no_required_content(state):
    assert set(SESSIONS) <= set(state.sessions)
    assert len(state.participants) == 6
    assert [one.content.key for one in contents_of(state) if one.missing] == []


def test_nobody_wrote_a_wording_that_says_only_that_others_said_the_same(state):
    people = load_people(Path(__file__).parents[2] / "data" / "people", "uk")
    known = {one["text"] for one in people.entries["norm"]}
    assert {one.fields["text"] for one in state.kept("norm") if one.decision == "adopt"} <= known


@pytest.fixture(scope="module")
def rich() -> Workshop:
    return ruled().state


def test_most_words_of_a_standard_are_adopted_wording_or_headings_over_it(state, rich):
    for held in (state, rich):
        assert share(build(held, DAY, "standard"), held) >= MOST_WORDS


def test_an_evidence_book_repeats_no_table(state, rich):
    for held in (state, rich):
        assert repeated_tables(build(held, DAY)) == []
