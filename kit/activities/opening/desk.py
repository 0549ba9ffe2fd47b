"""The desk's opening: how to join, who is here, the agenda, and the exports."""

from __future__ import annotations

import os
from functools import cache, partial
from pathlib import Path
from typing import Any

from kit.activities.documents.desk import Documents, editions_offered
from kit.activities.opening.door import door_view
from kit.domain.activities import CHANNELS
from kit.domain.choices import PLACES
from kit.domain.steps import missing_before
from kit.language import translate
from kit.place import session_of, title_of
from kit.room.desk_view import group_counts, run_view, steps_view
from kit.widgets.desk.desk_widget import DeskWidget
from kit.widgets.qr import qr_data


@cache
def _titles(folder: Path) -> tuple[tuple[Path, str], ...]:
    """Remember what the notebooks are called: a desk is refreshed with every vote."""
    return tuple((path, title_of(path)) for path in sorted((folder / "workshops").glob("*.ipynb")))


class Opening(Documents):
    """The first thing of a session."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add the addresses, the people, the agenda, and what is wrong with the notebook."""
        state = self.state
        session = state.sessions.get(self.run.activity.session)
        address = os.environ.get("KIT_JOIN", "")
        return DeskWidget.desk_of(self) | {
            "links": {
                "join": address,
                "wall": os.environ.get("KIT_WALL", ""),
                "code": state.code,
                "qr": qr_data(address) if address else "",
            },
            "groups": {
                group: {translate(self.bench.language, value): n for value, n in counts.items()}
                for group, counts in group_counts(state).items()
            },
            "sessions": self._sessions(),
            "before": [
                f"{translate(self.bench.language, step.label)} ({len(step.lacks)})"
                for step in missing_before(state, str(self.run.activity.settings.get("step", "")))
            ],
            "steps": steps_view(state, state.language),
            "shared": state.shared,
            "editions": editions_offered(self.bench.language),
            "agenda": [run_view(state, run) for run in state.agenda()],
            "profile": self._profile(),
            "door": door_view(state),
            "problem": {
                "failed_cell": session.failed_cell if session else None,
                "error": session.error if session else "",
            },
        }

    def _sessions(self) -> list[dict[str, Any]]:
        """Give the notebooks of the workshop, to go on from one session to the next."""
        here = self.run.activity.session
        return [
            {"notebook": path.name, "title": title, "here": session_of(path) == here}
            for path, title in _titles(self.bench.place.folder)
        ]

    def _profile(self) -> dict[str, Any] | None:
        """Give where the company serves its clients and what there is to choose, if asked for."""
        if not self.run.activity.settings.get("profile"):
            return None
        profile, say = self.state.profile, partial(translate, self.bench.language)
        return {
            "channels": [[key, say(label), profile.serves(key)] for key, label in CHANNELS],
            "places": [
                [key, say(label), not profile.places or key in profile.places]
                for key, label in PLACES
            ],
            "industry": profile.industry,
            "told": profile.told,
        }
