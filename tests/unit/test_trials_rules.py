"""Trials in real dialogues: what is taken down, what is planned, and what blocks approval."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.activities.trials.figures import trials_of, trials_plain
from kit.domain.approval import blockers
from kit.domain.steps import steps
from kit.standard.export import export
from tests.factories import Hall, Person, hall_in

UNADOPTED = "Adopt it first: only what stands in the draft is approved."
UNTRIED = "Nobody has tried this wording in a real dialogue yet."
REWORDED = "The wording changed after its trials. Have the new one tried too."
FAILED = "No trial of this wording worked. Send it back for rework."
DAY = 86_400.0


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture
def ana(hall: Hall) -> Person:
    return hall.phone("Ana")


@pytest.fixture
def module(hall: Hall) -> str:
    """An adopted speech module that nobody has tried; its trials are open."""
    around = hall.situation("A client shouts")
    name = hall.declare("collect", "speech_module", within="situation")
    hall.desk.does("add", activity=name, kind="speech_module", within=around,
                   fields={"say": "I am listening."})  # fmt: skip
    module = list(hall.state.items)[-1]
    hall.desk.does("decide", item=module, decision="adopt")
    hall.opened("try", "speech_module")
    return module


def trial(item: str, outcome: str = "worked", **parts: Any) -> dict[str, Any]:
    return {"activity": "spring/speech_module.try", "item": item, "outcome": outcome, **parts}


def reasons(hall: Hall, item: str) -> list[str]:
    return [why.said("en") for why in blockers(hall.state, hall.state.items[item])]


def test_a_trial_keeps_how_it_went_where_and_who_tried(
    hall: Hall, ana: Person, module: str
) -> None:
    ana.does("try", **trial(module, "partly", seconds=42, naturalness=4, channel="chat",
                            by="experienced"))  # fmt: skip
    kept = hall.state.items[module].trials[0]
    assert (kept.outcome, kept.seconds, kept.naturalness) == ("partly", 42, 4)
    assert (kept.channel, kept.by, kept.version) == ("chat", "experienced", 1)
    assert kept.at == hall.now
    assert ana.sees_item(module)["tried"] == 1
    assert hall.phone("Ben").sees_item(module)["tried"] == 0


@pytest.mark.parametrize(
    "wrong",
    [{"outcome": "great"}, {"outcome": ""}, {"channel": "pigeon"}, {"by": "boss"}],
    ids=str,
)
def test_a_trial_whose_answers_were_not_offered_is_refused(
    ana: Person, module: str, wrong: dict[str, str]
) -> None:
    said = ana.is_refused("try", **(trial(module) | wrong))
    assert said == "Choose one of the offered answers."


@pytest.mark.parametrize("wrong", [{"seconds": -1}, {"naturalness": 6}, {"naturalness": 0}])
def test_a_trial_with_an_impossible_number_is_refused(
    ana: Person, module: str, wrong: dict[str, int]
) -> None:
    assert "is missing or wrong" in ana.is_refused("try", **(trial(module) | wrong))


def test_a_dropped_module_a_hidden_one_and_another_kind_are_not_tried(
    hall: Hall, ana: Person, module: str
) -> None:
    assert ana.is_refused("try", **trial("i1")) == "This entry is not there any more."
    hall.desk.does("hide", item=module, on=True, reason="Off topic")
    assert ana.is_refused("try", **trial(module)) == "This entry is not there any more."
    hall.desk.does("hide", item=module, on=False)
    hall.desk.does("decide", item=module, decision="drop", reason="Sounds stiff")
    said = ana.is_refused("try", **trial(module))
    assert said == "This entry was dropped and is not tried any more."
    assert ana.sees()["items"] == []


def test_once_trials_are_closed_phones_tell_none_and_the_desk_still_may(
    hall: Hall, ana: Person, module: str
) -> None:
    hall.desk.does("close", activity="spring/speech_module.try")
    said = ana.is_refused("try", **trial(module))
    assert said == "This activity is closed. Nothing was changed."
    hall.desk.does("try", **trial(module, by="facilitator"))
    assert [one.by for one in hall.state.items[module].trials] == ["facilitator"]


def test_who_tried_is_not_guessed_where_a_phone_does_not_say_it(hall: Hall, module: str) -> None:
    hall.phone("Ana").does("try", **trial(module))
    assert [one.by for one in hall.state.items[module].trials] == [""]
    told = trials_plain(hall.state, "speech_module", "en")
    assert not told["roles"]
    assert "of which nobody said who tried: 1." in told["by_role"][-1]


def test_a_trial_sent_twice_by_a_phone_without_network_counts_once(
    hall: Hall, ana: Person, module: str
) -> None:
    first = ana.does("try", id="phone.1", **trial(module))
    assert ana.does("try", id="phone.1", **trial(module)) == first
    assert len(hall.state.items[module].trials) == 1
    ana.does("try", id="phone.2", **trial(module))
    assert len(hall.state.items[module].trials) == 2


def test_a_trial_that_comes_days_later_keeps_its_own_time_unless_the_clock_is_wrong(
    hall: Hall, ana: Person, module: str
) -> None:
    for told in (hall.now - 3 * DAY, hall.now + DAY, hall.now - 90 * DAY):
        ana.does("try", **trial(module, tried_at=told))
    times = [one.at for one in hall.state.items[module].trials]
    assert times == [hall.now - 3 * DAY, hall.now, hall.now]


def test_the_plan_says_beforehand_how_often_and_what_counts_as_a_success(
    hall: Hall, ana: Person, module: str
) -> None:
    hall.desk.does("plan_trial", item=module, wanted=20, watch="  The client stays ")
    plan = hall.state.items[module].plan
    assert plan is not None
    assert (plan.wanted, plan.watch) == (20, "The client stays")
    assert ana.sees_item(module)["watch"] == "The client stays"
    hall.desk.does("plan_trial", item=module, wanted=30)
    assert hall.state.items[module].plan.wanted == 30
    assert hall.desk.is_refused("plan_trial", item="i99", wanted=3) == (
        "This entry is not there any more."
    )
    assert "is missing or wrong" in hall.desk.is_refused("plan_trial", item=module, wanted=0)
    assert ana.is_refused("plan_trial", item=module, wanted=3).startswith("The message")


@pytest.mark.row("A26")
def test_no_module_is_approved_untried_and_the_blocker_is_said_in_words(
    hall: Hall, ana: Person, module: str
) -> None:
    assert reasons(hall, module) == [UNTRIED]
    assert hall.desk.is_refused("approve", item=module) == UNTRIED
    for outcome in ("failed", "partly"):
        ana.does("try", **trial(module, outcome))
        assert hall.desk.is_refused("approve", item=module) == FAILED
    ana.does("try", **trial(module))
    assert reasons(hall, module) == []
    hall.desk.does("approve", item=module)
    assert hall.state.items[module].approved_version == 1
    before = hall.rows()
    hall.desk.does("approve", item=module)
    assert hall.rows() == before


def test_approval_waits_for_adoption_too(hall: Hall, ana: Person, module: str) -> None:
    hall.desk.does("decide", item=module, decision="rework", reason="Shorter, please")
    assert reasons(hall, module) == [UNADOPTED, UNTRIED]
    ana.does("try", **trial(module))
    assert hall.desk.is_refused("approve", item=module) == UNADOPTED


def test_trials_of_an_earlier_wording_do_not_speak_for_the_new_one(
    hall: Hall, ana: Person, module: str
) -> None:
    ana.does("try", **trial(module))
    hall.desk.does("approve", item=module)
    hall.desk.does("edit", item=module, fields={"say": "I am here."}, reason="Shorter")
    hall.desk.does("decide", item=module, decision="adopt")
    item = hall.state.items[module]
    assert item.approved_version != item.version
    assert reasons(hall, module) == [REWORDED]
    assert hall.desk.is_refused("approve", item=module) == REWORDED
    assert trials_of(hall.state, "speech_module").modules[0].chance.n == 0
    ana.does("try", **trial(module))
    hall.desk.does("approve", item=module)
    assert item.approved_version == 2


def test_only_what_worked_counts_as_a_success_and_few_trials_decide_nothing(
    hall: Hall, module: str
) -> None:
    for n in range(5):
        hall.phone(f"Person {n}").does("try", **trial(module, naturalness=5))
    found = trials_plain(hall.state, "speech_module", "en")["modules"][module]
    assert found["decision"] == "more"
    assert found["why"].startswith("More trials: 5 of 5 succeeded")
    hall.phone("Person 5").does("try", **trial(module, "partly"))
    found = trials_plain(hall.state, "speech_module", "en")["modules"][module]
    assert found["why"].startswith("More trials: 5 of 6 succeeded")
    assert found["chance"]["n"] == 6
    assert found["chance"]["low"] < found["chance"]["estimate"] < 0.83 < found["chance"]["high"]


def test_what_fewer_than_five_people_tried_has_no_figure_however_often_they_did(
    hall: Hall, ana: Person, module: str
) -> None:
    for n in range(12):
        ana.does("try", **trial(module, "worked" if n else "failed", naturalness=5))
    told = trials_plain(hall.state, "speech_module", "en")["modules"][module]
    assert told["chance"] == {
        "estimate": None, "low": None, "high": None, "n": 12, "why": "1 of 5 people needed",
    }  # fmt: skip
    assert told["naturalness"]["estimate"] is None
    assert (told["decision"], told["why"]) == ("more", told["chance"]["why"])
    card = next(one for one in hall.desk_sees()["items"]["speech_module"] if one["id"] == module)
    assert (card["trials"]["n"], card["trials"]["outcomes"]) == (12, {})


@pytest.mark.row("A27")
def test_who_tried_is_kept_of_every_trial_and_shown_where_nobody_can_be_recognised(
    hall: Hall, module: str
) -> None:
    people = [hall.phone(f"Old hand {n}") for n in range(5)]
    for do in ("close", "open"):  # trials begin when people are here
        hall.desk.does(do, activity="spring/speech_module.try")
    for n, phone in enumerate(people):
        phone.does("try", **trial(module, "worked", by="experienced"))
        phone.does("try", **trial(module, "worked" if n < 3 else "failed", by="other"))

    def shown() -> dict[str, float]:
        told = trials_plain(hall.state, "speech_module", "en")["roles"]
        return {one["role"]: one["chance"]["estimate"] for one in told}

    hall.desk.does("try", **trial(module, "failed", by="facilitator"))
    assert shown().keys() == {"experienced", "other"}, "one trial of a role is no share"
    effect = trials_of(hall.state, "speech_module").roles.effect
    assert effect.estimate is None, "and no difference between roles rests on it"
    for _ in range(4):
        hall.desk.does("try", **trial(module, "failed", by="facilitator"))
    kept = [one.by for one in hall.state.items[module].trials]
    assert len(kept) == 15
    assert all(kept)
    assert shown()["experienced"] > shown()["other"] > shown()["facilitator"]
    effect = trials_of(hall.state, "speech_module").roles.effect
    assert effect.estimate == pytest.approx(-0.8), "facilitator less employees"
    (said,) = trials_plain(hall.state, "speech_module", "en")["by_role"]
    assert said.startswith("Share of success of the facilitator less that of the employees")
    assert "−80 (95 % interval" in said


def test_what_few_people_of_a_role_tried_is_not_shown_by_role(hall: Hall, module: str) -> None:
    for n in range(4):
        hall.phone(f"Old hand {n}").does("try", **trial(module, by="experienced"))
    told = trials_plain(hall.state, "speech_module", "en")
    assert told["roles"] == []
    hidden, left = told["by_role"]
    assert hidden.endswith("fewer than five people could be recognised: experienced employee.")
    assert left.startswith("Trials in no figure by who tried: 4 of 4.")


@pytest.mark.row("A27")
def test_trials_that_count_no_more_are_told_too(hall: Hall, ana: Person, module: str) -> None:
    ana.does("try", **trial(module))
    ana.does("try", **trial(module))
    hall.desk.does("edit", item=module, fields={"say": "I am here."}, reason="Shorter")
    told = trials_plain(hall.state, "speech_module", "en")
    assert told["by_role"] == (
        "Trials of earlier wordings, or of entries that no longer stand, in no figure: 2.",
    )


def rate_after_use(hall: Hall, item: str, marks: tuple[int, ...]) -> None:
    name = "spring/after"
    if name not in hall.state.runs:
        hall.opened("vote", "speech_module", key="after", method="ratings", after_use=True,
                    criteria=["usefulness", "naturalness"])  # fmt: skip
    for n, mark in enumerate(marks):
        hall.phone(f"User {n}").votes(item, {"usefulness": mark, "naturalness": 5}, name)


@pytest.mark.row("A34")
def test_what_proved_of_little_use_after_use_is_not_approved_until_it_is_reworded(
    hall: Hall, ana: Person, module: str
) -> None:
    ana.does("try", **trial(module))
    rate_after_use(hall, module, (3, 3, 3, 4, 4))
    weak = "After use it was rated 3.4 of 5 for usefulness: send it back for rework."
    assert hall.desk.is_refused("approve", item=module) == weak
    card = next(one for one in hall.desk_sees()["items"]["speech_module"] if one["id"] == module)
    assert card["trials"]["blockers"] == [weak]
    assert not card["trials"]["approved"]
    rate_after_use(hall, module, (3, 3, 3, 4, 5))
    hall.desk.does("approve", item=module)
    assert hall.state.items[module].approved_version == 1


def test_an_approval_ends_where_nine_people_found_it_of_no_use_and_no_place_says_otherwise(
    hall: Hall, ana: Person, module: str, tmp_path: Path
) -> None:
    ana.does("try", **trial(module))
    hall.desk.does("approve", item=module)
    draft = next(step for step in steps(hall.state) if step.key == "draft")
    assert draft.closed
    rate_after_use(hall, module, (1,) * 9)
    weak = "After use it was rated 1.0 of 5 for usefulness: send it back for rework."
    card = next(one for one in hall.desk_sees()["items"]["speech_module"] if one["id"] == module)
    assert (card["trials"]["approved"], card["trials"]["blockers"]) == (False, [weak])
    draft = next(step for step in steps(hall.state) if step.key == "draft")
    assert [one.said("en") for one in draft.lacks] == [
        "Adopted speech modules that are not approved: 1"
    ]
    (draft_text,) = export(hall.state, ["md"], tmp_path, editions=["evidence"])
    text = draft_text.read_text("utf-8")
    assert "nothing stands in the way" not in text
    assert f"not approved: {weak} (version 1 was approved before)" in text.replace("\\", "")


def test_what_four_people_think_after_use_blocks_nothing(
    hall: Hall, ana: Person, module: str
) -> None:
    ana.does("try", **trial(module))
    rate_after_use(hall, module, (1, 1, 1, 1))
    hall.desk.does("approve", item=module)
    assert hall.state.items[module].approved_version == 1


def test_a_reworded_module_begins_its_usefulness_anew(hall: Hall, ana: Person, module: str) -> None:
    ana.does("try", **trial(module))
    rate_after_use(hall, module, (1, 1, 1, 1, 1))
    hall.desk.does("edit", item=module, fields={"say": "I am here."}, reason="Was of no use")
    hall.desk.does("decide", item=module, decision="adopt")
    hall.desk.does("try", **trial(module))
    hall.desk.does("approve", item=module)
    assert hall.state.items[module].approved_version == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"who": "the boss"},
        {"who": ""},
        {"naturalness": 9},
        {"outcome": "well"},
        {"version": True},
        {"seconds": "5"},
    ],
    ids=str,
)
def test_a_table_of_trials_tells_nothing_that_a_phone_may_not(
    hall: Hall, module: str, wrong: dict[str, Any]
) -> None:
    row = {"item": module, "version": 1, "outcome": "worked", "employee": "E1", "who": "other"}
    parts = {"table": "trials", "source": "trials.csv"}
    said = hall.desk.is_refused("import", **parts, rows=[row, {**row, **wrong}])
    assert ("Row 2 does not say who tried" in said) == (wrong == {"who": ""})
    assert hall.state.items[module].trials == []
    hall.desk.does("import", **parts, rows=[row])
    assert [trial.outcome for trial in hall.state.items[module].trials] == ["worked"]
