"""Requirements: the company's profile, what phones ask, what editions and the desk say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from test_standard import Room

from kit.activities.decide.desk import Decide
from kit.activities.opening.desk import Opening
from kit.domain.activities import CHANNELS
from kit.domain.choices import MOMENTS, PLACES
from kit.domain.commands import FACILITATOR
from kit.domain.profile import Profile
from kit.language import LANGUAGES, translate
from kit.place import Place as Folder
from kit.standard.build import build
from kit.standard.contents import standing_of
from kit.standard.lacking import lacks
from kit.standard.nodes import Document, Heading, Paragraph, Table
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in

DAY = date(2026, 11, 24)
ENTRIES = (
    {"text": "The badge hangs on the left", "area": "appearance", "where": "on_site"},
    {"text": "We stand up at the counter", "area": "behaviour", "where": "counter"},
    {"text": "We nod at the entrance", "where": "entrance", "moment": "greeting"},
    {"text": "We say our name", "area": "telephone", "where": "phone", "moment": "greeting"},
    {"text": "We say how long it takes", "where": "phone", "moment": "hold"},
    {"text": "Every e-mail names a date", "area": "writing", "where": "email"},
    {"text": "We hand over the receipt"},
)


@pytest.fixture
def room() -> Room:
    """A workshop that has adopted a requirement of each kind, and one of none."""
    room = Room()
    where = room.activity("requirements", "collect", "requirement")
    for one in ENTRIES:
        item = room.add(FACILITATOR, where, "requirement", **one)
        room.desk(do="decide", item=item, decision="adopt", binding="must")
    return room


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def chapters(document: Document) -> dict[str, Any]:
    return {section.key: section for section in document.sections}


def rows(section: Any) -> list[tuple[str, ...]]:
    return [row.cells for node in section.nodes if isinstance(node, Table) for row in node.rows]


def titles(section: Any) -> list[str]:
    return [node.text for node in section.nodes if isinstance(node, Heading)]


def said(section: Any) -> list[str]:
    return [node.text for node in section.nodes if isinstance(node, Paragraph)]


def asked(hall: Hall, name: str) -> list[str]:
    form = hall.phone().sees()["current"]["form"]
    return [key for field in form if field["name"] == name for key, _ in field["choices"]]


def test_the_standard_has_what_is_seen_on_site_by_place_and_what_is_heard_by_channel(room: Room):
    found = chapters(build(room.state, DAY, "standard"))
    site, telephone = found["on_site"], found["telephone"]
    assert titles(site) == [
        "Appearance and dress", "Behaviour on site: at the entrance",
        "Behaviour on site: at the counter or desk",
    ]  # fmt: skip
    assert [row[1] for row in rows(site)] == [
        "The badge hangs on the left", "We nod at the entrance", "We stand up at the counter",
    ]  # fmt: skip
    assert titles(telephone) == ["Telephone", "Writing: e-mail"]
    assert [row[1:] for row in rows(telephone)] == [
        ("We say our name", "greeting", "must"),
        ("We say how long it takes", "while the client waits", "must"),
        ("Every e-mail names a date", "must"),
    ]
    # What says of itself neither what it is about nor where it holds stays with expectations.
    assert [row[1] for row in rows(found["expectation"])] == ["We hand over the receipt"]


def test_every_requirement_stands_in_the_evidence_book_once(room: Room):
    headings = [
        node.anchor
        for section in build(room.state, DAY).sections
        for node in section.nodes
        if isinstance(node, Heading) and node.anchor.startswith("R-")
    ]
    assert sorted(headings) == [f"R-{n}" for n in range(1, len(ENTRIES) + 1)]


@pytest.mark.row("A04", "A29")
@pytest.mark.parametrize("phone", [True, False])
def test_the_telephone_is_in_the_standard_if_and_only_if_the_company_serves_by_it(
    room: Room, *, phone: bool
):
    channels = ["on_site", *(["phone"] if phone else [])]
    room.desk(do="set_profile", channels=channels, places=["counter"], industry="Bank")
    found = chapters(build(room.state, DAY, "standard"))
    assert ("telephone" in found) is phone
    assert [row[1] for row in rows(found["on_site"])] == [
        "The badge hangs on the left", "We stand up at the counter",
    ]  # fmt: skip
    if phone:
        assert titles(found["telephone"]) == ["Telephone"]
    evidence = chapters(build(room.state, DAY))
    away = "Not in the standard, since the company serves no clients there: "
    numbers = "R-6." if phone else "R-4, R-5, R-6."
    assert f"{away}{numbers}" in said(evidence["telephone"])
    assert f"{away}R-3." in said(evidence["on_site"])
    told = [cell for row in rows(found["passport"]) for cell in row]
    assert "Bank" in told
    assert ("phone, on site" in told) is phone


def test_a_content_is_missing_where_the_company_serves_clients_so_and_else_does_not_apply():
    room = Room()
    told = {one.content.key: one for one in standing_of(room.state, ())}
    assert told["on_site"].missing
    assert told["telephone"].missing
    room.desk(do="set_profile", channels=["phone"])
    told = {one.content.key: one for one in standing_of(room.state, ())}
    assert told["telephone"].missing
    assert (told["on_site"].missing, told["on_site"].reason) == (
        False, "clients are not served in this way",
    )  # fmt: skip


@pytest.mark.row("A04")
def test_moments_of_a_call_without_a_requirement_are_named_until_each_has_one(room: Room):
    missing = "during the talk, handing the client over, farewell"
    text = "Moments of a call for which nothing is adopted: {moments}."
    assert (text, {"moments": missing}) in lacks(room.state, ())
    assert text.format(moments=missing) in said(chapters(build(room.state, DAY))["telephone"])
    where = room.activity("more", "collect", "requirement")
    for moment, _ in MOMENTS:
        item = room.add(
            FACILITATOR, where, "requirement", text=f"At {moment}", where="phone", moment=moment
        )
        room.desk(do="decide", item=item, decision="adopt")
    assert text not in [one for one, _ in lacks(room.state, ())]


@pytest.mark.row("A03")
def test_a_phone_is_asked_where_and_when_a_requirement_holds_only_as_far_as_it_applies(hall: Hall):
    hall.opened("collect", "requirement")
    assert set(asked(hall, "where")) == {*dict(CHANNELS), *dict(PLACES)}
    hall.desk.does("set_profile", channels=["on_site", "chat"], places=["hall"])
    assert asked(hall, "where") == ["on_site", "chat", "hall"]
    assert asked(hall, "area") == ["appearance", "behaviour", "writing"]
    assert asked(hall, "moment") == [key for key, _ in MOMENTS]
    # What was on its way from a phone that did not know yet is taken all the same.
    hall.phone("Late").does(
        "add", activity=hall.state.current, kind="requirement",
        fields={"text": "We pick up by the third ring", "where": "phone"},
    )  # fmt: skip


def test_a_profile_needs_a_channel_knows_its_answers_and_does_not_change_by_being_kept_again(
    hall: Hall,
):
    assert "at least one channel" in hall.desk.is_refused("set_profile", channels=[])
    assert hall.desk.is_refused("set_profile", channels=["pigeon"])
    assert hall.desk.is_refused("set_profile", channels=["phone"], places=["moon"])
    assert hall.state.profile == Profile()
    hall.desk.does("set_profile", channels=["chat", "phone"], industry=" Bank ")
    assert hall.state.profile == Profile(("phone", "chat"), (), "Bank")
    written = len(hall.rows())
    hall.desk.does("set_profile", channels=["phone", "chat"], industry="Bank")
    assert len(hall.rows()) == written


def test_the_desk_shows_the_profile_where_the_notebook_asks_for_it(hall: Hall, tmp_path: Path):
    place = Folder(tmp_path, "")
    without = hall.declare("opening", "", settings={})
    assert Opening(Bench(place, hall.journal), without).desk["profile"] is None
    name = hall.declare("opening", "", settings={"profile": True})
    shown = Opening(Bench(place, hall.journal), name).desk["profile"]
    assert [chosen for _, _, chosen in shown["channels"]] == [True] * len(CHANNELS)
    assert not shown["told"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_says_before_deciding_which_words_leave_it_open_and_why(
    tmp_path: Path, language: str
):
    vague = {
        "en": ("We greet politely every client", "politely"),
        "uk": ("Ввічливо вітаємо кожного клієнта", "Ввічливо"),
        "ru": ("Вежливо приветствуем каждого клиента", "Вежливо"),
        "pl": ("Uprzejmie witamy każdego klienta", "Uprzejmie"),
    }
    text, word = vague[language]
    room = Room(language)
    where = room.activity("requirements", "collect", "requirement")
    item = room.add(FACILITATOR, where, "requirement", text=text)
    sentence = translate(
        language,
        "“{words}” says how it should be felt, and everybody feels otherwise. Write what the "
        "person does or says, or what is seen.",
        words=word,
    )
    decide = room.activity("decide", "decide", "requirement")
    journal = SimpleNamespace(state=room.state, changed=lambda *_: None)
    found = Decide(Bench(SimpleNamespace(), journal), decide).desk
    assert found["hints"] == {item: [sentence]}
    room.desk(do="decide", item=item, decision="adopt")
    told = [
        line
        for section in build(room.state, DAY).sections
        for node in section.nodes
        for _, lines in getattr(node, "facts", ())
        for line in lines
    ]
    assert sentence in told
