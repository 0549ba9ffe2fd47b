"""Role plays as one participant sees them: one's card, and the sheet of one's group."""

from __future__ import annotations

from kit.activities.coverage.conflict_ways import ends_of
from kit.activities.role_play.play import DrawnGroup, play_of, points_of
from kit.activities.role_play.rules import modules_for
from kit.domain.activities import ROLES
from kit.domain.workshop import Item, Run, Workshop
from kit.evidence.results import text_of
from kit.room import protocol as p


def _seated(group: DrawnGroup) -> list[str]:
    """Put a group in order, the client first."""
    order = [role for role, _ in ROLES]
    return sorted(group.roles, key=lambda who: (order.index(group.roles[who]), who))


def _seats(state: Workshop, group: DrawnGroup, but: str = "") -> list[p.Seat]:
    """Give who is in a group ``but`` one; names are those that people gave themselves."""
    people = state.participants  # without those who were taken out since
    return [
        {
            "number": n,
            "name": people[who].name if who in people else "",
            "role": group.roles[who],
        }
        for n, who in enumerate(_seated(group), 1)
        if who != but
    ]


def round_part(state: Workshop, run: Run) -> p.Round | None:
    """Give the groups of the present round, for all to find each other; ``None`` before it."""
    rounds = play_of(state, run.activity.id).rounds
    if not rounds:
        return None
    return {"number": len(rounds), "groups": [_seats(state, group) for group in rounds[-1]]}


def role_part(state: Workshop, run: Run, who: str | None) -> p.RolePart | None:
    """Give somebody's role in the present round; ``None`` for who has not joined."""
    if not who:
        return None
    play = play_of(state, run.activity.id)
    part: p.RolePart = {
        "ready": who in play.ready,
        "round": len(play.rounds),
        "role": "",
        "group": 0,
        "number": 0,
        "partners": [],
        "situation": "",
        "client_says": "",
        "client_type": {},
        "sheets": [],
        "fills": False,
        "scored": False,
    }
    place = play.place_of(who)
    if place is not None:
        number, group = place
        part["group"], part["scored"] = number + 1, (len(play.rounds), number) in play.scores
        _deal(state, part, group, who)
    return part


def _deal(state: Workshop, part: p.RolePart, group: DrawnGroup, who: str) -> None:
    """Write somebody's card: who plays, what is played, and the sheet of who fills it in."""
    role = part["role"] = group.roles[who]
    part["number"] = _seated(group).index(who) + 1
    part["partners"] = _seats(state, group, but=who)
    situation, met = _seen(state, group.situation), _seen(state, group.client_type)
    if situation is not None:
        part["situation"] = text_of(situation)
    if role == "client":
        part["client_says"] = situation.fields.get("client_says", "") if situation else ""
        part["client_type"] = met.fields if met else {}
    pair = "observer" not in group.roles.values()
    part["fills"] = pair or role == "observer"
    if pair or role != "client":
        ends = ends_of(state, situation.id) if situation else []
        ways = [(end.id, " – ".join(filter(None, (end.fields.get("when"), text_of(end)))))
                for end in ends]  # fmt: skip
        part["sheets"] = [
            {"item": module.id, "text": text_of(module), "points": points_of(module), "ways": ways}
            for module in modules_for(state, group.situation)
        ]


def _seen(state: Workshop, item: str) -> Item | None:
    """Give an entry as it stands now, or nothing once it is hidden."""
    now = state.standing(item)
    return now if now is not None and now.seen else None
