"""What a simulated person does: say a mood once."""

from __future__ import annotations

from kit.rehearsal.moment import Action, Moment


def mood(moment: Moment) -> Action | None:
    """Tap one of the three, once."""
    if moment.tries("feel") or moment.view.get("mood"):
        return None
    opinion = moment.character.opinion("the day")
    told = "good" if opinion > 0.3 else "so-so" if opinion > -0.5 else "bad"
    return Action({"do": "feel", "activity": moment.activity, "mood": told})
