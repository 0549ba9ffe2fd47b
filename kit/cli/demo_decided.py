"""What the facilitator of a demo does between the activities: merges, decides, describes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from uuid import uuid4

from kit.activities.standard.commands import DescribeStandard
from kit.activities.trials.rules import Approve
from kit.domain.activities import CHANNELS
from kit.domain.commands import FACILITATOR, Command, Decide, Merge, Reveal, SetProfile
from kit.domain.items import Binding
from kit.domain.registry import type_of
from kit.domain.workshop import Item, Run
from kit.language import N_, translate
from kit.rehearsal import People
from kit.room.journal import Ask, Journal
from kit.room.views import results_part

_OUTVOTED = N_("Others were preferred in the vote")
_PLAIN = N_("Say the same: this is the plainest wording of each part")
_VARIANTS = 2
"""Wordings of one situation that go into the standard."""
_MUST = 0.3
"""Share of the best that oblige without exception."""
_SOME = 4
"""Of fewer entries none is dropped, nor of a kind whose entries lead to each other."""
_YEAR = timedelta(days=365)


class Facilitator:
    """Who leads the sessions of a demo: what the rules refuse is left as it is."""

    def __init__(self, journal: Journal, people: People) -> None:
        self.journal = journal
        self.people = people

    def does(self, command: Command) -> None:
        """Carry a command out."""
        self.journal.carry_out([Ask(FACILITATOR, command)])

    def profile(self) -> None:
        """Say where the company serves its clients: everywhere that people write of."""
        places = ["hall", "counter"]
        channels = [key for key, _ in CHANNELS]
        self.does(SetProfile(do="set_profile", id=_id(), channels=channels, places=places))

    def merge_alike(self, kind: str) -> None:
        """Make one entry of those that say the same in other words; the first wording stays."""
        alike: dict[Hashable, list[Item]] = {}
        for item in self.journal.state.kept(kind) if kind else ():
            alike.setdefault(self._same(item), []).append(item)
        for found in alike.values():
            first, *others = sorted(found, key=self._completeness)
            if others:
                ids = [one.id for one in (first, *others)]
                fields = {name: _plainest(name, text, found) for name, text in first.fields.items()}
                reason = translate(self.journal.state.language, _PLAIN)
                self.does(Merge(do="merge", id=_id(), items=ids, fields=fields, reason=reason))

    def _same(self, item: Item) -> Hashable:
        """Give what an entry has in common with those that mean the same."""
        people, text = self.people, _first(item)
        around = self.journal.state.around(item) if item.within else ""
        if (rank := people.rank(text)) is not None:
            return around, rank
        if item.kind not in people.entries:
            return people.situation_like(text)
        if around:
            return around
        entries = people.entries[item.kind]
        heads = (next(iter(one.values())) for one in entries)
        return next((n for n, head in enumerate(heads) if text.endswith(head)), item.id)

    @staticmethod
    def _completeness(item: Item) -> tuple[int, int]:
        """Put what says most first, and of those the shortest, as others only add to it."""
        return -sum(text.count("\n") + 1 for text in item.fields.values()), len(_first(item))

    def decide(self) -> None:
        """Decide everything that the session decides, best first."""
        for run in self.journal.state.agenda():
            if "binding" in type_of(run.activity.does).offers:
                # The room decides by what it sees.
                self.does(Reveal(do="reveal", id=_id(), activity=run.activity.id))
                self._decide(run)

    def _decide(self, run: Run) -> None:
        state, activity = self.journal.state, run.activity
        found = [state.items[one["id"]] for one in results_part(state, run) or ()]
        kinds = state.all_kinds()
        leads = {one.key: {field.of for field in one.fields} - {""} for one in kinds.values()}
        linked = leads[activity.kind] or activity.kind in set().union(*leads.values())
        taken: dict[str, int] = {}
        for n, item in enumerate(found):
            around = state.around(item) if item.within else ""
            taken[around] = taken.get(around, 0) + 1
            last = n == len(found) - 1 >= _SOME - 1 and not linked
            if last if not around else taken[around] > _VARIANTS:
                reason = translate(state.language, _OUTVOTED)
                drop = Decide(do="decide", id=_id(), item=item.id, decision="drop", reason=reason)
                self.does(drop)
                continue
            binding: Binding = "must" if n < _MUST * len(found) else "should"
            self.does(
                Decide(do="decide", id=_id(), item=item.id, decision="adopt", binding=binding)
            )
            self.does(Approve(do="approve", id=_id(), item=item.id))

    def describe(self) -> None:
        """Say what the standard is: its version, owner, scope and next review."""

        def say(text: str) -> str:
            return translate(self.journal.state.language, text)

        review = date.today() + _YEAR  # noqa: DTZ011 - the day on the reader's wall
        self.does(
            DescribeStandard(
                do="describe_standard", id=_id(), version="0.1",
                owner=say(N_("Head of customer service")),
                scope=say(N_("Everybody who serves clients, in all branches and channels")),
                review=review.isoformat(),
                changes=say(N_("Tell the owner; an answer comes within two weeks.")),
            )
        )  # fmt: skip


def _first(item: Item) -> str:
    return next(iter(item.fields.values()), "")


def _plainest(name: str, text: str, alike: Iterable[Item]) -> str:
    """Give the shortest of those texts of a field that a text only puts words before."""
    told = (one.fields.get(name, "") for one in alike)
    return min((one for one in told if one and text.endswith(one)), key=len, default=text)


def _id() -> str:
    return f"held.{uuid4().hex}"
