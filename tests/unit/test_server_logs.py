"""Logs of a server: nobody is found in them, and no flood fills the disk."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from kit.server.logs import Discreet, JsonLines, hidden, keep_discreet


class Book:
    """A log of its own, and what stands in it."""

    def __init__(self, formatter: logging.Formatter | None = None) -> None:
        self.now = 0.0
        self.text = io.StringIO()
        self.handler = logging.StreamHandler(self.text)
        self.handler.setFormatter(formatter)
        self.handler.addFilter(Discreet(most=20, every=60, clock=lambda: self.now))
        self.log = logging.getLogger("a server")
        self.log.handlers, self.log.propagate = [self.handler], False

    @property
    def lines(self) -> list[str]:
        return self.text.getvalue().splitlines()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("404 GET /join/WRONG1/view (@192.168.0.7) 1.2ms", "404 GET /join/…/view (…) 1.2ms"),
        ("GET /wall/ABC234?token=0f0f0f", "GET /wall/…?token=…"),
        ("GET /join?code=abc234&x=1", "GET /join?code=…&x=1"),
        ("Cookie: kit-ABC234=2|1:0|10:17; a=b", "Cookie: kit-…; a=b"),
        ("Authorization: token 0123456789abcdef0123", "Authorization: token …"),
        ("Malformed HTTP message from 10.0.0.12: no", "Malformed HTTP message from …: no"),
        ("(ana@2001:db8::1) came", "(…) came"),
        ("The log of 2026-11-25 took 12:30:05", "The log of 2026-11-25 took 12:30:05"),
    ],
)
def test_a_line_names_no_code_no_token_no_cookie_and_no_address(line: str, told: str) -> None:
    assert hidden(line) == told


def test_of_a_flood_twenty_lines_a_minute_are_written_and_the_rest_is_counted() -> None:
    book = Book()
    for n in range(1_000):
        if n == 500:
            book.log.warning("Something else")
        book.log.warning("A stranger sent %s", n)
    assert len(book.lines) == 21
    book.now = 61
    book.log.warning("Something else")
    for n in (1, 2):
        _again(book, n)
    assert len(book.lines) == 24


def _again(book: Book, n: int) -> None:
    book.log.warning("A stranger sent %s", n)


def test_the_line_after_a_flood_says_how_many_were_left_out() -> None:
    book = Book()
    for _ in range(100):
        _again(book, 0)
    book.now = 60
    _again(book, 1)
    assert book.lines[-1] == "A stranger sent 1 (80 more lines of this kind were left out.)"


def test_an_error_is_told_by_its_place_and_type_and_not_by_what_somebody_typed() -> None:
    book = Book(JsonLines())
    try:
        int("Ana Kovalenko")
    except ValueError:
        book.log.exception("A command failed.")
    (line,) = book.lines
    told = json.loads(line)
    assert (told["level"], told["logger"], told["says"]) == (
        "error", "a server", "A command failed.",
    )  # fmt: skip
    assert told["at"].endswith("Z")
    assert "test_server_logs.py" in told["error"]
    assert told["error"].endswith("ValueError")
    assert "Kovalenko" not in told["error"].replace('int("Ana Kovalenko")', "")


@pytest.fixture
def ours() -> Iterator[logging.Logger]:
    """The kit's own logger, given back as it was."""
    log = logging.getLogger("kit")
    before = log.handlers, log.propagate
    yield log
    log.handlers, log.propagate = before


def test_what_the_kit_notes_goes_where_the_server_writes_and_is_discreet_too(
    ours: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, text = logging.getLogger("the server"), io.StringIO()
    server.handlers = [logging.StreamHandler(text)]
    waits = logging.getLogger("asyncio")
    monkeypatch.setattr(waits, "handlers", [])
    monkeypatch.setattr(waits, "propagate", True)
    keep_discreet(server)
    keep_discreet(server)
    logging.getLogger("kit.room").warning("Somebody at /join/ABC234 left")
    assert text.getvalue() == "Somebody at /join/… left\n"
