"""The room's protocol: JSON text frames between a phone (or wall) and the room.

To the room (one object a frame; every ``id`` is made by the sender and is unique; the same
command may be sent again and again under the same id, and happens once)::

    {"do": "enter", "id", "name", "groups": {"role", "experience", "branch"}, "language", "credit",
     "ticket"}
    {"do": "add", "id", "activity", "kind", "fields": {name: text}, "within", "of"}
    {"do": "take_up", "id", "activity", "suggestion"}
    {"do": "revise", "id", "item", "fields"}
    {"do": "withdraw", "id", "item"}
    {"do": "vote", "id", "activity", "item", "value"}
    {"do": "comment", "id", "activity", "item", "text"}
    {"do": "try", "id", "activity", "item", "outcome", "seconds", "naturalness", "channel", "by",
     "tried_at"}
    {"do": "answer", "id", "activity", "values": {statement: 1..5}}
    {"do": "take_part", "id", "activity", "on"}
    {"do": "score", "id", "activity", "item", "points": [bool, …], "naturalness"}
    {"do": "sign", "id", "activity", "agrees", "reason"}

``value`` is ``"useful" | "unsure" | "not_for_me"`` (approval), ``{criterion: 1..5}`` (ratings),
a whole number of dots, the place of an answer (a quiz), ``{"over": item, "tie": bool}``
(pairwise), or ``null`` to take a vote back. The same commands come as a list by
``POST /join/<CODE>/events``.

From the room::

    {"is": "welcome", "participant": id or null, "seq", "view": {…}}
    {"is": "ack", "id", "seq"}            only after the event is safely kept
    {"is": "refused", "id", "why"}        a sentence in the participant's language
    {"is": "view", "seq", "set": {…}}     changed top-level parts, at most five a second

The types below are exactly the parts of ``view``.
"""

from __future__ import annotations

import json
from typing import Any, Literal, Required, TypedDict

from kit.domain.activities import Method, Privacy, Role
from kit.domain.refusal import Refusal
from kit.domain.workshop import RunState
from kit.language import N_, OwnText

FRAME_LIMIT = 64 * 1024
"""Largest frame or posted body, in bytes."""

LIST_LIMIT = 200
"""Most commands in one post."""

DEPTH_LIMIT = 16
"""Most lists and objects within each other in one command; the deepest real one has four."""

UNREADABLE = Refusal(N_("This message could not be read. Reload the page and try again."))


Words = str | dict[str, str]
"""A key of the catalogues, or a text that no catalogue knows, by language."""


class Me(TypedDict):
    """Who the participant said to be."""

    id: str
    name: str
    groups: dict[str, str]
    language: str
    credit: bool


class RoomPart(TypedDict):
    """The room: its title, language, how many are here, and whether it is ready."""

    title: str
    language: str
    code: str
    session: str
    present: int
    joined: int
    prepared: bool
    page: str
    locked: bool
    """Nobody new can come in."""
    by_ticket: bool
    """Who comes in is asked for a ticket."""
    standard: bool
    """The standard can be read and kept."""


class AgendaEntry(TypedDict):
    """One activity of the agenda."""

    id: str
    does: str
    title: str
    state: RunState
    answered: bool
    """Whether phones take part in it."""
    counts_items: bool
    """Whether the wall says how many entries have come in."""


class FormField(TypedDict):
    """One question of a form."""

    name: str
    label: Words
    help: Words
    required: bool
    lines: int
    choices: list[tuple[str, Words]]


class Scale(TypedDict):
    """What a criterion is called, and what its lowest and its highest grade mean."""

    label: str
    low: str
    high: str


class Current(TypedDict):
    """The current activity: what it asks, and how to answer."""

    id: str
    does: str
    kind: str
    kind_label: Words
    kind_many: Words
    title: str
    prompt: str
    state: RunState
    shown: bool
    closes_at: float | None
    privacy: Privacy
    within: str
    within_label: Words
    form: list[FormField]
    method: Method
    criteria: list[str]
    budget: int
    most: int
    grades: list[int]
    """What an item can be given by a criterion, least first."""
    scales: dict[str, Scale]
    """By criterion, those of its own and of all votes on its kind; keys of the catalogue."""
    offers: dict[str, list[tuple[str, Words]]]
    """Answers to choose from beside the form, by question: the part of the command that takes
    their keys."""
    spoken: bool
    """Whether it is about what is said or done to clients: then trials tell how natural it was."""


class ItemPart(TypedDict, total=False):
    """One item as a phone sees it; nobody's name is in it."""

    id: Required[str]
    kind: Required[str]
    fields: Required[dict[str, str]]
    version: Required[int]
    within: str
    about: str
    of: str
    mine: Required[bool]
    my_vote: Any
    options: list[str]
    """The answers to a question of a quiz; a vote names one by its place, from 0."""
    right: int
    """The place of the right answer, once the results are shown."""
    comments: list[str]
    tried: int
    """How often one has told a trial of it, where trials are told."""
    watch: str
    """What counts as a success, as it was planned."""
    outcome: dict[str, str]
    """What became of one's own entry: merged, hidden, adopted, sent back, dropped; and why."""


class Sheet(TypedDict):
    """A module as the observer's sheet shows it: what must be said, in any words."""

    item: str
    text: str
    points: list[str]


class Seat(TypedDict):
    """Somebody's place in a group of a role play."""

    number: int
    """In the group, from 1: what to call somebody without a name."""
    name: str
    """As they named themselves, or ``""``."""
    role: Role


class MapEntry(TypedDict):
    """What a number on a map stands for; an entry that is not on the map has none."""

    number: str
    text: str


