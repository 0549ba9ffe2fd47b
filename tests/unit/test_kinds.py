"""Kinds of items: the kit's own, and those that other packages bring by an entry point."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kit.domain import extensions, kinds
from kit.domain.extensions import broken
from kit.domain.folding import fold
from kit.domain.items import FIELD_LIMIT, clean_fields
from kit.domain.kinds import KINDS
from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.evidence.results import text_of
from kit.language import LANGUAGES, translate
from kit.room.journal import event_of
from tests.factories import Hall, hall_in

PACKAGE = Path(__file__).parents[1] / "toy_extension"
TOY = "toy = toy.ritual:RITUAL\n"


def forget() -> None:
    extensions.offered.cache_clear()
    extensions._broken.clear()
    kinds._installed.cache_clear()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Install a distribution with these entry points, and find kinds anew."""

    def installed(points: str) -> None:
        info = tmp_path / "toy-1.0.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toy\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[kit.kinds]\n{points}")
        forget()

    monkeypatch.setattr(sys, "path", [str(tmp_path), str(PACKAGE), *sys.path])
    yield installed
    monkeypatch.undo()
    forget()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def test_the_kinds_of_the_kit_are_found_in_their_order() -> None:
    assert list(KINDS)[:3] == ["situation", "speech_module", "practice"]
    assert list(KINDS)[-2:] == ["idea", "question"]
    places = [kind.place for kind in KINDS.values()]
    assert places == sorted(set(places))
    assert all(kind.key == key for key, kind in KINDS.items())
    assert broken() == ()


def test_every_kind_of_the_kit_has_a_prefix_of_its_own_and_a_first_question_in_words() -> None:
    prefixes = [kind.prefix for kind in KINDS.values()]
    assert len(set(prefixes)) == len(prefixes)
    for kind in KINDS.values():
        assert kind.fields[0].required
        assert not kind.fields[0].choices
        others = {kind.within, *kind.links_to, *(field.of for field in kind.fields)} - {""}
        assert others <= set(KINDS)
        assert set(kind.others_read) <= set(kind.names)


class TestAnswersFromAnEarlierForm:
    """A form may change: what was answered before stays readable."""

    KIND = KINDS["practice"]

    def test_a_question_that_is_gone_is_asked_by_its_name(self) -> None:
        known = self.KIND.answered({"text": "We greet", "mood": "good"})
        assert known.names == ("text", "sign", "mood")
        assert [translate("uk", field.label) for field in known.fields][-1] == "mood"

    def test_a_choice_that_is_gone_is_still_an_answer_of_what_has_it(self) -> None:
        before = {"text": "We greet", "sign": "both"}
        refused = clean_fields(self.KIND, before)
        assert isinstance(refused, Refusal)
        assert clean_fields(self.KIND.answered(before), before) == before

    def test_a_form_that_knows_all_answers_stays_as_it_is(self) -> None:
        before = {"text": "We greet", "sign": "plus"}
        assert self.KIND.answered(before) == self.KIND


