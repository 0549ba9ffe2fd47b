"""The chapter on the audit: strengths first, then what makes service hard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drafts import headings, shown
from test_standard import Room, exported, rows, texts

from kit.domain.commands import FACILITATOR, Actor
from kit.standard.formats.json import read_json

TITLES = [
    "Success stories", "Pluses of today's service", "Minuses of today's service",
    "Hard situations", "Unwritten practices", "Restrictions that hinder",
]  # fmt: skip


@pytest.fixture
def audit() -> Room:
    """Seven people: a story with votes, practices, two rated situations, decisions."""
    room = Room()
    people = [room.person(f"P{n}") for n in range(7)]
    kinds = ("success_story", "practice", "situation", "local_practice", "restriction")
    where = {kind: room.activity(kind, "collect", kind) for kind in kinds}

    def add(kind: str, **fields: str) -> str:
        room.desk(do="open", activity=where[kind], close_current=True)
        return room.add(people[0], where[kind], kind, **fields)

    story = add("success_story", text="A guest hugged me", did="I listened")
    add("practice", text="Forms are long", sign="minus")
    add("practice", text="We answer quickly", sign="plus")
    easy = add("situation", text="Lost key")
    hard = add("situation", text="Double booking")
    few = add("situation", text="Fire alarm")
    napkin = add("local_practice", text="Notes on napkins", why="No screen")
    shout = add("local_practice", text="Shouting orders", why="It is loud")
    ask = add("restriction", text="Refunds need three signatures", interest="company")
    add("restriction", text="No calls after ten", interest="client")
    approve = room.activity("liked", "vote", "success_story")
    rate = room.activity(
        "rate", "vote", "situation", method="ratings", criteria=("difficulty", "frequency")
    )
    for vote in (approve, rate):
        room.desk(do="open", activity=vote, close_current=True)
        for n, who in enumerate(people[:6]):
            if vote == approve:
                room.told(who, do="vote", activity=vote, item=story, value="useful")
                continue
            for item, level in ((easy, 1 + n % 2), (hard, 4 + n % 2)):
                value = {"difficulty": level, "frequency": level}
                room.told(who, do="vote", activity=vote, item=item, value=value)
            if n < 4:
                value = {"difficulty": 5, "frequency": 5}
                room.told(who, do="vote", activity=vote, item=few, value=value)
    room.desk(do="decide", item=napkin, decision="adopt", binding="free")
    room.desk(do="decide", item=shout, decision="drop", reason="Guests hear it")
    room.desk(do="decide", item=ask, decision="rework", reason="One is enough up to 50")
    return room


def in_order(text: str, *wanted: str) -> None:
    """Each comes after the one before, as headings do after those of the contents."""
    at = 0
    for one in wanted:
        at = text.find(one, at)
        assert at >= 0, one


@pytest.mark.parametrize("name", ["docx", "md"])
def test_strengths_come_first_and_the_chapter_before_the_situations(
    audit: Room, tmp_path: Path, name: str
) -> None:
    text = exported(audit, tmp_path)[name]
    in_order(text, "2. What the audit found", *TITLES, "3. Situations")
    cells = text[text.rindex("Success stories") : text.rindex("Restrictions that")]
    if name == "md":
        assert cells.index("We answer quickly") < cells.index("Forms are long")
    assert "approval 6 of 6 (100 %)" in text


@pytest.mark.row("A20")
def test_hard_situations_are_ordered_by_their_votes_with_interval_and_n(
    audit: Room, tmp_path: Path
) -> None:
    text = exported(audit, tmp_path)["md"]
    chapter = text[text.index("Hard situations") : text.index("Unwritten practices")]
    order = [chapter.index(name) for name in ("Double booking", "Lost key", "Fire alarm")]
    assert order == sorted(order)
    assert re.search(r"4\.5 \(3\.\d–5\.0; n = 6\)", chapter)
    assert "4 of 5 answers needed" in chapter


def test_no_format_gives_a_figure_of_how_hard_it_is_from_fewer_than_five(
    audit: Room, tmp_path: Path
) -> None:
    exported(audit, tmp_path)
    votes = [row for row in rows(tmp_path, "votes") if row["item"] == "i6"]
    criteria = [row for row in rows(tmp_path, "criteria") if row["item"] == "i6"]
    assert (len(votes), len(criteria)) == (1, 2), "the vote and its two criteria"
    for row in (*votes, *criteria):
        assert row["estimate"] + row["low"] + row["high"] == ""
        assert row["n"] == "4"
    assert votes[0]["rank"] == "", "a place would tell the order"
    for text in texts(tmp_path).values():
        assert "5.0 on a scale" not in text
        assert "Difficulty 5.0" not in text


@pytest.mark.row("C06")
@pytest.mark.row("D09")
def test_practices_and_restrictions_stand_with_their_decision_and_reason(
    audit: Room, tmp_path: Path
) -> None:
    for name, text in exported(audit, tmp_path).items():
        assert "Guests hear it" in text, name
        assert "One is enough up to 50" in text, name
    exported(audit, tmp_path)
    html = (tmp_path / "evidence-book.md").read_text("utf-8")
    (shout, *_) = [row for row in html.splitlines() if row.startswith("| U-2 ")]
    assert "dropped" in shout
    (asked, *_) = [row for row in html.splitlines() if row.startswith("| L-1 ")]
    assert "only the company's | company only | relax | One is enough" in asked
    (other, *_) = [row for row in html.splitlines() if row.startswith("| L-2 ")]
    assert "company only" not in other
    assert "Serve only the company, and are flagged: 1." in html
    flags = {row["number"]: row["flags"] for row in rows(tmp_path, "clauses")}
    assert (flags["L-1"], flags["L-2"]) == ("company_only", "")


def test_a_section_without_content_is_left_out_and_named(tmp_path: Path) -> None:
    room = Room()
    room.activity("stories", "collect", "success_story")
    room.add(FACILITATOR, "day/stories", "success_story", text="It went well")
    text = exported(room, tmp_path)["md"]
    assert "Nothing was collected on: Pluses of today's service; Minuses" in text
    document = read_json(tmp_path / "evidence-book.json")
    assert headings(document, "audit") == ["Success stories"]


def test_without_an_audit_the_chapter_says_that_it_does_not_apply(tmp_path: Path) -> None:
    texts_by_format = exported(Room(), tmp_path)
    for name in ("docx", "md", "json"):
        assert "Not applicable so far: no audit has collected anything." in texts_by_format[name], (
            name
        )


def test_nothing_that_stood_behind_an_audit_entry_is_lost_in_the_table(
    audit: Room, tmp_path: Path
) -> None:
    audit.desk(do="edit", item="i1", fields={"text": "A guest thanked me"}, reason="Plainer")
    audit.desk(do="open", activity="day/practice", close_current=True)
    other = audit.add(FACILITATOR, "day/practice", "practice", text="Too long", sign="minus")
    audit.desk(
        do="merge",
        items=["i2", other],
        fields={"text": "Long forms", "sign": "minus"},
        reason="Shorter",
    )
    texts_by_format = exported(audit, tmp_path)
    for name in ("docx", "md"):
        text = texts_by_format[name]
        assert "before: A guest hugged me / I listened" in text, name
        assert "6 inherited" in text, name
        assert "P-1: Forms are long / minus" in text, name
        assert "approval 6 of 6" in text, "votes on the earlier wording stay"


def test_stop_phrases_are_a_table_and_entries_that_hold_one_are_open_points(
    tmp_path: Path,
) -> None:
    room = Room()
    stops = room.activity("stops", "collect", "stop_phrase")
    modules = room.activity("modules", "collect", "speech_module", within="situation")
    cases = room.activity("cases", "collect", "situation")
    for activity in (stops, modules, cases):
        room.desk(do="open", activity=activity, close_current=True)
    case = room.add(FACILITATOR, cases, "situation", text="Angry call")
    room.add(
        FACILITATOR, stops, "stop_phrase",
        text="calm down", why="Sounds like an order", replacement="I hear you",
    )  # fmt: skip
    said = room.add(
        FACILITATOR, modules, "speech_module", say="Please CALM  down, madam", within=case
    )
    room.add(FACILITATOR, modules, "speech_module", say="You calm down", within=case)
    room.desk(do="decide", item=said, decision="adopt")
    markdown = exported(room, tmp_path)["md"]
    html = (tmp_path / "evidence-book.md").read_text("utf-8")
    assert "| STOP-1 | calm down | Sounds like an order | I hear you | not decided yet |" in html
    assert "Adopted entries that hold a STOP-phrase" in markdown
    assert "| S-1.M1 | STOP-1: calm down | CALM down | I hear you |" in html
    assert "S-1.M2 | STOP-1" not in html, "it is not adopted"
    assert [row["number"] for row in rows(tmp_path, "stop_phrases_said")] == ["S-1.M1"]
    flags = {row["number"]: row["flags"] for row in rows(tmp_path, "clauses")}
    assert flags["S-1.M1"] == "stop_phrase:STOP-1"
    assert flags["S-1.M2"] == ""


def beside_a_stop_phrase(kind: str, fields: dict[str, str], tmp_path: Path) -> None:
    """Export a draft that adopted an entry, beside the STOP-phrase “calm down”."""
    room = Room()
    room.add(FACILITATOR, room.activity("stops", "collect", "stop_phrase"), "stop_phrase",
             text="calm down")  # fmt: skip
    item = room.add(FACILITATOR, room.activity("others", "collect", kind), kind, **fields)
    room.desk(do="decide", item=item, decision="adopt")
    exported(room, tmp_path)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("speech_module", {"say": "One moment.", "do": "Make them calm down."}),
        ("speech_module", {"say": "One moment.", "benefit": "The client can calm down."}),
        ("behaviour_scheme", {"text": "Ask everybody to calm down\nSort it out"}),
        ("behaviour_scheme", {"text": "Sort it out", "branch": "If angry, calm the client down"}),
        ("client_type", {"text": "Angry", "do": "Let them calm down"}),
        ("technique", {"text": "Breathe and calm down first"}),
        ("expectation", {"text": "Peace", "actions": "Calm everybody down"}),
        ("stop_phrase", {"text": "relax", "replacement": "Please calm down"}),
    ],
)
def test_a_stop_phrase_is_found_in_whatever_adopted_wording_holds_it(
    kind: str, fields: dict[str, str], tmp_path: Path
) -> None:
    beside_a_stop_phrase(kind, fields, tmp_path)
    assert [row["phrase"] for row in rows(tmp_path, "stop_phrases_said")] == ["calm down"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("situation", {"text": "Told to calm down", "client_says": "They told me to calm down!"}),
        ("client_type", {"text": "Cannot calm down", "avoid": "Telling them to calm down"}),
        ("norm", {"text": "Listen first", "not": "Ask anybody to calm down"}),
        ("speech_module", {"say": "We never say “calm down” here.", "do": "There is no need to"}),
    ],
)
def test_what_clients_say_and_what_is_to_be_avoided_holds_no_stop_phrase(
    kind: str, fields: dict[str, str], tmp_path: Path
) -> None:
    beside_a_stop_phrase(kind, fields, tmp_path)
    assert "hold a STOP-phrase" not in (tmp_path / "evidence-book.md").read_text("utf-8")


def test_the_stop_phrases_of_a_ukrainian_workshop_are_found_in_other_forms(
    tmp_path: Path,
) -> None:
    room = Room(language="uk")
    stops = room.activity("stops", "collect", "stop_phrase")
    room.add(FACILITATOR, stops, "stop_phrase", text="наша помилка")
    modules = room.activity("modules", "collect", "speech_module")
    said = room.add(FACILITATOR, modules, "speech_module", say="Це сталося через нашу помилку.")
    room.desk(do="decide", item=said, decision="adopt")
    exported(room, tmp_path)
    assert [row["matched"] for row in rows(tmp_path, "stop_phrases_said")] == ["нашу помилку"]


def test_pluses_and_minuses_are_ordered_by_their_votes(audit: Room, tmp_path: Path) -> None:
    people = [Actor("participant", who) for who in audit.state.participants]
    audit.desk(do="open", activity="day/practice", close_current=True)
    best = audit.add(people[0], "day/practice", "practice", text="We know the city", sign="plus")
    dots = audit.activity("matter", "vote", "practice", method="dots", budget=3, most=3)
    for who in people[:5]:
        audit.told(who, do="vote", activity=dots, item=best, value=2)
        audit.told(who, do="vote", activity=dots, item="i3", value=1)
    exported(audit, tmp_path)
    pluses = shown(read_json(tmp_path / "evidence-book.json"), "pluses")
    assert [row.cells[1] for row in pluses] == ["We know the city", "We answer quickly"]
    assert "dots: 10; " in (tmp_path / "evidence-book.md").read_text("utf-8")
