"""Declaring activities from a notebook, and showing the right part of each to who looks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pydantic import ValidationError

from kit.domain.activities import Activity
from kit.domain.commands import FACILITATOR, Declare, OpenSession
from kit.domain.items import Kind
from kit.domain.own_kinds import own_kinds
from kit.domain.refusal import Refusal
from kit.domain.registry import fetch, types
from kit.language import N_, translate
from kit.place import Place
from kit.room.journal import Ask, Journal
from kit.widgets.errors import KitError
from kit.widgets.mark import Mark

if TYPE_CHECKING:
    from kit.widgets.desk.bench import Bench


class Declaring:
    """What a session does behind each of its calls."""

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

    def kind_of(self, key: str) -> Kind:
        """Give a kind of item by its key: as the folder has it now, or as the log knows it.

        Raises:
            KitError: there is no such kind, or its file cannot be used.
        """
        own, wrong = own_kinds(self.place.kind_files())
        known = {**self._journal.state.all_kinds(), **own}
        if key in wrong:
            raise KitError(wrong[key], self.language)
        if key not in known:
            raise KitError(
                Refusal(
                    N_("There is no kind of item “{kind}”. Known kinds: {known}."),
                    {"kind": key, "known": ", ".join(known)},
                ),
                self.language,
            )
        return known[key]

    def part(self, does: str, kind: str, *, key: str, **settings: Any) -> Any:
        """Declare an activity and give what this face shows of it.

        ``does`` is the key of its type; ``settings`` are those of an
        :class:`~kit.domain.activities.Activity`.

        Raises:
            KitError: the kind or a setting does not fit.
        """
        if kind and types()[does].kind_is_item:
            self.kind_of(kind)
        settings["title"] = settings.get("title") or self._title(does, kind)
        activity = self._activity(self._name(does, kind, key), does, kind, settings)
        self._declare(activity)
        if self.face != "desk":
            return Mark(
                "kit-activity",
                (("id", activity.id), ("does", does)),
                said=activity.title,
            )
        return self._widget(activity)

    def declared(self, does: str, kind: str, key: str) -> Activity | None:
        """Give the activity as it was declared before; ``None`` if it is new."""
        run = self._journal.state.runs.get(self._name(does, kind, key))
        return run.activity if run else None

    def _name(self, does: str, kind: str, key: str) -> str:
        return f"{self.key}/{key or (f'{kind}.{does}' if kind else does)}"

    def _title(self, does: str, kind: str) -> str:
        about = bool(kind) and types()[does].kind_is_item
        many = translate(self.language, self.kind_of(kind).many) if about else ""
        return translate(self.language, types()[does].title, kinds=many)

    def _activity(self, name: str, does: str, kind: str, settings: dict[str, Any]) -> Activity:
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
        own, _ = own_kinds(self.place.kind_files())
        declared = Declare(
            do="declare", id=f"declare.{uuid4().hex}", activity=activity, kinds=list(own.values())
        )
        commands: list[Any] = [declared]
        if not self._journal.state.session:
            first = OpenSession(do="open_session", id=f"open.{uuid4().hex}", session=self.key)
            commands.insert(0, first)
        self._journal.catch_up()
        answers = self._journal.carry_out([Ask(FACILITATOR, command) for command in commands])
        for answer in answers:
            if answer.refusal:
                raise KitError(answer.refusal, self.language)

    def _widget(self, activity: Activity) -> Any:
        from kit.widgets.desk.bench import Bench  # noqa: PLC0415 - only the desk needs ipywidgets

        if self._bench is None:
            self._bench = Bench(self.place, self._journal)
        return fetch(types()[activity.does].desk)(self._bench, activity.id)
