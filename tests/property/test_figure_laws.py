"""Laws of the gate: what one to four people answered is in no figure, and follows from none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.activities.quiz.questions import options_of, right_of
from kit.activities.role_play.play import DrawnGroup, RolesDrawn, Scored
from kit.domain.commands import FACILITATOR, Actor
from kit.domain.events import Ballot, Event, UrnEmptied, WorkshopStarted
from kit.domain.folding import fold
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.registry import fetch, types
from kit.domain.rules import decide
from kit.domain.rules.people import participant_id
from kit.domain.workshop import Workshop
from kit.room import views
from kit.room.desk_view import desk_view
from kit.standard.export import export
from kit.widgets.desk.bench import Bench

PEOPLE, MODULES, LEAST = 12, 3, 5
MADE_UP = "s"
NOON = 1_790_000_000.0


class Asked(NamedTuple):
    """Who answers how often: sizes of groups, which decide what may be shown."""

    approval: list[int]
    paper: list[int]
    secret: list[int]
    rated: list[int]
    natural: list[int]
    """How many of those who rated by the first criterion also rate by the second."""
    pairs: list[int]
    dots: int
    used: list[int]
    trials: list[int]
    sheets: list[int]
    quiz: list[int]
    pulse: list[int]
    claims: int
    survey: int


def several(most: int = 9) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, most), min_size=MODULES, max_size=MODULES)


ASKED = st.builds(
    Asked, several(), several(6), several(), several(), several(), several(), st.integers(0, 9),
    several(), several(), several(7), several(PEOPLE), st.lists(st.integers(0, 9), min_size=2,
    max_size=2), st.integers(0, 9), st.integers(0, 9),
)  # fmt: skip


def few(n: int, known: int = 0) -> bool:
    """The law's own word for it: somebody answered, and fewer than five."""
    return 0 < n < LEAST or 0 < n - known < LEAST


