"""The rehearsal: its texts are whole, its people behave, and the room takes what they send."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from kit.activities.vote.views import pair_part
from kit.domain import batches
from kit.domain.activities import Activity
from kit.domain.commands import FACILITATOR, Actor, Close, Declare, Open, OpenSession, SetLimits
from kit.domain.events import Event
from kit.domain.folding import fold
from kit.domain.items import clean_fields
from kit.domain.kinds import KINDS
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.rules import decide
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES
from kit.language.phrases import StopPhrase, find_phrases
from kit.log import open_log
from kit.place import Place
from kit.rehearsal import BadPeople, People, Summary, load_people, rehearse
from kit.rehearsal.character import Character, characters
from kit.rehearsal.moment import Deeds, next_action
from kit.room import views
from kit.room.item_views import batch_part, items_part
from kit.room.opening import start_workshop
from kit.room.room import Room
from kit.server.door import room_application
from kit.server.hub import Hub

TEXTS = Path(__file__).parents[2] / "data" / "people"


@pytest.fixture(scope="module")
def people() -> People:
    return load_people(TEXTS, "en")


def activity(key: str, does: str, kind: str, **more: Any) -> Activity:
    return Activity(id=f"s/{key}", session="s", does=does, kind=kind, **more)  # type: ignore[arg-type]


SITUATIONS = activity("situations", "collect", "situation")
MODULES = activity("modules", "collect", "speech_module", within="situation")
CONTRIBUTE = activity("contribute", "contribute", "speech_module", within="situation")


# --- texts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
class TestTexts:
    """The texts of each language."""

    def test_there_are_enough_for_a_room(self, language):
        people = load_people(TEXTS, language)
        assert len(people.situations) >= 16
        assert len(people.modules) == len(people.situations)
        assert all(len(variants) >= 3 for variants in people.modules)
        assert len(set(people.names)) >= 12
        assert len(people.comments) >= 10
        assert people.near_duplicates

    def test_they_fit_the_forms(self, language):
        people = load_people(TEXTS, language)
        for one in (*people.situations, *people.near_duplicates):
            assert {"text", "kind", "client_says", "typical", "difficulty"} <= set(one.fields)
            assert clean_fields(KINDS["situation"], one.fields) == one.fields
        for module in (one for variants in people.modules for one in variants):
            assert {"say", "do", "benefit", "points", "stage", "channel"} <= set(module)
            assert 2 <= len(module["points"].split("\n")) <= 3
            assert clean_fields(KINDS["speech_module"], module) == module

    def test_every_other_kind_has_entries_that_fill_its_whole_form(self, language):
        people = load_people(TEXTS, language)
        assert set(people.entries) == set(KINDS) - {
            "situation",
            "speech_module",
            "question",
            "topic",
        }
        for kind, entries in people.entries.items():
            first = KINDS[kind].names[0]
            assert len({one[first] for one in entries}) == len(entries) >= 8
            for fields in entries:
                own = {field.name for field in KINDS[kind].fields if not field.of}
                assert set(fields) == own
                assert clean_fields(KINDS[kind], fields) == fields
        signs = Counter(one["sign"] for one in people.entries["practice"])
        assert min(signs["plus"], signs["minus"]) >= 4
        assert all(one["actions"].count("\n") == 1 for one in people.entries["expectation"])
        schemes = people.entries["behaviour_scheme"]
        assert all(3 <= len(one["text"].split("\n")) <= 5 for one in schemes)

    def test_no_best_wording_holds_a_phrase_that_clients_must_not_hear(self, language):
        people = load_people(TEXTS, language)
        phrases = [
            StopPhrase(one["text"], language, one["replacement"], one["why"])
            for one in people.entries["stop_phrase"]
        ]
        holding = {
            people.rank(module["say"])
            for module in (one for variants in people.modules for one in variants)
            if find_phrases(f"{module['say']}\n{module['points']}", phrases, language)
        }
        assert holding == {2}

    def test_the_words_for_a_situation_answer_the_question_about_it(self, language):
        people = load_people(TEXTS, language)
        for index in range(len(people.situations)):
            question = people.question(index)
            assert clean_fields(KINDS["question"], question) == question
            options = sorted(text for name, text in question.items() if name != "text")
            assert len(set(options)) == 4
            fitting = people.fitting(question["text"], options)
            assert fitting is not None
            assert options[fitting] == question["right"]

    def test_of_several_wordings_for_what_a_client_says_the_best_is_chosen(self, language):
        people = load_people(TEXTS, language)
        for one in people.situations:
            wordings = [module["say"] for module in people.modules[one.of]]
            strange = people.modules[one.of - 1][0]["say"]
            options = [strange, *reversed(wordings)]
            assert people.fitting(f"? {one.fields['client_says']}", options) == len(wordings)
            assert people.fitting(f"? {one.fields['client_says']}", [strange]) is None

    def test_no_text_stands_twice(self, language):
        people = load_people(TEXTS, language)
        told = [one.fields["text"] for one in (*people.situations, *people.near_duplicates)]
        said = [one["say"] for variants in people.modules for one in variants]
        assert len(set(told)) == len(told)
        assert len(set(said)) == len(said)

    def test_a_reworded_situation_is_recognised(self, language):
        people = load_people(TEXTS, language)
        for one in (*people.situations, *people.near_duplicates):
            assert people.situation_like(f"{people.moments[0]} {one.fields['text']}") == one.of

    def test_they_say_that_they_are_synthetic(self, language):
        raw = json.loads((TEXTS / f"{language}.json").read_text(encoding="utf-8"))
        said = {"en": "Synthetic", "uk": "Синтетичні", "ru": "Синтетические", "pl": "syntetyczne"}
        assert said[language] in raw["note"]


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda raw: raw.pop("names"), "names"),
        (lambda raw: raw["situations"][3].update(kind="quarrel"), "situations[3].kind"),
        (lambda raw: raw["speech_modules"].pop(), "speech_modules"),
        (lambda raw: raw["speech_modules"][2][1].update(do=" "), "speech_modules[2][1].do"),
        (lambda raw: raw["near_duplicates"][0].update(of=99), "near_duplicates[0].of"),
        (lambda raw: raw["comments"].append(7), "comments.12"),
        (lambda raw: raw["situations"][0].pop("way_out"), "situations[0].way_out"),
        (lambda raw: raw["speech_modules"][0][0].update(stage="end"), "speech_modules[0][0].stage"),
        (lambda raw: raw["speech_modules"][0].append(7), "speech_modules[0][3].say"),
        (lambda raw: raw.pop("entries"), "entries"),
        (lambda raw: raw["entries"].update(song=[{"text": "La"}]), "entries.song"),
        (lambda raw: raw["entries"].update(norm=[]), "entries.norm"),
        (lambda raw: raw["entries"]["norm"].append("We nod."), "entries.norm[8]"),
        (lambda raw: raw["entries"]["norm"][2].pop("text"), "entries.norm[2]"),
        (lambda raw: raw["entries"]["norm"][3].update(whose="ours"), "entries.norm[3]"),
        (lambda raw: raw["entries"]["practice"][1].update(sign="so"), "entries.practice[1].sign"),
        (lambda raw: raw["entries"]["behaviour_scheme"].pop(), "entries.behaviour_scheme"),
    ],
)
def test_bad_texts_are_refused_with_the_file_and_the_field(tmp_path, spoil, place):
    raw = json.loads((TEXTS / "en.json").read_text(encoding="utf-8"))
    spoil(raw)
    path = tmp_path / "en.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(BadPeople) as refused:
        load_people(tmp_path, "en")
    assert str(path) in str(refused.value)
    assert f"field {place} " in str(refused.value)


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_file_that_is_missing_or_no_json_object_is_named(tmp_path, content):
    path = tmp_path / "pl.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(BadPeople, match=r"pl\.json"):
        load_people(tmp_path, "pl")


# --- what people do ------------------------------------------------------------------------


@dataclass
class Table:
    """A room without a network: people act in turn on their views, and the rules decide."""

    crowd: list[Character]
    seed: int = 1
    state: Workshop = field(default_factory=Workshop)
    did: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    refused: list[tuple[dict[str, Any], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.deeds = [Deeds() for _ in self.crowd]
        self.randoms = [Random(f"{self.seed}/{one.number}") for one in self.crowd]
        self._carry_out(FACILITATOR, OpenSession(do="open_session", id="open", session="s"))

    def _carry_out(self, actor: Actor, command: Any) -> Refusal | None:
        bodies = decide(self.state, actor, command, now=0.0)
        if isinstance(bodies, Refusal):
            return bodies
        for body in bodies:
            fold([Event(self.state.seq + 1, command.id, 0.0, actor.id, body)], self.state)
        return None

    def allow(self, entries: int) -> None:
        """Let everybody add so many entries in an activity."""
        limits = SetLimits(
            do="set_limits", id="limits", entries=entries, characters=10_000_000, pace=10_000
        )
        assert self._carry_out(FACILITATOR, limits) is None

    def hold(self, activity: Activity) -> list[dict[str, Any]]:
        """Let everybody take part in an activity until nobody has anything left to do."""
        began = len(self.did)
        declared = Declare(do="declare", id="declare", activity=activity)
        assert self._carry_out(FACILITATOR, declared) is None
        assert (
            self._carry_out(FACILITATOR, Open(do="open", id="open", activity=activity.id)) is None
        )
        while [n for n in range(len(self.crowd)) if self._one_step(n)]:
            assert len(self.did) - began < 100 * len(self.crowd), "somebody never ends"
        self._carry_out(FACILITATOR, Close(do="close", id="close", activity=activity.id))
        return [command for _, command in self.did[began:]]

    def _view(self, who: str) -> dict[str, Any]:
        run = views.current_run(self.state)
        return {
            "me": views.me_part(self.state, who),
            "current": views.current_part(self.state, run),
            "items": items_part(self.state, run, who),
            "batch": batch_part(self.state, run, who),
            "choices": views.choices_part(self.state, run, None),
            "pair": pair_part(self.state, run, who)
            if run and run.activity.does == "vote"
            else None,
        }

    def _one_step(self, number: int) -> bool:
        view = self._view(f"p{number}")
        action = next_action(view, self.crowd[number], self.deeds[number], self.randoms[number])
        if action is None:
            return False
        self.deeds[number].note(action, view)
        command = read_command({**action.command, "id": f"command.{len(self.did)}"}, "participant")
        assert not isinstance(command, Refusal), command
        self.did.append((number, action.command))
        actor = Actor("participant", f"p{number}", f"secret{number}")
        if refusal := self._carry_out(actor, command):
            self.refused.append((action.command, refusal.why))
        return True


def table(people: People, *, crowd: int = 12, seed: int = 1) -> Table:
    return Table(characters(people, crowd, seed), seed)


def session(people: People, seed: int) -> list[tuple[int, dict[str, Any]]]:
    room = table(people, seed=seed)
    for one in (SITUATIONS, activity("v", "vote", "situation"), MODULES, CONTRIBUTE):
        room.hold(one)
    return room.did


def test_the_same_seed_gives_the_same_deeds_on_the_same_views(people):
    assert session(people, seed=4) == session(people, seed=4)


def test_another_seed_gives_other_people_and_other_deeds(people):
    assert session(people, seed=4) != session(people, seed=5)


def test_deciding_changes_neither_the_view_nor_the_memory(people):
    room = table(people, crowd=3)
    room.hold(SITUATIONS)
    room.state.runs[SITUATIONS.id].state = "open"
    view, deeds = room._view("p1"), Deeds()
    before = json.dumps(view)
    first = next_action(view, room.crowd[1], deeds, Random(1))
    assert first == next_action(view, room.crowd[1], deeds, Random(1))
    assert json.dumps(view) == before
    assert deeds == Deeds()


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_write_situations_and_modules_that_the_rules_accept(language):
    room = table(load_people(TEXTS, language), crowd=40)
    room.hold(SITUATIONS)
    room.hold(MODULES)
    room.hold(CONTRIBUTE)
    assert room.refused == []
    situations, modules = (room.state.of_kind(kind) for kind in ("situation", "speech_module"))
    assert all(1 <= sum(one.author == f"p{n}" for one in situations) <= 3 for n in range(40))
    texts = [one.fields["text"] for one in situations]
    assert len(set(texts)) == len(texts)
    assert {one.author for one in modules} == {f"p{n}" for n in range(40)}
    assert len({one.within for one in modules}) >= 20
    assert any(one.of for one in modules)
    assert any(one.comments for one in modules)
    assert any(
        one.version == 2 and len(one.wordings[0].fields) < len(one.fields) for one in modules
    )


BALLOTS = {
    "approval": activity("approval", "vote", "situation"),
    "ratings": activity(
        "ratings", "vote", "situation", method="ratings", criteria=("usefulness", "naturalness")
    ),
    "dots": activity("dots", "vote", "situation", method="dots", budget=4, most=2),
    "pairwise": activity("pairwise", "vote", "situation", method="pairwise"),
}


@pytest.fixture
def at_once(monkeypatch):
    """Let phones show everything at once, as in a small room."""
    monkeypatch.setattr(batches, "WHOLE", 1_000)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("method", "privacy"),
    [
        *((method, privacy) for method in BALLOTS for privacy in ("named", "pseudonymous")),
        *((method, "secret") for method in BALLOTS if method != "dots"),
    ],
)
def test_every_vote_people_cast_is_accepted(people, method, privacy):
    room = table(people, crowd=16)
    room.hold(SITUATIONS)
    ballot = BALLOTS[method].model_copy(update={"privacy": privacy})
    cast = room.hold(ballot)
    assert room.refused == []
    assert {command["do"] for command in cast} == {"vote"}
    assert room.state.box(ballot.id).turnout == 16


def test_in_a_large_room_people_ask_for_batch_after_batch_and_get_as_far(people):
    room = table(people, crowd=24)
    room.hold(SITUATIONS)
    cast = room.hold(BALLOTS["approval"])
    assert room.refused == []
    assert {command["do"] for command in cast} == {"more", "vote"}
    items = room.state.of_kind("situation")
    votes = room.state.box("s/approval").votes
    for n in range(24):
        foreign = [one.id for one in items if one.author != f"p{n}"]
        assert sum(f"p{n}" in votes[one] for one in foreign) >= len(foreign) / 2
        assert not any(f"p{n}" in votes[one.id] for one in items if one.author == f"p{n}")


@pytest.mark.usefixtures("at_once")
def test_most_people_get_through_the_whole_ballot_but_not_everybody(people):
    room = table(people, crowd=24)
    room.hold(SITUATIONS)
    room.hold(BALLOTS["approval"])
    votes = room.state.box("s/approval").votes
    voted = [sum(f"p{n}" in given for given in votes.values()) for n in range(24)]
    whole = len(room.state.of_kind("situation"))
    assert 12 < voted.count(whole) < 24
    assert min(voted) >= whole / 2


def test_tastes_differ_and_yet_the_room_prefers_the_better_wording(people):
    room = table(people, crowd=48)
    room.hold(SITUATIONS)
    room.hold(MODULES)
    ballot = activity("useful", "vote", "speech_module")
    room.hold(ballot)
    votes = room.state.box(ballot.id).votes
    useful: dict[int, list[bool]] = {0: [], 2: []}
    for one in room.state.of_kind("speech_module"):
        given = [value == "useful" for _, value in votes[one.id].values()]
        if (rank := people.rank(one.fields["say"])) in useful:
            useful[rank] += given
    assert all(0.05 < sum(given) / len(given) < 0.95 for given in useful.values())
    best, least = (sum(given) / len(given) for given in useful.values())
    assert best > least + 0.15


def test_people_can_fill_in_the_form_of_every_kind_of_item(people):
    room = table(people, crowd=6)
    room.hold(SITUATIONS)
    for kind in KINDS.values():
        if kind.gathers:
            continue  # the desk makes these of what people wrote
        key = kind.key.replace("_", "-")
        written = room.hold(activity(f"c-{key}", "collect", kind.key, within=kind.within))
        room.hold(activity(f"o-{key}", "contribute", kind.key, within=kind.within))
        assert written or kind.key == "situation", kind.key
    assert room.refused == []
    said = {text for item in room.state.items.values() for text in item.fields.values()}
    assert not said & set(people.comments), "a remark is no entry"


NAMED = ("stop_phrase", "client_type", "talk_stage", "escalation_role")
"""Kinds whose first field is a name: whoever agrees gives the same name."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_writes_entries_of_every_kind_in_words_of_their_own(language):
    people = load_people(TEXTS, language)
    room = table(people, crowd=28)
    for kind in sorted(set(people.entries) - {"behaviour_scheme"}):
        room.hold(activity(f"c-{kind.replace('_', '-')}", "collect", kind))
        entries = room.state.of_kind(kind)
        assert {one.author for one in entries} == {f"p{n}" for n in range(28)}
        forms = [tuple(one.fields.items()) for one in entries]
        assert len(set(forms)) == len(forms)
        known = {one["text"] for one in people.entries[kind]}
        texts = [one.fields["text"] for one in entries]
        assert known <= set(texts)
        if kind in NAMED:
            assert set(texts) == known
        else:
            assert len(set(texts)) == len(texts)
            assert all(any(text.endswith(one) for one in known) for text in texts)
    assert room.refused == []


