"""What a simulated person does in role plays."""

from __future__ import annotations

from kit.rehearsal.moment import Action, Moment, rating

_SAID = 0.75
"""Share of the meaning points that an average employee says."""


def play(moment: Moment) -> Action | None:
    """Take part; in a round, fill in the sheet of the group if that is one's job."""
    role = moment.view.get("role") or {}
    if not role.get("ready"):
        if moment.tries("take_part"):
            return None
        return Action({"do": "take_part", "activity": moment.activity, "on": True}, seconds=4.0)
    sheets = role.get("sheets") or ()
    if not role.get("fills") or role.get("scored") or not sheets:
        return None
    if moment.tries("score") >= role["round"]:
        return None
    sheet = sheets[0]
    points = [moment.random.random() < _SAID for _ in sheet["points"]]
    natural = rating(moment.character.opinion(sheet["text"], "naturalness"))
    ways = [key for key, _ in sheet["ways"]]
    return Action(
        {
            "do": "score",
            "activity": moment.activity,
            "item": sheet["item"],
            "points": points,
            "naturalness": natural,
            "way": moment.random.choice(ways) if ways else None,
        },
        seconds=25.0,
    )
