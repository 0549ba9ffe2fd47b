"""A workshop in which every session was held: what the whole draft standard is made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from test_standard import Room

import kit
from kit.activities.quiz.questions import options_of, right_of
from kit.activities.role_play.play import play_of, points_of
from kit.activities.role_play.rules import modules_for
from kit.domain.activities import Activity
from kit.domain.commands import FACILITATOR, Actor
from kit.domain.events import Ballot, UrnEmptied

PEOPLE = 18


class Company(Room):
    """Eighteen people who held an audit, co-creation, trials and a test-training."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(language, "Service standard of the front desk")
        folder = Path(kit.__file__).parents[1] / "data" / "people"
        self.texts = json.loads((folder / f"{language}.json").read_text("utf-8"))
        self.entries: dict[str, list[dict[str, str]]] = self.texts["entries"]
        self.people = [
            self.person(f"Person {n}", credit=n < 3, branch="north" if n % 2 else "south")
            for n in range(PEOPLE)
        ]

    def part(self, session: str, key: str, does: str, kind: str, **more: Any) -> str:
        """Declare and open an activity of a session."""
        name = f"{session}/{key}"
        activity = Activity(id=name, session=session, does=does, kind=kind, **more)  # type: ignore[arg-type]
        self.desk(do="open_session", session=session, close_current=True)
        self.desk(do="declare", activity=activity.model_dump(mode="json"))
        if does not in ("decide", "tables"):
            self.desk(do="open", activity=name, close_current=True)
        return name

    def collected(self, session: str, kind: str, told: list[dict[str, str]]) -> list[str]:
        """Let people write entries of a kind, one after the other."""
        where = self.part(session, f"{kind}.collect", "collect", kind)
        return [self.add(self.people[n % PEOPLE], where, kind, **one) for n, one in enumerate(told)]

    def adopt(self, *items: str, binding: str = "should") -> None:
        """Adopt entries."""
        for item in items:
            self.desk(do="decide", item=item, decision="adopt", binding=binding)

    def vote(self, activity: str, items: list[str], value: Any, voters: int = 14) -> None:
        """Let people vote: ``value(person, place of the item)`` says how."""
        for n, who in enumerate(self.people[:voters]):
            for at, item in enumerate(items):
                self.told(who, do="vote", activity=activity, item=item, value=value(n, at))


def rich(language: str = "en") -> Company:
    """Hold all sessions."""
    room = Company(language)
    _audit(room)
    _creation(room)
    _words(room)
    _practice(room)
    _training(room)
    room.desk(do="want_share", share=0.9)
    return room


def _audit(room: Company) -> None:
    for kind in ("success_story", "practice", "local_practice", "restriction"):
        room.collected("audit", kind, room.entries[kind][:6])
    told = [{k: v for k, v in one.items() if v} for one in room.texts["situations"][:6]]
    cases = room.collected("audit", "situation", told)
    room.desk(do="classify", item=cases[5], marks={"kind": "", "typical": ""})
    rate = room.part(
        "audit", "rate", "vote", "situation", method="ratings", criteria=("difficulty", "frequency")
    )
    room.vote(rate, cases[:5], lambda n, at: {"difficulty": 1 + (n + at) % 5, "frequency": 5 - at})
    good: dict[str, Any] = {"csat": 5, "nps": 10, "ces": 6, "best": "You found my order at once."}
    room.desk(
        do="import", table="survey", source="survey.csv",
        rows=[good | {"best": f"{good['best']} {n}"} if n % 4 else {"csat": 2, "nps": 5, "ces": 3}
              for n in range(40)],
    )  # fmt: skip
    room.desk(
        do="import", table="claims", source="claims.csv",
        rows=[{"text": f"Claim {n}"} for n in range(30)],
    )  # fmt: skip
    for theme, first, last in (("waiting", 0, 14), ("parking", 14, 20), ("tone", 20, 26)):
        room.desk(do="theme_claims", theme=theme, claims=list(range(first, last)))
    room.desk(do="settle_theme", theme="waiting", situations=cases[:2])
    room.desk(do="settle_theme", theme="parking", reason="The car park belongs to the city")
    room.desk(
        do="import", table="codings", source="codings.csv",
        rows=[
            {"dialogue": f"D{k}", "coder": c, "techniques": ["thanks"] if k % 3 else ["echo"]}
            for k in range(24) for c in "AB"
        ],
    )  # fmt: skip


