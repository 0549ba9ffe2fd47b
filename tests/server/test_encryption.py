"""TLS options hold for both doors: what the desk is told in secret, phones are too."""

from __future__ import annotations

import datetime as dt
import select
import ssl
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kit.cli.announce import Addresses, told
from kit.cli.main import main
from kit.place import place_of


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a key and a certificate of this machine; give their files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "workshop")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    paths = folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths


def joining(folder: Path, process: subprocess.Popen[bytes]) -> str:
    """Wait for the address at which a server that starts lets phones join."""
    end = time.monotonic() + 40
    while time.monotonic() < end and process.poll() is None:
        if told := place_of(folder).running():
            return told
        select.select([], [], [], 0.1)
    raise AssertionError("The server did not start.")


def test_with_a_certificate_the_join_address_is_https_as_the_desks(tmp_path: Path) -> None:
    """The desk was https, and the address in the QR code http."""
    folder = tmp_path / "workshop"
    assert main(["new", str(folder)]) == 0
    cert, key = certificate(tmp_path)
    options = [f"--ServerApp.certfile={cert}", f"--ServerApp.keyfile={key}"]
    options += ["--ServerApp.port=0", "--KitApp.room_port=0", "--KitApp.room_ip=127.0.0.1"]
    said = tmp_path / "told"
    with said.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "kit", "serve", str(folder), *options],
            stdout=out, stderr=out, cwd=tmp_path,
        )  # fmt: skip
    try:
        address = joining(folder, process)
        assert address.startswith("https://127.0.0.1:")
        trusting = ssl.create_default_context(cafile=str(cert))
        with urllib.request.urlopen(address, timeout=20, context=trusting) as answer:
            assert answer.status == 200
            assert "; Secure" in answer.headers["Set-Cookie"]
        assert "plain http" not in said.read_text()
    finally:
        process.terminate()
        process.wait(20)


def test_plain_http_says_what_it_means() -> None:
    plain = Addresses("http://a", "http://a/join/C", "http://a/wall/C", "C", "folder", 1)
    assert "can read what they send, and pretend to be one of them" in told(plain, "en")
    assert "plain http" not in told(replace(plain, phone="https://a/join/C"), "en")
