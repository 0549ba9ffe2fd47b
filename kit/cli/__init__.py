"""The command line: ``kit new | serve | demo | rehearse | status | export | check | erase``."""

from kit.cli.main import main

__all__ = ["main"]
