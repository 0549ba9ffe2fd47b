"""Practice as people do it: a pulse, a quiz, role plays with their sheets, trials."""

from __future__ import annotations

from kit.domain.activities import CHANNELS, OUTCOMES
from kit.rehearsal.ballots import given, rating
from kit.rehearsal.character import number_of
from kit.rehearsal.moment import Action, Moment

_SAID = 0.75
"""Share of the meaning points that an average employee says."""
_TRIALS = 3
"""Trials that one person tells of in a rehearsal."""


def pulse(moment: Moment) -> Action | None:
    """Answer every statement, once."""
    answered = any(item.get("my_vote") for item in moment.items)
    if answered or moment.tries("answer"):
        return None
    opinion = moment.character.opinion
    values = {one: rating(opinion(moment.activity, one)) for one in moment.current["criteria"]}
    return Action({"do": "answer", "activity": moment.activity, "values": values})


def quiz(moment: Moment) -> Action | None:
    """Answer the next question: what one knows of the standard, else a guess."""
    item = next((one for one in moment.items if not given(moment, one)), None)
    if item is None:
        return None
    person, question, options = moment.character, moment.text(item), item["options"]
    fitting = person.people.fitting(question, options) if person.knows(question) else None
    guess = number_of(person.taste, "guess", question) % len(options)
    value = guess if fitting is None else fitting
    return Action({"do": "vote", "activity": moment.activity, "item": item["id"], "value": value})


def play(moment: Moment) -> Action | None:
    """Take part; in a round, fill in the sheet of the group if that is one's job."""
    role = moment.view.get("role") or {}
    if not role.get("ready"):
        if moment.tries("take_part"):
            return None
        return Action({"do": "take_part", "activity": moment.activity, "on": True})
    sheets = role.get("sheets") or ()
    if not role.get("fills") or role.get("scored") or not sheets:
        return None
    if moment.tries("score") >= role["round"]:
        return None
    sheet = sheets[0]
    points = [moment.random.random() < _SAID for _ in sheet["points"]]
    natural = rating(moment.character.opinion(sheet["text"], "naturalness"))
    return Action(
        {
            "do": "score",
            "activity": moment.activity,
            "item": sheet["item"],
            "points": points,
            "naturalness": natural,
        }
    )


def tell_trial(moment: Moment) -> Action | None:
    """Tell how a wording went with a client; a good one works more often."""
    items = moment.items
    if not items or moment.tries("try") >= _TRIALS:
        return None
    item = moment.random.choice(items)
    liking = moment.character.opinion(moment.text(item))
    luck = moment.random.random()
    worked = min(0.9, max(0.2, 0.6 + 0.15 * liking))
    outcome = OUTCOMES[0 if luck < worked else 1 if luck < worked + 0.15 else 2][0]
    return Action(
        {
            "do": "try",
            "activity": moment.activity,
            "item": item["id"],
            "outcome": outcome,
            "naturalness": rating(moment.character.opinion(moment.text(item), "naturalness")),
            "channel": moment.random.choice(CHANNELS)[0],
            "by": "experienced" if moment.character.share > _PATIENT else "other",
        }
    )


_PATIENT = 0.85
"""Who works through most of a ballot counts as experienced here."""