def test_who_has_written_all_there_is_stops(people):
    writer = replace(characters(people, 1, seed=1)[0], entries=1_000, revises=False)
    room = Table([writer])
    room.allow(entries=1_000)
    room.hold(activity("norms", "collect", "norm"))
    texts = [one.fields["text"] for one in room.state.of_kind("norm")]
    cards = len(people.entries["norm"]) * (1 + len(people.echoes))
    assert len(set(texts)) == len(texts) == cards


def test_people_answer_what_the_form_asks_and_nothing_else(people):
    room = table(people, crowd=12)
    asked = ("text", "difficulty", "frequency", "way_out")
    room.hold(SITUATIONS.model_copy(update={"ask": asked}))
    told = room.state.of_kind("situation")
    assert all(set(one.fields) <= set(asked) for one in told)
    assert any(set(one.fields) == set(asked) for one in told)
    room.hold(activity("types", "collect", "client_type", ask=("signs",)))
    assert {name for one in room.state.of_kind("client_type") for name in one.fields} == {
        "text", "signs",
    }  # fmt: skip


def test_an_answer_that_the_form_does_not_offer_is_left_out(people):
    question = {"name": "interest", "required": False, "choices": [["ours", "ours"]]}
    form = [{"name": "text", "required": True, "choices": []}, question]
    current = {
        "id": "s/r", "does": "collect", "kind": "restriction", "state": "open", "within": "",
        "form": form,
    }  # fmt: skip
    view = {"me": {"id": "p0"}, "current": current, "items": []}
    person = characters(people, 1, seed=1)[0]
    action = next_action(view, person, Deeds(), Random(1))
    assert action is not None
    assert action.command["fields"] == {"text": people.entries["restriction"][0]["text"]}
    question["required"] = True
    assert next_action(view, person, Deeds(), Random(1)) is None