class TestAKindOfAnotherPackage:
    """A toy kind, installed by an entry point, does what the kit's own do."""

    def test_it_stands_after_the_kits_own(self, install: Callable[[str], None]) -> None:
        install(TOY)
        assert list(KINDS)[-1] == "ritual"
        assert broken() == ()

    def test_it_is_collected_voted_on_decided_and_numbered(
        self, install: Callable[[str], None], hall: Hall
    ) -> None:
        install(TOY)
        around, ana = hall.situation(), hall.phone()
        hall.opened("collect", "ritual", within="situation")
        name = hall.state.current
        asked = {"activity": name, "kind": "ritual", "within": around}
        assert (
            ana.is_refused("add", **asked, fields={"text": "WE SING"}) == "A ritual is not shouted."
        )
        assert "Still empty" in ana.is_refused("add", **asked, fields={"secret": "hm"})
        lost = ana.is_refused("add", **{**asked, "within": ""}, fields={"text": "Us"})
        assert lost == "Choose what it belongs to first: situation."
        ana.does("add", **asked, fields={"text": "We sing", "secret": "hm"})
        ritual = list(hall.state.items)[-1]
        assert numbers(hall.state)[ritual] == "S-1.RT1"
        hall.opened("vote", "ritual")
        ben = hall.phone("Ben")
        ben.votes(ritual, "useful")
        assert ben.sees_item(ritual)["fields"] == {"text": "We sing"}
        assert ana.sees_item(ritual)["fields"] == {"text": "We sing", "secret": "hm"}
        hall.desk.does("decide", item=ritual, decision="adopt")
        assert hall.state.items[ritual].decision == "adopt"
        assert hall.desk_sees()["items"]["ritual"][0]["text"] == "We sing"

    def test_phones_read_its_labels_in_their_own_language(
        self, install: Callable[[str], None], hall: Hall
    ) -> None:
        install(TOY)
        hall.opened("collect", "ritual")
        current = hall.phone().sees()["current"]
        assert current["kind_label"] == {"en": "ritual", "uk": "ритуал", "pl": "rytuał"}
        assert current["form"][1]["label"] == {"en": "What for, really?"}

    def test_the_log_can_be_read_where_the_package_is_not_installed(
        self, install: Callable[[str], None], hall: Hall
    ) -> None:
        install(TOY)
        hall.declare("collect", "ritual")
        hall.declare("vote", "ritual")
        hall.desk.does(
            "add", activity="spring/ritual.collect", kind="ritual", fields={"text": "Us"}
        )
        assert hall.kinds().count("kind_defined") == 1
        install("")
        state = fold(map(event_of, hall.rows()))
        item = list(state.items.values())[-1]
        assert "ritual" not in KINDS
        assert text_of(item) == "Us"
        assert numbers(state)[item.id] == "RT-1"
        assert translate("uk", state.kind("ritual").many) == "ритуали"
        assert [translate("uk", one.label) for one in state.kind("ritual").fields] == [
            "Що ми робимо разом?", "What for, really?",
        ]  # fmt: skip

    def test_a_changed_version_of_it_is_recorded_and_numbers_stay(
        self,
        install: Callable[[str], None],
        hall: Hall,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        from toy import ritual as toy

        install(TOY)
        hall.declare("collect", "ritual")
        hall.desk.does(
            "add", activity="spring/ritual.collect", kind="ritual", fields={"text": "Us"}
        )
        monkeypatch.setattr(toy, "RITUAL", replace(toy.RITUAL, prefix="X", place=200))
        forget()
        hall.declare("collect", "ritual")
        assert hall.kinds().count("kind_defined") == 2
        hall.declare("collect", "ritual")
        assert hall.kinds().count("kind_defined") == 2
        assert hall.state.kinds["ritual"].prefix == "RT"
        assert hall.state.kinds["ritual"].place == 200


def test_a_kind_that_the_log_could_not_give_back_is_refused_where_it_is_declared(
    install: Callable[[str], None], hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(TOY)
    from toy import ritual as toy

    wrong = replace(toy.RITUAL, fields=(replace(toy.RITUAL.fields[0], name="A text"),))
    monkeypatch.setattr(toy, "RITUAL", wrong)
    forget()
    activity = {"id": "spring/r", "session": "spring", "does": "collect", "kind": "ritual"}
    said = hall.desk.is_refused("declare", activity=activity)
    assert said.startswith(
        "ritual: “fields.1.name” does not fit. Expected: a name of small letters"
    )


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ("toy = toy.nowhere:NOTHING\n", "ModuleNotFoundError: No module named"),
        ("toy = toy.ritual:NO_KIND\n", "toy.ritual:NO_KIND is no Kind"),
        ("toy = kit.kinds.question:KIND\n", "“question” is there already"),
    ],
)
def test_a_kind_that_cannot_be_used_is_named_and_left_out(
    install: Callable[[str], None],
    caplog: pytest.LogCaptureFixture,
    points: str,
    why: str,
) -> None:
    ours = dict(KINDS)
    with caplog.at_level(logging.INFO):
        install(points)
        assert dict(KINDS) == ours
        assert dict(KINDS) == ours, "and it is said once"
    (said,) = (refusal.said("en") for refusal in broken())
    assert said.startswith("The extension “toy” cannot be used and is left out: ")
    assert why in said
    assert [record.getMessage() for record in caplog.records] == [said]
    assert {refusal.said(language) != said for language in LANGUAGES if language != "en"
            for refusal in broken()} == {True}  # fmt: skip


def test_one_broken_kind_does_not_take_another_with_it(
    install: Callable[[str], None], hall: Hall
) -> None:
    install(TOY + "broken = toy.nowhere:NOTHING\n")
    assert "ritual" in KINDS
    assert hall.desk_sees()["broken"] == [refusal.said("en") for refusal in broken()]
    assert len(broken()) == 1


def test_an_item_of_a_kind_that_nobody_knows_any_more_is_shown_by_its_names(hall: Hall) -> None:
    from kit.domain.events import Event, ItemAdded
    from kit.standard.clauses import parts

    body = ItemAdded(item="i1", activity="a", item_kind="gone", fields={"text": "Hm", "mood": "m"})
    fold([Event(hall.state.seq + 1, "e1", 0.0, "facilitator", body)], hall.state)
    item = hall.state.items["i1"]
    assert text_of(item) == "Hm"
    assert numbers(hall.state)["i1"] == "GONE-1"
    assert hall.desk_sees()["items"]["gone"][0]["fields"] == {"text": "Hm", "mood": "m"}
    told = parts(hall.state, numbers(hall.state), "gone", item.fields)
    assert [(part.label, part.text) for part in told] == [("text", "Hm"), ("mood", "m")]


def test_a_text_that_is_too_long_for_a_question_that_is_gone_is_refused(hall: Hall) -> None:
    item = hall.written("norm", text="We greet")
    fields = hall.state.items[item].fields
    fields["former"] = "x"
    said = hall.desk.is_refused(
        "edit", item=item, fields={"text": "We nod", "former": "x" * (FIELD_LIMIT + 1)}, reason="r"
    )
    assert "at most" in said
    hall.desk.does("edit", item=item, fields={"text": "We nod"}, reason="r")
    assert hall.state.items[item].fields == {"text": "We nod", "former": "x"}
