"""What phones may write, and when: every refusal is a sentence, and then nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.domain.commands import Actor
from kit.domain.items import FIELD_LIMIT
from kit.domain.reading import commands, read_command
from kit.domain.refusal import Refusal
from kit.language import LANGUAGES
from tests.factories import Hall, Person, hall_in, secret

COLLECT = "spring/situation.collect"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture
def ana(hall: Hall) -> Person:
    hall.opened("collect")
    return hall.phone("Ana")


def adding(**changed: Any) -> dict[str, Any]:
    """Give a good ``add``, with some parts changed."""
    good = {"activity": COLLECT, "kind": "situation", "fields": {"text": "A long queue"}}
    return good | changed


def part(name: str) -> str:
    return f"The part “{name}” of this message is missing or wrong. Reload and try again."


BAD = {
    "an unknown command": (
        "explode",
        {},
        "The message “explode” is not known here. Reload the page and try again.",
    ),
    "the facilitator's command": (
        "open",
        {"activity": COLLECT},
        "The message “open” is not known here. Reload the page and try again.",
    ),
    "no command at all": (
        None,
        {},
        "The message “None” is not known here. Reload the page and try again.",
    ),
    "a part of another type": ("add", adding(fields="text"), part("fields")),
    "a field that is no text": ("add", adding(fields={"text": 5}), part("fields.text")),
    "an unknown part": ("add", adding(more=1), part("more")),
    "no activity": ("add", {"kind": "situation", "fields": {}}, part("activity")),
    "an id of spaces": ("add", adding(id="     "), part("id")),
    "an id that is a number": ("add", adding(id=12345), part("id")),
    "a short id": ("add", adding(id="a"), part("id")),
    "an id made to look like a follow-up": ("add", adding(id="test.1+1"), part("id")),
    "too many fields": ("add", adding(fields={f"f{n}": "" for n in range(21)}), part("fields")),
    "an endless name": ("enter", {"name": "x" * 121}, part("name")),
    "an unknown field": (
        "add",
        adding(fields={"text": "a", "html": "b"}),
        "The form has no field “html”. Reload the page and try again.",
    ),
    "nothing written": ("add", adding(fields={}), "Still empty: What happens?"),
    "only spaces written": (
        "add",
        adding(fields={"text": " \n\t\u200b \x00"[:4]}),
        "Still empty: What happens?",
    ),
    "4,001 characters": (
        "add",
        adding(fields={"text": "ї" * 4001}),
        "This text has 4001 characters; at most 4000 fit. Shorten it.",
    ),
    "a choice that is not offered": (
        "add",
        adding(fields={"text": "a", "kind": "riddle"}),
        "Choose one of the offered answers.",
    ),
    "another kind": (
        "add",
        adding(kind="speech_module", fields={"say": "Hello"}),
        "This activity collects something else. Reload the page.",
    ),
    "an unknown kind": (
        "add",
        adding(kind="poem"),
        "This activity collects something else. Reload the page.",
    ),
    "an unknown activity": (
        "add",
        adding(activity="spring/none"),
        "This activity is not part of the session any more.",
    ),
    "a vote in a collection": (
        "vote",
        {"activity": COLLECT, "item": "i1", "value": "useful"},
        "This activity does not take such an answer.",
    ),
    "a comment in a collection": (
        "comment",
        {"activity": COLLECT, "item": "i1", "text": "a"},
        "This activity does not take such an answer.",
    ),
    "an entry that is not there": (
        "revise",
        {"item": "i99", "fields": {"text": "a"}},
        "This entry is not there any more.",
    ),
    "a variant of nothing": ("add", adding(of="i99"), "This entry is not there any more."),
}


@pytest.mark.parametrize(("do", "parts", "sentence"), BAD.values(), ids=BAD)
def test_bad_input_is_refused_in_words_and_nothing_is_written(
    ana: Person, do: str, parts: dict[str, Any], sentence: str
) -> None:
    assert ana.is_refused(do, **parts) == sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_can_be_said_in_every_language(language: str) -> None:
    refusal = read_command({"do": "{explode}"}, "participant")
    assert isinstance(refusal, Refusal)
    assert "{explode}" in refusal.said(language)


def test_a_text_of_4000_characters_fits(ana: Person, hall: Hall) -> None:
    ana.does("add", **adding(fields={"text": "x" * FIELD_LIMIT}))
    assert len(hall.state.items["i1"].fields["text"]) == FIELD_LIMIT


def test_a_text_is_kept_composed_with_plain_line_ends_and_without_control_characters(
    ana: Person, hall: Hall
) -> None:
    ana.does("add", **adding(fields={"text": "  Zo\u0301\u0142w\r\nне\u0301бо\x07 \x00 🙂 "}))
    assert hall.state.items["i1"].fields == {"text": "Z\u00f3łw\nне\u0301бо  🙂"}


def test_the_same_entry_twice_by_the_same_phone_is_refused_but_others_may_write_it_too(
    ana: Person, hall: Hall
) -> None:
    ana.does("add", **adding())
    assert ana.is_refused("add", **adding()) == "You have already written exactly this."
    hall.phone("Ben").does("add", **adding())
    assert [item.author == ana.id for item in hall.state.items.values()] == [True, False]


def test_who_has_not_joined_may_only_join(hall: Hall) -> None:
    name = hall.opened("collect")
    stranger = Person(hall, Actor("participant", "pnobody", secret("nobody")))
    sentence = "Please join first: reload the page and tell us you are here."
    assert stranger.is_refused("add", **adding(activity=name)) == sentence
    assert stranger.is_refused("vote", activity=name, item="i1", value="useful") == sentence


def test_no_phone_can_give_a_command_of_the_desk_under_any_name() -> None:
    of_the_desk = [do for do, one in commands().items() if "participant" not in one.askers]
    assert {"open", "decide", "import", "draw"} <= set(of_the_desk)
    for name in of_the_desk:
        assert isinstance(read_command({"do": name, "id": "test"}, "participant"), Refusal)


def test_a_desk_command_that_reaches_the_rules_from_a_phone_is_refused(
    ana: Person, hall: Hall
) -> None:
    command: Any = read_command({"do": "close", "id": "test", "activity": COLLECT}, "facilitator")
    from kit.domain.rules import decide

    refusal = decide(hall.state, ana.actor, command, hall.now)
    assert isinstance(refusal, Refusal)
    assert refusal.said("en") == "Only the facilitator can do this."


def test_an_activity_that_is_not_open_yet_or_closed_takes_no_answers(hall: Hall) -> None:
    name = hall.declare("collect")
    ana = hall.phone("Ana")
    sentence = "This activity is not open yet. Wait for the facilitator."
    assert ana.is_refused("add", **adding()) == sentence
    hall.desk.does("open", activity=name)
    ana.does("add", **adding())
    hall.desk.does("close", activity=name)
    sentence = "This activity is closed. Nothing was changed."
    assert ana.is_refused("add", **adding(fields={"text": "Another"})) == sentence


def test_an_answer_after_the_time_is_over_is_refused_even_before_anybody_closed(
    hall: Hall,
) -> None:
    hall.opened("collect", minutes=2)
    ana = hall.phone("Ana")
    hall.now += 120
    ana.does("add", **adding())
    hall.now += 0.01
    sentence = "This activity is closed. Nothing was changed."
    assert ana.is_refused("add", **adding(fields={"text": "Late"})) == sentence


def test_the_desk_may_write_on_somebodys_behalf_at_any_time(hall: Hall) -> None:
    hall.declare("collect")
    hall.desk.does("add", **adding())
    assert hall.state.items["i1"].author == "facilitator"


def test_a_module_belongs_to_a_situation_that_can_be_seen(hall: Hall) -> None:
    situation, hidden = hall.situation("One"), hall.situation("Two")
    hall.desk.does("hide", item=hidden, reason="Off topic")
    name = hall.opened("collect", "speech_module", within="situation")
    ana = hall.phone("Ana")
    module = {"activity": name, "kind": "speech_module", "fields": {"say": "I am sorry"}}
    sentence = "Choose what it belongs to first: situation."
    for within in (None, "", "i99", hidden):
        assert ana.is_refused("add", **module, within=within) == sentence
    ana.does("add", **module, within=situation)
    assert hall.state.items["i3"].within == situation
    other = module | {"fields": {"say": "Another"}}
    assert ana.is_refused("add", **other, within="i3") == sentence


def test_where_nothing_can_belong_to_anything_no_made_up_reference_is_kept(
    ana: Person, hall: Hall
) -> None:
    ana.does("add", **adding(within="<nowhere>"))
    assert hall.state.items["i1"].within == ""


def test_a_variant_belongs_to_what_its_original_belongs_to(hall: Hall) -> None:
    situation = hall.situation()
    ana = hall.phone("Ana")
    collect = hall.opened("collect", "speech_module", within="situation")
    module = {"kind": "speech_module", "fields": {"say": "I am sorry"}}
    ana.does("add", activity=collect, within=situation, **module)
    contribute = hall.opened("contribute", "speech_module", within="situation")
    ben = hall.phone("Ben")
    ben.does("add", activity=contribute, of="i2", kind="speech_module", fields={"say": "Sorry!"})
    variant = hall.state.items["i3"]
    assert (variant.of, variant.within, variant.author) == ("i2", situation, ben.id)
    foreign = {"activity": contribute, "kind": "speech_module", "fields": {"say": "No"}}
    assert ben.is_refused("add", of=situation, **foreign) == "This entry is not there any more."


def test_authors_change_their_wording_and_the_earlier_one_stays_in_the_log(
    ana: Person, hall: Hall
) -> None:
    ana.does("add", **adding())
    ana.does("revise", item="i1", fields={"text": "A long, loud queue"})
    item = hall.state.items["i1"]
    assert [w.fields["text"] for w in item.wordings] == ["A long queue", "A long, loud queue"]
    assert item.version == 2
    before = hall.rows()
    ana.does("revise", item="i1", fields={"text": " A long, loud queue "})
    assert hall.rows() == before


@pytest.mark.parametrize(
    ("do", "parts"), [("revise", {"fields": {"text": "mine!"}}), ("withdraw", {})]
)
def test_nobody_touches_what_somebody_else_wrote(
    ana: Person, hall: Hall, do: str, parts: dict[str, Any]
) -> None:
    ana.does("add", **adding())
    sentence = "Only its author can change this entry. Add your own variant instead."
    assert hall.phone("Ben").is_refused(do, item="i1", **parts) == sentence


def test_what_is_taken_back_cannot_be_changed_any_more(ana: Person, hall: Hall) -> None:
    ana.does("add", **adding())
    ana.does("withdraw", item="i1")
    assert not hall.state.items["i1"].seen
    for do, parts in (("revise", {"fields": {"text": "a"}}), ("withdraw", {})):
        assert ana.is_refused(do, item="i1", **parts) == "This entry is not there any more."


def test_what_was_decided_or_merged_stays_as_it_is(ana: Person, hall: Hall) -> None:
    sentence = "This entry was already merged or decided on. Add a new one instead."
    for text in ("One", "Two", "Three"):
        ana.does("add", **adding(fields={"text": text}))
    hall.desk.does("decide", item="i1", decision="adopt")
    hall.desk.does("merge", items=["i2", "i3"], fields={"text": "Two and three"}, reason="Plainer")
    for item in ("i1", "i2", "i3"):
        assert ana.is_refused("revise", item=item, fields={"text": "Changed"}) == sentence


def test_what_is_being_voted_on_stays_as_it_is_until_the_vote_closes(
    ana: Person, hall: Hall
) -> None:
    ana.does("add", **adding())
    vote = hall.opened("vote")
    sentence = "This entry is being voted on now. It can be changed afterwards."
    assert ana.is_refused("revise", item="i1", fields={"text": "Changed"}) == sentence
    assert ana.is_refused("withdraw", item="i1") == sentence
    hall.desk.does("close", activity=vote)
    ana.does("revise", item="i1", fields={"text": "Changed"})


def test_a_comment_is_kept_with_the_entry_and_bad_ones_are_refused(ana: Person, hall: Hall) -> None:
    item = hall.situation(by=ana)
    talk = hall.opened("contribute")
    ben = hall.phone("Ben")
    ben.does("comment", activity=talk, item=item, text=" So it is. ")
    assert [c.text for c in hall.state.items[item].comments] == ["So it is."]
    refused = [
        ({"item": item, "text": ""}, part("text")),
        ({"item": item, "text": " \n "}, "Still empty: comment"),
        (
            {"item": item, "text": "x" * 4001},
            "This text has 4001 characters; at most 4000 fit. Shorten it.",
        ),
        ({"item": "i99", "text": "a"}, "This entry is not there any more."),
    ]
    for parts, sentence in refused:
        assert ben.is_refused("comment", activity=talk, **parts) == sentence
    hall.desk.does("hide", item=item, reason="Off topic")
    said = ben.is_refused("comment", activity=talk, item=item, text="a")
    assert said == "This entry is not there any more."


def test_a_person_may_say_anew_who_they_are_and_only_known_groups_are_kept(hall: Hall) -> None:
    ana = hall.phone("Ana", groups={"role": "teller", "shoe": "39", "branch": "  "})
    assert hall.state.participants[ana.id].groups == {"role": "teller"}
    ana.does("enter", name="Anna", language="pl", credit=True)
    person = hall.state.participants[ana.id]
    assert (person.name, person.groups, person.language, person.credit) == ("Anna", {}, "pl", True)
    assert hall.kinds().count("entered") == 1


def test_a_language_that_the_kit_does_not_speak_becomes_english(hall: Hall) -> None:
    ana = hall.phone("Ana", language="tlh")
    assert hall.state.participants[ana.id].language == "en"


def test_what_is_kept_of_a_phone_is_the_hash_of_its_secret_and_ids_tell_no_order(
    hall: Hall,
) -> None:
    ana = hall.phone("Ana")
    (entered,) = [row for row in hall.rows() if row.kind == "entered"]
    assert secret("Ana") in entered.body
    assert ana.id == f"p{secret('Ana')[:10]}"
