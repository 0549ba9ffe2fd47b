"""What each kind of event does to the state of a workshop: one small step each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from kit.domain import door as d
from kit.domain import events as e
from kit.domain import registry
from kit.domain.answers import Box, Given
from kit.domain.batches import Drawn
from kit.domain.profile import Profile
from kit.domain.removal import take_back, take_out
from kit.domain.retention import RetentionSet
from kit.domain.workshop import Comment, Item, Participant, Run, Session, Wording, Workshop


def pair_key(one: str, other: str) -> tuple[str, str]:
    """Name a pair of items, whichever way round it was shown."""
    return (one, other) if one < other else (other, one)


def paper_key(item: str, value: object) -> tuple[str, str]:
    """Name a count of paper votes: entering the same value again replaces it."""
    return item, json.dumps(value, sort_keys=True)


def _started(w: Workshop, _: e.Event, b: e.WorkshopStarted) -> None:
    w.title, w.language, w.code, w.pack = b.title, b.language, b.code, b.pack


def _rooms_merged(w: Workshop, _: e.Event, b: e.RoomsMerged) -> None:
    w.rooms = b.rooms


def _entered(w: Workshop, event: e.Event, b: e.Entered) -> None:
    w.participants[b.participant] = Participant(b.participant, event.at, language=b.language)
    w.secrets[b.secret] = b.participant
    if b.ticket:
        w.tickets[b.ticket] = b.participant
        w.participants[b.participant].by_ticket = True


def _introduced(w: Workshop, _: e.Event, b: e.Introduced) -> None:
    person = w.participants[b.participant]
    person.name, person.groups = b.name, b.groups
    if person.joined_as is None:
        person.joined_as = b.groups
    person.language, person.credit = b.language, b.credit


def _shared(w: Workshop, _: e.Event, b: d.StandardShared) -> None:
    w.shared = b.on


def _door_set(w: Workshop, _: e.Event, b: d.DoorSet) -> None:
    w.door = d.Door(b.locked, b.expected, b.by_ticket)


def _limits_set(w: Workshop, _: e.Event, b: d.LimitsSet) -> None:
    w.limits = d.Limits(b.entries, b.characters, b.pace)


def _tickets(w: Workshop, _: e.Event, b: d.TicketsPrinted) -> None:
    for mark in b.marks:
        w.tickets.setdefault(mark, "")


def _removed(w: Workshop, event: e.Event, b: d.ParticipantRemoved) -> None:
    if not b.on:
        take_back(w, b.participant, _cast)
        return
    take_out(w, b.participant, b.reason, event.at, _cast)
    for known in registry.types().values():
        known.left(w, b.participant)


def _session_opened(w: Workshop, _: e.Event, b: e.SessionOpened) -> None:
    w.session = b.session
    w.sessions.setdefault(b.session, Session(b.session))
    w.current = w.wall = ""


def _declared(w: Workshop, _: e.Event, b: e.ActivityDeclared) -> None:
    activity = b.activity
    run = w.runs.setdefault(activity.id, Run(activity))
    known = registry.type_of(activity.does)
    run.activity, run.for_room = activity, known.for_room
    run.answered, run.beside = known.answered, known.beside
    session = w.sessions.setdefault(activity.session, Session(activity.session))
    if activity.id not in session.order:
        session.order.append(activity.id)


def _kind_defined(w: Workshop, _: e.Event, b: e.KindDefined) -> None:
    w.kinds[b.definition.key] = b.definition


def _agenda(w: Workshop, _: e.Event, b: e.AgendaSet) -> None:
    session = w.sessions.setdefault(b.session, Session(b.session))
    session.failed_cell, session.error, session.prepared = b.failed_cell, b.error, True
    if b.failed_cell is None:
        session.order = list(b.order)
        if w.session == b.session:
            w.current = w.current if w.current in session.order else ""
            w.wall = w.wall if w.wall in session.order else ""


def _answered(w: Workshop, run: Run) -> bool:
    tried = (item.trials for item in w.items.values() if item.kind == run.activity.kind)
    return run.activity.id in w.boxes or (run.beside and any(tried))


def _opened(w: Workshop, _: e.Event, b: e.ActivityOpened) -> None:
    run = w.runs[b.activity]
    run.state, run.closes_at = "open", b.closes_at
    if run.here is None or not _answered(w, run):
        run.here = {who: person.groups for who, person in w.participants.items()}
    if b.where == "room":
        w.current, w.wall = b.activity, ""
    elif b.where == "wall":
        w.wall = b.activity


def _closed(w: Workshop, _: e.Event, b: e.ActivityClosed) -> None:
    run = w.runs[b.activity]
    run.state, run.closes_at = "closed", None
    if w.wall == b.activity:
        w.wall = ""


def _shown(w: Workshop, _: e.Event, b: e.ResultsShown) -> None:
    run = w.runs[b.activity]
    run.shown, run.told = b.on, run.told or b.on
    if b.on and (box := w.boxes.get(b.activity)):
        box.since, box.told = set(), box.turnout


def _timer(w: Workshop, _: e.Event, b: e.TimerSet) -> None:
    w.runs[b.activity].closes_at = b.closes_at


def _added(w: Workshop, event: e.Event, b: e.ItemAdded) -> None:
    wording = Wording(1, b.fields, event.actor, event.at)
    w.take(Item(b.item, b.item_kind, b.activity, event.actor, event.at, [wording], b.within, b.of))
    run = w.runs.get(b.activity)
    w.items[b.item].named = run is not None and run.activity.privacy == "named"
    w.items[b.item].suggestion = b.suggestion


def _suggested(w: Workshop, _: e.Event, b: e.SuggestionsOffered) -> None:
    w.suggestions |= {one.id: one for one in b.suggestions}


def _revised(w: Workshop, event: e.Event, b: e.ItemRevised) -> None:
    wording = Wording(b.version, b.fields, event.actor, event.at, b.reason)
    w.items[b.item].wordings.append(wording)


def _withdrawn(w: Workshop, _: e.Event, b: e.ItemWithdrawn) -> None:
    w.items[b.item].withdrawn = True


def _hidden(w: Workshop, _: e.Event, b: e.ItemHidden) -> None:
    item = w.items[b.item]
    item.hidden, item.hidden_because = b.on, b.reason if b.on else ""


def _tagged(w: Workshop, _: e.Event, b: e.ItemTagged) -> None:
    w.items[b.item].tags = b.tags


def _merged(w: Workshop, event: e.Event, b: e.ItemsMerged) -> None:
    first = w.items[b.parents[0]]
    wording = Wording(1, b.fields, event.actor, event.at, b.reason)
    links = (to for parent in b.parents for to in w.items[parent].links)
    w.take(
        Item(
            b.item, b.item_kind, first.activity, event.actor, event.at, [wording],
            b.within, first.of, b.parents, links=tuple(dict.fromkeys(links)),
        )
    )  # fmt: skip
    for parent in b.parents:
        w.items[parent].merged_into = b.item


def _classified(w: Workshop, _: e.Event, b: e.ItemClassified) -> None:
    wording = w.items[b.item].wordings[-1]
    wording.fields = {k: v for k, v in {**wording.fields, **b.marks}.items() if v}


def _linked(w: Workshop, _: e.Event, b: e.ItemLinked) -> None:
    w.items[b.item].links = b.to


def _profile(w: Workshop, _: e.Event, b: e.ProfileSet) -> None:
    w.profile = Profile(b.channels, b.places, b.industry)


def _share_wanted(w: Workshop, _: e.Event, b: e.ShareWanted) -> None:
    w.wanted_share = b.share


def _kept_apart(w: Workshop, _: e.Event, b: e.KeptApart) -> None:
    w.apart.add(frozenset(b.items))


def _decided(w: Workshop, event: e.Event, b: e.ItemDecided) -> None:
    item = w.items[b.item]
    item.decision, item.decided_version, item.decided_at = b.decision, b.version, event.at
    item.reason, item.binding = b.reason, b.binding


def _commented(w: Workshop, event: e.Event, b: e.Commented) -> None:
    w.items[b.item].comments.append(Comment(event.actor, b.text, event.at, b.activity))


def _given(box: Box, who: str, *items: str) -> None:
    """Note that somebody has voted on these; who was dealt one has been counted as seeing it."""
    given = box.given.setdefault(who, set())
    dealt = box.drawn.get(who, ())
    for item in items:
        if item not in given and not any(item in batch for batch in dealt):
            box.looked_at[item] += 1
        given.add(item)


def _drawn(w: Workshop, event: e.Event, b: Drawn) -> None:
    box = w.boxes.setdefault(b.activity, Box())
    seen = box.given.get(event.actor, set()).union(*box.drawn.get(event.actor, ()))
    box.looked_at.update(item for item in b.items if item not in seen)
    box.drawn.setdefault(event.actor, []).append(b.items)


def _count_voter(box: Box, who: str, change: int) -> None:
    box.voters[who] = box.voters.get(who, 0) + change


def _voted(w: Workshop, event: e.Event, b: e.Voted) -> None:
    box, who = w.boxes.setdefault(b.activity, Box()), event.actor
    box.since.add(who)
    if isinstance(b.value, dict) and "over" in b.value:
        pair = pair_key(b.item, str(b.value["over"]))
        key = (who, *pair)
        if key not in box.pairs:
            _count_voter(box, who, 1)
            _given(box, who, *pair)
            box.judged.setdefault(who, set()).add(pair)
            box.compared[pair] += 1
        box.pairs[key] = (b.item, bool(b.value.get("tie", False)))
        return
    _cast(w, who, b.activity, b.item, None if b.value is None else (b.version, b.value))


def _cast(w: Workshop, who: str, activity: str, item: str, vote: Given | None) -> None:
    """Put a vote in, in place of an earlier one, or take it back."""
    box = w.boxes.setdefault(activity, Box())
    box.counted.pop(item, None)
    votes = box.votes.setdefault(item, {})
    if vote is None:
        if votes.pop(who, None) is not None:
            _count_voter(box, who, -1)
            box.given[who].discard(item)
        return
    _given(box, who, item)
    if who not in votes:
        _count_voter(box, who, 1)
    elif votes[who][0] != vote[0]:
        del votes[who]  # a vote on a new wording comes when it comes, not at the old one's place
    votes[who] = vote


def _voted_secretly(w: Workshop, event: e.Event, b: e.VotedSecretly) -> None:
    box = w.boxes.setdefault(b.activity, Box())
    what = "|".join(pair_key(b.item, b.other)) if b.other else b.item
    box.secret.setdefault(event.actor, set()).add(what)
    _given(box, event.actor, *([b.item, b.other] if b.other else [b.item]))
    _count_voter(box, event.actor, 1)


def _urn_emptied(w: Workshop, _: e.Event, b: e.UrnEmptied) -> None:
    box = w.boxes.setdefault(b.activity, Box())
    box.ballots.extend(b.ballots)
    box.counted.clear()
    box.unread += b.unread


def _paper(w: Workshop, _: e.Event, b: e.PaperCounted) -> None:
    box = w.boxes.setdefault(b.activity, Box())
    box.counted.pop(b.item, None)
    paper, key = box.paper, paper_key(b.item, b.value)
    if b.count:
        paper[key] = (b.version, b.value, b.count)
    else:
        paper.pop(key, None)


def _gate(w: Workshop, _: e.Event, b: e.GatePassed) -> None:
    w.gates[b.step] = b.reason


def _erased(w: Workshop, _: e.Event, b: e.Erased) -> None:
    gone = w.removed.get(b.participant)
    person = gone.person if gone else w.participants[b.participant]
    person.name, person.groups, person.credit = "", {}, False
    person.joined_as = {}
    for run in w.runs.values():
        if run.here and b.participant in run.here:
            run.here[b.participant] = {}


def _retention(w: Workshop, _: e.Event, b: RetentionSet) -> None:
    w.kept_until = b.until


def _strange(w: Workshop, _: e.Event, __: object) -> None:
    """Pass over an event of a newer version of the kit; count it so that it can be told."""
    w.strange += 1


Step = Callable[[Workshop, e.Event, Any], None]

_FOLD: dict[type, Step] = {
    e.WorkshopStarted: _started, e.RoomsMerged: _rooms_merged,
    e.Entered: _entered, e.Introduced: _introduced,
    e.SessionOpened: _session_opened, e.ActivityDeclared: _declared, e.AgendaSet: _agenda,
    e.ActivityOpened: _opened, e.ActivityClosed: _closed, e.ResultsShown: _shown,
    e.TimerSet: _timer, e.ItemAdded: _added, e.ItemRevised: _revised,
    e.ItemWithdrawn: _withdrawn, e.ItemHidden: _hidden, e.ItemTagged: _tagged,
    e.ItemsMerged: _merged, e.KeptApart: _kept_apart, e.ItemDecided: _decided,
    e.Commented: _commented, e.Voted: _voted, e.VotedSecretly: _voted_secretly,
    e.UrnEmptied: _urn_emptied, e.PaperCounted: _paper, e.Erased: _erased,
    e.GatePassed: _gate, e.ItemClassified: _classified, e.ItemLinked: _linked,
    e.ShareWanted: _share_wanted, e.KindDefined: _kind_defined,
    e.SuggestionsOffered: _suggested, e.ProfileSet: _profile, Drawn: _drawn,
    d.DoorSet: _door_set, d.LimitsSet: _limits_set, d.TicketsPrinted: _tickets,
    d.ParticipantRemoved: _removed, d.StandardShared: _shared, RetentionSet: _retention,
}  # fmt: skip
"""The step of each kind of event that is not an activity's own."""