def test_modules_say_for_which_type_of_client_they_are_now_and_then(people):
    room = table(people, crowd=20)
    asked = ("say", "points", "stage", "channel", "client_type", "authority")
    for one in (SITUATIONS, activity("types", "collect", "client_type")):
        room.hold(one)
    room.hold(MODULES.model_copy(update={"ask": asked}))
    modules = room.state.of_kind("speech_module")
    meant = [one.fields.get("client_type", "") for one in modules]
    assert len(modules) / 4 < meant.count("") < len(modules) * 3 / 4
    assert set(meant) - {""} <= {one.id for one in room.state.of_kind("client_type")}
    assert len(set(meant)) > 3
    assert all({"say", "points"} <= set(one.fields) <= set(asked) for one in modules)
    assert any("authority" in one.fields for one in modules)
    assert room.refused == []


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_behaviour_scheme_belongs_to_its_situation_and_others_vary_its_steps(language):
    people = load_people(TEXTS, language)
    room = table(people, crowd=40)
    room.hold(SITUATIONS)
    for does in ("collect", "contribute"):
        room.hold(activity(f"schemes-{does}", does, "behaviour_scheme", within="situation"))
    assert room.refused == []
    schemes = room.state.of_kind("behaviour_scheme")
    assert {one.author for one in schemes} == {f"p{n}" for n in range(40)}
    by_place: dict[str, list[str]] = {}
    for scheme in schemes:
        around = people.situation_like(room.state.items[scheme.within].fields["text"])
        assert around is not None
        whole = people.entries["behaviour_scheme"][around]["text"].split("\n")
        steps = scheme.fields["text"].split("\n")
        assert len(steps) >= len(whole) - 1
        assert [step for step in whole if step in steps] == steps
        by_place.setdefault(scheme.within, []).append(scheme.fields["text"])
    assert all(len(set(told)) == len(told) for told in by_place.values())
    assert any(one.of for one in schemes)