class Stage:
    """A workshop in memory; where answers of few are ``other``, they answer otherwise."""

    def __init__(self, asked: Asked, seed: int, *, other: bool) -> None:
        self.state = Workshop()
        self.asked, self.chance, self.other = asked, Random(seed), other
        self.happens("kit", WorkshopStarted(title="Front desk", language="en", code="KATZE"))
        self.desk(do="open_session", session=MADE_UP, close_current=True)
        self.people = [self.enter(n) for n in range(PEOPLE)]
        self.desk(do="declare", activity=self.activity("collect", "collect", "situation"))
        self.desk(do="add", activity="s/collect", kind="situation", fields={"text": "Shouting"})
        self.modules = [self.add("speech_module", {"say": f"Words {n}", "points": "a\nb"}, "i1")
                        for n in range(MODULES)]  # fmt: skip
        fields = {"right": "Listen", "wrong_1": "Talk", "wrong_2": "Leave"}
        self.questions = [self.add("question", {"text": f"What {n}?", **fields})
                          for n in range(MODULES)]  # fmt: skip
        for module in self.modules:
            self.desk(do="decide", item=module, decision="adopt", binding="must")
        for act in (self.votes, self.pairs, self.used, self.tries, self.plays, self.quiz,
                    self.pulse, self.tables):  # fmt: skip
            act()

    def happens(self, actor: str, body: Any) -> None:
        seq = self.state.seq + 1
        fold([Event(seq, f"e{seq}", NOON + seq, actor, body)], self.state)

    def tell(self, actor: Actor, **raw: Any) -> None:
        command: Any = read_command({"id": f"c{self.state.seq:05}", **raw}, actor.role)
        assert not isinstance(command, Refusal), raw
        bodies = decide(self.state, actor, command, NOON + self.state.seq)
        assert not isinstance(bodies, Refusal), (raw, bodies)
        for body in bodies:
            self.happens(actor.id, body)

    def desk(self, **raw: Any) -> None:
        self.tell(FACILITATOR, **raw)

    def enter(self, n: int) -> Actor:
        secret = f"{n:02}{'f' * 30}"
        actor = Actor("participant", participant_id(secret), secret)
        groups = {"role": "front" if n % 2 else "back"}
        self.tell(actor, do="enter", name=f"Person {n}", groups=groups)
        return actor

    def activity(self, key: str, does: str, kind: str, **more: Any) -> dict[str, Any]:
        return {"id": f"s/{key}", "session": MADE_UP, "does": does, "kind": kind, **more}

    def add(self, kind: str, fields: dict[str, str], within: str = "") -> str:
        around = {"within": "situation"} if within else {}
        self.desk(do="declare", activity=self.activity(kind, "collect", kind, **around))
        self.desk(do="add", activity=f"s/{kind}", kind=kind, fields=fields, within=within or None)
        return list(self.state.items)[-1]

    def opened(self, key: str, does: str, kind: str, **more: Any) -> str:
        self.desk(do="declare", activity=self.activity(key, does, kind, **more))
        self.desk(do="open", activity=f"s/{key}", close_current=True)
        return f"s/{key}"

    def pick(self, values: Sequence[Any], *, small: bool) -> Any:
        """Draw an answer; one of few is the next one where they answer otherwise."""
        at = self.chance.randrange(len(values))
        return values[(at + 1) % len(values) if small and self.other else at]

    def vote(self, activity: str, item: str, values: Sequence[Any]) -> None:
        for who, value in zip(self.people, values, strict=False):
            self.tell(who, do="vote", activity=activity, item=item, value=value)

    def votes(self) -> None:
        answers = ("useful", "unsure", "not_for_me")
        vote = self.opened("approval", "vote", "speech_module")
        for item, n, paper in zip(self.modules, self.asked.approval, self.asked.paper, strict=True):
            small = few(n + paper, paper)
            self.vote(vote, item, [self.pick(answers, small=small) for _ in range(n)])
            if paper:
                self.desk(do="paper", activity=vote, item=item, value="useful", count=paper)
        secret = self.opened("secret", "vote", "speech_module", privacy="secret")
        urn = [
            Ballot(item=item, version=1, value=self.pick(answers, small=few(n)))
            for item, n in zip(self.modules, self.asked.secret, strict=True)
            for _ in range(n)
        ]
        self.desk(do="close", activity=secret)
        self.happens("kit", UrnEmptied(activity=secret, ballots=tuple(urn)))
        rate = self.opened("rate", "vote", "speech_module", method="ratings",
                           criteria=("usefulness", "naturalness"))  # fmt: skip
        for item, n, also in zip(self.modules, self.asked.rated, self.asked.natural, strict=True):
            self.vote(rate, item, [self.rating(n, also, at) for at in range(n)])
        dots = self.opened("dots", "vote", "speech_module", method="dots", budget=6, most=2)
        for item in self.modules:
            n = self.asked.dots
            self.vote(dots, item, [self.pick((1, 2), small=few(n)) for _ in range(n)])

    def rating(self, n: int, also: int, at: int) -> dict[str, int]:
        given = {"usefulness": self.pick(range(1, 6), small=few(n))}
        both = min(n, also)
        return given | (
            {"naturalness": self.pick(range(1, 6), small=few(both))} if at < both else {}
        )

    def pairs(self) -> None:
        vote = self.opened("pairs", "vote", "speech_module", method="pairwise")
        one, two, three = self.modules
        judged = dict(zip([(one, two), (one, three), (two, three)], self.asked.pairs, strict=True))
        kept = set(self.modules)
        while out := {
            item for item in kept
            if few(max((n for pair, n in judged.items() if item in pair and kept >= {*pair}),
                       default=0))
        }:  # fmt: skip
            kept -= out
        for pair, n in judged.items():
            small = not kept >= {*pair}
            for who in self.people[:n]:
                winner = self.pick(pair, small=small)
                (loser,) = {*pair} - {winner}
                self.tell(who, do="vote", activity=vote, item=winner, value={"over": loser})

    def used(self) -> None:
        vote = self.opened("used", "vote", "speech_module", method="ratings", after_use=True,
                           criteria=("usefulness",))  # fmt: skip
        for item, n in zip(self.modules, self.asked.used, strict=True):
            marks = [self.pick(range(1, 6), small=few(n)) for _ in range(n)]
            self.vote(vote, item, [{"usefulness": mark} for mark in marks])

    def tries(self) -> None:
        trials = self.opened("tries", "try", "speech_module")
        for item, n in zip(self.modules, self.asked.trials, strict=True):
            for at, who in enumerate(self.people[:n]):
                # Whether any trial worked at all decides on the approval, and is no figure.
                outcomes = ("worked",) if at == 0 else ("worked", "partly", "failed")
                role = ("experienced", "other", "facilitator")[at % 3]
                self.tell(
                    who, do="try", activity=trials, item=item, by=role,
                    outcome=self.pick(outcomes, small=few(n)),
                    naturalness=self.pick(range(1, 6), small=few(n)),
                )  # fmt: skip

    def plays(self) -> None:
        play = self.opened("play", "play", "situation")
        sizes = self.asked.sheets
        hidden = sum(n for n in sizes if few(n))
        number = 0
        for item, n in zip(self.modules, sizes, strict=True):
            # Two modules of few sheets each may be five together, which their mean may tell.
            small = few(n) and few(hidden)
            flip = small and self.other
            for at in range(n):
                number += 1
                seats = [self.people[(at + k) % PEOPLE].id for k in range(3)]
                roles = dict(zip(seats, ("client", "employee", "observer"), strict=True))
                group = DrawnGroup(situation="i1", client_type=f"{item}/{at}", roles=roles)
                drawn = RolesDrawn(activity=play, round=number, groups=(group,))
                self.happens("facilitator", drawn)
                points = tuple((self.chance.random() < 0.5) != flip for _ in range(2))
                natural = self.pick(range(1, 6), small=small)
                sheet = Scored(activity=play, round=number, group=0, item=item, version=1,
                               points=points, naturalness=natural)  # fmt: skip
                self.happens(seats[2], sheet)

    def quiz(self) -> None:
        quiz = self.opened("quiz", "quiz", "question", method="choice")
        for item, n in zip(self.questions, self.asked.quiz, strict=True):
            asked = self.state.items[item]
            right, options = right_of(asked), range(len(options_of(asked)))
            wrong = next(at for at in options if at != right)
            self.vote(quiz, item, [self.pick((right, wrong), small=few(n)) for _ in range(n)])
        self.desk(do="close", activity=quiz)

    def pulse(self) -> None:
        criteria = ("intention", "ownership")
        for wave, n in zip(("before", "after"), self.asked.pulse, strict=True):
            name = self.opened(f"pulse.{wave}", "pulse", "", privacy="secret", criteria=criteria)
            # A change tells of both waves, so it takes five answers in either.
            marks = [
                {one: self.pick(range(1, 6), small=few(n)) for one in criteria} for _ in range(n)
            ]
            self.desk(do="close", activity=name)
            ballots = tuple(Ballot(item="pulse", version=1, value=value) for value in marks)
            self.happens("kit", UrnEmptied(activity=name, ballots=ballots))

    def tables(self) -> None:
        for name in ("claims", "survey"):
            self.desk(do="declare", activity=self.activity(f"{name}.table", "tables", name))
        claims = [
            {"text": f"Claim {n}", "theme": self.chance.choice(("late", "tone"))}
            for n in range(self.asked.claims)
        ]
        answers = [
            {"csat": self.pick(range(1, 6), small=few(self.asked.survey)), "best": "You"}
            for _ in range(self.asked.survey)
        ]
        for name, rows in (("claims", claims), ("survey", answers)):
            if rows:
                self.desk(do="import", table=name, source="file.csv", rows=rows)
        for does in ("results", "decide", "register", "coverage"):
            kind = "situation" if does in ("register", "coverage") else "speech_module"
            self.desk(do="declare", activity=self.activity(does, does, kind))
        self.desk(do="agenda", session=MADE_UP, order=list(self.state.runs))


