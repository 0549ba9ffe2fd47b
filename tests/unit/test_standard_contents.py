"""The contents that a standard has to have, its passport, and the final edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from completing import PASSPORT, REASON, complete
from drafts import headings, records, section, shown
from rich_workshop import Company, rich

from kit.activities.opening.desk import Opening
from kit.activities.standard.described import PARTS
from kit.activities.standard.desk import Passport
from kit.cli import main
from kit.domain.events import read_body
from kit.domain.numbers import numbers
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES
from kit.place import place_of
from kit.reading import read
from kit.standard.build import build, contents_of
from kit.standard.contents import CONTENTS
from kit.standard.export import export, unfinished
from kit.standard.formats import formats
from kit.standard.formats.json import read_json
from kit.standard.lacking import lacks
from kit.standard.nodes import Document, Heading, Table
from kit.widgets.desk.bench import Bench
from kit.widgets.errors import KitError
from tests.factories import Hall, hall_in

DAY = date(2026, 11, 24)
NO_CALLS = "We do not take calls"


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    """A workshop without anything; its folder is the test's own."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture(scope="module")
def company() -> Company:
    """Everything was held, and the standard is described."""
    room = rich()
    room.desk(do="describe_standard", **PASSPORT)
    room.desk(do="not_applicable", content="telephone", reason=NO_CALLS)
    return room


def standard(state: Workshop, **more: Any) -> Document:
    return build(state, DAY, "standard", **more)


def states(state: Workshop) -> dict[str, str]:
    """How the passport of the standard says that each content stands."""
    found = records(standard(state), "contents", within="passport")
    return {one["content"]: one["state"] for one in found}


def adopted(hall: Hall, kind: str, **fields: str) -> str:
    """Let the desk write an entry and adopt it."""
    item = hall.written(kind, **fields)
    hall.desk.does("decide", item=item, decision="adopt")
    return item


def said(hall: Hall) -> list[str]:
    """What the draft lacks."""
    found = lacks(hall.state, contents_of(hall.state))
    return [text.format(**values) for text, values in found]


# --- the gate ---------------------------------------------------------------------------------


def test_each_content_is_filled_or_not_applicable_with_a_reason_or_missing(
    company: Company,
) -> None:
    document, state = standard(company.state), company.state
    assert list(states(state)) == [one.key for one in CONTENTS]
    chapters = {one.key for one in document.sections}
    for key, found in states(state).items():
        assert (found == "filled") >= (key in chapters), key
    assert states(state)["telephone"] == "not applicable"
    assert states(state)["speech_module"] == "filled"
    cells = [row.cells for row in shown(document, "contents")]
    assert ("Telephone and written etiquette", f"not applicable: {NO_CALLS}") in cells
    missing = {title for title, told in cells if told == "missing"}
    assert missing == {one.content.title for one in contents_of(state) if one.missing} != set()


def test_what_does_not_apply_stands_in_the_passport_and_nowhere_else(company: Company) -> None:
    for edition in ("standard", "evidence"):
        found = build(company.state, DAY, edition)  # type: ignore[arg-type]
        assert "telephone" not in {one.key for one in found.sections}
    held = [one for one in standard(company.state).sections if NO_CALLS in str(one)]
    assert [one.key for one in held] == ["passport"]


def test_a_content_is_filled_by_what_is_adopted_and_by_nothing_else(hall: Hall) -> None:
    assert states(hall.state)["principle"] == "missing"
    item = hall.written("principle", text="The client is told the truth")
    assert states(hall.state)["principle"] == "missing"
    hall.desk.does("decide", item=item, decision="adopt")
    assert states(hall.state)["principle"] == "filled"
    hall.desk.does("decide", item=item, decision="drop", reason="Everybody does")
    assert states(hall.state)["principle"] == "missing"


def test_what_was_adopted_is_never_left_out_by_a_reason(hall: Hall) -> None:
    hall.desk.does("not_applicable", content="principle", reason="We have none")
    assert states(hall.state)["principle"] == "not applicable"
    adopted(hall, "principle", text="The client is told the truth")
    assert states(hall.state)["principle"] == "filled"
    assert section(standard(hall.state), "principle").nodes
    assert "We have none" not in str(standard(hall.state))


