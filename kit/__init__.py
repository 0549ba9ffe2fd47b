"""The workshop kit for service standards: sessions as notebooks, people on their phones.

In a notebook of ``workshops/``::

    import kit

    session = kit.session("co-creation")
    session.opening()
    session.collect("situation", prompt="Which situations with a client are hard?")
    session.vote("situation", by="approval")

and in a deck of ``slides/``: ``deck = kit.deck("co-creation")``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.session import Session
    from kit.widgets.deck import Deck

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "collect",
    "contribute",
    "decide",
    "deck",
    "results",
    "session",
    "vote",
]


def session(key: str) -> Session:
    """Give the session ``key`` of the workshop that this notebook belongs to.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    from kit.session import open_session  # noqa: PLC0415 - the server needs no widgets

    return open_session(key)


def _notebook() -> Session:
    """Give the session of a notebook that names none: single widgets belong to it."""
    from kit.session import notebook_session  # noqa: PLC0415 - the server needs no widgets

    return notebook_session()


def collect(kind: str, **settings: Any) -> Any:
    """Show one widget that collects items, in any notebook; see :meth:`Session.collect`."""
    return _notebook().collect(kind, **settings)


def vote(kind: str, **settings: Any) -> Any:
    """Show one widget that votes on items, in any notebook; see :meth:`Session.vote`."""
    return _notebook().vote(kind, **settings)


def contribute(kind: str, **settings: Any) -> Any:
    """Show one widget for variants and comments; see :meth:`Session.contribute`."""
    return _notebook().contribute(kind, **settings)


def results(kind: str, **settings: Any) -> Any:
    """Show one widget with the results of all votes; see :meth:`Session.results`."""
    return _notebook().results(kind, **settings)


def decide(kind: str, **settings: Any) -> Any:
    """Show one widget to adopt, send back or drop items; see :meth:`Session.decide`."""
    return _notebook().decide(kind, **settings)


def deck(key: str) -> Deck:
    """Give the wall's deck of slides for the session ``key``.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    from kit.widgets.deck import open_deck  # noqa: PLC0415 - the server needs no widgets

    return open_deck(key)


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """Tell Jupyter where the server extension is."""
    from kit.server.app import KitApp  # noqa: PLC0415 - only a server needs it

    return [{"module": "kit.server.app", "app": KitApp}]
