"""Trials, role plays, coverage and the pulse in the draft standard."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_standard import Room, exported, rows

from kit.activities.role_play.play import play_of
from kit.activities.tables.rules import RowsImported
from kit.activities.trials.figures import trials_plain
from kit.domain.commands import FACILITATOR, Actor
from kit.domain.events import Ballot, UrnEmptied
from kit.domain.rules.people import participant_id
from kit.standard.build import build
from kit.standard.formats.json import read_json
from kit.standard.nodes import records_of

SAY = {"say": "Thank you for waiting", "points": "Thanks\nA time", "channel": "phone"}


@pytest.fixture
def room() -> Room:
    """Twelve people; S-1 with two adopted modules, the first planned; S-2 without any."""
    room = Room()
    people = [room.person(f"P{n}") for n in range(12)]
    cases = room.activity("cases", "collect", "situation")
    modules = room.activity("modules", "collect", "speech_module", within="situation")
    room.desk(do="open", activity=cases, close_current=True)
    for text in ("The client waits", "The client shouts"):
        room.add(people[0], cases, "situation", text=text)
    room.desk(do="open", activity=modules, close_current=True)
    room.add(people[0], modules, "speech_module", within="i1", **SAY)
    room.add(people[1], modules, "speech_module", within="i1", say="One moment")
    for item in ("i3", "i4"):
        room.desk(do="decide", item=item, decision="adopt")
    room.desk(do="plan_trial", item="i3", wanted=20, watch="The client waits on")
    room.activity("trials", "try", "speech_module")
    return room


def someone(n: int) -> Actor:
    return Actor("participant", participant_id(f"{n:02}{'f' * 30}"), f"{n:02}{'f' * 30}")


def tried(room: Room, outcomes: str, by: str = "other", natural: int | None = 5) -> None:
    """Log trials of the first module: w(orked), p(artly), f(ailed)."""
    words = {"w": "worked", "p": "partly", "f": "failed"}
    for n, outcome in enumerate(outcomes):
        room.told(
            someone(n % 12), do="try", activity="day/trials", item="i3",
            outcome=words[outcome], by=by, naturalness=natural,
        )  # fmt: skip


def module(folder: Path, number: str = "S-1.M1") -> dict[str, str]:
    (row,) = (row for row in rows(folder, "trials") if row["number"] == number)
    return row


def test_a_module_shows_its_trials_with_posterior_and_advice_in_every_format(
    room: Room, tmp_path: Path
) -> None:
    tried(room, "w" * 23, by="experienced")
    tried(room, "wpf", by="facilitator")
    room.desk(do="approve", item="i3")
    for name, text in exported(room, tmp_path).items():
        assert "It worked: 24, Partly: 1, It did not: 1" in text, name
        assert "who tried: facilitator: 3, experienced employee: 23" in text, name
        assert "by 12 people" in text, name
        # Three trials of three people, two of eight and one of one are worth 19.33 of 20.76.
        assert "chance that it works 91 % (95 % interval 73–100 %)" in text, name
        assert "Keep: 24 of 26 trials succeeded, the 95 % interval lies above 60%" in text, name
        assert "approved in version 1" in text or name == "csv", name
        assert "The client waits on" in text, name
    row = module(tmp_path)
    worth = 3 * 3 / 1.4 + 8 * 2 / 1.2 + 1
    assert float(row["estimate"]) == pytest.approx((worth - 2 / 1.4 + 0.5) / (worth + 1))
    assert (row["n"], row["worked"], row["partly"], row["failed"]) == ("26", "24", "1", "1")
    assert row["people"] == "12"
    assert (row["by_facilitator"], row["by_experienced"], row["by_other"]) == ("3", "23", "0")
    assert (row["decision"], row["approved"], row["wanted"]) == ("keep", "True", "20")


@pytest.mark.row("A26")
def test_what_blocks_an_approval_is_said_in_words(room: Room, tmp_path: Path) -> None:
    for name in ("docx", "md", "json"):
        text = exported(room, tmp_path)[name]
        assert "not approved: Nobody has tried this wording in a real dialogue yet." in text, name
    tried(room, "w")
    room.desk(do="approve", item="i3")
    room.desk(do="edit", item="i3", fields={**SAY, "say": "Thanks a lot"}, reason="Shorter")
    text = exported(room, tmp_path)["md"]
    assert "The wording changed after its trials." in text
    assert "(version 1 was approved before)" in text
    assert "trials of earlier wordings, not counted here: 1" in text
    row = module(tmp_path)
    assert (row["n"], row["earlier"], row["approved"]) == ("0", "1", "False")
    assert (row["estimate"], row["low"]) == ("", "")


def test_a_module_shows_its_meaning_points_channel_and_variants(room: Room, tmp_path: Path) -> None:
    lone = room.add(FACILITATOR, "day/modules", "speech_module", within="i2", say="I hear you")
    text = exported(room, tmp_path)["md"]
    whole = text[text.index("Speech modules") :]
    assert "What must be said in any words" in whole
    assert "One point a line" not in text, "the form's help is not the document's"
    assert "Channel" in whole
    assert "Variants: S-1.M2" in whole
    assert whole.count("This is the only wording: there is no second variant yet.") == 1
    assert {row["item"]: row["variants"] for row in rows(tmp_path, "clauses")}[lone] == ""
    room.desk(do="decide", item="i4", decision="drop", reason="Too short")
    assert exported(room, tmp_path)["md"].count("This is the only wording") == 2


def test_the_empty_cells_of_the_coverage_are_open_points(room: Room, tmp_path: Path) -> None:
    tried(room, "w")
    room.desk(do="approve", item="i3")
    for name in ("docx", "md"):
        text = exported(room, tmp_path)[name]
        points = text[text.rindex("Open points") :] if name == "md" else text
        assert (
            "S-1 (The client waits): no speech module names its stage; without a channel: S-1.M2; "
            "not tried: S-1.M2; not approved: S-1.M2; no behaviour scheme is adopted; "
            "never played in a role play"
        ) in points, name
        assert (
            "S-2 (The client shouts): no speech module is adopted; no behaviour scheme is adopted; "
            "never played in a role play"
        ) in points, name
    lines = (tmp_path / "evidence-book.md").read_text("utf-8").splitlines()
    assert "| S-1 | The client waits | 2 | 2 | – | 1 / 2 | 1 / 2 | – |" in lines
    assert "| S-2 | The client shouts | – | – | – | – | – | – |" in lines
    first, second = rows(tmp_path, "coverage")
    assert (first["modules_adopted"], first["modules_tried"], first["times_played"]) == (
        "2", "1", "0",
    )  # fmt: skip
    assert second["gaps"].startswith("no speech module is adopted")


def test_role_plays_fill_the_coverage_and_give_no_share_of_points_on_fewer_than_five_sheets(
    room: Room, tmp_path: Path
) -> None:
    play = room.activity("play", "play", "situation")
    for n in range(3):
        room.told(someone(n), do="take_part", activity=play)
    while not any(group.situation == "i1" for r in play_of(room.state, play).rounds for group in r):
        room.desk(do="draw", activity=play)
    (group,) = play_of(room.state, play).rounds[-1]
    (observer,) = (who for who, role in group.roles.items() if role == "observer")
    (n,) = (n for n in range(3) if someone(n).id == observer)
    room.told(someone(n), do="score", activity=play, item="i3", points=[True, False])
    for name, text in exported(room, tmp_path).items():
        assert "1 sheet; 1 of 5 sheets needed" in text, name
        assert "50 %" not in text, name
    told = [(row["point"], row["estimate"], row["n"]) for row in rows(tmp_path, "role_plays")]
    assert told == [("", "", "1"), ("Thanks", "", "1"), ("A time", "", "1")]
    (covered, other) = rows(tmp_path, "coverage")
    assert covered["times_played"] == "1"
    assert "never played in a role play" not in covered["gaps"]
    assert other["times_played"] == str(len(play_of(room.state, play).rounds) - 1)


def test_results_by_who_tried_never_show_a_role_of_fewer_than_five_people(
    room: Room, tmp_path: Path
) -> None:
    tried(room, "wwwwww", by="other")
    tried(room, "ffff", by="experienced")
    hidden = "Not shown, because fewer than five people"
    text = exported(room, tmp_path)["md"]
    assert by_role(tmp_path) == {"other": "5"}, "the sixth waits with the four"
    assert hidden in text
    assert "experienced employee" in text
    assert "Trials in no figure by who tried: 5 of 10." in text
    tried(room, "fffff", by="experienced")
    text = exported(room, tmp_path)["md"]
    assert by_role(tmp_path) == {"experienced": "9"}
    assert f"{hidden} could be recognised: other employee." in text, (
        "one person waits, and would stand alone"
    )


@pytest.mark.row("A27")
def test_the_effect_of_who_tried_stands_in_the_draft_as_on_the_desk(
    room: Room, tmp_path: Path
) -> None:
    tried(room, "wwwwwwwwww", by="experienced")
    tried(room, "fffff", by="facilitator")
    room.desk(do="edit", item="i4", fields={"say": "A moment, please"}, reason="Kinder")
    told = trials_plain(room.state, "speech_module", "en")["by_role"]
    assert any(line.startswith("Share of success of the facilitator less") for line in told)
    for name in ("docx", "md"):
        assert all(line in exported(room, tmp_path)[name] for line in told), name


@pytest.mark.row("A27")
def test_trials_imported_long_ago_without_saying_who_tried_are_nobodys(
    room: Room, tmp_path: Path
) -> None:
    row = {"item": "i3", "version": 1, "outcome": "worked"}
    rows_ = tuple({**row, "employee": f"E{n}"} for n in range(6))
    room.happened("kit", RowsImported(table="trials", source="old.csv", rows=rows_, first=True))
    text = exported(room, tmp_path)["md"]
    assert "who tried: not known: 6" in text
    assert "Trials in no figure by who tried: 6 of 6." in text
    assert "of which nobody said who tried: 6." in text


def by_role(folder: Path) -> dict[str, str]:
    return {row["role"]: row["n"] for row in rows(folder, "trials_by_role")}


def answered(room: Room, wave: str, ratings: list[int]) -> None:
    pulse = room.activity(
        f"pulse.{wave}", "pulse", "", criteria=("intention", "ownership"), privacy="secret"
    )
    ballots = tuple(
        Ballot(item="pulse", version=1, value={"intention": r, "ownership": 3}) for r in ratings
    )
    room.happened("kit", UrnEmptied(activity=pulse, ballots=ballots))


def test_the_pulse_stands_in_an_annex_with_n_and_never_for_fewer_than_five(
    room: Room, tmp_path: Path
) -> None:
    answered(room, "before", [2, 3, 3, 4, 3])
    answered(room, "after", [5, 5, 5, 5])
    for name in ("docx", "md"):
        text = exported(room, tmp_path)[name]
        assert "Annex E. Pulse before and after" in text, name
        assert "I will use this with my clients" in text, name
        assert "3.0 on a scale from 1 to 5" in text, name
        assert "4 of 5 answers needed" in text, name
        assert "5.0 on a scale" not in text, name
    figures = {
        (row["activity"], row["statement"]): (row["n"], row["estimate"])
        for row in rows(tmp_path, "pulse")
    }
    intention = "I will use this with my clients"
    assert figures["day/pulse.before", intention] == ("5", "3.0")
    assert figures["day/pulse.after", intention] == ("4", "")


def test_without_trials_and_pulse_there_is_no_annex_of_them(tmp_path: Path) -> None:
    text = exported(Room(), tmp_path)["md"]
    assert "Annex C" in text
    assert "Annex D" not in text
    assert "Annex E" not in text


def test_the_grown_document_reads_back_from_json_as_it_was(room: Room, tmp_path: Path) -> None:
    from test_standard import DAY

    tried(room, "wwf")
    answered(room, "before", [2, 3, 3, 4, 3])
    exported(room, tmp_path)
    document = read_json(tmp_path / "evidence-book.json")
    assert document == build(room.state, DAY)
    assert records_of(document).keys() >= {"pulse", "trials_shown", "coverage", "trials"}


def test_what_people_typed_into_plans_and_points_stays_text(room: Room, tmp_path: Path) -> None:
    room.desk(do="plan_trial", item="i3", wanted=2, watch="<b>=1+1</b>\n| a | b |\n# no")
    tried(room, "w")
    exported(room, tmp_path)
    assert "<b>" not in (tmp_path / "evidence-book.md").read_text("utf-8").replace(r"\<b", "")
    room.desk(do="plan_trial", item="i3", wanted=2, watch="=1+1")
    exported(room, tmp_path)
    assert module(tmp_path)["watch"] == "'=1+1"
