"""The draft standard: what a workshop's events become in each format."""

from __future__ import annotations

import csv
import re
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import mistune
import pytest
from docx import Document
from drafts import records, section
from pypdf import PdfReader

from kit.domain.activities import Activity
from kit.domain.commands import FACILITATOR, Actor
from kit.domain.events import Ballot, Event, UrnEmptied, WorkshopStarted
from kit.domain.folding import fold
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.rules import decide
from kit.domain.rules.people import participant_id
from kit.domain.workshop import Workshop
from kit.standard.export import export
from kit.standard.formats import formats
from kit.standard.formats.json import read_json
from kit.standard.nodes import Quote

DAY = date(2026, 11, 20)
NOON = 1_790_000_000.0
MARKDOWN = mistune.create_markdown(plugins=["table", "url", "strikethrough", "footnotes"])


class Room:
    """A workshop without a server: commands go through the rules into the state."""

    def __init__(self, language: str = "en", title: str = "Front desk") -> None:
        self.state = Workshop()
        self.happened("kit", WorkshopStarted(title=title, language=language, code="KATZE"))

    def happened(self, actor: str, body: Any) -> None:
        seq = self.state.seq + 1
        fold([Event(seq, f"e{seq}", NOON + seq, actor, body)], self.state)

    def told(self, actor: Actor, **command: Any) -> None:
        read = read_command({"id": f"c{self.state.seq:04}", **command}, actor.role)
        assert not isinstance(read, Refusal), read
        bodies = decide(self.state, actor, read, NOON + self.state.seq)
        assert not isinstance(bodies, Refusal), bodies
        for body in bodies:
            self.happened(actor.id, body)

    def desk(self, **command: Any) -> None:
        self.told(FACILITATOR, **command)

    def person(self, name: str, *, credit: bool = False, **groups: str) -> Actor:
        secret = f"{len(self.state.participants):02}{'f' * 30}"
        actor = Actor("participant", participant_id(secret), secret)
        self.told(actor, do="enter", name=name, credit=credit, groups=groups)
        return actor

    def activity(self, key: str, does: str, kind: str, **more: Any) -> str:
        activity = Activity(id=f"day/{key}", session="day", does=does, kind=kind, **more)
        self.desk(do="open_session", session="day")
        self.desk(do="declare", activity=activity.model_dump(mode="json"))
        self.desk(do="open", activity=activity.id, close_current=True)
        return activity.id

    def add(self, who: Actor, activity: str, kind: str, /, **fields: str) -> str:
        links = {name: fields.pop(name) for name in ("within", "of") if name in fields}
        self.told(who, do="add", activity=activity, kind=kind, fields=fields, **links)
        return list(self.state.items)[-1]


@pytest.fixture
def room() -> Room:
    """Seventeen people, one situation, a module adopted with 12 of 15, another one dropped."""
    room = Room()
    olena = room.person("Olena Kovalenko", credit=True)
    hidden = room.person("Petro Shy")
    crowd = [room.person(f"Crowd {n}") for n in range(15)]
    collect = room.activity("situations", "collect", "situation")
    room.add(hidden, collect, "situation", text="The client waits too long", kind="complaint")
    modules = room.activity("modules", "collect", "speech_module", within="situation")
    room.add(olena, modules, "speech_module", say="Thank you for waiting", within="i1")
    room.add(hidden, modules, "speech_module", say="Calm down, please", within="i1")
    vote = room.activity("useful", "vote", "speech_module", title="Is it useful?")
    for n, who in enumerate(crowd):
        value = "useful" if n < 12 else "not_for_me"
        room.told(who, do="vote", activity=vote, item="i2", value=value)
    room.desk(do="close", activity=vote)
    room.desk(do="decide", item="i2", decision="adopt", reason="Proved itself", binding="must")
    room.desk(do="decide", item="i3", decision="drop", reason="Sounds like an order")
    return room