def test_seven_in_ten_answers_are_known_and_some_people_know_more_than_others(people):
    crowd = characters(people, 300, seed=2)
    every = [load_people(TEXTS, language) for language in LANGUAGES]
    questions = [one.question(n)["text"] for one in every for n in range(len(one.situations))]
    known = [sum(one.knows(question) for question in questions) for one in crowd]
    share = sum(known) / len(questions) / len(crowd)
    assert 0.65 < share < 0.75
    by_chance = share * (1 - share) * len(questions)
    mean = sum(known) / len(known)
    assert sum((one - mean) ** 2 for one in known) / len(known) > 2 * by_chance


def test_nobody_acts_before_an_activity_opens_or_after_it_closes(people):
    room = table(people, crowd=4)
    room.hold(SITUATIONS)
    for n in range(4):
        assert next_action(room._view(f"p{n}"), room.crowd[n], Deeds(), Random(1)) is None


@pytest.mark.parametrize("kind", ["situation", "norm"])
def test_who_wrote_too_late_writes_it_again_but_does_not_insist_for_ever(people, kind):
    room = table(people, crowd=1)
    room.hold(activity("late", "collect", kind))
    written = len(room.state.items)
    view = {**room._view("p0"), "items": []}
    view["current"] = {**view["current"], "state": "open"}
    person, deeds = room.crowd[0], Deeds()
    entries = []
    while action := next_action(view, person, deeds, Random(1)):
        deeds.note(action, view)
        deeds.take_back(action)
        entries.append(action.command["fields"])
    assert entries[0] == entries[1] == entries[2] == entries[3]
    assert len(entries) == written + 3


