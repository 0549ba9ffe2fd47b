"""The command line: it does what it says, and every error is one sentence and exit code 2."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from completing import complete

import kit
from kit.cli import main
from kit.domain.commands import FACILITATOR
from kit.language import translate
from kit.place import find_place, place_of, session_of
from kit.room.opening import open_journal
from tests.factories import Hall, Person

NO_LOG = (
    "There is no workshop log at {place}. Check the folder, or make a new workshop there first."
)
ROOT = Path(kit.__file__).parents[1]
GROUP = "night shift at the airport"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder of the test's own, with an English terminal."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    for name in ("KIT_FOLDER", "KIT_LOG", "KIT_SECRET"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new workshop."""
    assert main(["new", str(tmp_path / "spring"), "--title", "Front desk"]) == 0
    capsys.readouterr()
    return tmp_path / "spring"


@pytest.fixture
def lived(folder: Path) -> Path:
    """A workshop in which something happened: Anastasia's module is a standard, and complete."""
    journal = open_journal(place_of(folder))
    hall = Hall.__new__(Hall)
    hall.log, hall.now, hall.order, hall.journal = journal.log, 1_790_000_000.0, [], journal
    hall.desk = Person(hall, FACILITATOR)
    hall.desk.does("open_session", session="spring")
    situation = hall.situation("A client shouts")
    ana = hall.phone("Anastasia", groups={"role": GROUP}, credit=True)
    hall.phone("Ben")
    collect = hall.opened("collect", "speech_module", within="situation", title="Collect: modules")
    told = {"say": "I am sorry", "benefit": "Somebody listens", "points": "Say sorry"}
    ana.does("add", activity=collect, kind="speech_module", fields=told, within=situation)
    hall.opened("vote", "speech_module", title="Vote: modules")
    ana.votes("i2", "useful")
    hall.desk.does("decide", item="i2", decision="adopt", binding="free")
    complete(hall.desk.does, hall.state)
    journal.log.close()
    return folder


def fails(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Run a command that cannot be carried out; give its one sentence."""
    assert main(argv) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    (line,) = told.err.splitlines()
    assert line.startswith("kit: ")
    return line.removeprefix("kit: ")


def run(*argv: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process."""
    return subprocess.run(
        [sys.executable, "-m", "kit", *argv], capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env}, check=False,
    )  # fmt: skip


def test_a_new_workshop_has_notebooks_slides_data_and_a_log(folder: Path) -> None:
    assert list((folder / "workshops").glob("*.ipynb"))
    assert list((folder / "slides").glob("*.ipynb"))
    assert list((folder / "data" / "people").glob("*.json"))
    journal = open_journal(place_of(folder))
    assert (journal.state.title, journal.state.language, journal.state.seq) == (
        "Front desk",
        "en",
        1,
    )
    journal.log.close()


def test_a_new_workshop_is_not_made_where_something_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "full"
    there.mkdir()
    (there / "notes.txt").write_text("mine")
    said = fails(capsys, "new", str(there))
    assert said == f"{there} is not empty: choose a new folder, so that nothing is overwritten."
    assert [path.name for path in there.iterdir()] == ["notes.txt"]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["new", str(empty)]) == 0


def test_an_unknown_pack_is_told_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = fails(capsys, "new", str(tmp_path / "a"), "--pack", "deluxe")
    known = "bank, basic, call_centre, public_office, restaurant, shop"
    assert said == f"There is no pack “deluxe”. Known packs: {known}."
    assert not (tmp_path / "a").exists()


