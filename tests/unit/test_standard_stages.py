"""Stages, techniques and types of clients: what the standard says, and what stands behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from drafts import headings, records, section, shown
from rich_workshop import Company, rich
from test_standard import DAY, Room

from kit.activities.role_play.play import play_of
from kit.activities.tables.initiative import initiative
from kit.domain.commands import FACILITATOR
from kit.standard.build import build
from kit.standard.cards import measured
from kit.standard.lacking import lacks
from kit.standard.nodes import Bullets, Document, Facts, Heading, Paragraph, Table
from kit.statistics.timing import Frame, Timing, timing


@pytest.fixture(scope="module")
def company() -> Company:
    """All sessions were held, and six stages collected, of which five were adopted; read only."""
    room = rich()
    told = [room.entries["talk_stage"][n] for n in (3, 0, 2, 4, 5, 7)]
    order = (3, 1, 2, 4, 5, 6)
    numbered = [{**one, "order": str(n)} for one, n in zip(told, order, strict=True)]
    room.adopt(*room.collected("service-rules", "talk_stage", numbered)[:5])
    technique, module = room.state.of_kind("technique")[0], room.state.of_kind("speech_module")[0]
    room.desk(do="link", item=technique.id, to=[module.id])
    room.adopt(room.state.of_kind("client_type")[0].id)
    return room


@pytest.fixture(scope="module")
def standard(company: Company) -> Document:
    return build(company.state, DAY, "standard")


@pytest.fixture(scope="module")
def evidence(company: Company) -> Document:
    return build(company.state, DAY)


def lacking(room: Room, beginning: str) -> str:
    """What the draft lacks by the sentence with this beginning, or nothing."""
    found = [
        str(values["which"]) for text, values in lacks(room.state, ()) if text.startswith(beginning)
    ]
    return found[0] if found else ""


def stage(room: Room, **fields: str) -> str:
    """Add and adopt a stage."""
    where = room.activity("stages", "collect", "talk_stage")
    item = room.add(FACILITATOR, where, "talk_stage", **{"text": "A stage", **fields})
    room.desk(do="decide", item=item, decision="adopt", binding="should")
    return item


def timed(room: Room, seconds: list[float], people: int = 10, **fields: str) -> str:
    """Add a module of a part of the talk, and let people tell how long it took."""
    where = room.activity("modules", "collect", "speech_module")
    item = room.add(FACILITATOR, where, "speech_module", say="How can I help?", **fields)
    room.desk(do="decide", item=item, decision="adopt", binding="should")
    tries = room.activity("tries", "try", "speech_module")
    crowd = [room.person(f"P{n}") for n in range(people)]
    for n, one in enumerate(seconds):
        room.told(
            crowd[n % people], do="try", activity=tries, item=item, outcome="worked", by="other",
            seconds=one,
        )  # fmt: skip
    return item


# --- stages --------------------------------------------------------------------------------


def test_the_map_has_the_adopted_stages_in_their_order_and_the_sum_of_their_times(standard) -> None:
    rows = shown(standard, "stage_map")
    assert [row.cells[0] for row in rows] == [
        "1. Hello", "2. What is it for?", "3. Showing", "4. Doubts", "5. Paying",
        "All stages together",
    ]  # fmt: skip
    times = [[int(one) for one in row.cells[-1].split(" / ")] for row in rows]
    assert [sum(column) for column in zip(*times[:-1], strict=True)] == times[-1]
    assert all(low <= target <= high for low, target, high in times)


def test_each_stage_has_its_content_and_the_modules_schemes_and_techniques_of_its_part(
    standard,
) -> None:
    nodes = section(standard, "stages").nodes
    starts = [n for n, node in enumerate(nodes) if isinstance(node, Heading)]
    assert [nodes[n].text.split(" · ")[0].split(". ")[1] for n in starts] == [  # type: ignore[union-attr]
        "Hello", "What is it for?", "Showing", "Doubts", "Paying",
    ]  # fmt: skip
    need = nodes[starts[1] : starts[2]]
    listed = {
        before.text: node.lines
        for before, node in pairwise(need)
        if isinstance(before, Paragraph) and isinstance(node, Bullets)
    }
    assert listed["Must be asked:"] == ("What will you use it for?", "What do you have now?")
    assert listed["Must be said:"] == ("So that I show the right one, two questions",)
    assert listed["May be said:"] == ("How others use it",)
    (together,) = [node for node in need if isinstance(node, Facts) and not node.inline]
    assert dict(together.facts) == {
        "Speech modules of this stage": ("S-1.M1, S-1.M2",),
        "Behaviour schemes of this stage": ("S-1.B1",),
        "Techniques that help here": ("T-1",),
    }
    labels = [node.label for node in need if hasattr(node, "label")]
    assert labels == ["Handed over to", "What the colleague is told"]


@pytest.mark.row("A05")
def test_stages_out_of_order_and_ways_that_reach_no_end_are_named(company) -> None:
    room = Room()
    stage(room, order="1", stage="contact")
    stage(room, order="2", stage="need")
    assert not lacking(room, "Stages out of order")
    stage(room, order="2", stage="offer")
    stage(room, order="5", stage="farewell")
    assert lacking(room, "Stages out of order") == "TS-2, TS-3, TS-4"
    cases = room.activity("cases", "collect", "situation")
    case = room.add(FACILITATOR, cases, "situation", text="Too long", kind="complaint")
    where = room.activity("modules", "collect", "speech_module", within="situation")
    ways = "Kinds of situations whose"
    for part, left in (("contact", "complaint"), ("farewell", "")):
        item = room.add(
            FACILITATOR, where, "speech_module", say=f"Words for {part}", stage=part, within=case
        )
        room.desk(do="decide", item=item, decision="adopt", binding="should")
        assert lacking(room, ways) == left
    (way,) = records(build(room.state, DAY), "stage_ways")
    assert (way["kind"], way["contact"], way["need"], way["farewell"]) == ("complaint", 1, 0, 1)


@pytest.mark.row("A06")
def test_a_stage_without_aim_or_sign_of_its_end_is_named_until_it_has_both() -> None:
    room = Room()
    whole = {"stage": "need", "aim": "We know", "exit": "The client says yes"}
    stage(room, **whole)
    beginning = "Stages without an aim"
    assert not lacking(room, beginning)
    for name in whole:
        stage(room, **{key: text for key, text in whole.items() if key != name})
    assert lacking(room, beginning) == "TS-2, TS-3, TS-4"


@pytest.mark.row("A07")
def test_times_that_are_known_give_their_exact_quantiles_and_share_within_the_frame() -> None:
    room = Room()
    item = stage(room, stage="need", shortest="20", target="60", longest="90")
    timed(room, [float(10 * n) for n in range(1, 22)], stage="need")
    timed(room, [1.0] * 6, stage="offer")
    found = measured(room.state, room.state.items[item])
    assert isinstance(found, Timing)
    assert (found.n, found.low, found.median, found.high) == (21, 30.0, 110.0, 190.0)
    assert found.inside.estimate == 8 / 21
    assert found.inside.low < 8 / 21 < found.inside.high
    (row,) = shown(build(room.state, DAY), "stage_times")
    assert row.cells[3] == "110 (30–190)"
    assert row.cells[4].startswith("38 % (")
    assert row.cells[5] == "Contradiction: Half of the trials were longer than the longest time."


def test_a_target_outside_of_what_is_measured_is_marked_and_one_within_is_not() -> None:
    room = Room()
    stage(room, stage="need", shortest="1", target="5", longest="900")
    timed(room, [60.0 + n for n in range(20)], stage="need")
    document = build(room.state, DAY)
    (row,) = shown(document, "stage_times")
    assert row.cells[5] == "Contradiction: The target lies outside what eight of ten trials took."
    (times,) = [
        node for node in section(document, "stages").nodes
        if isinstance(node, Table) and node.key == "stage_times"
    ]  # fmt: skip
    assert times.gaps == (row.cells[5],)
    fine = Room()
    stage(fine, stage="need", shortest="1", target="70", longest="900")
    timed(fine, [60.0 + n for n in range(20)], stage="need")
    (row,) = shown(build(fine.state, DAY), "stage_times")
    assert len(row.cells) == 5


def test_times_of_fewer_than_five_people_are_not_shown_however_many_they_are() -> None:
    room = Room()
    stage(room, stage="need", target="60")
    timed(room, [60.0] * 20, people=4, stage="need")
    (record,) = records(build(room.state, DAY), "stage_times")
    assert (record["n"], record["median"], record["inside"]) == (0, None, None)
    assert record["note"] == "4 of 5 people needed"


def test_stages_that_are_the_same_part_of_the_talk_are_not_told_apart_by_trials() -> None:
    room = Room()
    stage(room, stage="need")
    stage(room, stage="need")
    stage(room)
    timed(room, [60.0] * 20, stage="need")
    notes = [one["note"] for one in records(build(room.state, DAY), "stage_times")]
    same = "not told apart: several stages are the same part of the talk"
    assert notes == [same, same, "the stage does not say which part of the talk it is"]


def test_a_frame_that_is_open_at_one_end_holds_what_is_beyond_it() -> None:
    times = [(f"P{n}", float(n)) for n in range(10)]

    def share(frame: Frame) -> float | None:
        found = timing(times, frame)
        assert isinstance(found, Timing)
        return found.inside.estimate

    assert share(Frame(longest=4)) == 0.5
    assert share(Frame(shortest=5)) == 0.5
    assert share(Frame()) == 1.0


@pytest.mark.row("D13")
def test_every_part_of_the_talk_is_compared_with_what_is_adopted_and_empty_cells_are_seen(
    evidence,
) -> None:
    parts = records(evidence, "stage_coverage")
    assert [one["part"] for one in parts] == [
        "contact", "need", "offer", "objections", "agreement", "farewell",
    ]  # fmt: skip
    by_part = {one["part"]: one for one in parts}
    assert by_part["need"]["technique"] == "T-1"
    assert by_part["farewell"]["talk_stage"] == ""
    (table,) = [
        node for node in section(evidence, "stages").nodes
        if isinstance(node, Table) and node.key == "stage_coverage"
    ]  # fmt: skip
    assert table.gaps == ("nothing adopted yet",)
    assert set(table.rows[-1].cells[1:]) == set(table.gaps)


# --- techniques ----------------------------------------------------------------------------


@pytest.mark.row("A10")
def test_a_technique_has_a_stage_and_a_module_or_is_named_as_lacking_them(
    company, standard
) -> None:
    assert lacking(company, "Techniques without") == "T-2"
    told = section(standard, "technique").nodes
    assert [node.text for node in told if isinstance(node, Heading)] == [
        f"{section(standard, 'technique').title.split('.')[0]}.{n}. {name} · should · T-{n}"
        for n, name in ((1, "Saying it back"), (2, "Choice of two"))
    ]
    (modules,) = [node for node in told if isinstance(node, Bullets)]
    assert [line.split(":")[0] for line in modules.lines] == ["S-1.M1"]


def scripted(room: Room, *talks: str) -> None:
    """Import dialogues: "q" is an employee's question, "a" another turn, "c" the client's."""
    words = {"q": "What is it for?”", "a": "I see.", "c": "Why is that so?"}
    room.desk(
        do="import", table="dialogues", source="calls.csv",
        rows=[
            {"dialogue": f"D{number}", "turn": turn, "text": words[who],
             "speaker": "client" if who == "c" else "agent"}
            for number, talk in enumerate(talks) for turn, who in enumerate(talk, 1)
        ],
    )  # fmt: skip


@pytest.mark.row("A11")
def test_who_holds_the_initiative_is_exact_on_scripted_dialogues() -> None:
    room = Room()
    where = room.activity("ways", "collect", "technique")
    room.add(FACILITATOR, where, "technique", text="Sum up what was said", name="Summary")
    scripted(room, *["qcacac", "acacqc", "acacac", "acacac", "acacac"])
    found = initiative(room.state)
    assert (found.whole.n, found.whole.estimate) == (5, pytest.approx(2 / 15))
    assert [figure.estimate for _, figure in found.parts] == [0.2, 0.0, 0.2]
    # One of two coders saw the technique in the middle of the third dialogue: half a turn.
    room.desk(
        do="import", table="codings", source="codes.csv",
        rows=[
            {"dialogue": "D2", "turn": 3, "coder": "A", "techniques": ["summary"]},
            {"dialogue": "D2", "turn": 3, "coder": "B", "techniques": ["thanks"]},
        ],
    )  # fmt: skip
    middle = dict(initiative(room.state).parts)["middle"]
    assert middle.estimate == pytest.approx(0.1)
    rows = shown(build(room.state, DAY), "initiative")
    assert rows[0].cells[0] == "whole dialogue"
    assert [row.cells[1] for row in rows] == ["17 %", "20 %", "10 %", "20 %"]
    assert all("–" in row.cells[2] for row in rows)


@pytest.mark.parametrize(
    ("talks", "why"),
    [
        ((), "Not known: no dialogues were imported, and codes alone do not tell who leads on."),
        (("qca",) * 4, "4 of 5 needed for a figure"),
    ],
)
def test_who_holds_the_initiative_is_not_said_without_a_reason(
    talks: tuple[str, ...], why: str
) -> None:
    room = Room()
    where = room.activity("ways", "collect", "technique")
    room.add(FACILITATOR, where, "technique", text="Sum up what was said")
    if talks:
        scripted(room, *talks)
    document = build(room.state, DAY)
    assert "Who holds the initiative" in headings(document, "technique")
    told = [node.text for node in section(document, "technique").nodes if hasattr(node, "text")]
    figures = [row.cells[1] for row in shown(document, "initiative")] if talks else []
    assert why in (*told, *figures)


# --- types of clients ----------------------------------------------------------------------


@pytest.mark.row("A12")
def test_a_type_of_client_has_all_it_needs_and_was_met_in_a_role_play_or_is_named(
    company, standard, evidence
) -> None:
    assert not lacking(company, "Types of clients")
    met = {one["number"]: one["met"] for one in records(evidence, "client_types")}
    drawn = [group for groups in play_of(company.state, "test-training/play").rounds
             for group in groups]  # fmt: skip
    assert sum(met.values()) == len(drawn) > 0
    (modules,) = [node for node in section(standard, "client_type").nodes
                  if isinstance(node, Bullets)]  # fmt: skip
    assert [line.split(":")[0] for line in modules.lines] == ["S-1.M2", "S-3.M2"]

    room = Room()
    where = room.activity("types", "collect", "client_type")
    whole: dict[str, Any] = {"text": "In a hurry", "signs": "Short words", "do": "Price first",
                             "avoid": "Small talk"}  # fmt: skip
    for fields in (whole, {k: v for k, v in whole.items() if k != "avoid"}):
        item = room.add(FACILITATOR, where, "client_type", **fields)
        room.desk(do="decide", item=item, decision="adopt", binding="should")
    words = room.activity("modules", "collect", "speech_module")
    for n, client in enumerate(("i1", "i2")):
        item = room.add(
            FACILITATOR, words, "speech_module", say=f"It costs {n}", client_type=client
        )
        room.desk(do="decide", item=item, decision="adopt", binding="should")
    assert lacking(room, "Types of clients without") == "C-2"
    assert lacking(room, "Types of clients that no role play") == "C-1, C-2"
    row = shown(build(room.state, DAY), "client_types")[1]
    assert row.cells[1:] == ("The client needs; What to avoid", "M-2", "not met in a role play yet")
