"""A log that version 0.1.0 wrote, with every kind of event it knew, opens unchanged."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kit.domain.events import ActivityDeclared, read_body, write_body
from kit.domain.workshop import Workshop
from kit.log import open_log
from kit.room.journal import Journal

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(name="state", scope="module")
def _state(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    copy = tmp_path_factory.mktemp("old") / "workshop.kit"
    shutil.copy(DATA / "workshop_0.1.0.kit", copy)
    journal = Journal(open_log(copy))
    journal.log.close()
    return journal.state


@pytest.fixture(name="then", scope="module")
def _then() -> dict[str, object]:
    """What version 0.1.0 read in it."""
    return json.loads((DATA / "workshop_0.1.0.json").read_text("utf-8"))


def test_every_event_of_an_old_log_is_known_and_folded(state: Workshop, then: dict) -> None:
    assert state.strange == 0
    assert state.seq == then["seq"]


def test_entries_and_what_became_of_them_are_the_same(state: Workshop, then: dict) -> None:
    items = list(state.items.values())
    assert Counter(item.kind for item in items) == then["kinds"]
    assert sum(item.decision == "adopt" for item in items) == then["adopted"]
    assert sum(bool(item.approved_version) for item in items) == then["approved"]
    assert sum(len(item.trials) for item in items) == then["trials"]
    assert sum(len(item.comments) for item in items) == then["comments"]


def test_votes_and_turnout_are_the_same(state: Workshop, then: dict) -> None:
    votes = {
        key: sum(map(len, box.votes.values()))
        + len(box.ballots)
        + len(box.pairs)
        + sum(count for *_, count in box.paper.values())
        for key, box in state.boxes.items()
    }
    assert votes == then["votes"]
    assert {key: box.turnout for key, box in state.boxes.items()} == then["turnout"]


def test_agendas_and_how_far_they_came_are_the_same(state: Workshop, then: dict) -> None:
    assert {key: s.order for key, s in state.sessions.items()} == then["agendas"]
    assert {key: [r.state, r.shown] for key, r in state.runs.items()} == then["states"]
    assert state.gates == then["gates"]


def test_ratings_of_usefulness_in_the_old_test_training_still_tell_of_use(state: Workshop) -> None:
    after = {key for key, run in state.runs.items() if run.activity.after_use}
    rated = {key for key, run in state.runs.items() if "usefulness" in run.activity.criteria}
    assert after == {key for key in rated if key.startswith("test-training/")} != set()


@pytest.mark.parametrize("said", [True, False])
def test_what_a_vote_says_of_itself_goes_before_the_name_of_its_session(*, said: bool) -> None:
    vote = {
        "id": "test-training/v", "session": "test-training", "does": "vote", "after_use": said,
        "kind": "speech_module", "method": "ratings", "criteria": ("usefulness",),
    }  # fmt: skip
    declared = ActivityDeclared.model_validate({"activity": vote})
    again = read_body("activity_declared", write_body(declared))
    assert declared.activity.after_use == again.activity.after_use == said