@pytest.fixture
def generous() -> Iterator[None]:
    """Let new files and folders be for everybody who does not say otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def for_others(path: Path) -> int:
    """What others than the owner may do with a file or folder."""
    return path.stat().st_mode & 0o077


def test_a_new_workshop_and_what_a_server_notes_in_it_are_for_nobody_but_its_owner(
    generous: None, folder: Path
) -> None:
    place = place_of(folder)
    place.secret()
    (folder / ".workshop-running").write_text("left behind by an earlier one")
    assert place.running("http://192.0.2.7:8889/join/ABCDEF") == place.running()
    names = ("", "workshop.kit", ".workshop-secret", ".workshop-running")
    assert {name: for_others(folder / name) for name in names} == dict.fromkeys(names, 0)
    assert place.running("") == ""


def test_a_server_that_stops_takes_back_its_own_mark_and_leaves_anothers(folder: Path) -> None:
    place = place_of(folder)
    mark = folder / ".workshop-running"
    first = "http://192.0.2.7:8889/join/ABCDEF"
    mark.write_text(f"{os.getppid()} {first}")
    assert place.running("http://192.0.2.7:8890/join/ABCDEF").endswith("8890/join/ABCDEF")
    assert place.running("") == first
    assert mark.read_text() == f"{os.getppid()} {first}"


@contextmanager
def as_nobody_special() -> Iterator[None]:
    """Be somebody whom rights bind: root may write whatever they say."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_workshop_on_a_medium_that_cannot_be_written_is_read_and_exported(
    lived: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = ["--format=md", "--edition=standard", "--out"]
    assert main(["export", str(lived), *export, "first"]) == 0  # loads what it needs
    with tempfile.TemporaryDirectory() as top:
        medium, out = Path(top, "medium"), Path(top, "out")
        shutil.copytree(lived, medium)
        out.mkdir()
        for path, rights in ((Path(top), 0o755), (out, 0o777), (medium, 0o555)):
            path.chmod(rights)
        (medium / "workshop.kit").chmod(0o444)
        before = sorted((path, path.stat().st_mtime_ns) for path in medium.iterdir())
        monkeypatch.chdir(top)
        with as_nobody_special():
            assert not os.access(medium, os.W_OK, effective_ids=True)
            assert main(["status", "medium"]) == 0
            assert main(["export", "medium", *export, str(out)]) == 0
        assert [path.suffix for path in out.iterdir()] == [".md"]
        assert sorted((path, path.stat().st_mtime_ns) for path in medium.iterdir()) == before
        medium.chmod(0o755)


def test_a_folder_that_somebody_made_keeps_its_rights(tmp_path: Path, generous: None) -> None:
    (tmp_path / "shared").mkdir(mode=0o750)
    assert main(["new", str(tmp_path / "shared")]) == 0
    assert for_others(tmp_path / "shared") == 0o050


def test_a_log_that_others_could_read_is_narrowed_and_its_draft_is_written_all_the_same(
    lived: Path,
) -> None:
    (lived / "workshop.kit").chmod(0o644)
    assert main(["export", str(lived), "--format", "md,docx"]) == 0
    assert for_others(lived / "workshop.kit") == 0
    assert {path.suffix for path in (lived / "exports").iterdir()} >= {".md", ".docx"}


NOWHERE = [
    (["status", "none"], "There is no workshop log at "),
    (["check", "none"], "There is no workshop log at "),
    (["export", "none"], "There is no workshop log at "),
    (["erase", "none", "Ana"], "There is no workshop log at "),
    (["rehearse", "none"], "There is no workshop log at "),
    (["serve", "none"], "none is not a workshop: it has no folder “workshops”."),
    (["new", "none", "--colour"], "“--colour” is not an option of “kit new”."),
    (["demo", "--participants=501", "--no-browser"], "Choose between 0 and 500 participants."),
    (["demo", "--participants=-1", "--no-browser"], "Choose between 0 and 500 participants."),
    (["rehearse", "none", "--participants=0"], "Choose between 1 and 1000 participants."),
    (["new", "file/inside"], ""),
]


@pytest.mark.parametrize(
    ("argv", "part"), NOWHERE, ids=lambda v: " ".join(v) if isinstance(v, list) else ""
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str], part: str
) -> None:
    (tmp_path / "file").write_text("a file, no folder")
    said = fails(capsys, *argv)
    assert part in said
    assert said.endswith((".", "kit new FOLDER", "--help"))
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("argv", [[], ["dance"], ["new"], ["new", "a", "--language", "tlh"],
                                  ["demo", "--participants=many"]])  # fmt: skip
