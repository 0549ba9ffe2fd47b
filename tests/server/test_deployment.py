"""The files of the deployment page, started for real as far as this machine allows."""

from __future__ import annotations

import asyncio
import json
import os
import re
import select
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import psycopg
import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

import kit
from tests.faults.database import Database

FILES = Path(kit.__file__).parents[1] / "deploy"
TOKEN = "a-token-for-the-test"
UNKNOWN = ssl.create_default_context()
UNKNOWN.check_hostname, UNKNOWN.verify_mode = False, ssl.CERT_NONE
"""The test signs its certificate itself."""


def free_ports(n: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(n)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def run(command: list[str], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a service until the end of the block."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("KIT_", "JUPYTER"))}
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=clean | environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def fetch(url: str, process: subprocess.Popen[bytes], host: str = "") -> tuple[str, str]:
    """Ask until something answers; give the cookie and the text."""
    request = urllib.request.Request(url, headers={"Host": host} if host else {})
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(request, timeout=20, context=UNKNOWN) as answer:
                return answer.headers.get("Set-Cookie", ""), answer.read().decode()
        except URLError as error:
            if getattr(error, "code", 502) != 502:
                raise
            select.select([], [], [], 0.1)
    raise AssertionError(f"{url} does not answer")


def prepared(name: str, target: Path, *changes: tuple[str, str]) -> str:
    """Put what belongs to this machine into a file; each change has to find its place."""
    text = (FILES / name).read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{name} has no {old}"
        text = text.replace(old, new)
    target.write_text(text, "utf-8")
    return text


@pytest.fixture
def database() -> Iterator[str]:
    """A database made by the page's own statements; its address for the kit."""
    with tempfile.TemporaryDirectory(prefix="kit-pg-") as folder:
        running = Database(Path(folder))
        script = (FILES / "postgresql.sql").read_text("utf-8").replace(":'password'", "'kept'")
        statements = re.sub(r"^--.*$", "", script, flags=re.MULTILINE).split(";")
        with psycopg.connect(running.url, autocommit=True) as connection:
            for statement in filter(str.strip, statements):
                connection.execute(statement)  # type: ignore[arg-type]
        yield running.url.replace("postgres:@/postgres", "workshop_kit:kept@/workshop_kit")
        running.stop()


def test_the_files_of_the_deployment_page_serve_phones_and_desk_over_tls(
    database: str, tmp_path: Path
) -> None:
    desk, room, tls, plain = free_ports(4)
    folder = tmp_path / "workshop"
    variables = dict(
        line.split("=", 1)
        for line in (FILES / "workshop-kit.env").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
    assert set(variables) == {"KIT_LOG", "KIT_SECRET", "JUPYTER_TOKEN"}
    variables |= {"KIT_LOG": database, "KIT_SECRET": "s" * 64, "JUPYTER_TOKEN": TOKEN}
    python = [sys.executable, "-m", "kit"]
    subprocess.run(
        [*python, "new", str(folder)], check=True, capture_output=True,
        env={**os.environ, **variables},
    )  # fmt: skip
    service = prepared(
        "workshop-kit.service", tmp_path / "workshop-kit.service",
        ("/opt/workshop-kit/bin/kit", f"{sys.executable} -m kit"), ("/srv/workshop", str(folder)),
        ("port=8888", f"port={desk}"), ("room_port=8889", f"room_port={room}"),
        ("User=workshop\nGroup=workshop\n", ""), ("/etc/workshop-kit.env", str(tmp_path / "env")),
    )  # fmt: skip
    if shutil.which("systemd-analyze"):
        checked = subprocess.run(
            ["systemd-analyze", "verify", str(tmp_path / "workshop-kit.service")],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "workshop-kit.service" not in checked.stderr, checked.stderr
    else:
        warnings.warn("systemd is not here: its file was read by this test alone.", stacklevel=1)
    (command,) = re.findall(r"^ExecStart=(.*)$", service, re.MULTILINE)
    (given,) = re.findall(r"^Environment=(.*)$", service, re.MULTILINE)
    variables |= dict(one.split("=", 1) for one in shlex.split(given))
    with run(shlex.split(command), tmp_path / "kit.log", **variables) as served:
        fetch(f"http://127.0.0.1:{room}/join", served)
        state = json.loads(fetch(f"http://127.0.0.1:{desk}/kit/state?token={TOKEN}", served)[1])
        assert state["join"] == f"https://workshop.example.org/join/{state['code']}"
        if nginx := shutil.which("nginx"):
            behind_nginx(nginx, tmp_path, state["code"], (desk, room, tls, plain))
        else:
            warnings.warn("nginx is not here: its file was not started.", stacklevel=1)


def behind_nginx(nginx: str, tmp_path: Path, code: str, ports: tuple[int, int, int, int]) -> None:
    """Start nginx with the page's file; come in as a phone, look in as the desk."""
    desk, room, tls, plain = ports
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=workshop.example.org", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    prepared(
        "nginx.conf", tmp_path / "kit.conf",
        ("listen 443 ssl", f"listen 127.0.0.1:{tls} ssl"), ("listen 80", f"listen {plain}"),
        ("127.0.0.1:8888", f"127.0.0.1:{desk}"), ("127.0.0.1:8889", f"127.0.0.1:{room}"),
        ("/etc/ssl/workshop/fullchain.pem", str(certificate)),
        ("/etc/ssl/workshop/privkey.pem", str(key)),
    )  # fmt: skip
    whole = tmp_path / "nginx.conf"
    who = "user root;" if os.geteuid() == 0 else ""
    whole.write_text(
        f"pid {tmp_path}/nginx.pid; error_log {tmp_path}/nginx.log; daemon off; {who}\n"
        f"events {{}} http {{ access_log {tmp_path}/access.log; include {tmp_path}/kit.conf; }}\n"
    )
    with run([nginx, "-c", str(whole)], tmp_path / "nginx.out") as proxy:
        phones, secure = "workshop.example.org", f"https://127.0.0.1:{tls}"
        cookie, page = fetch(f"{secure}/join/{code}", proxy, phones)
        assert "Secure" in cookie
        assert "<html" in page
        asyncio.run(come_in(f"wss://127.0.0.1:{tls}/join/{code}/ws", cookie, phones))
        state = fetch(f"{secure}/kit/state?token={TOKEN}", proxy, "desk.example.org")[1]
        assert json.loads(state)["joined"] == 1
    assert code not in (tmp_path / "access.log").read_text()


async def come_in(address: str, cookie: str, host: str) -> None:
    """Open a phone's socket and enter."""
    headers = {"Cookie": cookie.partition(";")[0], "Host": host, "Origin": f"https://{host}"}
    line = await websocket_connect(HTTPRequest(address, headers=headers, validate_cert=False))
    assert json.loads(str(await line.read_message()))["is"] == "welcome"
    await line.write_message('{"do":"enter","id":"test.behind","name":"Ana"}')
    while (frame := json.loads(str(await line.read_message())))["is"] == "view":
        pass
    assert frame["is"] == "ack"
    line.close()