def _creation(room: Company) -> None:
    cases = [item.id for item in room.state.of_kind("situation")]
    types = room.collected("co-creation", "client_type", room.entries["client_type"][:2])
    modules = room.part("co-creation", "modules", "collect", "speech_module", within="situation")
    schemes = room.part("co-creation", "schemes", "collect", "behaviour_scheme", within="situation")
    for at, case in enumerate(cases[:5]):
        for n, one in enumerate(room.texts["speech_modules"][at][:2]):
            fields = {k: v for k, v in one.items() if isinstance(v, str) and v}
            if n:
                fields["client_type"] = types[at % 2]
            elif at < 2:
                fields["authority"] = f"A refund up to {20 * (at + 1)}, without asking anybody."
            room.desk(do="open", activity=modules, close_current=True)
            room.add(room.people[2 * at + n], modules, "speech_module", within=case, **fields)
        if at < 4:
            room.desk(do="open", activity=schemes, close_current=True)
            steps = dict(room.entries["behaviour_scheme"][at])
            if at == 3:
                steps.pop("stage", None)
            room.add(room.people[at], schemes, "behaviour_scheme", within=case, **steps)
    said = [item.id for item in room.state.of_kind("speech_module")]
    useful = room.part("co-creation", "useful", "vote", "speech_module", title="Is it useful?")
    room.vote(useful, said, lambda n, at: "useful" if (n + at) % 5 else "not_for_me")
    room.part("co-creation", "decide", "decide", "speech_module", must_at_most=0.2)
    room.adopt(*said[:3], binding="must")
    room.adopt(*said[3:8])
    room.desk(do="decide", item=said[9], decision="drop", reason="Sounds recited")
    room.adopt(*(item.id for item in room.state.of_kind("behaviour_scheme")))


def _words(room: Company) -> None:
    modules = room.state.of_kind("speech_module")
    stories = [item.id for item in room.state.of_kind("success_story")]
    room.desk(do="link", item=stories[0], to=[modules[1].id])
    wanted = [dict(one) for one in room.entries["expectation"][:4]]
    wanted[3].pop("actions", None)
    wanted[1]["actions"] += "\n" + wanted[0]["actions"].splitlines()[0].upper()
    expected = room.collected("co-creation", "expectation", wanted)
    # The company takes no calls: what is seen on site is all that it asks of itself.
    on_site = [
        one for one in room.entries["requirement"] if one["area"] in ("appearance", "behaviour")
    ]
    seen = room.collected("service-rules", "requirement", on_site)
    room.desk(do="link", item=seen[0], to=expected[:2])
    room.adopt(*seen[1:])
    norms = [dict(one) for one in room.entries["norm"][:3]]
    norms[1].pop("when", None)
    norms[2].pop("not", None)
    room.adopt(*room.collected("co-creation", "norm", norms)[:2], binding="must")
    for kind, n in (("technique", 2), ("stop_phrase", 3), ("principle", 2)):
        room.adopt(*room.collected("co-creation", kind, room.entries[kind][:n])[:2])


def ruled(language: str = "en") -> Company:
    """Hold all sessions, and that on conflicts, complaints, promises and principles."""
    room = rich(language)
    _rules(room)
    return room


def _rules(room: Company) -> None:
    """Write and adopt ways through two conflicts, complaints, promises, and what they follow."""
    session, cases = "service-rules", [item.id for item in room.state.of_kind("situation")]
    room.desk(do="classify", item=cases[4], marks={"kind": "conflict"})
    roles = room.collected(session, "escalation_role", room.entries["escalation_role"][:3])
    where = room.part(session, "conflict_step.collect", "collect", "conflict_step")
    steps: list[str] = []
    named = room.texts["named"]["conflict_step"]
    conflicts = {4: cases[4], 15: cases[3]}
    for at, one in enumerate(room.entries["conflict_step"][:8]):
        answers = dict(one)
        if "conflict" in named[at]:
            answers["conflict"] = conflicts[named[at]["conflict"]]
        else:
            answers["after"] = steps[named[at]["after"]]
        if "to" in named[at]:
            answers["to"] = roles[named[at]["to"]]
        steps.append(room.add(room.people[at], where, "conflict_step", **answers))
    limits = [
        {**one, "beyond": roles[0]} for one in room.entries["authority_limit"][:4]
    ]  # fmt: skip
    room.adopt(*roles, *steps)
    room.adopt(*room.collected(session, "authority_limit", limits), binding="must")
    handled = room.collected(session, "complaint_step", room.entries["complaint_step"])
    promises = room.collected(session, "no_promise", room.entries["no_promise"][:3])
    room.adopt(*handled[:-1], *promises[:2])
    first = next(item.id for item in room.state.of_kind("principle"))
    for item in (steps[0], handled[0], promises[0]):
        room.desk(do="link", item=item, to=[first])


