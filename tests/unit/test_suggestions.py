"""Suggestions of packs: nothing before somebody takes one up, then an entry of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.cli.pack import packs, suggest
from kit.cli.pack_entries import read_entries
from kit.domain.folding import fold
from kit.domain.registry import fetch
from kit.domain.stop_phrases import held
from kit.room.journal import event_of
from tests.factories import Hall, Person, hall_in

CARD = "bank/situation/card_kept"
RULES = "bank/stop_phrase/bank_rules"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        suggest(hall.journal, "bank", "en")
        yield hall


def suggested(person: Person) -> list[str]:
    return [one["id"] for one in person.sees()["suggested"]]


def words(of: str) -> dict[str, str]:
    found = read_entries(packs()["bank"], "en").suggestions
    return next(one.fields for one in found if one.id == of)


def test_a_phone_sees_the_suggestions_of_the_kind_that_is_collected_with_their_stage(
    hall: Hall,
) -> None:
    ana = hall.phone("Ana")
    assert suggested(ana) == []
    hall.opened("collect")
    first = ana.sees()["suggested"][0]
    assert first == {"id": CARD, "fields": words(CARD), "about": "Welcome"}
    assert len(suggested(ana)) == 15
    hall.opened("collect", "norm")
    assert suggested(ana) == []
    hall.opened("vote")
    assert suggested(ana) == []
    assert hall.state.items == {}


def test_taking_one_up_makes_an_entry_of_ones_own_that_tells_where_it_came_from(
    hall: Hall,
) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    collect = hall.opened("collect")
    ana.does("take_up", activity=collect, suggestion=CARD)
    (item,) = hall.state.items.values()
    assert (item.author, item.suggestion, item.fields) == (ana.id, CARD, words(CARD))
    assert CARD not in suggested(ana) + suggested(ben)
    assert [one["mine"] for one in ana.sees()["items"]] == [True]
    ana.does("revise", item=item.id, fields={**item.fields, "text": "It keeps cards every Monday"})
    read_alone = fold(map(event_of, hall.rows())).items[item.id]
    assert read_alone.fields["text"] == "It keeps cards every Monday"
    assert (read_alone.suggestion, read_alone.wordings[0].fields) == (CARD, words(CARD))


def test_one_person_takes_it_up_for_the_room_and_what_is_taken_back_is_suggested_again(
    hall: Hall,
) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    collect = hall.opened("collect")
    ana.does("take_up", activity=collect, suggestion=CARD)
    assert ben.is_refused("take_up", activity=collect, suggestion=CARD) == (
        "Somebody was quicker: this suggestion is an entry already."
    )
    ana.does("withdraw", item="i1")
    assert CARD in suggested(ben)
    ben.does("take_up", activity=collect, suggestion=CARD)
    hall.desk.does("hide", item="i2", reason="A name was in it")
    assert CARD not in suggested(ana)


def test_only_a_participant_takes_up_and_only_where_it_is_collected_and_open(hall: Hall) -> None:
    ana = hall.phone("Ana")
    norms, collect = hall.opened("collect", "norm"), hall.declare("collect")
    gone = "This suggestion is not there any more."
    assert ana.is_refused("take_up", activity=norms, suggestion=CARD) == gone
    assert ana.is_refused("take_up", activity=norms, suggestion="bank/norm/none") == gone
    assert ana.is_refused("take_up", activity=collect, suggestion=CARD) == (
        "This activity is not open yet. Wait for the facilitator."
    )
    assert hall.desk.is_refused("take_up", activity=norms, suggestion=CARD).startswith(
        "The message “take_up” is not known here."
    )
    assert ana.is_refused("suggest", pack="x", suggestions=[]).startswith(
        "The message “suggest” is not known here."
    )
    assert hall.state.items == {}


def test_a_pack_added_to_a_workshop_with_entries_loses_and_changes_nothing(hall: Hall) -> None:
    ana = hall.phone("Ana")
    hall.situation("The printer eats the contract", by=ana)
    ana.does("take_up", activity="spring/situation.collect", suggestion=CARD)
    before, rows = dict(hall.state.items), hall.rows()
    suggest(hall.journal, "shop", "en")
    suggest(hall.journal, "bank", "en")
    assert hall.state.items == before
    assert hall.rows()[: len(rows)] == rows
    assert hall.kinds()[len(rows) :] == ["suggestions_offered"]
    assert len(suggested(ana)) == 15 - 1 + 16


@pytest.mark.row("D03")
def test_another_trade_and_profile_change_what_is_offered_and_delete_nothing_of_ones_own(
    hall: Hall,
) -> None:
    ana = hall.phone("Ana")
    hall.desk.does("set_profile", channels=["phone", "on_site"], industry="Bank")
    collect = hall.opened("collect", "requirement")
    own = {"text": "We look up", "area": "appearance", "where": "on_site"}
    ana.does("add", activity=collect, kind="requirement", fields=own)
    seen = suggested(ana)
    items, offered = dict(hall.state.items), dict(hall.state.suggestions)
    hall.desk.does("set_profile", channels=["phone"], industry="Call centre")
    suggest(hall.journal, "call_centre", "en")
    assert set(suggested(ana)) - set(seen), "the other trade brings its own"
    assert set(seen) - set(suggested(ana)), "what is for a hall is offered no more"
    areas = next(one for one in ana.sees()["current"]["form"] if one["name"] == "area")
    assert [key for key, _ in areas["choices"]] == ["telephone"]
    assert hall.state.items == items
    assert offered.items() <= hall.state.suggestions.items()
    assert [one["fields"] for one in ana.sees()["items"]] == [own]
    hall.desk.does("set_profile", channels=["phone", "on_site"], industry="Bank")
    assert set(seen) <= set(suggested(ana))


def test_a_stop_phrase_is_looked_for_once_somebody_takes_it_up(hall: Hall) -> None:
    ana = hall.phone("Ana")
    module = hall.written(
        "speech_module", within=hall.situation(), say="I am sorry, those are the bank's rules."
    )
    assert held(hall.state, hall.state.items[module]) == []
    ana.does("take_up", activity=hall.opened("collect", "stop_phrase"), suggestion=RULES)
    assert held(hall.state, hall.state.items[module]) == ["Those are the bank's rules"]


@pytest.mark.parametrize(
    ("reworded", "with_employee"), [(False, 0), (True, 1)], ids=["as it is", "reworded"]
)
def test_words_of_a_pack_are_no_contribution_before_somebody_rewords_them(
    hall: Hall, *, reworded: bool, with_employee: int
) -> None:
    authorship: Any = fetch("kit.activities.decide.freedom:authorship")
    ana = hall.phone("Ana")
    ana.does("take_up", activity=hall.opened("collect", "stop_phrase"), suggestion=RULES)
    if reworded:
        ana.does("revise", item="i1", fields={"text": "Rules are rules"})
    hall.desk.does("decide", item="i1", decision="adopt")
    found = authorship(hall.state)
    assert (found.with_employee, found.of) == (with_employee, 1)


def unfit(**parts: Any) -> list[dict[str, Any]]:
    whole = {"id": "own/situation/one", "kind": "situation", "fields": {"text": "A"}}
    return [{**whole, **parts}]


@pytest.mark.parametrize(
    ("suggestions", "said"),
    [
        (unfit(kind="wish"), "There is no kind of item “wish”."),
        (unfit(fields={"kind": "request"}), "Still empty: What happens?"),
        (unfit(kind="speech_module"), "Entries of the kind “speech_module” belong to others"),
        (unfit(id="one"), "The part “suggestions.0.id” of this message is missing or wrong."),
    ],
    ids=["unknown kind", "unfit form", "kind within another", "id"],
)
def test_what_fits_no_form_is_not_suggested(
    hall: Hall, suggestions: list[dict[str, Any]], said: str
) -> None:
    before = hall.rows()
    assert hall.desk.is_refused("suggest", pack="own", suggestions=suggestions).startswith(said)
    assert hall.rows() == before


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ({"shortest": "soon"}, "Times are whole seconds from 1 to 36000, in digits."),
        ({"target": "0"}, "Times are whole seconds from 1 to 36000, in digits."),
        (
            {"shortest": "60", "longest": "30"},
            "The shortest time comes first, the longest last. Check the seconds.",
        ),
    ],
    ids=["words", "none", "upside down"],
)
def test_the_time_frame_of_a_stage_is_in_seconds_and_in_order(
    hall: Hall, times: dict[str, str], said: str
) -> None:
    collect = hall.declare("collect", "talk_stage")
    fields = {"text": "Greeting", **times}
    assert hall.desk.is_refused("add", activity=collect, kind="talk_stage", fields=fields) == said
    fields = {"text": "Greeting", "shortest": "5", "target": "9", "longest": "10"}
    hall.desk.does("add", activity=collect, kind="talk_stage", fields=fields)
