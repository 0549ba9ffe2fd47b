"""What a simulated person does in a quiz."""

from __future__ import annotations

from kit.rehearsal.character import number_of
from kit.rehearsal.moment import Action, Moment, given


def quiz(moment: Moment) -> Action | None:
    """Answer the next question: what one knows of the standard, else a guess."""
    item = next((one for one in moment.items if not given(moment, one)), None)
    if item is None:
        return None
    person, question, options = moment.character, moment.text(item), item["options"]
    fitting = person.people.fitting(question, options) if person.knows(question) else None
    guess = number_of(person.taste, "guess", question) % len(options)
    value = guess if fitting is None else fitting
    return Action(
        {"do": "vote", "activity": moment.activity, "item": item["id"], "value": value}, seconds=2.5
    )
