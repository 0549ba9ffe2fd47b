"""``kit doctor``: what it finds on this machine, in plain sentences and an exit code."""

from __future__ import annotations

import os
import resource
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.cli import doctor, main
from kit.place import place_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("KIT_LOG", raising=False)
    monkeypatch.setattr("kit.server.app.local_address", lambda: "192.0.2.7")
    assert main(["new", str(tmp_path / "spring")]) == 0
    return tmp_path / "spring"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("0.0.0.0", 0)) as other:
        yield other.getsockname()[1]


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_machine_that_is_ready_is_told_so_with_an_exit_code_of_0(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["doctor", str(folder), "--port=0", "--room-port=0"]) == 0
    said = lines(capsys)
    assert said[-1] == f"All is ready. Start it: kit serve {folder}"
    assert any("Python " + ".".join(map(str, sys.version_info[:3])) in line for line in said)
    assert "✓ Phones in the same network reach this machine at 192.0.2.7." in said
    assert any("log can be read; " in line for line in said)
    assert not any(line.startswith("✗") for line in said)


def test_a_taken_port_is_a_hint_for_the_server_takes_another(
    folder: Path, taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", str(folder), "--port=0", f"--room-port={taken}"]) == 0
    assert any(line.startswith(f"→ Port {taken} is taken") for line in lines(capsys))


def test_a_server_that_runs_already_explains_the_taken_ports(
    folder: Path, taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    place_of(folder).running("http://192.0.2.7:8889/join/ABCDEF")
    assert main(["doctor", str(folder), f"--port={taken}"]) == 0
    said = lines(capsys)
    assert "→ A server runs here already: http://192.0.2.7:8889/join/ABCDEF" in said
    assert not any("is taken" in line for line in said)


def wrong(monkeypatch: pytest.MonkeyPatch, folder: Path, what: str) -> None:
    if what == "disk":
        usage: Any = type("Usage", (), {"free": 5 * 2**20})
        monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: usage)
    elif what == "network":
        monkeypatch.setattr("kit.server.app.local_address", lambda: "127.0.0.1")
    elif what == "clock":
        monkeypatch.setattr(doctor.time, "time", lambda: 1_000_000_000.0)
    elif what == "descriptors":
        monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 4096))
    elif what == "rights":
        monkeypatch.setattr(os, "access", lambda *_: False)
    elif what == "log":
        (folder / "workshop.kit").write_bytes(b"no log at all" * 100)
    elif what == "package":
        monkeypatch.setattr(doctor, "requires", lambda _: ["tornado>=99", "pytest>=99; extra=='t'"])


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("disk", "✗ The disk has 5 MB left"),
        ("network", "✗ This machine is in no network"),
        ("clock", "✗ The clock of this machine is at least "),
        (
            "descriptors",
            "✗ This terminal may open 256 files at once; phones that this is enough for: 106.",
        ),
        ("rights", "✗ Nothing can be written to "),
        ("log", "✗ The workshop log at "),
        ("package", "✗ The package tornado is here in version "),
    ],
)
def test_what_would_spoil_the_session_is_said_with_what_to_do_and_an_exit_code_of_1(
    what: str, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    wrong(monkeypatch, folder, what)
    capsys.readouterr()
    assert main(["doctor", str(folder), "--port=0", "--room-port=0"]) == 1
    told = lines(capsys)
    assert next(line for line in told if line.startswith("✗")).startswith(said)
    assert told[-1] == "Mend what is marked with ✗, then ask again."


def test_it_speaks_the_language_of_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    capsys.readouterr()
    main(["doctor", str(folder), "--port=0", "--room-port=0"])
    assert lines(capsys)[-1] == f"Wszystko gotowe. Uruchom: kit serve {folder}"
