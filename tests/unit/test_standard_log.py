"""What the draft says of itself: as much as the log holds, and no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from drafts import records, section
from test_standard import DAY, Room, exported, rows

from kit.domain.commands import FACILITATOR, Actor
from kit.domain.events import Event, ItemHidden, ItemsMerged
from kit.domain.folding import fold
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.rules import decide
from kit.evidence.results import item_tallies
from kit.standard.build import build
from kit.standard.nodes import Heading, Paragraph


def refused(room: Room, **command: object) -> str:
    read = read_command({"id": "refused1", **command}, "facilitator")
    assert not isinstance(read, Refusal), read
    outcome = decide(room.state, FACILITATOR, read, 0.0)
    assert isinstance(outcome, Refusal)
    return outcome.why


@pytest.fixture
def room() -> Room:
    """Four principles of which three are adopted; people voted on the first of them only."""
    room = Room()
    people = [room.person(f"P{n}") for n in range(6)]
    where = room.activity("rules", "collect", "principle")
    first = room.add(people[0], where, "principle", text="We listen")
    vote = room.activity("useful", "vote", "principle")
    for who in people:
        room.told(who, do="vote", activity=vote, item=first, value="useful")
    room.desk(do="close", activity=vote)
    room.desk(do="open", activity=where, close_current=True)
    rest = [
        room.add(people[n], where, "principle", text=text)
        for n, text in enumerate(("We keep our word", "We say sorry", "We wait"))
    ]
    for item in (first, *rest[:2]):
        room.desk(do="decide", item=item, decision="adopt", binding="must")
    return room


def test_the_draft_counts_the_clauses_that_nobody_voted_on_and_claims_no_vote_for_them(
    room: Room, tmp_path: Path
) -> None:
    told = (
        "This is a draft, written from the log of the workshop. Adopted clauses: 3; with a vote "
        "on their present wording: 1; without one: 2. Nobody has decided yet on: 1."
    )
    for name, text in exported(room, tmp_path).items():
        assert told in text or name == "csv", name
        assert "voted on and decided" not in text, name
    room.desk(do="edit", item="i1", fields={"text": "We listen to the end"}, reason="Clearer")
    text = exported(room, tmp_path)["md"]
    assert "present wording: 0; without one: 3." in text, "the votes were on another wording"


def test_an_empty_draft_claims_nothing() -> None:
    (first, *_) = section(build(Room().state, DAY), "reading").nodes
    assert first == Paragraph("This is a draft, written from the log of the workshop.")


@pytest.mark.row("C07")
@pytest.mark.row("A32")
def test_shares_of_must_and_of_authorship_count_only_clauses_that_oblige_somebody(
    room: Room, tmp_path: Path
) -> None:
    cases = room.activity("cases", "collect", "situation")
    for n in range(5):
        case = room.add(FACILITATOR, cases, "situation", text=f"Case {n}")
        room.desk(do="decide", item=case, decision="adopt", binding="free")
    text = exported(room, tmp_path)["md"]
    assert "Adopted clauses that oblige somebody: 3." in text
    assert "Share of “must”" not in text, "of three there is no share"
    assert "Of these clauses, with an employee's contribution: 3 of 3." in text
    assert "Adopted clauses: 8;" in text
    for item in list(room.state.items)[:4]:
        room.desk(do="decide", item=item, decision="adopt", binding="must")
    rules = "day/rules"
    room.desk(do="open", activity=rules, close_current=True)
    item = room.add(FACILITATOR, rules, "principle", text="We look up")
    room.desk(do="decide", item=item, decision="adopt", binding="should")
    text = exported(room, tmp_path)["md"]
    assert "Adopted clauses that oblige somebody: 5. Share of “must”: 80 %." in text
    assert "Of these clauses, with an employee's contribution: 4 of 5 (80%)." in text


def test_a_vote_after_use_has_another_title_than_the_vote_before_it(
    room: Room, tmp_path: Path
) -> None:
    for session in ("co-creation", "test-training"):
        activity = {
            "id": f"{session}/vote", "session": session, "does": "vote", "kind": "principle",
            "method": "ratings", "criteria": ["usefulness"],
            "after_use": session == "test-training",
        }  # fmt: skip
        room.desk(do="open_session", session=session, close_current=True)
        room.desk(do="declare", activity=activity)
        room.desk(do="open", activity=activity["id"], close_current=True)
    document = build(room.state, DAY)
    titles = [node.text for node in section(document, "votes").nodes if isinstance(node, Heading)]
    assert titles == [
        "Approval: principles", "Ratings: principles", "Ratings: principles, after use",
    ]  # fmt: skip
    exported(room, tmp_path)
    assert len({row["vote"] for row in rows(tmp_path, "turnout")}) == 3


def test_what_nobody_voted_on_has_no_rank(room: Room) -> None:
    votes = {one["item"]: one["rank"] for one in records(build(room.state, DAY), "votes")}
    assert votes == {"i1": 1, "i2": None, "i3": None, "i4": None}
    items = room.state.of_kind("principle")
    (tally,) = item_tallies(room.state, "principle", items)["i2"]
    assert (tally.n, tally.rank) == (0, 0)


def test_one_recognised_sentence_of_the_ledger_leads_to_no_other(
    room: Room, tmp_path: Path
) -> None:
    cases = room.activity("cases", "collect", "situation")
    who = Actor("participant", next(iter(room.state.participants)))
    room.add(who, cases, "situation", text="The one with the kettle")
    exported(room, tmp_path)
    ledger = rows(tmp_path, "ledger")
    assert len(ledger) == len({row["number"] for row in ledger}) == 5, "contributions are numbered"
    assert {row["author"] for row in ledger} == {"an employee"}, "and people are not"


def test_hiding_takes_a_reason_and_the_ledger_tells_it(room: Room, tmp_path: Path) -> None:
    assert refused(room, do="hide", item="i2").startswith("Write why you hide it")
    assert refused(room, do="hide", item="i2", reason="  ").startswith("Write why you hide it")
    room.desk(do="hide", item="i2", reason="It names a client")
    for name, text in exported(room, tmp_path).items():
        assert "It names a client" in text, name
        assert "We keep our word" not in text, name
    (row,) = (row for row in rows(tmp_path, "ledger") if row["fate"] == "hidden")
    assert (row["reason"], row["text"]) == ("It names a client", "(not shown)")
    room.desk(do="hide", item="i2", on=False)
    assert "It names a client" not in exported(room, tmp_path)["md"]


def test_a_merge_with_a_wording_of_its_own_takes_a_reason_and_one_of_theirs_does_not(
    room: Room, tmp_path: Path
) -> None:
    own = {"text": "We listen and wait"}
    said = refused(room, do="merge", items=["i1", "i4"], fields=own)
    assert said.startswith("This wording is none of those that are merged.")
    room.desk(do="merge", items=["i1", "i4"], fields=own, reason="One habit, not two")
    room.desk(do="merge", items=["i2", "i3"], fields={"text": "We say sorry"})
    for name, text in exported(room, tmp_path).items():
        assert "One habit, not two" in text, name
    assert "Why this wording: One habit, not two" in exported(room, tmp_path)["md"]
    ledger = {row["number"]: row for row in rows(tmp_path, "ledger")}
    assert [ledger[f"PR-{n}"]["reason"] for n in (1, 2, 3, 4)] == [
        "One habit, not two", "", "", "One habit, not two",
    ]  # fmt: skip
    assert "merged → PR-5: One habit, not two" in exported(room, tmp_path)["md"]


def test_a_log_from_before_reasons_were_asked_for_still_makes_a_draft(room: Room) -> None:
    merged = ItemsMerged(
        item="i5", parents=("i1", "i4"), item_kind="principle", fields={"text": "Other words"}
    )
    for body in (ItemHidden(item="i2"), merged):
        seq = room.state.seq + 1
        fold([Event(seq, f"e{seq}", 1.79e9, "facilitator", body)], room.state)
    ledger = {
        one["number"]: one for one in records(build(room.state, date(2026, 11, 20)), "ledger")
    }
    assert (ledger["PR-2"]["fate"], ledger["PR-2"]["reason"]) == ("hidden", "")
    assert (ledger["PR-1"]["merged_into"], ledger["PR-1"]["reason"]) == ("PR-5", "")


@pytest.mark.row("D09")
def test_a_practice_that_was_retired_stands_in_the_audit_with_its_reason(tmp_path: Path) -> None:
    room = Room()
    where = room.activity("habits", "collect", "local_practice")
    kept = room.add(FACILITATOR, where, "local_practice", text="Notes on napkins", why="No screen")
    gone = room.add(FACILITATOR, where, "local_practice", text="Shouting orders", why="It is loud")
    room.desk(do="decide", item=kept, decision="adopt", binding="free")
    room.desk(do="decide", item=gone, decision="drop", reason="Guests hear it")
    exported(room, tmp_path)
    text = (tmp_path / "evidence-book.md").read_text("utf-8")
    audit = text[text.index("## 2. What the audit found") : text.index("## 3. ")]
    assert "| U-1 | Notes on napkins | No screen | adopted · free |" in audit
    assert "| U-2 | Shouting orders | It is loud | dropped | Guests hear it |" in audit