def wall(state: Workshop) -> dict[str, Any]:
    """What the wall shows of every activity, if it is revealed."""
    return {
        key: views.results_part(state, replace(run, shown=True)) for key, run in state.runs.items()
    }


def desk(state: Workshop) -> dict[str, Any]:
    """What every widget of the desk shows, its charts too."""
    bench = Bench(SimpleNamespace(), SimpleNamespace(state=state))  # type: ignore[arg-type]
    shown: dict[str, Any] = {"all": desk_view(state, NOON)}
    for key, run in state.runs.items():
        widget = fetch(types()[run.activity.does].desk)(bench, key)
        part, *chart = getattr(widget, "children", None) or [widget]
        drawn = [one.chart.to_dict(format="vega-lite") for one in chart]
        shown[key] = {"desk": part.desk, "view": part.view, "chart": [d["datasets"] for d in drawn]}
    return shown


def documents(state: Workshop) -> dict[str, str]:
    """Every document that is text, by file name."""
    with TemporaryDirectory() as folder:
        made = export(state, ["md", "json", "csv"], Path(folder), on=date(2026, 11, 20))
        return {path.name: path.read_text("utf-8") for path in made}


def figures(part: Any) -> Iterator[dict[str, Any]]:
    """Give everything in a view that has an estimate."""
    if isinstance(part, dict):
        if part.get("estimate") is not None:
            yield part
        for one in part.values():
            yield from figures(one)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from figures(one)