def test_about_one_in_eight_is_slow_and_one_in_ten_leaves_for_a_while(people):
    crowd = characters(people, 800, seed=3)
    assert 60 < sum(one.slow for one in crowd) < 140
    assert 50 < sum(one.leaves for one in crowd) < 110


# --- over the network ----------------------------------------------------------------------


@dataclass
class Door:
    """A room's real door on this machine."""

    room: Room
    address: str

    async def facilitate(self, *commands: Any) -> None:
        hub = Hub(Place(Path(), ""), self.room, b"key")
        assert not [one.refusal for one in await hub.as_facilitator(*commands) if one.refusal]

    async def until(self, reached: Callable[[Workshop], bool]) -> None:
        """Wait until the state is as wanted; looks again at every event and every line."""
        happened = asyncio.Event()
        self.room.watchers.append(lambda _: happened.set())
        async with asyncio.timeout(20):
            while not reached(self.room.journal.state):
                happened.clear()
                await happened.wait()


@asynccontextmanager
async def open_door(folder: Path) -> AsyncIterator[Door]:
    log = open_log(folder / "workshop.kit", create=True)
    start_workshop(log, "A workshop", "en")
    room = Room(log, quickest=0.02)
    await room.start()
    hub = Hub(Place(folder, ""), room, b"key")
    socket, port = bind_unused_port()
    server = HTTPServer(room_application(hub))
    server.add_sockets([socket])
    try:
        yield Door(room, f"http://127.0.0.1:{port}/join/{hub.code}")
    finally:
        server.stop()
        await server.close_all_connections()
        await room.stop()


