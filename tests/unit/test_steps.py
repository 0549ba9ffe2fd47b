"""Where a workshop stands: what each step lacks, in words, and passing it with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.domain.folding import fold
from kit.domain.steps import STEPS, Step, missing_before, steps
from kit.room.journal import event_of
from tests.factories import Hall, hall_in

NO_STORY = "No success story was told: what goes well comes first."
NO_PRACTICE = "Nobody said what is a plus and what a minus of how we serve today."
NO_SITUATION = "No situation was collected."
NO_REASON = "Write a reason: the author and the standard will show it."
TABLE = "Neither imported nor left out with a reason: "


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def step(hall: Hall, key: str) -> Step:
    return next(one for one in steps(hall.state) if one.key == key)


def lacks(hall: Hall, key: str) -> list[str]:
    return [why.said("en") for why in step(hall, key).lacks]


def adopted(hall: Hall, situation: str, say: str = "I am listening.") -> str:
    module = hall.written("speech_module", situation, say=say)
    hall.desk.does("decide", item=module, decision="adopt")
    return module


def test_a_new_workshop_lacks_everything_and_says_what(hall: Hall) -> None:
    assert tuple(one.key for one in steps(hall.state)) == tuple(STEPS)
    assert lacks(hall, "audit") == [
        NO_STORY, NO_PRACTICE, NO_SITUATION,
        f"{TABLE}Client survey", f"{TABLE}Claims of clients", f"{TABLE}Techniques in dialogues",
    ]  # fmt: skip
    assert lacks(hall, "creation") == [NO_SITUATION]
    assert lacks(hall, "trials") == ["No speech module is adopted yet, so none can be tried."]
    assert lacks(hall, "test-training") == [
        "No role play has a filled-in sheet.",
        "Nobody has said how useful the modules were after use.",
    ]
    assert lacks(hall, "draft") == ["Nothing is adopted yet."]
    assert not any(one.closed for one in steps(hall.state))


def test_the_audit_closes_point_by_point(hall: Hall) -> None:
    hall.written("success_story", text="She came back to thank me")
    assert NO_STORY not in lacks(hall, "audit")
    hall.written("practice", text="We greet by name", sign="plus")
    assert NO_PRACTICE not in lacks(hall, "audit")
    hall.situation()
    assert len(lacks(hall, "audit")) == 3
    hall.desk.does("skip_table", table="survey", reason="No survey this year")
    hall.desk.does("skip_table", table="codings", reason="No recordings")
    assert lacks(hall, "audit") == [f"{TABLE}Claims of clients"]
    hall.desk.does("import", table="claims", source="claims.csv", rows=[{"text": "Late"}])
    assert step(hall, "audit").closed


def scheme(hall: Hall, situation: str) -> str:
    name = hall.written("behaviour_scheme", situation, text="Stop\nListen")
    hall.desk.does("decide", item=name, decision="adopt")
    return name


@pytest.mark.row("A24", "A25")
def test_creation_counts_the_situations_that_lack_modules_variants_or_a_scheme(hall: Hall) -> None:
    first, second = hall.situation("A client shouts"), hall.situation("A client waits")
    bare = "Situations without an adopted speech module: "
    assert f"{bare}2" in lacks(hall, "creation")
    hall.written("speech_module", first, say="Only proposed")
    assert f"{bare}2" in lacks(hall, "creation")
    adopted(hall, first)
    assert f"{bare}1" in lacks(hall, "creation")
    hall.desk.does("decide", item=second, decision="drop", reason="Not ours")
    assert lacks(hall, "creation") == [
        "Situations without a kind: 1",
        "Situations with only one adopted wording: 1",
        "Situations without an adopted behaviour scheme: 1",
    ]
    hall.desk.does("classify", item=first, marks={"kind": "conflict"})
    adopted(hall, first, "Tell me what happened.")
    scheme(hall, first)
    assert step(hall, "creation").closed


@pytest.mark.row("A24")
def test_what_belongs_to_merged_situations_serves_the_merged_one(hall: Hall) -> None:
    one, other = hall.situation("A client shouts"), hall.situation("A client is loud")
    adopted(hall, one)
    adopted(hall, other, "Let us sit down.")
    hall.desk.does(
        "merge",
        items=[one, other],
        fields={"text": "A loud client", "kind": "conflict"},
        reason="Plainer",
    )
    assert lacks(hall, "creation") == ["Situations without an adopted behaviour scheme: 1"]


@pytest.mark.row("A22")
def test_each_theme_of_the_claims_goes_into_a_situation_or_is_dropped_with_a_reason(
    hall: Hall,
) -> None:
    rows = [{"text": "Late", "theme": "delivery"}, {"text": "Rude", "theme": "tone"}]
    hall.desk.does("import", table="claims", source="claims.csv", rows=rows)
    loose = "Themes of claims that neither went into a situation nor were dropped: "
    assert f"{loose}2" in lacks(hall, "audit")
    situation = hall.situation()
    hall.desk.does("settle_theme", theme="delivery", situations=[situation])
    assert f"{loose}1" in lacks(hall, "audit")
    hall.desk.is_refused("settle_theme", theme="tone", reason=" ")
    hall.desk.does("settle_theme", theme="tone", reason="Another department answers for it")
    assert not any(loose in one for one in lacks(hall, "audit"))
    hall.desk.does("decide", item=situation, decision="drop", reason="Not ours")
    assert f"{loose}1" in lacks(hall, "audit"), "the situation it went into is gone"


@pytest.mark.row("B17")
def test_an_accepted_idea_has_a_trial_or_a_closing_note(hall: Hall) -> None:
    idea = hall.written("idea", text="Call back instead of holding")
    hall.desk.does("decide", item=idea, decision="adopt")
    adopted(hall, hall.situation())
    untold = "Adopted ideas with neither a trial nor a closing note: 1"
    assert untold in lacks(hall, "trials")
    hall.desk.is_refused("conclude", item=idea, note=" ")
    hall.desk.does("conclude", item=idea, note="Nobody had time; again in spring")
    assert untold not in lacks(hall, "trials")
    other = hall.written("idea", text="A chair for those who wait")
    hall.desk.does("decide", item=other, decision="adopt")
    assert untold in lacks(hall, "trials")
    hall.desk.does("try", activity=hall.opened("try", "idea"), item=other, outcome="failed")
    assert untold not in lacks(hall, "trials")


def test_trials_and_draft_count_what_is_untried_and_unapproved(hall: Hall) -> None:
    situation = hall.situation()
    one, two = adopted(hall, situation), adopted(hall, situation, "Let me look.")
    assert lacks(hall, "trials") == ["Adopted speech modules that nobody has tried: 2"]
    assert lacks(hall, "draft") == ["Adopted speech modules that are not approved: 2"]
    trying = hall.opened("try", "speech_module")
    for module in (one, two):
        hall.desk.does("try", activity=trying, item=module, outcome="worked")
    assert step(hall, "trials").closed
    hall.desk.does("approve", item=one)
    assert lacks(hall, "draft") == ["Adopted speech modules that are not approved: 1"]
    hall.desk.does("approve", item=two)
    assert step(hall, "draft").closed
    hall.desk.does("edit", item=one, fields={"say": "I hear you."}, reason="Shorter")
    assert lacks(hall, "draft") == ["Adopted speech modules that are not approved: 1"]


def test_test_training_needs_a_sheet_and_a_vote_after_use(hall: Hall) -> None:
    module = adopted(hall, hall.situation())
    hall.desk.does("open_session", session="test-training")
    settings = {"session": "test-training"}
    play, vote = "test-training/situation.play", "test-training/speech_module.vote"
    for activity in (
        {"id": play, "does": "play", "kind": "situation", **settings},
        {"id": vote, "does": "vote", "kind": "speech_module", "after_use": True, **settings},
    ):
        hall.desk.does("declare", activity=activity)
    hall.desk.does("open", activity=play)
    people = [hall.phone("Ana"), hall.phone("Ben")]
    for one in people:
        one.does("take_part", activity=play, on=True)
    hall.desk.does("draw", activity=play)
    assert len(lacks(hall, "test-training")) == 2
    people[0].does("score", activity=play, item=module, points=[True])
    assert lacks(hall, "test-training") == [
        "Nobody has said how useful the modules were after use."
    ]
    hall.desk.does("open", activity=vote, close_current=True)
    people[0].votes(module, "useful")
    assert step(hall, "test-training").closed
    people[0].votes(module, None)
    assert not step(hall, "test-training").closed, "a vote that was taken back is none"


def test_a_vote_of_another_session_is_not_a_vote_after_use(hall: Hall) -> None:
    module = adopted(hall, hall.situation())
    hall.opened("vote", "speech_module")
    hall.phone("Ana").votes(module, "useful")
    assert "Nobody has said how useful the modules were after use." in lacks(hall, "test-training")


@pytest.mark.row("A15")
def test_a_step_that_lacks_something_is_passed_only_with_a_written_reason_that_the_log_keeps(
    hall: Hall,
) -> None:
    for reason in ("", "   "):
        assert hall.desk.is_refused("pass_gate", step="audit", reason=reason) == NO_REASON
    assert not step(hall, "audit").closed
    hall.desk.does("pass_gate", step="audit", reason=" The audit was done in March ")
    passed = step(hall, "audit")
    assert passed.closed
    assert passed.passed == "The audit was done in March"
    assert len(passed.lacks) == 6, "what lacks is still said"
    row = hall.rows()[-1]
    assert (row.kind, row.actor) == ("gate_passed", "facilitator")
    assert "The audit was done in March" in row.body
    again = fold(map(event_of, hall.rows()))
    assert again.gates == {"audit": "The audit was done in March"}
    assert not step(hall, "creation").closed, "only the one gate was passed"


def test_the_same_reason_again_is_written_once_and_a_new_one_replaces_it(hall: Hall) -> None:
    hall.desk.does("pass_gate", step="draft", reason="A first look")
    before = hall.rows()
    hall.desk.does("pass_gate", step="draft", reason="A first look")
    assert hall.rows() == before
    hall.desk.does("pass_gate", step="draft", reason="The board asked for it")
    assert step(hall, "draft").passed == "The board asked for it"


def test_an_unknown_step_and_a_phone_are_refused(hall: Hall) -> None:
    said = hall.desk.is_refused("pass_gate", step="party", reason="Because")
    assert said == (
        "There is no step “party”. Known steps: audit, creation, trials, test-training, draft."
    )
    ana = hall.phone("Ana")
    assert "is not known here" in ana.is_refused("pass_gate", step="audit", reason="Because")


def test_a_complete_step_needs_no_passing(hall: Hall) -> None:
    situation = hall.situation()
    hall.desk.does("classify", item=situation, marks={"kind": "conflict"})
    adopted(hall, situation)
    adopted(hall, situation, "Let me look.")
    scheme(hall, situation)
    before = hall.rows()
    hall.desk.does("pass_gate", step="creation", reason="Just in case")
    assert hall.rows() == before
    assert step(hall, "creation").passed == ""


def test_the_desk_shows_every_step_with_what_it_lacks(hall: Hall) -> None:
    hall.desk.does("pass_gate", step="audit", reason="Done in March")
    told = {one["key"]: one for one in hall.desk_sees()["steps"]}
    assert told["audit"]["closed"]
    assert told["audit"]["passed"] == "Done in March"
    assert not told["creation"]["closed"]
    assert told["creation"]["lacks"] == [NO_SITUATION]


def test_a_session_says_what_the_steps_before_it_lack_and_needs_none_of_them(hall: Hall) -> None:
    assert missing_before(hall.state, "audit") == []
    before = [step.key for step in missing_before(hall.state, "test-training")]
    assert before == ["audit", "creation", "trials"]
    hall.desk.does("pass_gate", step="audit", reason="It was held last year")
    assert [step.key for step in missing_before(hall.state, "creation")] == []
    assert missing_before(hall.state, "a-session-of-our-own") == []
