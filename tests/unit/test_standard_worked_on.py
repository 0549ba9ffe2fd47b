"""What the consultant does to the standard: order, chapters, open points, versions compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from factories import Hall, passing_hall

from kit.activities.standard.described import described, in_order
from kit.activities.standard.desk import Passport
from kit.domain.folding import fold
from kit.log import Row
from kit.room.journal import Journal, event_of
from kit.room.merging import merged
from kit.standard.build import build, progress_of
from kit.standard.editions import Edition
from kit.standard.formats.markdown import write
from kit.standard.nodes import Document, Heading, records_of
from kit.widgets.desk.bench import Bench

DAY = date(2026, 11, 24)


@pytest.fixture
def hall() -> Iterator[Hall]:
    """Two situations with an adopted module each, and two norms of which one is adopted."""
    with passing_hall() as hall:
        for text in ("A client shouts", "A client waits"):
            situation = hall.situation(text)
            module = hall.written("speech_module", within=situation, say=f"{text}: we listen")
            hall.desk.does("decide", item=module, decision="adopt", binding="should")
        for text in ("We greet everybody", "We say goodbye"):
            hall.written("norm", text=text, when="always", **{"not": "never"})
        hall.desk.does("decide", item="i5", decision="adopt", binding="must", reason="We all do")
        yield hall


def document(hall: Hall, edition: Edition = "standard") -> Document:
    return build(hall.state, DAY, edition)


def text_of(hall: Hall, edition: Edition = "standard") -> str:
    return write(document(hall, edition))[""].decode()


def again(hall: Hall) -> dict[str, Any]:
    """What a server that starts anew on the same log holds of the standard."""
    told = described(Journal(hall.log, lambda: hall.now).state)
    return {"places": told.places, "merged": told.merged, "closed": told.closed}


class TestOrder:
    def test_an_entry_stands_where_it_was_put_in_both_editions_and_keeps_its_number(
        self, hall: Hall
    ) -> None:
        for edition in ("standard", "evidence"):
            text = text_of(hall, edition)
            assert text.index("A client shouts: we") < text.index("A client waits: we")
        hall.desk.does("place_clause", item="i3", before="i1")
        for edition in ("standard", "evidence"):
            text = text_of(hall, edition)
            assert text.index("A client waits: we") < text.index("A client shouts: we")
        assert "1. A client waits · S-2" in text_of(hall)
        assert again(hall)["places"] == described(hall.state).places

    def test_what_comes_later_stands_last_and_putting_it_back_undoes_the_order(
        self, hall: Hall
    ) -> None:
        hall.desk.does("place_clause", item="i6", before="i5")
        hall.written("norm", text="We call back", when="always", **{"not": "never"})
        for norm in ("i6", "i7"):
            hall.desk.does("decide", item=norm, decision="adopt", binding="must")
        text = text_of(hall)
        assert text.index("goodbye") < text.index("greet") < text.index("call back")
        hall.desk.does("place_clause", item="i6", before="i7")
        text = text_of(hall)
        assert text.index("greet") < text.index("goodbye") < text.index("call back")

    def test_entries_are_ordered_among_their_kind_and_the_same_place_is_no_event(
        self, hall: Hall
    ) -> None:
        why = hall.desk.is_refused("place_clause", item="i5", before="i1")
        assert why == "Entries are ordered among those of their kind. Choose one of them."
        assert hall.desk.is_refused("place_clause", item="i99")
        rows = hall.rows()
        for before in ("i6", "i5"):
            assert hall.desk.asks("place_clause", item="i5", before=before).refusal is None
        assert hall.rows() == rows

    def test_a_phone_orders_nothing(self, hall: Hall) -> None:
        assert hall.phone().is_refused("place_clause", item="i6", before="i5")


class TestChapters:
    def test_a_chapter_is_shown_under_another_heading_and_gets_its_own_again(
        self, hall: Hall
    ) -> None:
        titles = [section.title for section in document(hall).sections]
        (norms,) = [one.title for one in document(hall).sections if one.key == "norm"]
        hall.desk.does("merge_chapter", chapter="norm", into="speech_module")
        merged = document(hall)
        assert "norm" not in [section.key for section in merged.sections]
        (situations,) = [one for one in merged.sections if one.key == "speech_module"]
        assert Heading(norms.partition(". ")[2]) in situations.nodes
        assert "We greet everybody" in text_of(hall)
        numbers = [section.title.partition(".")[0] for section in merged.sections]
        assert numbers == [str(n) for n in range(len(numbers))]
        assert again(hall)["merged"] == {"norm": "speech_module"}
        hall.desk.does("split_chapter", chapter="norm")
        assert [section.title for section in document(hall).sections] == titles

    def test_what_it_holds_still_counts_as_contained(self, hall: Hall) -> None:
        hall.desk.does("merge_chapter", chapter="norm", into="speech_module")
        states = {row["content"]: row["state"] for row in records_of(document(hall))["contents"]}
        assert states["norm"] == "filled"

    def test_the_evidence_book_keeps_its_chapters(self, hall: Hall) -> None:
        before = [section.title for section in document(hall, "evidence").sections]
        hall.desk.does("merge_chapter", chapter="norm", into="speech_module")
        assert [section.title for section in document(hall, "evidence").sections] == before

    def test_a_chapter_is_shown_in_one_place_only(self, hall: Hall) -> None:
        hall.desk.does("merge_chapter", chapter="norm", into="speech_module")
        assert hall.desk.is_refused("merge_chapter", chapter="norm", into="norm")
        assert hall.desk.is_refused("merge_chapter", chapter="principle", into="norm")
        assert hall.desk.is_refused("merge_chapter", chapter="speech_module", into="principle")


class TestOpenPoints:
    def test_a_closed_point_leaves_the_open_ones_and_the_evidence_book_says_why(
        self, hall: Hall
    ) -> None:
        points = {(one.item, one.key): one for one in progress_of(hall.state).points}
        assert points["i6", "undecided.1"].text == "We say goodbye"
        assert len([key for _, key in points if key.startswith("coverage.")]) == 2
        for (item, key), point in points.items():
            hall.desk.does("close_point", item=item, point=key, reason=f"Later: {point.number}")
        rows = records_of(document(hall, "evidence"))
        told = [(row["number"], row["reason"]) for row in rows["closed_points"]]
        assert told == [(one.number, f"Later: {one.number}") for one in points.values()]
        text = text_of(hall, "evidence")
        assert "Not decided yet\n\nnone" in text.replace("*", "").replace("\\", "")
        assert again(hall)["closed"] == described(hall.state).closed

    def test_a_point_that_changes_is_open_again_and_so_is_one_that_is_reopened(
        self, hall: Hall
    ) -> None:
        hall.desk.does("close_point", item="i6", point="undecided.1", reason="Nobody is sure")
        hall.desk.does("edit", item="i6", fields={"text": "We say bye"}, reason="Shorter")
        assert "closed_points" not in records_of(document(hall, "evidence"))
        hall.desk.does("close_point", item="i6", point="undecided.2", reason="Nobody is sure")
        assert len(records_of(document(hall, "evidence"))["closed_points"]) == 1
        hall.desk.does("reopen_point", item="i6", point="undecided.2")
        assert "closed_points" not in records_of(document(hall, "evidence"))

    def test_no_point_is_closed_without_a_reason(self, hall: Hall) -> None:
        why = hall.desk.is_refused("close_point", item="i6", point="undecided.1", reason="  ")
        assert why == "Write why this point stays as it is: the evidence book says it."

    def test_every_point_names_entries_by_which_it_is_settled(self, hall: Hall) -> None:
        hall.desk.does("decide", item="i5", decision="rework", reason="Say when")
        kinds = hall.state.all_kinds()
        points = progress_of(hall.state).points
        assert {one.key.partition(".")[0] for one in points} == {
            "coverage", "undecided", "rework",
        }  # fmt: skip
        assert all(one.kind in kinds for one in points)


class TestDesk:
    @pytest.fixture
    def desk(self, hall: Hall) -> Passport:
        name = hall.declare("standard", "", key="passport")
        place = SimpleNamespace(folder=None)
        return Passport(Bench(place, hall.journal), name)  # type: ignore[arg-type]

    def test_the_desk_shows_the_entries_of_a_kind_in_their_order(
        self, hall: Hall, desk: Passport
    ) -> None:
        assert desk.answer({"do": "look", "id": "a", "kind": "norm"}) == {"is": "ack", "id": "a"}
        assert [one["id"] for one in desk.desk["items"]] == ["i5", "i6"]
        hall.desk.does("place_clause", item="i6", before="i5")
        desk.refresh()
        assert [one["id"] for one in desk.desk["items"]] == ["i6", "i5"]
        assert desk.desk["numbers"] == {"i6": "N-2", "i5": "N-1"}

    def test_a_version_is_compared_with_what_holds_now(self, hall: Hall, desk: Passport) -> None:
        for version in ("0.1", "0.2"):
            hall.desk.does("describe_standard", version=version)
        fields = hall.state.items["i5"].fields | {"text": "We greet all"}
        hall.desk.does("edit", item="i5", fields=fields, reason="Shorter")
        desk.refresh()
        assert desk.desk["versions"] == ["0.1", "0.2"]
        answer = desk.answer({"do": "compare", "id": "a", "version": 1})
        assert answer is not None
        assert answer["changes"] == [
            ["Said otherwise", [["N-1", *_wordings("We greet everybody", "We greet all"),
                                 "Shorter"]]]
        ]  # fmt: skip
        for strange in (2, -1, "x", None):
            assert desk.answer({"do": "compare", "id": "a", "version": strange}) == {
                "is": "ack", "id": "a", "changes": [],
            }  # fmt: skip

    def test_the_document_is_looked_at_anew_only_when_an_entry_is_another(
        self, hall: Hall, desk: Passport, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import kit.activities.standard.desk as module

        made = []
        monkeypatch.setattr(
            module, "progress_of", lambda state: made.append(1) or progress_of(state)
        )
        hall.desk.does("merge_chapter", chapter="norm", into="speech_module")
        desk.refresh()
        assert not made
        hall.desk.does("decide", item="i6", decision="drop", reason="Nobody does it")
        desk.refresh()
        desk.refresh()
        assert len(made) == 1
        assert {one["key"]: one["into"] for one in desk.desk["chapters"]}["norm"] == "speech_module"


def _wordings(*texts: str) -> list[str]:
    return [f"{text} / always / never (must)" for text in texts]


def test_a_log_without_these_events_has_its_old_order_and_no_closed_point(hall: Hall) -> None:
    told = described(fold(()))
    assert (told.places, told.merged, told.closed) == ({}, {}, {})


def test_rooms_that_become_one_keep_their_order_and_what_was_closed_in_each(hall: Hall) -> None:
    hall.desk.does("place_clause", item="i6", before="i5")
    hall.desk.does("close_point", item="i6", point="undecided.1", reason="Nobody is sure")
    rooms = {name: hall.rows() for name in ("north", "south")}
    entries = merged(rooms, "Both", "KATZE", "en", 0.0)
    state = fold(
        event_of(Row(n, one.id, one.at, one.actor, one.kind, one.body, one.digest))
        for n, one in enumerate(entries, 1)
    )
    norms = [item.id for item in in_order(state, state.kept("norm"))]
    assert norms == ["i6", "i5", "i12", "i11"]
    assert set(described(state).closed) == {("i6", "undecided.1"), ("i12", "undecided.1")}