def _practice(room: Company) -> None:
    first, second = (item.id for item in room.state.of_kind("speech_module")[:2])
    room.desk(do="plan_trial", item=first, wanted=20, watch="The client thanks or comes again")
    tries = room.part("co-creation", "tries", "try", "speech_module")
    for n in range(24):
        room.told(
            room.people[n % 12], do="try", activity=tries, item=first,
            outcome="failed" if n % 12 == 11 else "worked", by="other" if n % 3 else "experienced",
            naturalness=4 + n % 2,
        )  # fmt: skip
    room.told(
        room.people[0], do="try", activity=tries, item=second, outcome="failed", by="facilitator"
    )
    room.desk(do="approve", item=first)
    ideas = room.collected("co-creation", "idea", room.entries["idea"][:4])
    room.adopt(*ideas[:3], binding="free")
    trial = room.part("co-creation", "idea.try", "try", "idea")
    for n in range(3):
        room.told(
            room.people[n], do="try", activity=trial, item=ideas[0], outcome="worked", by="other"
        )
    room.desk(do="conclude", item=ideas[1], note="Tried for a week: queues became no shorter.")


def _training(room: Company) -> None:
    session = "test-training"
    answered(room, "before", [2, 3, 3, 4, 3, 2, 3, 4])
    play = room.part(session, "play", "play", "situation")
    for who in room.people:
        room.told(who, do="take_part", activity=play)
    for _ in range(6):
        room.desk(do="draw", activity=play)
        for place, group in enumerate(play_of(room.state, play).rounds[-1]):
            if not (choice := modules_for(room.state, group.situation)):
                continue
            observer = next(who for who, role in group.roles.items() if role == "observer")
            points = [(place + at) % 3 > 0 for at in range(len(points_of(choice[0])))]
            room.told(
                Actor("participant", observer), do="score", activity=play, item=choice[0].id,
                points=points, naturalness=3 + place % 3,
            )  # fmt: skip
    used = room.part(
        session, "after-use", "vote", "speech_module", method="ratings", criteria=("usefulness",),
        after_use=True,
    )  # fmt: skip
    said = [item.id for item in room.state.on_ballot(room.state.runs[used].activity)]
    room.vote(used, said[:3], lambda n, at: {"usefulness": 5 - at - n % 2}, voters=10)
    room.vote(used, said[3:4], lambda _n, _at: {"usefulness": 1}, voters=4)
    quiz = room.part(session, "quiz", "quiz", "question", method="choice", title="What do we say?")
    for n, module in enumerate(said[:3]):
        wrong = {f"wrong_{k}": room.entries["stop_phrase"][k]["text"] for k in (1, 2)}
        room.add(
            FACILITATOR, quiz, "question", text=f"What do we say in situation S-{n + 1}?",
            right=room.state.items[module].fields["say"], **wrong,
        )  # fmt: skip
    asked = room.state.of_kind("question")

    def chosen(n: int, at: int) -> int:
        right = right_of(asked[at])
        knows = n % (at + 2) or n > 8
        return right if knows else (right + 1) % len(options_of(asked[at]))

    room.vote(quiz, [item.id for item in asked], chosen, voters=12)
    answered(room, "after", [4, 4, 5, 4, 3, 5, 4, 4])


def answered(room: Company, wave: str, ratings: list[int]) -> None:
    """Empty the urn of a wave of the pulse."""
    pulse = room.part(
        "test-training", f"pulse.{wave}", "pulse", "", criteria=("intention", "ownership"),
        privacy="secret",
    )  # fmt: skip
    ballots = tuple(
        Ballot(item="pulse", version=1, value={"intention": r, "ownership": 3 + r % 2})
        for r in ratings
    )
    room.happened("kit", UrnEmptied(activity=pulse, ballots=ballots))
