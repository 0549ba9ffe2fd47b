"""A session in a notebook: each call declares an activity and shows its part.

What is shown depends on who looks: on the desk a widget with the controls and live
results, on phone and wall a mark that their script brings to life.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pydantic import ValidationError

from kit.domain.activities import Activity, Does, Privacy
from kit.domain.commands import FACILITATOR, Declare, OpenSession
from kit.domain.kinds import KINDS
from kit.domain.refusal import Refusal
from kit.language import N_, translate
from kit.log.errors import LogError
from kit.place import Place, find_place
from kit.room.journal import Ask, Journal
from kit.room.opening import open_journal
from kit.widgets.errors import KitError
from kit.widgets.mark import Mark

if TYPE_CHECKING:
    from kit.widgets.desk import Bench

_TITLES: dict[str, str] = {
    "opening": N_("Opening"),
    "collect": N_("Collect: {kinds}"),
    "vote": N_("Vote: {kinds}"),
    "contribute": N_("Work on: {kinds}"),
    "try": N_("Trials: {kinds}"),
    "results": N_("Results: {kinds}"),
    "decide": N_("Decide: {kinds}"),
}
_METHODS = ("approval", "dots", "pairwise")


def open_session(key: str) -> Session:
    """Find the workshop of this notebook and give its session ``key``.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    place, journal = open_workshop()
    return Session(key, place, journal)


@cache
def notebook_session() -> Session:
    """Give the session of single widgets in a notebook: all of them share one.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    return open_session("notebook")


def open_workshop() -> tuple[Place, Journal]:
    """Find and open the workshop of this notebook.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    try:
        place = find_place()
    except LookupError as error:
        raise KitError(
            Refusal(
                N_("There is no workshop in {folder} or above it. Make one: kit new FOLDER"),
                {"folder": str(error)},
            )
        ) from None
    try:
        return place, open_journal(place)
    except LogError as error:
        raise KitError(Refusal(error.text, error.values)) from error


