"""Laws of the fold: whatever happened, the events alone say how things stand."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain import events as e
from kit.domain.commands import Actor
from kit.domain.events import Event, Unknown, read_body, write_body
from kit.domain.folding import fold
from kit.domain.kinds import KINDS
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.registry import types
from kit.domain.rules.people import participant_id
from kit.domain.workshop import Workshop
from kit.log import Entry, Row
from kit.room.journal import Ask, event_of
from tests.factories import Hall, Person, passing_hall, secret

types()  # the activities bring events of their own
MODELS = [model for model in e.Body.__subclasses__() if model is not Unknown]

DOINGS = st.tuples(
    st.sampled_from([
        "add", "add", "revise", "withdraw", "vote", "vote", "vote", "comment", "enter", "more",
        "open", "close", "reveal", "hide", "edit", "merge", "decide", "paper", "tag", "time",
    ]),
    st.integers(0, 3), st.integers(1, 8), st.integers(0, 6), st.booleans(),
)  # fmt: skip
VALUES = ["useful", "unsure", "not_for_me", None, 2, {"over": "i1"}, 1]
KEYS = ["collect", "vote", "secret", "dots", "pairs", "talk", "modules"]


def prepared(hall: Hall) -> list[Person]:
    """Declare one activity of each sort and let three people in; a fourth is at the door."""
    hall.declare("collect", key="collect")
    hall.declare("vote", key="vote")
    hall.declare("vote", key="secret", privacy="secret")
    hall.declare("vote", key="dots", method="dots")
    hall.declare("vote", key="pairs", method="pairwise")
    hall.declare("contribute", key="talk")
    hall.declare("collect", "speech_module", key="modules", within="situation")
    for text in ("One", "Two", "Three"):
        hall.desk.does("add", activity="spring/collect", kind="situation", fields={"text": text})
    mark = secret("Late")
    late = Person(hall, Actor("participant", participant_id(mark), mark))
    return [*(hall.phone(name) for name in ("Ana", "Ben", "Zoë")), late]


def said(doing: tuple[str, int, int, int, bool], n: int) -> dict[str, Any]:
    """Make a command out of some numbers; many are refused, as in life."""
    do, _, item, which, on = doing
    activity = f"spring/{KEYS[which]}"
    text = {"text": f"Text {item} {which}"}
    parts: dict[str, dict[str, Any]] = {
        "add": {"activity": activity, "kind": "situation", "fields": text},
        "revise": {"item": f"i{item}", "fields": text},
        "withdraw": {"item": f"i{item}"},
        "more": {"activity": activity},
        "vote": {"activity": activity, "item": f"i{item}", "value": VALUES[which]},
        "comment": {"activity": activity, "item": f"i{item}", "text": "So it is"},
        "enter": {"name": "Ana" if on else "", "credit": on},
        "open": {"activity": activity, "close_current": on}, "close": {"activity": activity},
        "reveal": {"activity": activity, "on": on, "close": item % 2 == 0},
        "hide": {"item": f"i{item}", "on": on, "reason": "so" if item % 2 else ""},
        "edit": {"item": f"i{item}", "fields": text, "reason": "clearer" if on else ""},
        "merge": {"items": [f"i{item}", f"i{which + 1}"], "fields": text, "reason": "so"},
        "decide": {"item": f"i{item}", "decision": "drop" if on else "adopt", "reason": "so"},
        "paper": {"activity": activity, "item": f"i{item}", "value": "useful", "count": which},
        "tag": {"item": f"i{item}", "tags": ["loud"]},
        "time": {"activity": activity, "seconds": 30.0 if on else None},
    }  # fmt: skip
    return {"do": do, "id": f"law.{n}", **parts[do]}


def lived(hall: Hall, doings: list[tuple[str, int, int, int, bool]]) -> list[Ask]:
    """Let all of it happen; give what was asked."""
    people = prepared(hall)
    asks = []
    for n, doing in enumerate(doings):
        raw, who = said(doing, n), people[doing[1]]
        phone: Any = read_command(raw, "participant")
        desk: Any = read_command(raw, "facilitator")
        ask = Ask(hall.desk.actor, desk) if isinstance(phone, Refusal) else Ask(who.actor, phone)
        hall.journal.carry_out([ask])
        asks.append(ask)
    return asks


@settings(max_examples=50)
@given(st.lists(DOINGS, max_size=25), st.integers(0, 1_000))
def test_folding_in_two_parts_gives_the_same_as_folding_at_once_and_as_the_live_state(
    doings: list[tuple[str, int, int, int, bool]], cut: int
) -> None:
    with passing_hall() as hall:
        lived(hall, doings)
        events = [event_of(row) for row in hall.rows()]
        cut %= len(events) + 1
        whole = fold(events)
        assert fold(events) == whole
        assert fold(events[cut:], fold(events[:cut])) == whole
        assert hall.state == whole


@settings(max_examples=50)
@given(st.lists(DOINGS, min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_giving_every_command_again_changes_nothing_and_is_answered_alike(
    doings: list[tuple[str, int, int, int, bool]], random: Any
) -> None:
    with passing_hall() as hall:
        asks = lived(hall, doings)
        seqs = {row.id: row.seq for row in hall.rows()}
        kept = [ask for ask in asks if ask.command.id in seqs]
        before, state = hall.rows(), deepcopy(hall.state)
        random.shuffle(kept)
        answers = hall.journal.carry_out(kept)
        assert [answer.refusal for answer in answers] == [None] * len(kept)
        assert [a.seq for a in answers] == [seqs[ask.command.id] for ask in kept]
        assert hall.rows() == before
        assert hall.state == state


@settings(max_examples=50)
@given(st.lists(DOINGS, max_size=25))
def test_nobody_ever_has_more_dots_on_the_ballot_than_the_budget(
    doings: list[tuple[str, int, int, int, bool]],
) -> None:
    dots = [("open", 0, 1, 3, True), *[(d, w, i, 3, o) for d, w, i, _, o in doings if d == "vote"]]
    with passing_hall() as hall:
        people = prepared(hall)
        hall.desk.does("open", activity="spring/dots")
        for n, (_, who, item, _, on) in enumerate(dots):
            people[who].asks(
                "vote", activity="spring/dots", item=f"i{item}", value=n % 4 if on else 3
            )
        votes = hall.state.box("spring/dots").votes
        for person in people:
            assert sum(given[person.id][1] for given in votes.values() if person.id in given) <= 5  # type: ignore[misc]


NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=20).map(lambda s: f"new_{s}")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40)
@given(NAMES, st.dictionaries(st.text("abcdef", min_size=1), JSON, max_size=4))
def test_an_event_of_a_newer_kit_is_kept_whole_passed_over_and_counted(
    kind: str, raw: dict[str, Any]
) -> None:
    text = json.dumps(raw, ensure_ascii=False)
    event = event_of(Row(1, "a", 1.0, "p1", kind, text, ""))
    assert event.body == Unknown(raw=raw)
    assert fold([event]) == Workshop(seq=1, strange=1)


def test_the_log_keeps_an_event_of_a_newer_kit_byte_for_byte() -> None:
    with passing_hall() as hall:
        hall.log.begin(hall.state.seq)
        hall.log.append([Entry("new.1", 1.0, "p1", "danced", '{"steps": 3}', "")])
        hall.log.commit()
        hall.journal.catch_up()
        hall.situation()
        (row,) = [row for row in hall.rows() if row.kind == "danced"]
        assert row.body == '{"steps": 3}'
        assert hall.state.strange == 1
        assert hall.desk_sees()["strange"] == 1


def test_every_kind_of_event_has_a_step_in_the_fold() -> None:
    from kit.domain.folding import known_steps

    assert set(known_steps()) == set(MODELS)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEY = st.from_regex(r"[a-z0-9][a-z0-9_./-]{0,20}", fullmatch=True)


def bodies() -> st.SearchStrategy[e.Body]:
    """Give events of every kind with any content that fits."""
    from kit.domain.activities import Activity
    from kit.domain.suggestion import Suggestion

    number = st.floats(allow_nan=False, allow_infinity=False)
    ratings = st.dictionaries(TEXT, st.integers(1, 5), min_size=1, max_size=3)
    value = st.one_of(
        st.none(), TEXT, st.integers(0, 100), ratings,
        st.builds(lambda over, tie: {"over": over, "tie": tie}, TEXT, st.booleans()),
    )  # fmt: skip
    activity = st.builds(
        Activity, id=KEY, does=KEY, session=KEY, criteria=st.lists(KEY, max_size=3).map(tuple),
        budget=st.integers(1, 100), most=st.integers(1, 100), title=TEXT, prompt=TEXT,
        minutes=st.none() | st.floats(0.1, 600),
    )  # fmt: skip
    ballot = st.builds(e.Ballot, value=value)
    suggestion = st.builds(
        Suggestion, id=st.just("bank/situation/queue"), kind=st.sampled_from([*KINDS]),
        fields=st.dictionaries(st.text("abc", min_size=1), TEXT, min_size=1, max_size=3),
    )  # fmt: skip
    known: dict[str, st.SearchStrategy[Any]] = {
        "activity": activity, "value": value, "closes_at": st.none() | number,
        "ballots": st.lists(ballot, max_size=3).map(tuple),
        "definition": st.sampled_from([replace(kind, check=None) for kind in KINDS.values()]),
        "rows": st.lists(st.dictionaries(TEXT, TEXT, max_size=3), max_size=3).map(tuple),
        "suggestions": st.lists(suggestion, max_size=3).map(tuple),
    }  # fmt: skip

    def build(model: type[e.Body]) -> st.SearchStrategy[e.Body]:
        own = {name: known[name] for name in model.model_fields if name in known}
        if model is not e.ActivityDeclared:
            own.pop("activity", None)
        return st.builds(
            model, **own, v=st.just(1), kind=st.just(model.model_fields["kind"].default)
        )

    return st.one_of([build(model) for model in MODELS])


@settings(max_examples=200)
@given(bodies())
def test_what_is_written_down_of_an_event_is_read_again_as_it_was(body: e.Body) -> None:
    kind = str(type(body).model_fields["kind"].default)
    again = read_body(kind, write_body(body))
    assert again == body
    assert type(again) is type(body)


def test_the_number_of_the_last_event_is_the_states() -> None:
    started = e.WorkshopStarted(title="a", language="en", code="KATZE")
    assert fold([Event(1, "a", 0.0, "kit", started)]).seq == 1
