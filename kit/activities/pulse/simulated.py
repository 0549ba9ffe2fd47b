"""What a simulated person does in a pulse."""

from __future__ import annotations

from kit.rehearsal.moment import Action, Moment, rating


def pulse(moment: Moment) -> Action | None:
    """Answer every statement, once."""
    answered = any(item.get("my_vote") for item in moment.items)
    if answered or moment.tries("answer"):
        return None
    opinion = moment.character.opinion
    values = {one: rating(opinion(moment.activity, one)) for one in moment.current["criteria"]}
    return Action({"do": "answer", "activity": moment.activity, "values": values}, seconds=8.0)