ALL_FEW = Asked(
    [4, 1, 0], [0, 2, 4], [3, 0, 4], [4, 2, 1], [4, 1, 0], [4, 3, 2], 3, [4, 1, 0], [4, 2, 1],
    [3, 1, 0], [4, 3, 0], [4, 2], 3, 4,
)  # fmt: skip
"""A room in which nothing may be shown."""
MIXED = Asked(
    [9, 3, 7], [0, 0, 4], [8, 2, 0], [9, 6, 2], [7, 3, 0], [9, 3, 2], 3, [9, 4, 0], [9, 4, 2],
    [7, 3, 0], [12, 4, 11], [8, 4], 7, 3,
)  # fmt: skip
"""A room in which much is shown, with answers of few beside it."""


@settings(max_examples=10)
@given(ASKED, st.integers(0, 1_000))
@example(ALL_FEW, 1)
@example(MIXED, 1)
def test_no_view_shows_a_figure_of_one_to_four_answers(asked: Asked, seed: int) -> None:
    state = Stage(asked, seed, other=False).state
    document = json.loads(documents(state)["draft-standard.json"])
    for name, view in (("wall", wall(state)), ("desk", desk(state)), ("document", document)):
        for one in figures(view):
            assert one.get("n", LEAST) >= LEAST, (name, one)


@settings(max_examples=10)
@given(ASKED, st.integers(0, 1_000))
@example(ALL_FEW, 1)
@example(MIXED, 1)
def test_whatever_one_to_four_people_answer_no_view_looks_different(
    asked: Asked, seed: int
) -> None:
    """So nothing that they said can follow from what is shown, by subtraction or otherwise."""
    first, second = (Stage(asked, seed, other=other).state for other in (False, True))
    assert wall(first) == wall(second)
    assert desk(first) == desk(second)
    assert documents(first) == documents(second)


def test_a_room_of_many_is_shown_its_figures() -> None:
    many = Asked(*[[9] * 3, [0] * 3, [9] * 3, [9] * 3, [9] * 3, [9] * 3, 9, [9] * 3, [9] * 3,
                   [7] * 3, [12] * 3, [9, 9], 9, 9])  # fmt: skip
    state = Stage(many, 1, other=False).state
    told = wall(state)
    for key in ("approval", "secret", "rate", "dots", "pairs", "used", "quiz"):
        assert len(list(figures(told[f"s/{key}"]))) >= MODULES, key
    seen = desk(state)
    for key in ("play", "tries", "pulse.before", "claims.table"):
        assert list(figures(seen[f"s/{key}"]["desk"])), key