def test_a_command_line_that_makes_no_sense_gives_usage_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
    assert "usage: kit" in capsys.readouterr().err


def test_status_tells_where_a_workshop_stands(
    lived: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(lived), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["title"], facts["joined"], facts["session"]) == ("Front desk", 2, "spring")
    assert facts["items"]["speech_module"] == {"all": 1, "standing": 1, "adopted": 1}
    assert main(["status", str(lived)]) == 0
    told = capsys.readouterr().out
    assert "2 people have joined" in told
    assert "▶ Vote: modules – open" in told
    assert "  Collect: modules – closed" in told
    assert "Anastasia" not in told


def test_export_writes_the_formats_and_prints_their_paths(
    lived: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["export", str(lived), "--format", "md, json", "--out", str(tmp_path / "out")]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {path.suffix for path in paths} == {".md", ".json"}
    assert all("I am sorry" in path.read_text("utf-8") for path in paths)
    assert main(["export", str(lived)]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {path.parent for path in paths} == {lived / "exports"}
    assert "evidence-book.xlsx" in {path.name for path in paths}
    other_programs = {".yml", ".apkg"} | {f"-{key}" for key in ("zammad", "helpdesk", "schema")}
    assert not [path for path in paths if any(key in path.name for key in other_programs)]


def test_export_refuses_an_unknown_format_and_writes_nothing(
    lived: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = fails(capsys, "export", str(lived), "--format", "md,stone")
    assert said.startswith("There is no format “stone”. Known formats: ")
    assert not (lived / "exports").exists()


def test_export_to_a_place_that_cannot_be_written_is_one_sentence(
    lived: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    said = fails(capsys, "export", str(lived), "--format", "md", "--out", str(tmp_path / "file"))
    assert str(tmp_path / "file") in said


def test_check_finds_a_sound_workshop_sound_and_a_new_one_incomplete(
    lived: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(lived)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The log is whole (")
    assert said.endswith("events), and the draft lacks nothing.\n")
    main(["new", str(tmp_path / "fresh")])
    capsys.readouterr()
    assert main(["check", str(tmp_path / "fresh")]) == 1
    assert capsys.readouterr().out.startswith("There is no situation yet.\n")


def damage(path: Path, how: str) -> None:
    """Spoil a log as a bad disk, a bad copy or a stray program does."""
    content = bytearray(path.read_bytes())
    if how == "overwritten":
        at = content.index(b"I am sorry")
        content[at : at + 4] = b"You!"
    elif how == "cut":
        del content[len(content) // 2 :]
    elif how == "other file":
        content[:] = b"PK\x03\x04 not a log at all" * 100
    else:
        content.clear()
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["overwritten", "cut", "other file", "empty"])
def test_a_damaged_log_is_told_with_its_place_and_never_served(
    lived: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    log = lived / "workshop.kit"
    damage(log, how)
    spoiled = log.read_bytes()
    for command in ("check", "serve", "status", "export"):
        code = main([command, str(lived)])
        told = capsys.readouterr()
        assert code == 2, command
        assert str(log) in told.err
        assert "Traceback" not in told.err
        assert len(told.err.splitlines()) == 1
        if how == "overwritten":
            assert "is not as it was written" in told.err
    assert log.read_bytes() == spoiled


def test_a_damaged_log_ends_the_process_with_exit_code_2_and_one_sentence(lived: Path) -> None:
    damage(lived / "workshop.kit", "overwritten")
    for command in ("check", "serve"):
        done = run(command, str(lived))
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert "event" in done.stderr


def test_errors_are_said_in_the_language_of_the_terminal() -> None:
    done = run("status", "none", LC_ALL="uk_UA.UTF-8", LANG="uk_UA.UTF-8")
    said = translate("uk", NO_LOG, place=Path("none").resolve() / "workshop.kit")
    assert (done.returncode, done.stderr) == (2, f"kit: {said}\n")
    assert said != NO_LOG.format(place=Path("none").resolve() / "workshop.kit")


def everything_in(folder: Path) -> bytes:
    """Every byte of the log and of the files beside it."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("workshop.kit*")))


@pytest.mark.parametrize("by", ["name", "id"])
def test_erasing_overwrites_name_and_groups_in_every_byte_and_records_it(
    lived: Path, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    journal = open_journal(place_of(lived))
    (who,) = [p.id for p in journal.state.participants.values() if p.name == "Anastasia"]
    journal.log.close()
    assert b"Anastasia" in everything_in(lived)
    assert main(["erase", str(lived), "Anastasia" if by == "name" else who]) == 0
    assert who in capsys.readouterr().out
    assert b"Anastasia" not in everything_in(lived)
    assert GROUP.encode() not in everything_in(lived)
    journal = open_journal(place_of(lived))
    state = journal.state
    assert list(journal.log.read())[-1].kind == "erased"
    assert journal.log.check() == []
    journal.log.close()
    person = state.participants[who]
    assert (person.name, person.groups, person.credit) == ("", {}, False)
    assert state.items["i2"].author == who
    assert "Ben" in [p.name for p in state.participants.values()]


def test_erasing_leaves_no_byte_behind_while_a_server_has_the_log_open(lived: Path) -> None:
    journal = open_journal(place_of(lived))
    assert main(["erase", str(lived), "Anastasia"]) == 0
    assert b"Anastasia" not in everything_in(lived)
    journal.catch_up()
    assert not [p for p in journal.state.participants.values() if p.name == "Anastasia"]
    journal.log.close()


def test_erasing_nobody_or_one_of_two_alike_is_refused_and_changes_nothing(
    lived: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything_in(lived)
    said = fails(capsys, "erase", str(lived), "Nobody")
    assert said.startswith("Nobody here is called “Nobody”.")
    assert everything_in(lived) == before
    journal = open_journal(place_of(lived))
    hall: Any = Hall.__new__(Hall)
    hall.log, hall.now, hall.journal = journal.log, 1_790_000_001.0, journal
    other = hall.phone("Ben's phone")
    other.does("enter", name="Ben")
    journal.log.close()
    said = fails(capsys, "erase", str(lived), "Ben")
    ids = sorted(p.id for p in journal.state.participants.values() if p.name == "Ben")
    assert said == f"Several people are called “Ben”. Give the id instead: {', '.join(ids)}."


def test_rehearsing_needs_a_server(lived: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = fails(capsys, "rehearse", str(lived))
    assert said == f"No server runs for {lived}. Start it first: kit serve {lived}"


def test_kernels_talk_by_network_where_the_path_of_a_socket_would_be_too_long(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A long home folder once kept every notebook from starting."""
    from kit.cli.serve import server_arguments

    ipc = "--KernelManager.transport=ipc"
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", "/run/kit")
    assert ipc in server_arguments(tmp_path, [])
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", "/home/" + "x" * 60)
    assert ipc not in server_arguments(tmp_path, [])


def test_a_notebook_finds_its_workshop_upwards_and_by_the_servers_word(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_place(folder / "workshops").folder == folder
    with pytest.raises(LookupError):
        find_place(tmp_path)
    monkeypatch.setenv("KIT_FOLDER", str(folder))
    assert find_place(tmp_path).folder == folder


@pytest.mark.parametrize(
    ("name", "session"),
    [("2_co_creation.ipynb", "co-creation"), ("Intro.ipynb", "intro"), ("3_.ipynb", "3-"),
     ("two_days.ipynb", "two-days")],
)  # fmt: skip
def test_the_session_of_a_notebook_is_its_name_without_the_number(name: str, session: str) -> None:
    assert session_of(Path(name)) == session
