"""What all widgets of the desk have in common: state to the browser, commands from it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from kit.domain.refusal import Refusal
from kit.evidence.results import results_of
from kit.evidence.urn import urn_said
from kit.language import N_
from kit.room import views
from kit.room.desk_view import desk_items, run_view
from kit.room.item_views import items_part
from kit.room.protocol import FormField, refused
from kit.widgets.bundle import bundle, modules_of
from kit.widgets.words import words_for

if TYPE_CHECKING:
    from kit.domain.workshop import Run, Workshop
    from kit.widgets.desk.bench import Bench

_HERE = Path(__file__).parent
_LOG = logging.getLogger(__name__)


def styles(script: Path) -> str:
    """Join the styles of the modules a widget is made of."""
    sheets = [path.with_suffix(".css") for path in modules_of(script)]
    common = _HERE / "part.css"
    return "\n".join(s.read_text("utf-8") for s in [common, *sheets] if s.exists())


class DeskWidget(anywidget.AnyWidget):
    """One activity on the desk.

    State lives in the traits ``view`` (what a phone would see, for trying it out) and
    ``desk`` (what the facilitator sees); messages from the browser are commands only, and
    each gets exactly one answer.
    """

    _esm = "export default {}"
    view = traitlets.Dict().tag(sync=True)
    desk = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    activity = traitlets.Unicode().tag(sync=True)

    script: Path

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Bundle the widget's script now, so that a missing file is noticed at once."""
        if script := cls.__dict__.get("script"):
            cls._esm = bundle(script)
            cls._css = styles(script)
        super().__init_subclass__(**kwargs)

    def __init__(self, bench: Bench, activity: str) -> None:
        super().__init__(
            activity=activity, words=words_for(bench.language, modules_of(self.script))
        )
        self.bench = bench
        self.on_msg(self._guarded)
        bench.show(self)

    @property
    def state(self) -> Workshop:
        """The workshop as this kernel knows it."""
        return self.bench.journal.state

    @property
    def run(self) -> Run:
        """How the activity is going."""
        return self.state.runs[self.activity]

    def refresh(self) -> None:
        """Bring the traits up to date; unchanged ones send nothing."""
        with self.hold_sync():
            self.view = self.view_of()
            self.desk = self.desk_of()

    def view_of(self) -> dict[str, Any]:
        """Give the view of a phone that belongs to the facilitator."""
        state, run = self.state, self.run
        me: dict[str, Any] = {"id": "facilitator", "name": "", "groups": {}, "credit": False}
        return {
            "me": {**me, "language": state.language},
            "room": views.room_part(state, len(state.participants), ""),
            "agenda": views.agenda_part(state),
            "current": views.current_part(state, run),
            "items": items_part(state, run, "facilitator"),
            "choices": views.choices_part(state, run, None),
            "suggested": [],  # taken up by participants alone
            "results": self.results(),
            "asks": [],
            "turnout": views.turnout_part(state, run, len(state.participants)),
            "pair": None,
            "role": None,
        }

    def results(self) -> list[dict[str, Any]] | None:
        """Give the results that the desk sees at any time; ``None`` where there are none."""
        return results_of(self.state, self.run.activity)

    def desk_of(self) -> dict[str, Any]:
        """Give what only the facilitator sees of this activity."""
        state, run = self.state, self.run
        kind, urn = run.activity.kind, urn_said(run, state.box(run.activity.id))
        return {
            "run": run_view(state, run),
            "session": state.session,
            "running": [
                {"id": one.activity.id, "title": one.activity.title} for one in state.running()
            ],
            "joined": len(state.participants),
            "urn": urn.said(self.bench.language) if urn else "",
            "items": desk_items(state, kind) if kind else [],
            "form": self.form_of(kind) if kind else [],
        }

    def form_of(self, kind: str) -> list[FormField]:
        """Give the form in which the desk shows and edits items: every question, asked or not.

        Those that items answered before the form changed stand at its end.
        """
        forms = [item.fields for item in self.state.items.values() if item.kind == kind]
        return views.form_part(self.state, self.state.kind(kind).answered(*forms).fields)

    def _guarded(self, _widget: object, message: Any, _buffers: object) -> None:
        """Answer every message, whatever happens: ipywidgets would swallow an exception."""
        message_id = str(message.get("id", "")) if isinstance(message, dict) else ""
        try:
            self.bench.sign_of_life()
            answer = self.answer(message)
        except Exception:  # noqa: BLE001 - answered in words, and logged
            _LOG.exception("A message of the desk failed.")
            why = Refusal(N_("This failed in the kernel; the notebook's log says why."))
            answer = refused(message_id, why, self.bench.language)
        if answer is not None:
            self.send(answer)

    def answer(self, message: dict[str, Any]) -> dict[str, object] | None:
        """Carry out one message of the browser; ``{"do": "hello"}`` is a sign of life."""
        if message.get("do") == "hello":
            return None
        return self.bench.carry_out(message)
