"""Erasing: where a name still stands is said, and a workshop goes when its time is up."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from kit.cli.main import main
from kit.place import place_of
from kit.room.opening import open_journal
from tests.factories import Hall, Person, participant


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workshop in which Oksana joined, and others wrote her name."""
    place = place_of(tmp_path)
    hall = Hall(open_journal(place).log)
    collect = hall.opened("collect")
    oksana, ben = hall.phone("Oksana"), hall.phone("Ben")
    for text in ("As OKSANA says, wait", "Oksanas are many"):
        fields = {"text": text}
        ben.does("add", activity=collect, kind="situation", fields=fields)
    oksana.does("add", activity=collect, kind="situation", fields={"text": "Mine"})
    hall.log.close()
    place.exports.mkdir()
    (place.exports / "draft.md").write_text("By Oksana.", "utf-8")
    (place.exports / "other.md").write_text("By nobody.", "utf-8")
    (place.exports / "draft.pdf").write_bytes(b"%PDF")
    with ZipFile(place.exports / "draft.docx", "w") as packed:
        packed.writestr("word/document.xml", "<w:t>Oks</w:t><w:t>ana</w:t>")
    return tmp_path


def everything_in(folder: Path) -> str:
    found = b"".join(path.read_bytes() for path in sorted(folder.glob("workshop.kit*")))
    return found.decode("utf-8", "replace")


def texts(folder: Path) -> list[str]:
    journal = open_journal(place_of(folder))
    found = [item.fields["text"] for item in journal.state.items.values()]
    journal.log.close()
    return found


def test_typed_texts_and_exports_that_hold_an_erased_name_are_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", str(folder), "Oksana"]) == 0
    told = capsys.readouterr().out
    assert "The name stands in typed texts too" in told
    listed = {Path(line.strip()).name for line in told.splitlines() if line.startswith("  ")}
    assert listed == {"draft.md", "draft.pdf", "draft.docx"}
    assert texts(folder)[0] == "As OKSANA says, wait", "what others wrote is theirs until asked"


def test_typed_texts_are_mended_and_exports_removed_where_that_is_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", str(folder), "Oksana", "--texts", "--exports"]) == 0
    assert "is taken out of these typed texts" in capsys.readouterr().out
    assert texts(folder) == ["As […] says, wait", "Oksanas are many", "Mine"]
    assert "OKSANA" not in everything_in(folder)
    assert [one.name for one in place_of(folder).exports.iterdir()] == ["other.md"]
    journal = open_journal(place_of(folder))
    assert journal.log.check() == []
    journal.log.close()


def test_a_name_erased_before_can_still_be_looked_for(folder: Path) -> None:
    assert main(["erase", str(folder), "Oksana"]) == 0
    journal = open_journal(place_of(folder))
    (who,) = [p.id for p in journal.state.participants.values() if not p.name]
    journal.log.close()
    assert main(["erase", str(folder), who, "--called", "Oksana", "--texts"]) == 0
    assert "OKSANA" not in everything_in(folder)


def test_nobody_keeps_another_from_being_erased_by_taking_the_id_as_a_name(folder: Path) -> None:
    journal = open_journal(place_of(folder))
    (who,) = [p.id for p in journal.state.participants.values() if p.name == "Oksana"]
    hall: Any = Hall.__new__(Hall)
    hall.log, hall.now, hall.journal = journal.log, 1_790_000_001.0, journal
    hall.phone("Thief").does("enter", name=who)
    journal.log.close()
    assert main(["erase", str(folder), who]) == 0
    journal = open_journal(place_of(folder))
    assert journal.state.participants[who].name == ""
    assert who in [p.name for p in journal.state.participants.values()]
    journal.log.close()


def test_who_joins_is_told_until_when_the_workshop_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["retention", str(folder), "--until", "2099-01-31"]) == 0
    assert "is kept until 2099-01-31" in capsys.readouterr().out
    journal = open_journal(place_of(folder))
    hall: Any = Hall.__new__(Hall)
    hall.log, hall.journal = journal.log, journal
    assert Person(hall, participant("Somebody new")).sees()["room"]["kept_until"] == "2099-01-31"
    journal.log.close()
    assert main(["retention", str(folder), "--until", "soon"]) == 2


def today() -> date:
    return datetime.now().astimezone().date()


def test_a_workshop_is_erased_when_its_time_is_up_and_not_before_nor_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = place_of(folder)
    place.secret()
    assert main(["retention", str(folder), "--erase", "--yes"]) == 2
    tomorrow, yesterday = (today() + timedelta(days=n) for n in (1, -1))
    assert main(["retention", str(folder), "--until", str(tomorrow), "--erase", "--yes"]) == 2
    assert "The time is not up" in capsys.readouterr().err
    assert main(["retention", str(folder), "--until", str(yesterday), "--erase"]) == 1
    assert "Give --yes" in capsys.readouterr().out
    assert (folder / "workshop.kit").exists()
    place.running("http://here/join/C")
    assert main(["retention", str(folder), "--erase", "--yes"]) == 2
    place.running("")
    assert main(["retention", str(folder), "--erase", "--yes"]) == 0
    assert [one.name for one in folder.iterdir()] == []


def test_what_a_text_holds_beside_the_name_stays_as_it_was(folder: Path) -> None:
    before = list(open_journal(place_of(folder)).log.read())
    assert main(["erase", str(folder), "Oksana", "--texts"]) == 0
    journal = open_journal(place_of(folder))
    after = list(journal.log.read())
    journal.log.close()
    changed = [new for old, new in zip(before, after, strict=False) if old != new]
    assert sorted(row.kind for row in changed) == ["introduced", "item_added"]
    assert all(isinstance(json.loads(row.body), dict) for row in changed)