def test_that_something_does_not_apply_needs_a_reason_and_can_be_taken_back(hall: Hall) -> None:
    why = hall.desk.is_refused("not_applicable", content="stages", reason=" \u200b ")
    assert why == "Write why it does not apply: the passport of the standard says it."
    hall.desk.does("not_applicable", content="stages", reason="One stage only")
    assert states(hall.state)["stages"] == "not applicable"
    hall.desk.does("applicable", content="stages")
    assert states(hall.state)["stages"] == "missing"
    assert "is missing or wrong" in hall.desk.is_refused(
        "not_applicable", content="A Chapter!", reason="x"
    )
    ana = hall.phone()
    assert ana.is_refused("not_applicable", content="stages", reason="No")
    assert ana.is_refused("describe_standard", version="9")


def test_check_names_groups_with_a_count_however_large_the_room_is(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(60):
        hall.situation(f"Case {n}")
    complete(hall.desk.does, hall.state)
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Nobody has voted yet: there is no evidence behind the clauses.",
        "Nothing has been decided yet.",
        "Situations without an adopted speech module: S-1, S-2, S-3, S-4, S-5 … (60 in all)",
    ]


def test_check_and_evidence_book_say_which_contents_are_missing(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopted(hall, "norm", text="Greet first")
    missing = [one.title for one in CONTENTS if one.key != "norm"]
    lines = [
        f"Required contents neither filled nor said not to apply (11): {'; '.join(missing)}",
        f"The passport does not say yet (5): {'; '.join(PARTS.values())}",
    ]
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert set(lines) <= set(out)
    book = str(section(build(hall.state, DAY), "passport"))
    assert all(line in book for line in lines)
    assert not any(line in str(standard(hall.state)) for line in lines)


# --- the passport -----------------------------------------------------------------------------


def test_the_passport_says_version_owner_scope_review_and_how_to_propose_a_change(
    company: Company,
) -> None:
    rows = dict(row.cells for row in shown(standard(company.state), "passport"))
    assert rows == {
        "Status": "DRAFT",
        "Version": "0.3",
        "Owner": "Head of service",
        "Scope": "Front desk of all branches",
        "Next review": "March 1, 2099",
        "How to propose a change": PASSPORT["changes"],
        "Date": "November 24, 2026",
        "People in the workshop": "18",
        "Contributors, by consent": "Person 0, Person 1, Person 2",
    }
    assert headings(standard(company.state), "passport") == ["What this standard contains"]


def test_until_it_is_numbered_the_standard_says_so_and_shows_no_count_of_events(hall: Hall) -> None:
    document = standard(hall.state)
    rows = dict(row.cells for row in shown(document, "passport"))
    assert (rows["Version"], rows["Owner"]) == ("No version number yet", "not said yet")
    assert document.version_words == "No version number yet · November 24, 2026"
    hall.desk.does("describe_standard", version="0.3")
    assert standard(hall.state).version_words == "Version 0.3 · November 24, 2026"


def test_the_evidence_book_keeps_the_number_of_the_log_and_names_the_standard(
    company: Company,
) -> None:
    book = build(company.state, DAY)
    rows = dict(row.cells for row in shown(book, "passport"))
    assert (rows["Version"], rows["Version of the standard"]) == (str(company.state.seq), "0.3")
    assert book.version_words.startswith(f"Version {company.state.seq} ")


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("0.3-beta", "“0.3-beta” is no version: write digits and dots, such as 0.3."),
        (".3", "“.3” is no version: write digits and dots, such as 0.3."),
        ("٣", "“٣” is no version: write digits and dots, such as 0.3."),
        ("0.8", "The version is 0.9 already: write the same or a greater one."),
        ("0", "The version is 0.9 already: write the same or a greater one."),
        ("", "The version is 0.9 already: write the same or a greater one."),
    ],
)
def test_a_version_is_digits_and_dots_and_never_gets_smaller(
    hall: Hall, version: str, says: str
) -> None:
    hall.desk.does("describe_standard", version="0.9")
    assert hall.desk.is_refused("describe_standard", version=version) == says
    for greater in ("0.9", "0.10", "0.10.1", "1"):
        hall.desk.does("describe_standard", version=greater)
        assert standard(hall.state).label == greater


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("next spring", "“next spring” is no date: write year, month and day, such as 2027-03-01."),
        ("2027-02-30", "“2027-02-30” is no date: write year, month and day, such as 2027-03-01."),
        ("2001-01-01", "The next review lies in the past: choose a day to come."),
    ],
)
def test_the_next_review_is_a_day_to_come(hall: Hall, day: str, says: str) -> None:
    assert hall.desk.is_refused("describe_standard", review=day) == says
    hall.desk.does("describe_standard", review="2027-03-01")
    hall.now += 10 * 365 * 86_400
    hall.desk.does("describe_standard", review="2027-03-01", owner="Kept though the day is past")


