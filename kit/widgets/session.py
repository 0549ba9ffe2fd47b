"""A session in a notebook: each call declares an activity and shows its part.

What is shown depends on who looks: on the desk a widget with the controls and live
results, on phone and wall a mark that their script brings to life.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from kit.domain.activities import PULSE, TABLES, Privacy
from kit.domain.refusal import Refusal
from kit.language import N_, translate
from kit.widgets.declaring import Declaring
from kit.widgets.errors import KitError
from kit.widgets.finding import open_workshop

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


class Session(Declaring):
    """One session of the workshop, as a notebook runs it."""

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
        after_use: bool | None = None,
        key: str = "",
    ) -> Any:
        """Vote on all items of a kind.

        ``by`` is ``"approval"``, ``"dots"`` (``budget`` a person, at most ``most`` on one
        item), ``"pairwise"``, or a tuple of criteria that are each rated from 1 to 5.
        ``after_use`` says that people vote who have used the items: what they rate low for
        ``"usefulness"`` goes back and is not approved. Not said, a vote that was declared
        before stays as it was.

        Raises:
            KitError: the kind or another argument is not known.
        """
        method = by if isinstance(by, str) and by in _METHODS else "ratings"
        criteria = () if method != "ratings" else (by,) if isinstance(by, str) else tuple(by)
        if after_use is None:
            before = self._journal.state.runs.get(f"{self.key}/{key or f'{kind}.vote'}")
            after_use = before is not None and before.activity.after_use
        return self._part(
            "vote", kind, key=key, method=method, criteria=criteria, budget=budget, most=most,
            prompt=prompt, title=title, privacy=privacy, minutes=minutes, after_use=after_use,
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

    def play(
        self,
        kind: str = "situation",
        *,
        prompt: str = "",
        title: str = "",
        privacy: Privacy = "pseudonymous",
        key: str = "",
    ) -> Any:
        """Play situations in groups of three: client, employee, observer with a sheet.

        Raises:
            KitError: the kind or another argument is not known.
        """
        return self._part("play", kind, key=key, prompt=prompt, title=title, privacy=privacy)

    def quiz(self, *, prompt: str = "", title: str = "", key: str = "") -> Any:
        """Ask how well the standard is understood: questions with answers to choose from.

        The questions are items of the kind "question": collect them, or let the desk make
        them from what the standard says. Which answer is right shows after the reveal.
        """
        return self._part("quiz", "question", key=key, method="choice", prompt=prompt, title=title)

    def register(self, *, prompt: str = "", title: str = "") -> Any:
        """Show the desk the register of situations: kind, typical or not, themes of claims."""
        return self._part("register", "situation", key="", prompt=prompt, title=title)

    def coverage(self, *, prompt: str = "", title: str = "") -> Any:
        """Show the desk what the standard covers, and every cell that is still empty."""
        return self._part("coverage", "situation", key="", prompt=prompt, title=title)

    def table(self, table: str, *, prompt: str = "", title: str = "") -> Any:
        """Import ``"claims"``, ``"survey"`` or ``"codings"`` on the desk, and read what they say.

        Raises:
            KitError: there is no such table.
        """
        if table not in TABLES:
            raise KitError(
                Refusal(
                    N_("There is no table “{table}”. Known tables: {known}."),
                    {"table": table, "known": ", ".join(TABLES)},
                ),
                self.language,
            )
        name = title or translate(self.language, TABLES[table])
        return self._part("tables", table, key=f"{table}.table", prompt=prompt, title=name)

    def pulse(
        self, wave: str, *, prompt: str = "", title: str = "", statements: Sequence[str] = PULSE
    ) -> Any:
        """Ask everybody in secret how far they agree, ``"before"`` and ``"after"`` something.

        The desk compares the two waves; fewer than five answers are never shown.

        Raises:
            KitError: the wave or a statement does not fit.
        """
        return self._part(
            "pulse", "", key=f"pulse.{wave}", prompt=prompt, title=title, privacy="secret",
            method="ratings", criteria=tuple(statements),
        )  # fmt: skip

    def results(self, kind: str, *, prompt: str = "", title: str = "", key: str = "") -> Any:
        """Show the results of all votes on a kind.

        Raises:
            KitError: the kind is not known.
        """
        return self._part("results", kind, key=key, prompt=prompt, title=title)

    def decide(
        self,
        kind: str,
        *,
        must_at_most: float = 0.5,
        prompt: str = "",
        title: str = "",
        key: str = "",
    ) -> Any:
        """Adopt, send back or drop items of a kind, each with a reason.

        The desk warns when more than the share ``must_at_most`` of what is adopted is a
        "must": a standard that leaves no freedom is not followed.

        Raises:
            KitError: the kind is not known.
        """
        return self._part(
            "decide", kind, key=key, prompt=prompt, title=title, must_at_most=must_at_most
        )