_LEAVES_ITEMS = frozenset(
    {e.Voted, e.VotedSecretly, e.UrnEmptied, e.PaperCounted, Drawn, e.Commented, e.Entered,
     e.Introduced, e.Erased, e.TimerSet}
)  # fmt: skip
"""Events after which the same items stand as before; of any other the lists are made anew."""


def _sent(w: Workshop, person: Participant, event: e.Event) -> None:
    """Count what somebody sends: how fast, how many entries, how many characters."""
    person.sent = 1 + d.sent_within(person.sent, event.at - person.sent_at, w.limits.pace)
    person.sent_at = event.at
    person.fast = person.fast or person.sent > w.limits.pace / 2
    body = event.body
    if isinstance(body, (e.ItemAdded, e.Commented)):
        person.entries[body.activity] = person.entries.get(body.activity, 0) + 1
    if isinstance(body, (e.ItemAdded, e.ItemRevised)):
        person.characters += sum(map(len, body.fields.values()))
    elif isinstance(body, e.Commented):
        person.characters += len(body.text)


@cache
def known_steps() -> dict[type, Step]:
    """Give what each kind of event does to the state, those of the activities included."""
    return _FOLD | registry.steps()


def fold(events: Iterable[e.Event], onto: Workshop | None = None) -> Workshop:
    """Add events to a state, an empty one by default, and give the state.

    ``onto`` is changed in place: a server folds a million votes without copying.
    """
    state = onto if onto is not None else Workshop()
    known = known_steps()
    for event in events:
        what = type(event.body)
        step: Step = known.get(what, _strange)
        step(state, event, event.body)
        if what not in _LEAVES_ITEMS:
            state.lists.clear()
        if person := state.participants.get(event.actor):
            _sent(state, person, event)
        state.seq = event.seq
    return state