def test_a_workshop_that_says_nothing_of_its_standard_opens_as_before(hall: Hall) -> None:
    standard(hall.state)
    assert hall.state.own == {}
    told = read_body("standard_described", '{"version": "0.1"}')
    assert (told.version, told.owner, told.review) == ("0.1", "", "")


# --- the final edition ------------------------------------------------------------------------


def test_a_final_export_is_refused_with_the_list_of_what_is_missing(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["export", str(tmp_path), "--format", "md", "--final"]
    assert main(asked) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert told.startswith("kit: A final edition is made when nothing is missing. Required ")
    assert "; Conduct in conflicts; Limits of authority; " in told
    assert told.endswith(": Version; Owner; Scope; Next review; How to propose a change.\n")
    with pytest.raises(KitError, match="Conduct in conflicts"):
        read(tmp_path).export(tmp_path / "out", ["md"], final=True)
    with pytest.raises(ValueError, match="Conduct in conflicts"):
        export(hall.state, ["md"], tmp_path / "out", final=True)
    assert not (tmp_path / "exports").exists()
    assert not (tmp_path / "out").exists()
    complete(hall.desk.does, hall.state)
    assert main(asked) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == ["standard-0.3.md", "evidence-book.md"]


def test_a_final_edition_carries_the_mark_of_a_draft_in_no_format(tmp_path: Path) -> None:
    company = rich()
    complete(company.desk, company.state)
    drafts = {edition: build(company.state, DAY, edition) for edition in ("standard", "evidence")}  # type: ignore[arg-type]
    assert {one.mark for one in drafts.values()} == {"DRAFT"}
    wanted = ["docx", "pdf", "html", "md", "json"]
    files = export(company.state, wanted, tmp_path, DAY, ["standard"], final=True)
    assert [path.name for path in files] == [f"standard-0.3.{formats()[n].suffix}" for n in wanted]
    final = read_json(files[-1])
    assert (final.mark, final.subject) == ("", "Standard of customer service")
    assert dict(row.cells for row in shown(final, "passport"))["Status"] == "final"
    for path in files[2:]:
        assert "DRAFT" not in path.read_text("utf-8")
        assert "raft standard" not in path.read_text("utf-8")
    book = build(company.state, DAY, final=True)
    assert "DRAFT" not in str(book)
    assert "This is a draft" not in str(book)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_final_edition_waits_for_is_listed_in_the_readers_language(
    hall: Hall, language: str
) -> None:
    refusal = unfinished(hall.state, language)
    assert refusal
    told = refusal.said(language)
    assert ("Conduct in conflicts" in told) == (language == "en")
    assert "{" not in told


# --- the desk ---------------------------------------------------------------------------------


def test_the_desk_lists_the_contents_and_follows_what_is_adopted(hall: Hall) -> None:
    desk = Passport(Bench(None, hall.journal), hall.declare("standard", ""))
    hall.desk.does("describe_standard", version="0.3", owner="Head of service")
    hall.desk.does("not_applicable", content="stages", reason="One stage only")
    adopted(hall, "principle", text="The client is told the truth")
    desk.refresh()
    assert desk.desk["passport"]["version"] == "0.3"
    told = {one["key"]: (one["filled"], one["reason"]) for one in desk.desk["contents"]}
    assert list(told) == [one.key for one in CONTENTS]
    assert told["principle"] == (True, "")
    assert told["stages"] == (False, "One stage only")
    assert told["norm"] == (False, "")


def test_the_desk_gives_a_final_edition_when_nothing_is_missing(hall: Hall, tmp_path: Path) -> None:
    desk = Opening(Bench(place_of(tmp_path), hall.journal), hall.declare("opening", ""))
    asked = {"do": "export", "id": "x", "format": "md", "edition": "standard", "final": True}
    answer = desk.answer(asked)
    assert answer
    assert answer["is"] == "refused"
    assert "Conduct in conflicts" in str(answer["why"])
    complete(hall.desk.does, hall.state)
    answer = desk.answer(asked)
    assert answer
    assert answer["path"] == "exports/standard-0.3.md"


# --- rows -------------------------------------------------------------------------------------


def anchors(document: Document) -> set[str]:
    """The numbers of the clauses that stand in a document."""
    nodes = [node for one in document.sections for node in one.nodes]
    held = {node.anchor for node in nodes if isinstance(node, Heading)}
    return held.union(r.anchor for n in nodes if isinstance(n, Table) for r in n.rows) - {""}


@pytest.mark.row("A01")
@pytest.mark.parametrize("edition", ["standard", "evidence"])
def test_a_document_goes_into_its_schema_and_back_and_holds_no_clause_that_the_model_has_not(
    company: Company, tmp_path: Path, edition: Any
) -> None:
    state, document = company.state, build(company.state, DAY, edition)
    (path,) = export(state, ["json"], tmp_path, DAY, [edition])
    assert read_json(path) == document
    ids = numbers(state)
    assert anchors(document) <= set(ids.values())
    kept = {ids[one.id] for one in state.items.values() if one.stands}
    if edition == "evidence":
        assert {one["number"] for one in records(document, "clauses")} <= kept | {
            ids[one.id] for one in state.items.values() if one.decision == "drop"
        }
        assert kept <= {number for number in ids.values() if number in str(document)}
    else:
        decided = {ids[one.id] for one in state.items.values() if one.decision == "adopt"}
        situations = {ids[one.id] for one in state.kept("situation")}
        assert anchors(document) <= decided | situations
    with pytest.raises(ValueError, match="validation error"):
        read_json(_spoilt(path))


def _spoilt(path: Path) -> Path:
    """The same file with a node that no schema knows."""
    text = path.read_text("utf-8").replace('"node": "heading"', '"node": "drawing"', 1)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.row("C01")
def test_a_standard_that_no_employee_had_a_hand_in_is_warned_of_and_a_shared_one_is_not(
    hall: Hall,
) -> None:
    adopted(hall, "norm", text="Greet first")
    adopted(hall, "principle", text="The client is told the truth")
    warning = "No employee wrote or reworded any of the adopted clauses (2)."
    assert warning in said(hall)
    assert warning in str(section(build(hall.state, DAY), "passport"))
    collect = hall.opened("collect", "norm", key="own")
    hall.phone().does("add", activity=collect, kind="norm", fields={"text": "Say goodbye"})
    hall.desk.does("decide", item=list(hall.state.items)[-1], decision="adopt")
    assert not any("employee" in line for line in said(hall))
    hall.desk.does("want_share", share=0.5)
    assert "Adopted clauses with an employee's contribution: 1 of 3; wanted: 0.5." in said(hall)


@pytest.mark.row("C02")
def test_an_idea_of_somebody_unnamed_is_in_the_register_without_a_sign_of_who_wrote_it(
    hall: Hall, tmp_path: Path
) -> None:
    collect = hall.opened("collect", "idea")
    ana = hall.phone("Anastasia Unnamed", groups={"branch": "harbour"})
    for text in ("A bell at the counter", "Ring back within the hour"):
        ana.does("add", activity=collect, kind="idea", fields={"text": text})
    asked = ["csv", "json", "md", "html"]
    files = export(hall.state, asked, tmp_path / "out", DAY)
    texts = [path.read_text("utf-8") for path in files if not path.name.startswith("draft-")]
    assert sum("Ring back within the hour" in text for text in texts) >= 4
    for text in texts:
        assert not any(sign in text for sign in ("Anastasia", "harbour", ana.id))
    ledger = records(build(hall.state, DAY), "ledger")
    assert len(ledger) == 2
    assert REASON not in str(ledger)