class RatingsMap(TypedDict):
    """Results by two criteria as a picture, with what is to be seen, and all of it in words."""

    title: str
    words: str
    picture: str
    entries: list[MapEntry]


class Round(TypedDict):
    """The groups of the present round, in the order of their numbers: the first is group 1."""

    number: int
    groups: list[list[Seat]]


class RolePart(TypedDict):
    """One's part in the role plays."""

    ready: bool
    round: int
    role: Role | Literal[""]
    """``""`` without a group."""
    group: int
    """The number of one's group, which is its table; 0 without a group."""
    number: int
    """One's own in it."""
    partners: list[Seat]
    """The others in it."""
    situation: str
    client_says: str
    client_type: dict[str, str]
    """The type of client to play: its form filled in, empty without one."""
    sheets: list[Sheet]
    """The modules of the situation: for the observer to fill in, for the employee to read."""
    fills: bool
    scored: bool


class SigningPart(TypedDict):
    """What one said of the draft, and whether it was changed since."""

    agrees: bool
    reason: str
    changed: bool


class Choice(TypedDict):
    """Something an item can belong to."""

    id: str
    text: str


class Suggested(TypedDict):
    """An entry that a pack suggests, until somebody takes it up."""

    id: str
    fields: dict[str, str]
    about: str
    """What it belongs to: a stage of the talk, a channel."""


class Turnout(TypedDict):
    """How far an activity has come, without leaking any result."""

    activity: str
    voted: int
    items: int
    present: int


class Beside(TypedDict, total=False):
    """An activity that can be answered beside the current one, with what it adds to a view."""

    current: Required[Current]
    items: Required[list[ItemPart]]
    pair: list[str] | None
    role: RolePart | None
    signing: SigningPart | None


class View(TypedDict, total=False):
    """All a phone shows. A missing part in ``set`` means unchanged."""

    me: Me | None
    room: RoomPart
    agenda: list[AgendaEntry]
    current: Current | None
    items: list[ItemPart]
    choices: list[Choice]
    suggested: list[Suggested]
    pair: list[str] | None
    role: RolePart | None
    signing: SigningPart | None
    results: list[dict[str, Any]] | None
    turnout: Turnout | None
    asks: list[FormField]
    """What one may say of oneself besides a name: the groups of ``enter``."""
    beside: list[Beside]
    round: Round | None
    """Who plays with whom: on the wall alone."""
    map: RatingsMap | None
    """Results of a vote by two criteria: on the wall alone."""
    now: float


def words(label: str) -> Words:
    """Give a label as phones take it: they translate a key, and choose among texts."""
    return {"en": str(label), **label.languages} if isinstance(label, OwnText) else label


def write(frame: Any) -> str:
    """Give the compact text of a frame or of a part of one."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


def ack(command_id: str | None, seq: int) -> dict[str, object]:
    """Say that a command is safely kept."""
    return {"is": "ack", "id": command_id, "seq": seq}


def refused(command_id: str | None, refusal: Refusal, language: str) -> dict[str, object]:
    """Say in the participant's language why a command was not carried out."""
    return {"is": "refused", "id": command_id, "why": refusal.said(language)}


def view_frame(seq: int, parts: dict[str, str]) -> str:
    """Put together a view frame from parts that are JSON texts already."""
    return f'{{"is":"view","seq":{seq},"set":{{{_inside(parts)}}}}}'


def welcome_frame(participant: str | None, seq: int, parts: dict[str, str]) -> str:
    """Put together the first frame of a socket: who one is, and the whole view."""
    who = write(participant)
    return f'{{"is":"welcome","participant":{who},"seq":{seq},"view":{{{_inside(parts)}}}}}'


def _inside(parts: dict[str, str]) -> str:
    return ",".join(f'"{name}":{text}' for name, text in parts.items())


def whole_characters(frame: Any) -> Any:
    """Put “?” for half a character, as a cut emoji leaves it: nobody could write it down."""
    return json.loads(json.dumps(frame, ensure_ascii=False).encode("utf-8", "replace"))


def too_deep(raw: Any) -> bool:
    """Whether lists and objects are nested deeper than any command, and than is safe to walk."""
    level = [raw]
    for _ in range(DEPTH_LIMIT + 1):
        inside = [one.values() if isinstance(one, dict) else one for one in level]
        level = [one for part in inside for one in part if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def read_frame(text: str | bytes) -> dict[str, Any] | Refusal:
    """Read one frame of a socket; malformed, oversized and binary ones are refused in words."""
    if isinstance(text, bytes):
        return Refusal(N_("This message came as bytes. Send it as text: one JSON object a frame."))
    frame = _read(text.encode("utf-8", "replace"), FRAME_LIMIT)
    return frame if isinstance(frame, dict | Refusal) else UNREADABLE


def read_list(body: bytes, limit: int | None = FRAME_LIMIT) -> list[Any] | Refusal:
    """Read a posted list of commands, of at most ``limit`` bytes; else refuse it in words."""
    raws = _read(body, limit)
    if isinstance(raws, Refusal) or (isinstance(raws, list) and len(raws) <= LIST_LIMIT):
        return raws
    return Refusal(N_("Send a list of at most {limit} messages."), {"limit": LIST_LIMIT})


def _read(text: bytes, limit: int | None) -> Any:
    if limit is not None and len(text) > limit:
        return Refusal(
            N_("This message is larger than {limit} KB. Shorten the text."),
            {"limit": limit // 1024},
        )
    try:
        # Decoded here: json.loads would guess at UTF-16, and let half characters through.
        return json.loads(text.decode())
    except (ValueError, RecursionError):
        return UNREADABLE
