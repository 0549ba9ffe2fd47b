"""The workshop kit for service standards: sessions as notebooks, people on their phones.

In a notebook of ``workshops/``::

    import kit

    session = kit.session("co-creation")
    session.opening()
    session.collect("situation", prompt="Which situations with a client are hard?")
    session.vote("situation", by="approval")

In a deck of ``slides/``: ``deck = kit.deck("co-creation")``. A single widget in any notebook:
``kit.vote("situation")``, and so for every call of a session. To read what a workshop came to,
without a server: ``kit.open("our-standard").results("situation")``.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from kit.reading import Reading
    from kit.sessions import Session, single
    from kit.widgets.deck import Deck
    from kit.widgets.errors import KitError

    collect = single(Session.collect)
    contribute = single(Session.contribute)
    coverage = single(Session.coverage)
    decide = single(Session.decide)
    documents = single(Session.documents)
    opening = single(Session.opening)
    passport = single(Session.passport)
    play = single(Session.play)
    pulse = single(Session.pulse)
    quiz = single(Session.quiz)
    register = single(Session.register)
    results = single(Session.results)
    sign = single(Session.sign)
    table = single(Session.table)
    trials = single(Session.trials)
    vote = single(Session.vote)

__version__ = "0.2.0"
__all__ = [  # but for "open": whoever imports all of this goes on opening files with Python's
    "KitError",
    "__version__",
    "collect",
    "contribute",
    "coverage",
    "decide",
    "deck",
    "documents",
    "opening",
    "passport",
    "play",
    "pulse",
    "quiz",
    "register",
    "results",
    "session",
    "sign",
    "table",
    "trials",
    "vote",
]


def session(key: str) -> Session:
    """Give the session ``key`` of the workshop that this notebook belongs to.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    from kit.sessions import open_session  # noqa: PLC0415 - the server needs no widgets

    return open_session(key)


def deck(key: str) -> Deck:
    """Give the wall's deck of slides for the session ``key``.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    from kit.widgets.deck import open_deck  # noqa: PLC0415 - the server needs no widgets

    return open_deck(key)


def open(place: str | PathLike[str] | None = None, *, workshop: str = "") -> Reading:  # noqa: A001 - as one opens a file
    """Open a workshop to read it: its entries, votes, trials and results as DataFrames.

    ``place`` is the workshop's folder, its log, or the ``postgresql://`` address of a log;
    without one, it is the workshop that this notebook belongs to. ``workshop`` names one of
    several in PostgreSQL. For a folder the setting ``KIT_LOG`` says where its log is, as it
    does for the server. Nothing is made or written, and no server needs to run.

    Raises:
        KitError: there is no workshop, or its log cannot be read.
    """
    from kit.reading import read  # noqa: PLC0415 - brings pandas

    return read(place, workshop)


if not TYPE_CHECKING:  # a checker reads the names above; here they come when they are used

    def __getattr__(name: str) -> object:
        """Give a call for a single widget, of other packages' activities too."""
        if name == "KitError":
            return import_module("kit.widgets.errors").KitError
        # Python asks here first whenever it imports a part of the package.
        ours = name.startswith("_") or find_spec(f"kit.{name}")
        if not ours and (call := import_module("kit.sessions").single_named(name)):
            return call
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        """Name all that the kit offers, the calls of other packages' activities too."""
        return sorted({*__all__, "open", *import_module("kit.sessions").calls()})


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """Tell Jupyter where the server extension is."""
    from kit.server.app import KitApp  # noqa: PLC0415 - only a server needs it

    return [{"module": "kit.server.app", "app": KitApp}]
