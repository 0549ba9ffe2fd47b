"""A standard exported as JSON, brought into another workshop: suggested, never imposed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich_workshop import ruled

from kit.cli.exported_entries import read_exported
from kit.cli.main import main
from kit.cli.pack import suggest_exported
from kit.domain.events import Event, ItemAdded
from kit.domain.kinds import KINDS
from kit.domain.workshop import Workshop
from kit.place import place_of
from kit.room.changed_parts import ChangedParts
from kit.room.opening import open_journal
from kit.standard.export import export
from kit.standard.formats.json import read_json
from kit.standard.nodes import records_of
from tests.factories import Hall, hall_in

DAY = date(2026, 11, 24)
ONLY = "only a standard can be taken in, exported by this version of the kit."
LATE = ("speech_module", "behaviour_scheme", "conflict_step", "authority_limit", "stop_phrase")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(ruled().state, tmp_path_factory.mktemp("standard"))


def exported(state: Workshop, folder: Path) -> Path:
    (path,) = export(state, ["json"], folder, editions=["standard"], on=DAY)
    return path


def taken_up(hall: Hall, file: Path) -> None:
    """Take up everything that is suggested, and adopt it at the level it had."""
    ana = hall.phone("Ana")
    kinds = dict.fromkeys(one.kind for one in hall.state.suggestions.values())
    for kind in sorted(kinds, key=lambda kind: LATE.index(kind) if kind in LATE else -1):
        activity = hall.opened("collect", kind, within=KINDS[kind].within)
        while shown := ana.sees()["suggested"]:
            ana.does("take_up", activity=activity, suggestion=shown[0]["id"])
    levels = [
        (one["kind"], one["binding"] or "should") for one in records_of(read_json(file))["adopted"]
    ]
    for kind in kinds:
        told = [level for of, level in levels if of == kind]
        for item, level in zip(hall.state.kept(kind), told, strict=False):
            hall.desk.does("decide", item=item.id, decision="adopt", binding=level)


def held(path: Path) -> dict[str, list[Any]]:
    """What a standard carries to another workshop."""
    found = records_of(read_json(path))
    return {table: list(found[table]) for table in ("adopted", "texts")}


def test_a_standard_taken_up_whole_exports_what_was_brought_in(
    hall: Hall, file: Path, tmp_path: Path
) -> None:
    assert suggest_exported(hall.journal, file) == 0
    assert hall.state.items == {}
    brought, none_left = read_exported(file, KINDS)
    assert none_left == 0
    assert len(hall.state.suggestions) == len(brought) > 40
    taken_up(hall, file)
    second = exported(hall.state, tmp_path / "second")
    again, _ = read_exported(second, KINDS)
    assert {one.id: one for one in again} == {one.id: one for one in brought}
    with hall_in(tmp_path / "third.kit") as other:
        suggest_exported(other.journal, second)
        taken_up(other, second)
        assert held(exported(other.state, tmp_path / "third")) == held(second)


def test_what_belongs_to_a_situation_is_suggested_below_it_once_that_is_there(
    hall: Hall, file: Path
) -> None:
    suggest_exported(hall.journal, file)
    ana = hall.phone("Ana")
    modules = hall.opened("collect", "speech_module", within="situation")
    assert ana.sees()["suggested"] == []
    waiting = next(iter(hall.state.suggested("speech_module")))
    said = "This suggestion is not there any more."
    assert ana.is_refused("take_up", activity=modules, suggestion=waiting.id) == said
    around = hall.opened("collect")
    ana.does("take_up", activity=around, suggestion=waiting.within)
    (situation,) = hall.state.items
    own = hall.situation("A client is angry", by=ana)
    hall.desk.does("open", activity=modules, close_current=True)
    text = hall.state.items[situation].fields["text"]
    assert [one["about"] for one in ana.sees()["suggested"]] == [text, text]
    seen = ChangedParts()
    seen.add(hall.state, [Event(hall.state.seq, "x", 0, "", ItemAdded(
        item=situation, activity=around, item_kind="situation", fields={}))])  # fmt: skip
    assert "suggested" in seen.for_all
    hall.desk.does("merge", items=[own, situation], fields={"text": "Anger"}, reason="One word")
    assert {one["about"] for one in ana.sees()["suggested"]} == {"Anger"}
    ana.does("take_up", activity=modules, suggestion=waiting.id)
    (module,) = hall.state.of_kind("speech_module")
    merged = list(hall.state.items)[2]
    assert (module.within, module.suggestion, module.author) == (merged, waiting.id, ana.id)
    hall.desk.does("decide", item=merged, decision="drop", reason="Rare")
    assert ana.sees()["suggested"] == []


def test_an_answer_that_is_an_entry_is_filled_where_somebody_took_that_one_up(
    hall: Hall, file: Path
) -> None:
    suggest_exported(hall.journal, file)
    ana, steps = hall.phone("Ana"), hall.state.suggested("conflict_step")
    first = next(one for one in steps if "conflict" in one.names)
    second = next(one for one in steps if one.names.get("after") == first.id)
    activity = hall.opened("collect", "conflict_step")
    ana.does("take_up", activity=activity, suggestion=first.id)
    ana.does("take_up", activity=activity, suggestion=second.id)
    before, after = hall.state.of_kind("conflict_step")
    assert "conflict" not in before.fields, "nobody took up its situation"
    assert after.fields["after"] == before.id


def test_the_same_standard_again_brings_nothing_new_and_changes_nothing(
    hall: Hall, file: Path
) -> None:
    hall.situation("The printer eats the contract")
    suggest_exported(hall.journal, file)
    items, rows = dict(hall.state.items), hall.rows()
    suggest_exported(hall.journal, file)
    assert (hall.state.items, hall.rows()) == (items, rows)


def test_the_command_suggests_a_standard_and_says_what_it_cannot_take(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("KIT_LOG", raising=False)
    folder = str(tmp_path / "a")
    assert main(["new", folder]) == 0
    text, spoilt = file.read_text("utf-8"), tmp_path / "spoilt.json"
    capsys.readouterr()
    for wrong, said in (
        ("{}", f"kit: {spoilt} is no standard that the kit exported as JSON.\n"),
        (
            text.replace('"schema": 6', '"schema": 5'),
            f"kit: {spoilt}: {ONLY}\n",
        ),
    ):
        spoilt.write_text(wrong, "utf-8")
        assert main(["packs", folder, "--add", str(spoilt)]) == 2
        assert capsys.readouterr().err == said
    spoilt.write_text(text.replace('"kind": "principle"', '"kind": "wish"'), "utf-8")
    assert main(["packs", folder, "--add", str(spoilt)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith(" suggestions are new")
    assert told[1] == "Left out, since no kind here fits: 2"
    journal = open_journal(place_of(Path(folder)))
    assert not journal.state.suggested("principle")
    assert journal.state.suggested("speech_module")
    assert journal.state.items == {}
    journal.log.close()