def begin(*activities: Activity) -> list[Any]:
    declared = [
        Declare(do="declare", id=f"declare.{n}", activity=one) for n, one in enumerate(activities)
    ]
    first = Open(do="open", id="open.0", activity=activities[0].id)
    return [OpenSession(do="open_session", id="session", session="s"), *declared, first]


async def test_a_crowd_joins_a_room_writes_and_votes(tmp_path, people):
    vote = BALLOTS["approval"]
    async with open_door(tmp_path) as door:
        stop = asyncio.Event()
        going = asyncio.create_task(
            rehearse(door.address, 6, seed=2, pace=0.01, people=people, stop=stop)
        )
        await door.facilitate(*begin(SITUATIONS, vote))
        await door.until(lambda state: len({i.author for i in state.items.values()}) == 6)
        await door.facilitate(Open(do="open", id="open.1", activity=vote.id, close_current=True))
        await door.until(lambda state: state.box(vote.id).turnout == 6)
        assert door.room.connections.present <= 6
        stop.set()
        summary = await going
    assert summary.joined == summary.participants == 6
    assert summary.acknowledged["enter"] == 6
    assert summary.acknowledged["add"] >= 6
    assert summary.gave_up == 0
    # Somebody may be answering just when the facilitator goes on.
    assert set(summary.refused) <= {
        "This activity is closed. Nothing was changed.",
        "This entry is being voted on now. It can be changed afterwards.",
    }


