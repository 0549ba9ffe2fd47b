"""What changed between two versions of the standard, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from factories import Hall, passing_hall

from kit.domain.versions import changes, contents, why
from kit.standard.build import build
from kit.standard.nodes import Paragraph, records_of


@pytest.fixture
def hall() -> Iterator[Hall]:
    with passing_hall() as hall:
        yield hall


def adopted(hall: Hall, text: str) -> str:
    norm = hall.written("norm", text=text, when="always", **{"not": "never"})
    hall.desk.does("decide", item=norm, decision="adopt", binding="must", reason="We all do it")
    return norm


def test_nothing_has_changed_where_nothing_was_done(hall: Hall) -> None:
    adopted(hall, "We greet every client")
    assert not changes(hall.state, contents(hall.state))


def test_what_was_adopted_since_is_added_with_the_reason_of_its_decision(hall: Hall) -> None:
    adopted(hall, "We greet every client")
    before = contents(hall.state)
    new = adopted(hall, "We say goodbye")
    found = changes(hall.state, before)
    assert [item.id for item in found.added] == [new]
    assert (found.changed, found.gone) == ((), ())
    assert why(found.added[0], None) == "We all do it"


def test_another_wording_or_level_is_a_change_with_its_reason(hall: Hall) -> None:
    one, other = adopted(hall, "We greet every client"), adopted(hall, "We say goodbye")
    before = contents(hall.state)
    hall.desk.does("edit", item=one, fields={"text": "We greet everybody"}, reason="Plainer")
    hall.desk.does("decide", item=other, decision="adopt", binding="should", reason="Too strict")
    found = changes(hall.state, before)
    told = {item.id: why(item, before[item.id]) for item in found.changed}
    assert told == {one: "Plainer", other: "Too strict"}
    assert not found.added
    assert not found.gone


def test_what_was_dropped_or_hidden_is_gone_with_its_reason(hall: Hall) -> None:
    one, other = adopted(hall, "We greet every client"), adopted(hall, "We say goodbye")
    before = contents(hall.state)
    hall.desk.does("decide", item=one, decision="drop", reason="Nobody does it")
    hall.desk.does("hide", item=other, reason="It names a colleague")
    found = changes(hall.state, before)
    told = {item.id: why(item, before[item.id]) for item in found.gone}
    assert told == {one: "Nobody does it", other: "It names a colleague"}


def test_a_version_says_what_it_changes_against_the_one_before_in_both_editions(
    hall: Hall,
) -> None:
    greet, bye = adopted(hall, "We greet every client"), adopted(hall, "We say goodbye")
    hall.desk.does("describe_standard", version="0.2")
    hall.desk.does("edit", item=greet, fields={"text": "We greet everybody"}, reason="Plainer")
    hall.desk.does("decide", item=bye, decision="drop", reason="Nobody does it")
    adopted(hall, "We call back")
    for edition in ("standard", "evidence"):
        sections = build(hall.state, date(2026, 11, 24), edition).sections
        assert "changes" not in {section.key for section in sections}, "0.2 is the first"
    hall.desk.does("describe_standard", version="0.3")
    for edition in ("standard", "evidence"):
        document = build(hall.state, date(2026, 11, 24), edition)
        told = {one["change"]: one for one in records_of(document)["changes"]}
        assert told.keys() == {"added", "changed", "gone"}
        assert {one["since"] for one in told.values()} == {"0.2"}
        assert "We call back" in str(told["added"]["now"])
        assert str(told["changed"]["before"]).startswith("We greet every client")
        assert str(told["changed"]["now"]).startswith("We greet everybody")
        assert told["changed"]["why"] == "Plainer"
        assert told["gone"] | {"before": ""} == {
            "change": "gone", "since": "0.2", "number": "N-2", "before": "", "now": "",
            "why": "Nobody does it",
        }  # fmt: skip


def test_a_version_that_changes_nothing_says_so(hall: Hall) -> None:
    adopted(hall, "We greet every client")
    for version in ("0.2", "0.3"):
        hall.desk.does("describe_standard", version=version)
    sections = build(hall.state, date(2026, 11, 24), "standard").sections
    (told,) = next(section.nodes for section in sections if section.key == "changes")
    assert isinstance(told, Paragraph)
    assert "Compared with version 0.2" in told.text
    assert "No adopted entry has changed." in told.text
