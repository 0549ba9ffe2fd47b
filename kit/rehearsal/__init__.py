"""Rehearsal: simulated people who join a running workshop as phones do.

A facilitator who wants to try a session needs a room full of people. These come over the
network by the room's protocol, like everybody else, at a human pace. They touch neither
the log nor the state: what they do, anybody with a phone could do.
"""

from kit.rehearsal.crowd import Summary, rehearse
from kit.rehearsal.people import BadPeople, People, load_people

__all__ = ["BadPeople", "People", "Summary", "load_people", "rehearse"]