async def test_people_whose_line_breaks_come_back_as_themselves(tmp_path, people):
    async with open_door(tmp_path) as door:
        stop = asyncio.Event()
        going = asyncio.create_task(
            rehearse(door.address, 3, seed=2, pace=0.01, people=people, stop=stop)
        )
        await door.facilitate(*begin(SITUATIONS, BALLOTS["approval"]))
        await door.until(lambda state: len(state.participants) == 3)
        for connection in list(door.room.connections.open):
            connection.close()  # type: ignore[attr-defined]
        for n, name in enumerate(("s/approval", SITUATIONS.id), 1):
            await door.facilitate(
                Open(do="open", id=f"open.{n}", activity=name, close_current=True)
            )
        await door.until(lambda state: len({i.author for i in state.items.values()}) == 3)
        stop.set()
        summary = await going
        assert len(door.room.journal.state.participants) == 3
    assert summary.reconnections >= 1
    assert summary.joined == 3


async def test_when_nobody_can_reach_the_room_the_rehearsal_ends(people):
    socket, port = bind_unused_port()
    socket.close()
    summary = await rehearse(f"http://127.0.0.1:{port}/join/NOBODY", 2, pace=0, people=people)
    assert summary == Summary(
        participants=2, joined=0, acknowledged=summary.acknowledged, refused=summary.refused,
        reconnections=0, gave_up=2,
    )  # fmt: skip
    assert not summary.acknowledged


async def test_a_rehearsal_refuses_texts_of_another_language(people):
    with pytest.raises(ValueError, match="'en'"):
        await rehearse("http://127.0.0.1/join/X", 1, language="pl", people=people)