def texts(folder: Path) -> dict[str, str]:
    """What a reader finds in each format, as plain text."""
    word, pdf = Document(str(folder / "evidence-book.docx")), folder / "evidence-book.pdf"
    # A cell across several columns is read once, as it stands there once.
    rows = [dict.fromkeys(row.cells) for table in word.tables for row in table.rows]
    cells = [cell.text for row in rows for cell in row]
    return {
        "docx": "\n".join([*(p.text for p in word.paragraphs), *cells]).replace("\u00a0", " "),
        **({"pdf": pdf_text(pdf)} if pdf.exists() else {}),
        "html": page_text((folder / "evidence-book.html").read_text("utf-8")),
        "md": html_text(MARKDOWN((folder / "evidence-book.md").read_text("utf-8"))),
        "json": (folder / "evidence-book.json").read_text("utf-8"),
        "csv": "".join(p.read_text("utf-8-sig") for p in sorted(folder.glob("*.csv"))),
    }


def html_text(html: str) -> str:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

    Reader(convert_charrefs=True).feed(html)
    return "".join(found)


def page_text(html: str) -> str:
    """The words of the page, without its style and script."""
    body = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    return html_text(body).replace("\u00a0", " ")


def pdf_text(path: Path | BytesIO) -> str:
    """The words of the PDF on one line; a word that was hyphenated is whole again."""
    pages = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(re.sub(r"\u00ad\s*|\u200b", "", pages).split())


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table of the spreadsheet; a table without rows is no file."""
    path = folder / f"evidence-book-{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def exported(room: Room, folder: Path, *, also: tuple[str, ...] = ()) -> dict[str, str]:
    """Export in the formats that are quickly read back, and others that are asked for."""
    wanted = ["docx", "html", "md", "json", "csv", *also]
    export(room.state, wanted, folder, on=DAY)
    return texts(folder)


def test_every_format_shows_the_item_its_votes_the_interval_and_the_credited_author(
    room: Room, tmp_path: Path
) -> None:
    for name, text in exported(room, tmp_path, also=("pdf",)).items():
        assert "Thank you for waiting" in text, name
        assert "12 of 15" in text, name
        assert "55–93 %" in text, name
        assert "Olena Kovalenko" in text, name
        assert "S-1.M1" in text, name


def test_the_figures_stand_in_the_tables_as_numbers(room: Room, tmp_path: Path) -> None:
    exported(room, tmp_path)
    module, dropped = (row for row in rows(tmp_path, "votes") if row["method"] == "approval")
    assert (module["number"], module["n"], module["voted"], module["present"]) == (
        "S-1.M1", "15", "15", "17",
    )  # fmt: skip
    assert float(module["low"]) == pytest.approx(0.5481, abs=1e-4)
    assert float(module["high"]) == pytest.approx(0.9295, abs=1e-4)
    assert (dropped["number"], dropped["n"], dropped["estimate"]) == ("S-1.M2", "0", "")


def test_no_export_names_people_who_did_not_ask_for_it(room: Room, tmp_path: Path) -> None:
    export(room.state, list(formats()), tmp_path, on=DAY)
    whole = "".join(texts(tmp_path).values())
    for packed in tmp_path.glob("*.docx"):
        with ZipFile(packed) as parts:
            whole += "".join(parts.read(n).decode("utf-8", "ignore") for n in parts.namelist())
    for person in room.state.participants.values():
        assert person.id not in whole
        assert person.credit or person.name not in whole


def test_a_credited_author_is_never_named_beside_what_was_not_adopted(
    room: Room, tmp_path: Path
) -> None:
    room.desk(do="decide", item="i2", decision="drop", reason="On second thoughts, no")
    for name, text in exported(room, tmp_path).items():
        assert "Olena" not in text, name


def test_no_pseudonym_of_the_ledger_leads_from_a_named_clause_to_other_contributions(
    room: Room, tmp_path: Path
) -> None:
    olena = Actor("participant", participant_id(f"00{'f' * 30}"))
    room.desk(do="open", activity="day/modules", close_current=True)
    room.add(olena, "day/modules", "speech_module", say="My other idea", within="i1")
    exported(room, tmp_path)
    author = {row["number"]: row["author"] for row in rows(tmp_path, "ledger")}
    assert author.pop("S-1.M1") == "named with the clause"
    assert set(author.values()) == {"an employee"}, "two people wrote them, and nobody sees who"


def test_several_authors_are_the_named_ones_and_a_count_of_the_others(
    room: Room, tmp_path: Path
) -> None:
    room.desk(do="decide", item="i3", decision="rework", reason="Join it with the other")
    room.desk(
        do="merge", items=["i2", "i3"], fields={"say": "Thank you, please stay calm"}, reason="x"
    )
    room.desk(do="decide", item="i4", decision="adopt")
    text = exported(room, tmp_path)["docx"]
    assert "Olena Kovalenko and 1 colleague" in text
    assert "S-1.M2: Calm down, please" in text
    assert "15 inherited" in text


def test_a_wording_changed_after_the_decision_is_marked(room: Room, tmp_path: Path) -> None:
    room.desk(do="edit", item="i2", fields={"say": "Thank you so much"}, reason="Warmer")
    for name, text in exported(room, tmp_path).items():
        if name != "csv":
            assert "wording changed after the decision (version 2, decided on version 1)" in text
        assert "12 of 15" in text, "the votes that the decision rests on stay"
    votes = [row for row in rows(tmp_path, "votes") if row["number"] == "S-1.M1"]
    assert [(v["wording_version"], v["n"], v["inherited"]) for v in votes] == [
        ("2", "0", "15"), ("1", "15", "0"),
    ]  # fmt: skip
    (module,) = (row for row in rows(tmp_path, "clauses") if row["number"] == "S-1.M1")
    assert module["wording_changed_after_decision"] == "True"


def test_numbers_stay_when_others_are_added_merged_or_dropped(room: Room, tmp_path: Path) -> None:
    exported(room, tmp_path)
    before = {row["item"]: row["number"] for row in rows(tmp_path, "clauses")}
    room.desk(do="open", activity="day/situations", close_current=True)
    new = room.add(FACILITATOR, "day/situations", "situation", text="A second one")
    room.desk(do="merge", items=["i1", new], fields={"text": "Both"}, reason="The same")
    room.desk(do="decide", item="i2", decision="drop", reason="Not any more")
    exported(room, tmp_path)
    after = {row["item"]: row["number"] for row in rows(tmp_path, "clauses")}
    assert after == {"i2": before["i2"], "i3": before["i3"], "i5": "S-3"}
    assert {
        row["within"] for row in rows(tmp_path, "clauses") if row["kind"] == "speech_module"
    } == {"S-3"}


def test_variants_stand_together_and_adopted_wordings_come_first(
    room: Room, tmp_path: Path
) -> None:
    crowd = Actor("participant", participant_id(f"05{'f' * 30}"))
    room.desk(do="open", activity="day/modules", close_current=True)
    room.add(crowd, "day/modules", "speech_module", say="Alone", within="i1")
    variant = room.add(crowd, "day/modules", "speech_module", say="Variant of it", of="i2")
    room.desk(do="decide", item="i2", decision="rework", reason="Too long")
    room.desk(do="decide", item=variant, decision="adopt")
    exported(room, tmp_path)
    document = read_json(tmp_path / "evidence-book.json")
    modules = records(document, "clauses", within="speech_module")
    assert [m["text"] for m in modules] == ["Variant of it", "Thank you for waiting", "Alone"]
    assert modules[0]["variant_of"] == "S-1.M1"


def test_each_way_of_voting_is_told_with_its_own_figures(tmp_path: Path) -> None:
    room = Room()
    people = [room.person(f"P{n}") for n in range(6)]
    ideas = room.activity("ideas", "collect", "idea")
    for n in range(3):
        room.add(people[0], ideas, "idea", text=f"Idea {n}")
    rate = room.activity("rate", "vote", "idea", method="ratings", criteria=("usefulness",))
    dots = room.activity("dots", "vote", "idea", method="dots")
    pairs = room.activity("pairs", "vote", "idea", method="pairwise")
    for vote, value in ((rate, {"usefulness": 4}), (dots, 2), (pairs, {"over": "i2"})):
        room.desk(do="open", activity=vote, close_current=True)
        for who in people[:5]:
            room.told(who, do="vote", activity=vote, item="i1", value=value)
    room.desk(do="paper", activity=rate, item="i1", value={"usefulness": 5}, count=2)
    texts_by_format = exported(room, tmp_path)
    for name in ("docx", "md", "json", "csv"):
        text = texts_by_format[name]
        assert "rated 4.3 on a scale from 1 to 5" in text, name
        assert "dots: 10" in text, name
        assert "2 on paper" in text, name
        assert re.search(r"chance of \d+ % to be preferred, comparisons: 5", text), name
        assert "5 of 6 present voted" in text, name
        assert "this vote is still open" in text, name


def test_a_secret_vote_counts_without_telling_who_voted(tmp_path: Path) -> None:
    room = Room()
    people = [room.person(f"P{n}") for n in range(5)]
    ideas = room.activity("ideas", "collect", "idea")
    room.add(people[0], ideas, "idea", text="An idea")
    vote = room.activity("urn", "vote", "idea", privacy="secret")
    for who in people:
        room.told(who, do="vote", activity=vote, item="i1", value="useful")
    ballots = tuple(Ballot(item="i1", version=1, value="useful") for _ in people)
    room.happened("kit", UrnEmptied(activity=vote, ballots=ballots))
    for name, text in exported(room, tmp_path).items():
        assert "5 of 5" in text, name
        assert not any(who.id in text for who in people), name


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "# not a heading",
    '=HYPERLINK("http://evil")',
    "| a | b |\n|---|---|\n1. one\n- two\n    four spaces\n> quote\n```\ncode",
    "[link](http://evil) ![i](http://evil) http://evil www.evil.example a@evil.example",
    "a\ufffeb &amp; &lt; *bold* __bold__ ~~s~~ $x$ \\",
    "===\n---\n+ plus",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_stays_text_in_every_format(text: str, tmp_path: Path) -> None:
    room = Room(title=text)
    ideas = room.activity("ideas", "collect", "idea", title="Ideas")
    room.add(FACILITATOR, ideas, "idea", text=text)
    found = exported(room, tmp_path)
    shown = text.replace("\ufffe", "\ufffd")
    words = [word for line in shown.splitlines() for word in line.split()]
    assert all(word in found["docx"] and word in found["md"] for word in words)
    html = MARKDOWN((tmp_path / "evidence-book.md").read_text("utf-8"))
    assert not re.search(r"<(img|a|code|pre|del|hr)\b", html)
    assert html.count("<h1>") == 1
    document = read_json(tmp_path / "evidence-book.json")
    assert [one["text"] for one in records(document, "clauses")] == [shown]
    assert Quote(shown) in section(document, "idea").nodes
    (row,) = rows(tmp_path, "clauses")
    assert row["text"] in (shown, f"'{shown}")


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_no_cell_of_a_table_is_a_formula(first: str, tmp_path: Path) -> None:
    room = Room()
    ideas = room.activity("ideas", "collect", "idea")
    room.add(FACILITATOR, ideas, "idea", text=f"{first}1+1\nsecond line")
    export(room.state, ["csv"], tmp_path)
    assert [row["text"] for row in rows(tmp_path, "clauses")] == [f"'{first}1+1\nsecond line"]
    assert [row["text"] for row in rows(tmp_path, "ledger")] == [f"'{first}1+1\nsecond line"]
    assert (tmp_path / "evidence-book-clauses.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,")


def test_the_same_state_gives_the_same_bytes_and_json_reads_back(
    room: Room, tmp_path: Path
) -> None:
    one = export(room.state, list(formats()), tmp_path / "one", on=DAY)
    other = export(room.state, list(formats()), tmp_path / "other", on=DAY)
    names = [p.name for p in one]
    book = names.index("evidence-book.docx")
    suffixes = ("docx", "pdf", "html", "md", "json")
    assert names[:5] == [f"draft-standard.{name}" for name in suffixes]
    assert names[book : book + 5] == [f"evidence-book.{name}" for name in suffixes]
    tables = set(names[book + 5 :])
    assert tables >= {f"evidence-book-{name}.csv" for name in ("clauses", "votes", "ledger")}
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in other]
    from kit.standard.build import build

    assert read_json(tmp_path / "one" / "evidence-book.json") == build(room.state, DAY)
    standard = read_json(tmp_path / "one" / "draft-standard.json")
    assert standard == build(room.state, DAY, "standard")
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == sorted(p.name for p in one)


def test_an_empty_workshop_exports_and_says_what_is_missing(tmp_path: Path) -> None:
    for name, text in exported(Room(), tmp_path).items():
        if name != "csv":
            assert "There is no situation yet." in text, name
            assert "Nobody has voted yet" in text, name
    assert rows(tmp_path, "clauses") == rows(tmp_path, "votes") == rows(tmp_path, "ledger") == []


def test_an_unknown_format_writes_nothing(room: Room, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stone"):
        export(room.state, ["json", "stone"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_replaced_leaves_nothing_half_written(
    room: Room, tmp_path: Path
) -> None:
    (tmp_path / "evidence-book.json").mkdir()
    with pytest.raises(OSError, match="evidence-book"):
        export(room.state, ["json"], tmp_path, editions=["evidence"])
    assert [p.name for p in tmp_path.iterdir()] == ["evidence-book.json"]


def test_hidden_and_withdrawn_contributions_are_counted_without_their_text(
    room: Room, tmp_path: Path
) -> None:
    petro = Actor("participant", participant_id(f"01{'f' * 30}"))
    room.desk(do="open", activity="day/situations", close_current=True)
    room.add(petro, "day/situations", "situation", text="Names a colleague")
    room.add(petro, "day/situations", "situation", text="Taken back at once")
    room.desk(do="hide", item="i4", reason="It names somebody")
    room.told(petro, do="withdraw", item="i5")
    for name, text in exported(room, tmp_path).items():
        assert "Names a colleague" not in text, name
        assert "Taken back at once" not in text, name
    assert [row["fate"] for row in rows(tmp_path, "ledger")] == [
        "kept", "kept", "dropped", "hidden", "withdrawn",
    ]  # fmt: skip


def test_the_word_file_is_a4_in_its_language_with_real_headings(tmp_path: Path) -> None:
    room = Room(language="uk", title="Стандарт")
    export(room.state, ["docx"], tmp_path, on=DAY)
    raw = (tmp_path / "evidence-book.docx").read_bytes()
    word = Document(BytesIO(raw))
    with ZipFile(BytesIO(raw)) as parts:
        styles = parts.read("word/styles.xml").decode()
        pages = "".join(parts.read(n).decode() for n in parts.namelist() if "footer" in n)
    assert 'w:lang w:val="uk-UA"' in styles
    assert "PAGE" in pages
    assert "NUMPAGES" in pages
    assert (word.core_properties.title, word.core_properties.language) == ("Стандарт", "uk")
    assert round(word.sections[0].page_height.cm, 1) == 29.7
    first_level = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert [text[:2] for text in first_level[:5]] == ["0.", "1.", "2.", "3.", "4."]
    for table in word.tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")


def test_a_rejecting_group_asks_for_a_second_look(tmp_path: Path) -> None:
    room = Room()
    old = [room.person(f"O{n}", experience="ten years") for n in range(6)]
    new = [room.person(f"N{n}", experience="first year") for n in range(6)]
    ideas = room.activity("ideas", "collect", "idea")
    room.add(FACILITATOR, ideas, "idea", text="An idea")
    vote = room.activity("vote", "vote", "idea")
    for people, value in ((old, "useful"), (new, "not_for_me")):
        for who in people:
            room.told(who, do="vote", activity=vote, item="i1", value=value)
    for name, text in exported(room, tmp_path).items():
        # Figures of a group count its people in steps of five.
        assert "More of the group “first year” (n = 5) say" in text, name
        assert "at most 10% of entries get this note by chance" in text, name
        assert "contested" in text, name