class Session:
    """One session of the workshop, as a notebook runs it."""

    def __init__(self, key: str, place: Place, journal: Journal) -> None:
        self.key = key
        self.place = place
        self.face = os.environ.get("KIT_FACE", "desk")
        self._journal = journal
        self._bench: Bench | None = None

    @property
    def language(self) -> str:
        """The workshop's language."""
        return self._journal.state.language

    def opening(self) -> Any:
        """Show how to join, who is here, and the agenda."""
        return self._part("opening", "", key="opening")

    def collect(
        self,
        kind: str,
        *,
        prompt: str = "",
        title: str = "",
        within: str | None = None,
        ask: Sequence[str] = (),
        privacy: Privacy = "pseudonymous",
        minutes: float | None = None,
        key: str = "",
    ) -> Any:
        """Collect items of a kind from everybody; ``within`` is the kind they belong to.

        ``ask`` names the questions of the form, where the usual ones do not fit.

        Raises:
            KitError: the kind or another argument is not known.
        """
        known = self._kind(kind)
        around = within if within is not None else known.within
        if strange := sorted(set(ask) - {field.name for field in known.fields}):
            raise KitError(
                Refusal(
                    N_("A {kind} has no question “{field}”. Known questions: {known}."),
                    {
                        "kind": known.label,
                        "field": strange[0],
                        "known": ", ".join(field.name for field in known.fields),
                    },
                ),
                self.language,
            )
        return self._part(
            "collect", kind, key=key, prompt=prompt, title=title, within=around, ask=tuple(ask),
            privacy=privacy, minutes=minutes,
        )  # fmt: skip

    def vote(
        self,
        kind: str,
        *,
        by: str | Sequence[str] = "approval",
        budget: int = 5,
        most: int = 3,
        prompt: str = "",
        title: str = "",
        privacy: Privacy = "pseudonymous",
        minutes: float | None = None,
        key: str = "",
    ) -> Any:
        """Vote on all items of a kind.

        ``by`` is ``"approval"``, ``"dots"`` (``budget`` a person, at most ``most`` on one
        item), ``"pairwise"``, or a tuple of criteria that are each rated from 1 to 5.

        Raises:
            KitError: the kind or another argument is not known.
        """
        method = by if isinstance(by, str) and by in _METHODS else "ratings"
        criteria = () if method != "ratings" else (by,) if isinstance(by, str) else tuple(by)
        return self._part(
            "vote", kind, key=key, method=method, criteria=criteria, budget=budget, most=most,
            prompt=prompt, title=title, privacy=privacy, minutes=minutes,
        )  # fmt: skip

    def contribute(
        self,
        kind: str,
        *,
        prompt: str = "",
        title: str = "",
        privacy: Privacy = "pseudonymous",
        minutes: float | None = None,
        key: str = "",
    ) -> Any:
        """Let everybody add variants and comments to what there is: their own practice.

        Raises:
            KitError: the kind or another argument is not known.
        """
        return self._part(
            "contribute", kind, key=key, prompt=prompt, title=title, privacy=privacy,
            minutes=minutes, within=self._kind(kind).within,
        )  # fmt: skip

    def trials(
        self,
        kind: str,
        *,
        prompt: str = "",
        title: str = "",
        privacy: Privacy = "pseudonymous",
        key: str = "",
    ) -> Any:
        """Let people tell how a wording went in real dialogues, for weeks, with the same link.

        Raises:
            KitError: the kind or another argument is not known.
        """
        return self._part("try", kind, key=key, prompt=prompt, title=title, privacy=privacy)

    def results(self, kind: str, *, prompt: str = "", title: str = "", key: str = "") -> Any:
        """Show the results of all votes on a kind.

        Raises:
            KitError: the kind is not known.
        """
        return self._part("results", kind, key=key, prompt=prompt, title=title)

    def decide(self, kind: str, *, prompt: str = "", title: str = "", key: str = "") -> Any:
        """Adopt, send back or drop items of a kind, each with a reason.

        Raises:
            KitError: the kind is not known.
        """
        return self._part("decide", kind, key=key, prompt=prompt, title=title)

    def _kind(self, kind: str) -> Any:
        if kind not in KINDS:
            raise KitError(
                Refusal(
                    N_("There is no kind of item “{kind}”. Known kinds: {known}."),
                    {"kind": kind, "known": ", ".join(KINDS)},
                ),
                self.language,
            )
        return KINDS[kind]

    def _part(self, does: Does, kind: str, *, key: str, **settings: Any) -> Any:
        if kind:
            self._kind(kind)
        name = key or (f"{kind}.{does}" if kind else does)
        settings["title"] = settings.get("title") or self._title(does, kind)
        activity = self._activity(f"{self.key}/{name}", does, kind, settings)
        self._declare(activity)
        if self.face != "desk":
            return Mark(
                "kit-activity",
                (("id", activity.id), ("does", does)),
                said=activity.title,
            )
        return self._widget(activity)

    def _title(self, does: str, kind: str) -> str:
        many = translate(self.language, KINDS[kind].many) if kind else ""
        return translate(self.language, _TITLES[does], kinds=many)

    def _activity(self, name: str, does: Does, kind: str, settings: dict[str, Any]) -> Activity:
        try:
            return Activity(id=name, session=self.key, does=does, kind=kind, **settings)
        except ValidationError as error:
            wrong = error.errors()[0]
            raise KitError(
                Refusal(
                    N_("“{part}” does not fit: {why}."),
                    {"part": ".".join(map(str, wrong["loc"])), "why": wrong["msg"]},
                ),
                self.language,
            ) from None

    def _declare(self, activity: Activity) -> None:
        """Put the activity on the agenda; running the cell again changes nothing."""
        commands: list[Any] = [
            Declare(do="declare", id=f"declare.{uuid4().hex}", activity=activity)
        ]
        if not self._journal.state.session:
            first = OpenSession(do="open_session", id=f"open.{uuid4().hex}", session=self.key)
            commands.insert(0, first)
        self._journal.catch_up()
        answers = self._journal.carry_out([Ask(FACILITATOR, command) for command in commands])
        for answer in answers:
            if answer.refusal:
                raise KitError(answer.refusal, self.language)

    def _widget(self, activity: Activity) -> Any:
        from kit.widgets import desk  # noqa: PLC0415 - only the desk needs ipywidgets

        if self._bench is None:
            self._bench = desk.Bench(self.place, self._journal)
        return desk.WIDGETS[activity.does](self._bench, activity.id)
