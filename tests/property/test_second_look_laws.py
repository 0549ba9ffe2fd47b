"""Laws of what came with trials, role plays, the quiz and tables: news, secrets, figures."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.activities.coverage.expectations import expectation_matrix
from kit.activities.coverage.figures import covered
from kit.activities.coverage.lacks import incomplete_norms
from kit.activities.decide.freedom import authorship, freedom
from kit.activities.quiz.figures import quiz_results, quiz_told
from kit.activities.quiz.questions import questions_from
from kit.activities.register.figures import kind_shares, register
from kit.activities.tables.figures import roster_plain
from kit.activities.trials.imported import told_trials_plain
from kit.domain.events import Event
from kit.domain.folding import fold
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.rehearsal.line import after
from kit.room.desk_view import desk_view
from kit.room.journal import Ask, event_of
from kit.standard.baseline import baseline
from kit.standard.build import outline_of
from tests.factories import Hall, Person, passing_hall
from tests.property.test_room_laws import news_for, whole

SOURCES = [chapter.baseline for chapter in outline_of("evidence").chapters if chapter.baseline]
KINDS = ("situation", "speech_module", "client_type", "question", "requirement", "expectation")
OPENED = (
    "quiz", "play", "tries", "results", "question", "speech_module", "client_type", "situation",
)  # fmt: skip
DOINGS = st.tuples(
    st.sampled_from([
        "add", "add", "revise", "withdraw", "vote", "vote", "take_part", "take_part", "draw",
        "draw", "score", "try", "classify", "link", "plan_trial", "approve", "merge", "hide",
        "edit", "decide", "decide", "trials", "claims", "settle_theme", "want_share", "open",
        "open", "close", "reveal", "declare", "enter", "open_session",
    ]),
    st.integers(0, 2), st.integers(1, 14), st.integers(0, 7), st.booleans(),
)  # fmt: skip


def fields_of(kind: str, n: int) -> dict[str, str]:
    """Fill in a form of a kind."""
    if kind == "question":
        return {"text": f"Question {n}", "right": f"Yes {n}", "wrong_1": "No", "wrong_2": "Maybe"}
    if kind == "speech_module":
        return {"say": f"I hear you {n}", "client_type": "i3" if n % 2 else "i4"}
    return {"text": f"Text {n}"}


def prepared(hall: Hall) -> list[Person]:
    """Declare one activity of each sort, write something of each kind and let three in."""
    for kind in KINDS:
        around = {"within": "situation"} if kind == "speech_module" else {}
        hall.declare("collect", kind, key=kind, ask=("client_type",) * bool(around), **around)
    hall.declare("quiz", "question", key="quiz", method="choice")
    hall.declare("play", key="play")
    hall.declare("try", "speech_module", key="tries", ask=("client_type",))
    hall.declare("results", "question", key="results")
    written = ["situation"] * 2 + ["client_type"] * 2 + ["speech_module"] * 2
    for n, kind in enumerate([*written, "question", "question", "requirement", "expectation"]):
        about = {"within": "i1"} if kind == "speech_module" else {}
        hall.desk.does(
            "add", activity=f"spring/{kind}", kind=kind, fields=fields_of(kind, n), **about
        )
    return [hall.phone(name) for name in ("Ana", "Ben", "Zoë")]


def said(state: Workshop, doing: tuple[str, int, int, int, bool], n: int) -> dict[str, Any]:
    """Make a command out of some numbers; many are refused, as in life."""
    do, _, at, which, on = doing
    item, activity = f"i{at}", f"spring/{OPENED[which]}"
    kind = KINDS[which % len(KINDS)]
    known = state.items.get(item)
    words = fields_of(known.kind if known else "situation", 10 * n)
    tried = {
        "item": item,
        "version": known.version if known else 1,
        "outcome": "worked",
        "who": "other",
    }
    table = {"table": do, "source": "a file"}
    parts: dict[str, dict[str, Any]] = {
        "add": {"activity": f"spring/{kind}", "kind": kind, "fields": fields_of(kind, n),
                "within": "i1" if on else "i2"},
        "revise": {"item": item, "fields": words}, "withdraw": {"item": item},
        "vote": {"activity": "spring/quiz", "item": f"i{at}", "value": which % 3},
        "take_part": {"activity": "spring/play", "on": on or which > 1},
        "draw": {"activity": "spring/play", "handover": on and which > 3},
        "score": {"activity": "spring/play", "item": item, "points": [on]},
        "try": {"activity": "spring/tries", "item": item, "outcome": "worked"},
        "classify": {"item": item, "marks": {"kind": "other"} if on else {"stage": "need"}},
        "link": {"item": item, "to": ["i10"] if on else []},
        "plan_trial": {"item": item, "wanted": 3, "watch": "calm"}, "approve": {"item": item},
        "merge": {"items": [item, f"i{at + 1}"], "fields": words, "reason": "so"},
        "hide": {"item": item, "on": on, "reason": "so"},
        "edit": {"item": item, "fields": words, "reason": "clearer"},
        "decide": {"item": item, "decision": "drop" if on else "adopt", "reason": "so"},
        "trials": {**table, "rows": [{**tried, "employee": f"E-{at}"}]},
        "claims": {**table, "rows": [{"text": "Slow", "theme": f"theme {which}"}]},
        "settle_theme": {"theme": f"theme {which}", "situations": [item]},
        "want_share": {"share": which / 7},
        "open": {"activity": activity, "close_current": on}, "close": {"activity": activity},
        "reveal": {"activity": activity, "on": on, "close": at % 2 == 0},
        "enter": {"name": f"Name {n}" if on else ""},
        "open_session": {"session": "spring" if on else "autumn", "close_current": at % 2 == 0},
        "declare": {"activity": {"id": "spring/situation", "session": "spring", "does": "collect",
                                 "kind": "situation", "privacy": "named" if on else "secret"}},
    }  # fmt: skip
    return {"do": "import" if "table" in parts[do] else do, "id": f"law.{n}", **parts[do]}


def happens(
    hall: Hall, people: list[Person], doing: tuple[str, int, int, int, bool], n: int
) -> list[Event]:
    """Let one thing happen; give its events."""
    raw = said(hall.state, doing, n)
    command: Any = read_command(raw, "participant")
    actor = people[doing[1]].actor
    if isinstance(command, Refusal):
        command, actor = read_command(raw, "facilitator"), hall.desk.actor
    assert not isinstance(command, Refusal), raw
    ask = Ask(actor, command)
    events, _ = hall.journal.decide(hall.journal.begin([ask]), [ask])
    hall.journal.commit()
    return events


@settings(max_examples=60)
@given(st.lists(DOINGS, max_size=30))
@example([
    ("open", 0, 1, 1, True), ("take_part", 0, 1, 0, True), ("take_part", 1, 1, 0, True),
    ("draw", 0, 1, 0, False), ("edit", 0, 1, 0, True), ("edit", 0, 2, 0, True),
    ("enter", 1, 1, 0, True),
])  # fmt: skip
@example([
    ("open", 0, 1, 2, True), ("open", 0, 1, 0, True), ("try", 0, 5, 0, True),
    ("decide", 0, 5, 0, False), ("open", 0, 1, 3, False), ("open_session", 0, 2, 0, False),
    ("edit", 0, 5, 0, True), ("close", 0, 1, 2, True),
])  # fmt: skip
@example([("open", 0, 1, 2, True), ("open", 0, 1, 6, True), ("add", 0, 1, 2, True)])
def test_news_of_plays_quizzes_and_trials_bring_everybody_to_what_they_would_see_anew(
    doings: list[tuple[str, int, int, int, bool]],
) -> None:
    with passing_hall() as hall:
        people = prepared(hall)
        everybody = [None, *(person.id for person in people)]
        seen = {who: whole(hall, who) for who in everybody}
        for n, doing in enumerate(doings):
            events = happens(hall, people, doing, n)
            for who in everybody:
                seen[who] = after(seen[who], news_for(hall, who, events))
                assert seen[who] == whole(hall, who), (who, doing)


def told_right(part: Any) -> list[dict[str, Any]]:
    """Give all objects in a view that say which answer is right."""
    if isinstance(part, dict):
        return [part] * ("right" in part) + [x for one in part.values() for x in told_right(one)]
    return [x for one in part for x in told_right(one)] if isinstance(part, list) else []


@settings(max_examples=60)
@given(st.lists(DOINGS, max_size=30))
@example([("open", 0, 1, 4, True), ("reveal", 0, 1, 4, True)])
@example([("open", 0, 1, 3, True), ("reveal", 0, 1, 3, True)])
def test_which_answer_is_right_is_told_to_its_author_alone_until_the_quiz_is_revealed(
    doings: list[tuple[str, int, int, int, bool]],
) -> None:
    with passing_hall() as hall:
        people = prepared(hall)
        for n, doing in enumerate(doings):
            happens(hall, people, doing, n)
            state = hall.state
            if state.current == "spring/quiz" and state.runs["spring/quiz"].shown:
                continue
            for who in [None, *(person.id for person in people)]:
                own = [
                    one.fields
                    for one in state.items.values()
                    if one.author == who and one.kind == "question"
                ]
                assert [one for one in told_right(whole(hall, who)) if one not in own] == []


@settings(max_examples=60)
@given(st.lists(DOINGS, max_size=30))
def test_whatever_becomes_of_items_every_figure_can_be_made_and_the_log_adds_up_to_it(
    doings: list[tuple[str, int, int, int, bool]],
) -> None:
    with passing_hall() as hall:
        people = prepared(hall)
        for n, doing in enumerate(doings):
            happens(hall, people, doing, n)
        state = hall.state
        assert fold(event_of(row) for row in hall.rows()) == state
        quiz = state.runs["spring/quiz"].activity
        told = [
            [one.plain() for one in quiz_results(state, quiz)], questions_from(state, "en"),
            quiz_told(state, quiz)[1].reliability.plain("en"),
            told_trials_plain(state, "en"), roster_plain(state, "en"), desk_view(state, hall.now),
        ]  # fmt: skip
        assert json.loads(json.dumps(told)) is not None
        counts = {row.id: row.modules for row in register(state)}
        assert {row.id: len(row.modules) for row in covered(state)} == counts
        shares = kind_shares(state)
        assert sum(shares.counts.values()) + shares.untyped == len(counts)
        assert freedom(state).adopted == authorship(state).of
        assert incomplete_norms(state) == {}
        found = expectation_matrix(state)
        assert {key for key, _ in found.cells} <= {key for key, _ in found.expectations}
        assert all(
            one.value.n >= 5 or one.value.estimate is None for one in baseline(state, SOURCES)
        )
