"""What a server notes of itself: no line says who somebody is, and no flood fills the disk."""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

_OURS = ("kit", "asyncio")
"""Loggers that Jupyter does not know."""

_HIDDEN = (
    (re.compile(r"(/(?:join|wall)/)[A-Za-z0-9]+"), r"\1…"),
    (re.compile(r"((?:code|token)=)[^\s&\"']+", re.IGNORECASE), r"\1…"),
    (re.compile(r"(token )[0-9a-f]{16,}"), r"\1…"),
    (re.compile(r"kit-[A-Z0-9]{4,}(?:=[^\s;\"']*)?"), "kit-…"),
    (re.compile(r"\([^@\s()]*@[^)\s]*\)"), "(…)"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "…"),
)
"""Join codes, tokens, cookies, who was logged in from where, addresses."""


def hidden(text: str) -> str:
    """Take out of a line what would tell who somebody is, or let somebody in."""
    for pattern, instead in _HIDDEN:
        text = pattern.sub(instead, text)
    return text


def stack_of(error: BaseException | None, where: TracebackType | None) -> str:
    """Give where an error came from, and of what type it is.

    What it says is left out: errors quote what people typed.
    """
    lines = [] if where is None else traceback.format_tb(where)
    return f"Traceback:\n{''.join(lines)}{type(error).__name__}"


@dataclass(slots=True)
class _Kind:
    since: float
    lines: int = 0
    kept_back: int = 0


class Discreet(logging.Filter):
    """Lets lines through without secrets, and of each kind only so many a minute."""

    def __init__(
        self, most: int = 20, every: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Let ``most`` lines of a kind through in ``every`` seconds."""
        super().__init__()
        self.most, self.every, self.clock = most, every, clock
        self._kinds: dict[tuple[str, int, str], _Kind] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether the line is written; it is one of its kind by its logger and place."""
        now = self.clock()
        place = (record.name, record.levelno, f"{record.pathname}:{record.lineno}")
        kind = self._kinds.get(place)
        kept_back = 0
        if kind is None or now - kind.since >= self.every:
            kept_back = kind.kept_back if kind else 0
            kind = self._kinds[place] = _Kind(now)
        kind.lines += 1
        if kind.lines > self.most:
            kind.kept_back += 1
            return False
        record.msg, record.args = hidden(record.getMessage()), ()
        if kept_back:
            record.msg += f" ({kept_back} more lines of this kind were left out.)"
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = stack_of(record.exc_info[1], record.exc_info[2])
        return True


class JsonLines(logging.Formatter):
    """A line of JSON for each record, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Give time (UTC), level, logger and message; of an error where it came from."""
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line = {
            "at": f"{at}.{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": record.getMessage(),
        }
        if record.exc_text:
            line["error"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def keep_discreet(log: logging.Logger, *, as_json: bool = False) -> None:
    """Let everything that a server logs go the way of ``log``, and that way be discreet.

    A handler that is discreet already stays as it is, so calling this twice changes nothing.
    """
    for handler in log.handlers:
        if not any(isinstance(one, Discreet) for one in handler.filters):
            handler.addFilter(Discreet())
        if as_json:
            handler.setFormatter(JsonLines())
    for name in _OURS:
        ours = logging.getLogger(name)
        ours.handlers, ours.propagate = list(log.handlers), False
