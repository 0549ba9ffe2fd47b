"""What the handlers of a server share: where the desk of the open session is."""

from __future__ import annotations

from pathlib import Path

from kit.domain.commands import FACILITATOR, OpenSession
from kit.place import Place
from kit.room.journal import Ask
from kit.room.opening import open_journal
from kit.room.room import Room
from kit.server.hub import Hub


def test_the_desk_is_that_of_the_session_that_is_open(tmp_path: Path) -> None:
    place = Place(tmp_path, str(tmp_path / "workshop.kit"))
    (tmp_path / "workshops").mkdir()
    for name in ("1_audit.ipynb", "2_co creation.ipynb"):
        (tmp_path / "workshops" / name).write_text("{}")
    hub = Hub(place, Room(open_journal(place).log), b"key")
    assert hub.desk_path == "voila"
    for n, (session, path) in enumerate(
        [
            ("audit", "voila/render/workshops/1_audit.ipynb"),
            ("co creation", "voila/render/workshops/2_co%20creation.ipynb"),
            ("nowhere", "voila"),
        ]
    ):
        turn = OpenSession(do="open_session", id=f"test.{n}", session=session)
        hub.room.journal.carry_out([Ask(FACILITATOR, turn)])
        assert hub.desk_path == path
    hub.room.log.close()
